"""What people call the device and browser behind a request, as far as it says so itself."""

from __future__ import annotations

SYSTEMS = (
    ("HarmonyOS", "鸿蒙"),
    ("Android", "安卓"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("UOS", "统信 UOS"),
    ("Kylin", "麒麟"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("Linux", "Linux"),
)
BROWSERS = (
    ("MicroMessenger", "微信"),
    ("Qaxbrowser", "奇安信浏览器"),
    ("QIHU", "360 浏览器"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)


def device(agent: str) -> str:
    """Return the system and the browser that a User-Agent names, or 未知设备."""
    found = [
        next((name for mark, name in table if mark.casefold() in agent.casefold()), "")
        for table in (SYSTEMS, BROWSERS)
    ]
    return " · ".join(filter(None, found)) or "未知设备"

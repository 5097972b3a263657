"""What an installation is told from outside: the only place that reads the environment."""

from __future__ import annotations

import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from question_bank.study.days import Calendar

SECRETS = re.compile("SECRET|TOKEN|PASSWORD")
METRICS = "PROMETHEUS_MULTIPROC_DIR"


SHORTEST_SECRET, FEWEST_LETTERS = 32, 10


class BadSetting(Exception):
    """A setting cannot be used; the message is a Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One installation. `instance` is the folder that holds everything of it.

    `backup_copies` is the folder that every backup is copied to. Under other names than
    `trusted_hosts` no page is shown, where there are any; of so many `proxies` in front it is
    believed who asks and how. Who knows the `metrics_token` may read the figures from afar. To
    `syslog`, a socket's path or a host and port, the audit log is passed on. What the office
    chooses stands in `question_bank.bank.site.settings`.
    """

    instance: Path
    database_url: str
    secret_key: str
    timezone: ZoneInfo
    rollover_hour: int = 4
    max_upload_bytes: int = 20 * 1024 * 1024
    secure_cookies: bool = False
    font_dir: Path | None = None
    backup_copies: Path | None = None
    trusted_hosts: tuple[str, ...] = ()
    proxies: int = 0
    metrics_token: str | None = None
    syslog: str | tuple[str, int] | None = None

    @property
    def calendar(self) -> Calendar:
        """How this installation counts study days."""
        return Calendar(self.timezone, self.rollover_hour)

    @classmethod
    def from_environment(cls, instance: Path | None = None) -> Settings:
        """Return the settings, the instance folder made if it was not there.

        Raises:
            BadSetting: a variable holds something that cannot be used.

        """
        env = os.environ
        folder = (instance or Path(env.get("QUIZAPP_INSTANCE", "instance"))).resolve()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return cls(
            instance=folder,
            database_url=env.get("DATABASE_URL") or f"sqlite:///{folder / 'quizapp.sqlite3'}",
            secret_key=_secret(env, folder / "secret_key"),
            timezone=_zone(env.get("QUIZAPP_TIMEZONE", "Asia/Shanghai")),
            secure_cookies=_yes(env, "QUIZAPP_SECURE_COOKIES"),
            font_dir=_folder(env, "FONT_DIR"),
            backup_copies=_folder(env, "QUIZAPP_BACKUP_COPIES"),
            trusted_hosts=_names(env, "QUIZAPP_TRUSTED_HOSTS"),
            proxies=_count(env, "QUIZAPP_PROXIES", most=5),
            metrics_token=env.get("QUIZAPP_METRICS_TOKEN") or None,
            syslog=_log_server(env, "QUIZAPP_SYSLOG"),
        )


def told() -> dict[str, str]:
    """Return the variables that were set for the installation, without what is secret in them."""
    found = {name: value for name, value in os.environ.items() if name.startswith("QUIZAPP_")}
    return {name: value for name, value in sorted(found.items()) if not SECRETS.search(name)}


def metrics_folder() -> str | None:
    """Return the folder in which the processes of a server count, None where there is one."""
    return os.environ.get(METRICS)


def count_in(folder: Path) -> None:
    """Name that folder; prometheus_client reads it when it is first loaded."""
    os.environ[METRICS] = str(folder)


def handed_sockets() -> bool:
    """Return whether systemd has opened the address and handed it to this process."""
    return os.environ.get("LISTEN_PID") == str(os.getpid())


def _secret(env: os._Environ[str], path: Path) -> str:
    """Return the secret that signs cookies: long enough not to be guessed, or nothing starts."""
    given = env.get("QUIZAPP_SECRET_KEY")
    found = given or _kept_secret(path)
    if len(found) >= SHORTEST_SECRET and len(set(found)) >= FEWEST_LETTERS:
        return found
    if given:
        raise BadSetting(
            f"QUIZAPP_SECRET_KEY 太容易猜到：至少要 {SHORTEST_SECRET} 个随机字符。"
            "不设它，程序会自己生成一个。"
        )
    raise BadSetting(
        f"密钥文件 {path} 不完整。请删掉它再启动，程序会重新生成（所有人要重新登录）。"
    )


def _log_server(env: os._Environ[str], name: str) -> str | tuple[str, int] | None:
    value = env.get(name)
    if not value or value.startswith("/"):
        return value or None
    host, _, port = value.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port[:6]) < 65536:
        raise BadSetting(f"{name} 要写日志服务器的“主机:端口”，或者本机的 /dev/log。")
    return host.strip("[]"), int(port)


def _kept_secret(path: Path) -> str:
    """Return the installation's own secret, made on the first start and readable by it alone."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii")
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secret := secrets.token_hex(32))
    return secret


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ValueError, KeyError, OSError) as error:
        raise BadSetting(f"时区 {name} 不存在，请改正 QUIZAPP_TIMEZONE。") from error


def _folder(env: os._Environ[str], name: str) -> Path | None:
    value = env.get(name)
    return Path(value) if value else None


def _names(env: os._Environ[str], name: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in env.get(name, "").split(",") if part.strip())


def _count(env: os._Environ[str], name: str, *, most: int) -> int:
    value = env.get(name, "0")
    if not (value.isascii() and value.isdecimal() and int(value[:3]) <= most):
        raise BadSetting(f"{name} 要写 0 到 {most} 之间的整数。")
    return int(value)


def _yes(env: os._Environ[str], name: str) -> bool:
    value = env.get(name, "0")
    if value not in {"0", "1"}:
        raise BadSetting(f"{name} 只能是 0 或 1。")
    return value == "1"

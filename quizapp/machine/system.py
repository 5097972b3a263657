"""The machine itself: processor, interpreter, SQLite, disk, memory, fonts, the readers' cage."""

from __future__ import annotations

import os
import platform
import sqlite3
import stat
import sys
from contextlib import closing
from pathlib import Path
from shutil import disk_usage
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from question_bank.errors import UnreadableFile
from question_bank.sandbox import read_apart
from quizapp.machine.findings import bad, care, good

if TYPE_CHECKING:
    from quizapp.machine.findings import Finding
    from quizapp.settings import Settings

PROCESSORS = {"x86_64": "x86_64", "aarch64": "aarch64（ARM）"}
LEAST_PYTHON = (3, 11)
LEAST_GLIBC = (2, 28)
LEAST_SQLITE = (3, 35, 0)
LEAST_FREE, LOW = 256 << 20, 2 << 30
LEAST_MEMORY = 600 << 20
LONGEST_SOCKET = 100
OFFICIAL = ("FZXiaoBiaoSong-B05S", "FangSong_GB2312", "KaiTi_GB2312")
SPEECH = (
    "在档案工作会议上的讲话\n\n同志们：\n档案工作要做到“三个到位”：收集到位，整理到位，保管到位。\n"
)
NETWORKED = {"nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p"}


def processor() -> Finding:
    """Look at the kind of processor."""
    what, machine = "处理器", platform.machine()
    if machine in PROCESSORS:
        return good(what, PROCESSORS[machine])
    if machine.startswith("loongarch"):
        return bad(
            what,
            "龙芯（loongarch64）",
            "不支持龙芯：用到的几个组件没有龙芯版。请换一台 x86_64 或 ARM 的服务器。",
        )
    return bad(what, machine, "只支持 x86_64 和 aarch64。")


def interpreter() -> Finding:
    """Look at Python and the C library under it."""
    what, python = "Python", platform.python_version()
    name, version = platform.libc_ver()
    if sys.version_info < LEAST_PYTHON:
        return bad(what, python, "要 3.11 以上。离线安装包里自带。")
    if name != "glibc":
        return care(what, f"{python}，C 库不是 glibc", "没有在这样的系统上试过。")
    if tuple(int(part) for part in version.split(".")) < LEAST_GLIBC:
        return bad(what, f"{python}，glibc {version}", "系统太旧，要 glibc 2.28 以上。")
    return good(what, f"{python}，glibc {version}")


def sqlite(settings: Settings) -> Finding:
    """Look whether SQLite is new enough and can keep a journal beside its file."""
    what = "SQLite"
    if sqlite3.sqlite_version_info < LEAST_SQLITE:
        return bad(what, sqlite3.sqlite_version, "要 3.35 以上。离线安装包里自带。")
    kind = _file_system(settings.instance)
    if kind in NETWORKED:
        return bad(
            what, f"安装目录在网络文件系统（{kind}）上", "SQLite 的锁在那里靠不住，请放到本机磁盘。"
        )
    try:
        with (
            TemporaryDirectory(dir=settings.instance, prefix=".check-") as folder,
            closing(sqlite3.connect(Path(folder) / "try")) as rows,
        ):
            mode = rows.execute("PRAGMA journal_mode=WAL").fetchone()[0]
            rows.execute("CREATE TABLE try (x)")
    except (OSError, sqlite3.Error):
        return bad(what, "安装目录里不能写数据库", "请检查安装目录的权限和磁盘。")
    if mode != "wal":
        return bad(what, f"{sqlite3.sqlite_version}，不能用 WAL", "请把安装目录放到本机磁盘。")
    return good(what, f"{sqlite3.sqlite_version}，WAL 可用")


def disk(settings: Settings, database_bytes: int) -> Finding:
    """Look at the room left: a backup needs as much again as the database."""
    what, free = "磁盘", disk_usage(settings.instance).free
    found = f"还剩 {_size(free)}，数据库 {_size(database_bytes)}"
    if free < LEAST_FREE:
        return bad(what, found, "快满了，请清理磁盘，或者运行 quizapp backup --thin 清理旧备份。")
    if free < max(LOW, 3 * database_bytes):
        return care(what, found, "不多了，作备份时要有数据库两倍的地方。请清理或扩容。")
    return good(what, found)


def memory() -> Finding:
    """Look at the memory that is free."""
    what = "内存"
    lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
    sizes = {line.split(":")[0]: int(line.split()[1]) << 10 for line in lines}
    free = sizes.get("MemAvailable", 0)
    if free < LEAST_MEMORY:
        return care(what, f"可用 {_size(free)}", "读讲话稿时可能不够，每篇最多要用 512 MB。")
    return good(what, f"可用 {_size(free)}")


def folder(settings: Settings) -> Finding:
    """Look who can read the instance folder, and whether it is ours to write."""
    what, here = "安装目录", settings.instance
    if not os.access(here, os.W_OK | os.X_OK):
        return bad(what, f"{here} 不能写", "请用运行网站的那个用户来运行，或者改正目录的属主。")
    inside = [here, *(found for found in here.iterdir() if found.is_file())]
    if foreign := [file for file in inside if file.stat().st_uid != os.geteuid()]:
        return bad(
            what,
            f"{foreign[0]} 属于别的用户",
            f"请运行 chown -R {os.geteuid()}:{os.getegid()} {here}",
        )
    if stat.S_IMODE(here.stat().st_mode) & 0o077:
        return care(what, f"{here} 别的用户也能看", f"请运行 chmod 700 {here}")
    return good(what, f"{here}，只有本用户可读写")


def secret(settings: Settings) -> Finding:
    """Look whether the secret is long enough and kept to itself."""
    what, kept = "密钥", settings.instance / "secret_key"
    if len(settings.secret_key) < 32:
        return bad(what, "太短", "请去掉 QUIZAPP_SECRET_KEY，让程序自己生成。")
    if kept.exists() and stat.S_IMODE(kept.stat().st_mode) & 0o077:
        return bad(what, "别的用户也能读", f"请运行 chmod 600 {kept}，并让所有人重新登录。")
    return good(what, "够长，只有本用户可读")


def fonts(settings: Settings) -> Finding:
    """Look which faces printed tests can be set in."""
    from question_bank.papers.pdf import faces  # noqa: PLC0415 - typst only for who looks

    what = "字体"
    if settings.font_dir and not settings.font_dir.is_dir():
        return care(
            what, f"FONT_DIR 指的 {settings.font_dir} 不存在", "请改正，或者去掉 FONT_DIR。"
        )

    found = set(faces(settings.font_dir))
    if not found:
        return bad(what, "没有中文字体", "安装不完整，请重新安装。")
    if settings.font_dir and not found & set(OFFICIAL):
        return care(
            what,
            "FONT_DIR 里没有公文字体",
            "可放入方正小标宋、仿宋_GB2312、楷体_GB2312 的字体文件。",
        )
    return good(what, "本单位的公文字体可用" if settings.font_dir else "自带的宋体和黑体可用")


def cage() -> Finding:
    """Read a speech as an uploaded one is read: in a child process under limits."""
    what = "读稿"
    try:
        read_apart(SPEECH.encode(), "check.txt")
    except (UnreadableFile, OSError) as error:
        return bad(
            what,
            f"受限的子进程起不来（{error}）",
            "请检查 /tmp 能不能写、进程数和内存有没有被限制（ulimit、systemd 的 MemoryMax）。",
        )
    return good(what, "上传的稿子能在受限的子进程里读")


def _file_system(path: Path) -> str:
    """Return the kind of file system that a folder lies on."""
    best, kind = "", ""
    for line in Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines():
        _, place, this = line.split()[:3]
        if len(place) >= len(best) and path.is_relative_to(place.replace("\\040", " ")):
            best, kind = place, this
    return kind


def _size(size: int) -> str:
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{size / 1e6:.0f} MB"

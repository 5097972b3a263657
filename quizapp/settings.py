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


class BadSetting(Exception):
    """A setting cannot be used; the message is a Chinese sentence."""


@dataclass(frozen=True, slots=True)
class Settings:
    """One installation. `instance` is the folder that holds everything of it.

    `backup_copies` is the folder that every backup is copied to. What the office chooses stands in
    `question_bank.bank.site.settings`.
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
            secret_key=env.get("QUIZAPP_SECRET_KEY") or _kept_secret(folder / "secret_key"),
            timezone=_zone(env.get("QUIZAPP_TIMEZONE", "Asia/Shanghai")),
            secure_cookies=_yes(env, "QUIZAPP_SECURE_COOKIES"),
            font_dir=_folder(env, "FONT_DIR"),
            backup_copies=_folder(env, "QUIZAPP_BACKUP_COPIES"),
        )


def told() -> dict[str, str]:
    """Return the variables that were set for the installation, without what is secret in them."""
    found = {name: value for name, value in os.environ.items() if name.startswith("QUIZAPP_")}
    return {name: value for name, value in sorted(found.items()) if not SECRETS.search(name)}


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


def _yes(env: os._Environ[str], name: str) -> bool:
    value = env.get(name, "0")
    if value not in {"0", "1"}:
        raise BadSetting(f"{name} 只能是 0 或 1。")
    return value == "1"

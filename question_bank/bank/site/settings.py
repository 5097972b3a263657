"""Settings that the office chooses on a page; what a deployment needs stands in the environment.

A row a setting: what was never set has its default, so that a new setting needs no migration.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, String, select
from sqlalchemy.orm import Mapped, mapped_column

from question_bank.bank.base import Base
from question_bank.errors import Refused, Stale

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SECRECY_NOTICE = (
    "本系统为非涉密系统，严禁上传、存储、处理、传输国家秘密和工作秘密。"
    "上传前请确认材料可以在本单位内部学习使用。"
)
BOUNDS = {
    "password_shortest": (8, 64),
    "password_kinds": (1, 4),
    "password_days": (0, 730),
    "passwords_not_again": (0, 24),
    "failures_allowed": (3, 20),
    "lock_minutes": (1, 1440),
    "idle_minutes": (0, 1440),
    "initial_password_days": (1, 365),
    "log_days": (184, 3650),
    "typed_answers_days": (0, 3650),
    "leavers_days": (0, 3650),
}
"""The least and the most of each number. The log is kept for six months or longer by law."""
LONGEST = {
    "unit_name": 40,
    "paper_heading": 30,
    "paper_notes": 600,
    "address": 200,
    "secrecy_notice": 400,
    "watermark_words": 20,
}


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What the office chose. Where days or minutes may be 0, that is never (kept for good).

    `paper_heading` stands above the title of a test (卷头), `paper_notes` are its 注意事项, a line
    each, where they are not the usual ones; `address` stands on posters and slips.
    `graded_protection` is 等保模式: the rules it makes stricter stand in `accounts`. Whoever is
    wrong `failures_allowed` times in a row waits, in the end `lock_minutes`. Initial passwords end
    after `initial_password_days`. The log is kept `log_days`, answers as they were typed
    `typed_answers_days`, the people who left `leavers_days`. With `watermark` papers and pages of
    内部 material bear `watermark_words` and who had them.
    """

    unit_name: str = ""
    paper_heading: str = ""
    paper_notes: str = ""
    address: str = ""
    secrecy_notice: str = SECRECY_NOTICE
    graded_protection: bool = False
    password_shortest: int = 8
    password_kinds: int = 1
    password_days: int = 0
    passwords_not_again: int = 0
    failures_allowed: int = 5
    lock_minutes: int = 30
    idle_minutes: int = 0
    initial_password_days: int = 14
    keeps_phones: bool = False
    log_days: int = 365
    typed_answers_days: int = 0
    leavers_days: int = 0
    anki_export: bool = True
    offline_reading: bool = False
    watermark: bool = False
    watermark_words: str = ""

    @property
    def initial_password_lasts(self) -> timedelta:
        """How long a password that was given to somebody lets them in."""
        return timedelta(days=self.initial_password_days)

    @property
    def stamp(self) -> str:
        """What tells this state of the settings from any other."""
        return sha256(repr(self).encode()).hexdigest()[:16]


class SiteSetting(Base):
    """One setting that is not, or no longer, as it was delivered."""

    __tablename__ = "site_setting"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)


def settings_of(session: Session) -> SiteSettings:
    """Return what the office chose, and the default of everything it has not."""
    names = {field.name for field in fields(SiteSettings)}
    rows = session.execute(select(SiteSetting.name, SiteSetting.value))
    return SiteSettings(**{name: value for name, value in rows if name in names})


def change_settings(
    session: Session,
    wanted: SiteSettings,
    *,
    seen: str | None = None,
) -> tuple[str, ...]:
    """Keep the settings wanted; return the names of those that changed.

    `seen` is the stamp of the settings that were looked at.

    Raises:
        Stale: somebody changed the settings since they were looked at.
        Refused: `bad_setting`, one of them is outside its bounds.

    """
    present = settings_of(session)
    if seen is not None and seen != present.stamp:
        raise Stale("settings")
    before, after = asdict(present), asdict(wanted)
    changed = tuple(name for name, value in after.items() if value != before[name])
    for name in changed:
        _require_bounds(name, after[name])
        session.merge(SiteSetting(name=name, value=after[name]))
    session.flush()
    return changed


def _require_bounds(name: str, value: Any) -> None:  # noqa: ANN401 - a setting of any kind
    if name in LONGEST:
        fits = len(value) <= LONGEST[name]
    else:
        least, most = BOUNDS.get(name, (0, 1))
        fits = least <= value <= most
    if not fits:
        raise Refused("bad_setting", name=name)

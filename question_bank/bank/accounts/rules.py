"""The rules for passwords and log-ins that hold: what the office chose, and what 等保模式 adds.

等保模式 (GB/T 22239-2019, level 2) never makes a rule weaker. What the office has not set is then:
three kinds of characters, a new password every 90 days, none of the last five again, the whole wait
at once after too many wrong tries, and half an hour of idleness.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from question_bank.bank.people import Role
from question_bank.bank.site.settings import settings_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session

    from question_bank.bank.site.settings import SiteSettings

GRADED_KINDS, GRADED_DAYS, GRADED_NOT_AGAIN, GRADED_IDLE = 3, 90, 5, 30


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds now. None is never; `waits_at_once` is the whole wait instead of ever longer ones.

    `kinds` counts kinds of characters: capital and small letters, digits, and all others.
    """

    shortest: int
    kinds: int
    lasts: timedelta | None
    not_again: int
    failures: int
    longest_wait: timedelta
    waits_at_once: bool
    idle: timedelta | None


def rules(session: Session) -> Rules:
    """Return the rules that hold now."""
    return rules_of(settings_of(session))


def rules_of(site: SiteSettings) -> Rules:
    """Return the rules that hold with some settings."""
    graded = site.graded_protection
    return Rules(
        shortest=site.password_shortest,
        kinds=max(site.password_kinds, GRADED_KINDS if graded else 1),
        lasts=password_lasts(site.password_days, graded=graded),
        not_again=max(site.passwords_not_again, GRADED_NOT_AGAIN if graded else 0),
        failures=site.failures_allowed,
        longest_wait=timedelta(minutes=site.lock_minutes),
        waits_at_once=graded,
        idle=idle_time(site.idle_minutes, graded=graded),
    )


def kept_apart(roles: Collection[Role]) -> frozenset[Role]:
    """Return what somebody who holds the roles may act as in 等保模式.

    Administrators neither teach nor audit, auditors do nothing else: those who were given more act
    as the first of these until one of the roles is taken from them.
    """
    if Role.ADMINISTRATOR in roles:
        return frozenset(roles) - {Role.INSTRUCTOR, Role.AUDITOR}
    return frozenset({Role.AUDITOR} if Role.AUDITOR in roles else roles)


def password_lasts(days: int, *, graded: bool) -> timedelta | None:
    """Return how long one's own password lasts."""
    found = days or (GRADED_DAYS if graded else 0)
    return timedelta(days=found) if found else None


def idle_time(minutes: int, *, graded: bool) -> timedelta | None:
    """Return after how much idleness a log-in ends."""
    found = minutes or (GRADED_IDLE if graded else 0)
    return timedelta(minutes=found) if found else None

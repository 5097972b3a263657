"""Which of many copies are kept: close together of late, further apart of old."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime, tzinfo

Copy = TypeVar("Copy")


@dataclass(frozen=True, slots=True)
class Keeping:
    """The last copy of so many days, weeks and months that have one; the newest always."""

    days: int = 7
    weeks: int = 4
    months: int = 12


def kept_of(copies: Mapping[Copy, datetime], keeping: Keeping, zone: tzinfo) -> set[Copy]:
    """Return those of the copies that are kept; days, weeks and months are those of the zone."""
    newest_first = sorted(copies, key=lambda copy: copies[copy], reverse=True)
    kept = set(newest_first[:1])
    for pattern, count in (
        ("%Y-%m-%d", keeping.days),
        ("%G-%V", keeping.weeks),
        ("%Y-%m", keeping.months),
    ):
        last: dict[str, Copy] = {}
        for copy in newest_first:
            last.setdefault(copies[copy].astimezone(zone).strftime(pattern), copy)
        kept.update(list(last.values())[:count])
    return kept

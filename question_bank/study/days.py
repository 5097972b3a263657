"""Study days: a day ends at the rollover hour, so that a late evening still counts as today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

MOST_PUT_ON = 3
"""By fewer hours than this clocks are put on or back."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """How one installation counts days: in its time zone, from `rollover_hour` to `rollover_hour`.

    A study day's number is the proleptic ordinal of its date (`date.toordinal`).
    """

    timezone: ZoneInfo
    rollover_hour: int = 4

    def day(self, moment: datetime) -> int:
        """Return the number of the study day a moment lies in, by the clock on the wall.

        A clock that is put back over the rollover hour does not begin the day a second time.
        """
        local = moment.astimezone(self.timezone)
        day = local.toordinal() - (local.hour < self.rollover_hour)
        if MOST_PUT_ON <= (local.hour - self.rollover_hour) % 24 < 24 - MOST_PUT_ON:
            return day
        return day + (moment >= self.ends(day)) - (moment < self.begins(day))

    def begins(self, day: int) -> datetime:
        """Return the moment in UTC at which a study day begins."""
        local = datetime.combine(self.date(day), time(self.rollover_hour), self.timezone)
        return local.astimezone(UTC)

    def ends(self, day: int) -> datetime:
        """Return the moment in UTC at which a study day has ended."""
        return self.begins(day + 1)

    def date(self, day: int) -> date:
        """Return the date a study day is called by."""
        return date.fromordinal(day)

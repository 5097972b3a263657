"""Days and times as people pick them, none so early or late that no clock reaches it."""

from __future__ import annotations

from typing import Any

from wtforms import DateField, DateTimeLocalField

FIRST_YEAR, LAST_YEAR = 1900, 2199
OUT_OF_REACH = f"请填 {FIRST_YEAR} 到 {LAST_YEAR} 年之间的日期。"


class Day(DateField):
    """A day of these centuries."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the day that was sent.

        Raises:
            ValueError: it is none, or out of reach, with the sentence for the person.

        """
        super().process_formdata(valuelist)
        _require_reach(self)


class Moment(DateTimeLocalField):
    """A day of these centuries and the time by the clock on the wall."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        """Take the time that was sent.

        Raises:
            ValueError: it is none, or out of reach, with the sentence for the person.

        """
        super().process_formdata(valuelist)
        _require_reach(self)


def _require_reach(field: Day | Moment) -> None:
    if field.data and not FIRST_YEAR <= field.data.year <= LAST_YEAR:
        field.data = None
        raise ValueError(OUT_OF_REACH)

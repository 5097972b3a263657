"""The way between a reading's raw text and its clean text, for any number of places at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class _Axis:
    """Where each edit begins and ends in one of the two texts, in order."""

    begins: Sequence[int]
    ends: Sequence[int]


class Places:
    """Maps ranges of code points, half open, by the edits that lead from raw to clean.

    Building it costs as much as there are edits, each lookup the logarithm of that. A range that
    cuts into a repaired word takes the whole word; what was removed has no length in the clean
    text.
    """

    def __init__(
        self, removed: Iterable[dict[str, Any]], repairs: Iterable[dict[str, Any]]
    ) -> None:
        edits = [(cut["start"], cut["end"], 0) for cut in removed]
        edits += [(repair["start"], repair["end"], len(repair["to"])) for repair in repairs]
        raw: list[tuple[int, int]] = []
        clean: list[tuple[int, int]] = []
        raw_end = clean_end = 0
        for start, end, length in sorted(edits):
            if start < raw_end:  # inside an edit that is already taken
                continue
            clean_begin = clean_end + start - raw_end
            raw_end, clean_end = end, clean_begin + length
            raw.append((start, end))
            clean.append((clean_begin, clean_end))
        self._raw = _Axis([begin for begin, _ in raw], [end for _, end in raw])
        self._clean = _Axis([begin for begin, _ in clean], [end for _, end in clean])

    def clean(self, start: int, end: int) -> tuple[int, int]:
        """Return where a range of the raw text stands in the clean text."""
        return _across(start, end, self._raw, self._clean)

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Return where a range of the clean text stands in the raw text."""
        return _across(start, end, self._clean, self._raw)


def _across(start: int, end: int, here: _Axis, there: _Axis) -> tuple[int, int]:
    begin = _begin(start, here, there)
    return begin, max(begin, _end(end, here, there))


def _begin(point: int, here: _Axis, there: _Axis) -> int:
    edit = bisect_right(here.begins, point) - 1
    if edit < 0:
        return point
    past = point - here.ends[edit]
    return there.ends[edit] + past if past >= 0 else there.begins[edit]


def _end(point: int, here: _Axis, there: _Axis) -> int:
    edit = bisect_left(here.begins, point) - 1
    return point if edit < 0 else there.ends[edit] + max(0, point - here.ends[edit])

"""Cuts on a text that keep every remaining character tied to the raw text."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from question_bank.speech.span import Text
from question_bank.speech.speech import Removal, Repair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Lost = Literal["", "words", "text"]


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch `a:b` of the text as it stands, what is meant in its place, and the rule's name.

    `lost` tells what the file lost here for good: a few words (a name, a number) or whole text.
    """

    a: int
    b: int
    why: str
    meant: str = ""
    lost: Lost = ""


@dataclass(slots=True)
class Sheet:
    """A text under correction: what is left of it, and what was done to the raw text so far."""

    raw: str
    text: Text
    holes: list[tuple[int, Lost]] = field(default_factory=list)
    _removed: list[Removal] = field(default_factory=list)
    _repaired: list[tuple[int, int, str]] = field(default_factory=list)

    @classmethod
    def of(cls, raw: str) -> Sheet:
        """Return a sheet on which nothing has been corrected yet."""
        places = array("I", range(len(raw) + 1))
        return cls(raw, Text(raw, places[:-1], places[1:]))

    def correct(self, cuts: Iterable[Cut]) -> None:
        """Make the cuts; of two that overlap the earlier, then the longer, is made."""
        made: list[Cut] = []
        for cut in sorted(cuts, key=lambda cut: (cut.a, -cut.b)):
            if cut.b > cut.a and (not made or cut.a >= made[-1].b):
                made.append(cut)
        if made:
            for cut in made:
                self._note(cut)
            self.text = _without(self.text, made)

    def _note(self, cut: Cut) -> None:
        start, end = self.text.begins[cut.a], self.text.ends[cut.b - 1]
        if cut.lost:
            self.holes.append((start, cut.lost))
        if cut.meant:
            self._repaired.append((start, end, cut.why))
        else:
            self._removed.extend(Removal(s, e, cut.why) for s, e in _runs(self.text, cut))

    def repairs(self) -> tuple[Repair, ...]:
        """Return what reads otherwise in the text than in the raw text, by place.

        A repair whose words were taken out or repaired again by a later rule is none.
        """
        found: dict[int, Repair] = {}
        for start, end, why in self._repaired:
            meant = self._written(start, end)
            if meant:
                found[start] = Repair(start, end, self.raw[start:end], meant, why)
        return tuple(found[start] for start in sorted(found))

    def _written(self, start: int, end: int) -> str:
        """Return the words that stand in the text for exactly this stretch of the raw text."""
        begins, ends = self.text.begins, self.text.ends
        first = after = bisect_left(begins, start)
        while after < len(begins) and begins[after] == start and ends[after] == end:
            after += 1
        return self.text.text[first:after]

    def removed(self) -> tuple[Removal, ...]:
        """Return what stands in the raw text alone, by place, repaired stretches not among it."""
        repairs = self.repairs()
        ends = [repair.end for repair in repairs]
        found: list[Removal] = []
        done = 0  # of a repaired character's words one rule may take a part and one the rest
        for removal in sorted(self._removed, key=lambda removal: removal.start):
            start, done = max(removal.start, done), max(removal.end, done)
            for at in range(bisect_right(ends, start), len(repairs)):
                if repairs[at].start >= removal.end:
                    break
                found.append(Removal(start, repairs[at].start, removal.why))
                start = repairs[at].end
            found.append(Removal(start, removal.end, removal.why))
        return tuple(removal for removal in found if removal.start < removal.end)


def _runs(text: Text, cut: Cut) -> Iterator[tuple[int, int]]:
    """Yield the raw ranges behind a cut, parted where something was cut out before."""
    start = end = text.begins[cut.a]
    for place in range(cut.a, cut.b):
        if text.begins[place] > end:
            yield start, end
            start = text.begins[place]
        end = text.ends[place]
    yield start, end


def _without(text: Text, cuts: list[Cut]) -> Text:
    """Return the text with the cuts made."""
    words: list[str] = []
    begins, ends = array("I"), array("I")
    done = 0
    for cut in [*cuts, Cut(len(text.text), len(text.text), "")]:
        words += [text.text[done : cut.a], cut.meant]
        begins.extend(text.begins[done : cut.a])
        ends.extend(text.ends[done : cut.a])
        begins.extend([text.begins[cut.a]] * len(cut.meant) if cut.meant else [])
        ends.extend([text.ends[cut.b - 1]] * len(cut.meant) if cut.meant else [])
        done = cut.b
    return Text("".join(words), begins, ends)

"""Cuts on a text that keep every remaining character tied to the raw text."""

from __future__ import annotations

from array import array
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
    """A text under correction: what is left of it, what was taken out and what was put right."""

    text: Text
    removed: list[Removal] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    holes: list[tuple[int, Lost]] = field(default_factory=list)

    @classmethod
    def of(cls, raw: str) -> Sheet:
        """Return a sheet on which nothing has been corrected yet."""
        places = array("I", range(len(raw) + 1))
        return cls(Text(raw, places[:-1], places[1:]))

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
        begins, ends = self.text.begins, self.text.ends
        start, end = begins[cut.a], ends[cut.b - 1]
        if cut.lost:
            self.holes.append((start, cut.lost))
        if cut.meant:
            found = self.text.text[cut.a : cut.b]
            self.repairs.append(Repair(start, end, found, cut.meant, cut.why))
        else:
            self.removed.extend(Removal(s, e, cut.why) for s, e in _runs(self.text, cut))


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

"""A reading's text cut into numbered paragraphs, and those into stretches of one kind each."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from question_bank.bank.materials.paragraphs import paragraphs
from question_bank.bank.materials.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from question_bank.bank.materials.paragraphs import Paragraph
    from question_bank.bank.speeches import Reading

Place = tuple[int, int]
"""A range of raw code points, half open."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some words of a paragraph: part of a requirement or not, asked or not, or taken out.

    `removed` names the rule that took them out, and is empty for what stands in the text.
    """

    text: str
    requirement: int | None = None
    marked: bool = False
    removed: str = ""


@dataclass(frozen=True, slots=True)
class NumberedParagraph:
    """A paragraph with its number, counted from 1, and its words."""

    number: int
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class TakenOut:
    """What one rule took out of a text: how often, and the words, in their order."""

    why: str
    words: tuple[str, ...]


class AnnotatedText:
    """The text of a reading with what is noted on it. All places handed in are raw.

    `cuts` holds a pair for each removal that has words: its place in the clean text, its number.
    """

    def __init__(self, reading: Reading) -> None:
        self.text, self._raw, self._removed = reading.text, reading.raw, reading.removed
        self._places = Places(reading.removed, reading.repairs)
        self._paragraphs = paragraphs(reading.text)
        self._starts = [paragraph.start for paragraph in self._paragraphs]
        self._owners: list[int | None] = [None] * len(reading.text)
        self.cuts = self._cuts()

    def paragraph(self, place: Place) -> int:
        """Return the number of the paragraph a place begins in; 1 for what stands before all."""
        start, _ = self._places.clean(*place)
        return max(1, bisect_right(self._starts, start))

    def claim(self, claims: Iterable[tuple[int, Place]]) -> None:
        """Note which requirement each stretch belongs to: the shortest that holds it."""
        clean = [(owner, self._places.clean(*place)) for owner, place in claims]
        for owner, (start, end) in sorted(clean, key=lambda claim: claim[1][0] - claim[1][1]):
            self._owners[start:end] = [owner] * (end - start)

    def taken_out(self) -> tuple[TakenOut, ...]:
        """Return what was taken out, by the rule that did it, the first rule first."""
        found: dict[str, list[str]] = {}
        for _, index in self.cuts:
            cut = self._struck((0, index))
            found.setdefault(cut.removed, []).append(cut.text)
        return tuple(TakenOut(why, tuple(words)) for why, words in found.items())

    def claimed(self) -> int:
        """Return how many paragraphs hold words of a requirement."""
        return sum(
            any(owner is not None for owner in self._owners[one.start : one.end])
            for one in self._paragraphs
        )

    def numbered(
        self, marks: Iterable[Place], *, with_removed: bool
    ) -> Iterator[NumberedParagraph]:
        """Yield the paragraphs, what is asked marked, what was taken out put back on demand."""
        marked = bytearray(len(self.text))
        for mark in marks:
            start, end = self._places.clean(*mark)
            marked[start:end] = b"\x01" * (end - start)
        cuts = self.cuts if with_removed else []
        before = 0
        for paragraph in self._paragraphs:
            until = bisect_right(cuts, (paragraph.end, len(self._raw)))
            held, before = cuts[before:until], until
            yield NumberedParagraph(
                paragraph.number, tuple(self._stretches(paragraph, marked, held))
            )

    def _cuts(self) -> list[tuple[int, int]]:
        return sorted(
            (self._places.clean(cut["start"], cut["start"])[0], index)
            for index, cut in enumerate(self._removed)
            if self._raw[cut["start"] : cut["end"]].strip()
        )

    def _stretches(
        self, paragraph: Paragraph, marked: bytearray, cuts: list[tuple[int, int]]
    ) -> Iterator[Stretch]:
        places = [place for place, _ in cuts]

        def alike(place: int) -> tuple[int, int | None, int]:
            return bisect_right(places, place), self._owners[place], marked[place]

        shown = 0
        for (due, owner, mark), group in groupby(range(paragraph.start, paragraph.end), alike):
            yield from map(self._struck, cuts[shown:due])
            shown = due
            words = "".join(self.text[place] for place in group)
            yield Stretch(words, requirement=owner, marked=bool(mark))
        yield from map(self._struck, cuts[shown:])

    def _struck(self, cut: tuple[int, int]) -> Stretch:
        removal = self._removed[cut[1]]
        words = " ".join(self._raw[removal["start"] : removal["end"]].split())
        return Stretch(words, removed=removal["why"])

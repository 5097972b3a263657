"""Words that remember where they stand in the raw text, through every later station."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Text:
    """A clean text and, for each of its characters, the place in the raw text it came from.

    `begins[i]:ends[i]` is the half-open range of raw code points behind `text[i]`. The ranges never
    run backwards; a repaired word of several characters shares one range.
    """

    text: str
    begins: Sequence[int]
    ends: Sequence[int]

    @classmethod
    def plain(cls, text: str) -> Text:
        """Return a text that is its own raw text."""
        return cls(text, range(len(text)), range(1, len(text) + 1))

    def whole(self) -> Span:
        """Return the span of all of it."""
        return Span(self, 0, len(self.text))


@dataclass(frozen=True, slots=True, repr=False)
class Span:
    """A stretch of a clean text: `a:b` counts characters of the clean text, half open.

    Slicing, stripping and regular expressions' groups give spans again, so that no station has to
    look a phrase up a second time.
    """

    of: Text
    a: int
    b: int

    @property
    def text(self) -> str:
        """The words."""
        return self.of.text[self.a : self.b]

    @property
    def start(self) -> int:
        """Where the words begin in the raw text (code points)."""
        return self.of.begins[self.a] if self.a < len(self.of.begins) else self.end

    @property
    def end(self) -> int:
        """Where the words end in the raw text, exclusive."""
        return self.of.ends[self.b - 1] if self.b else 0

    def __len__(self) -> int:
        return self.b - self.a

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Span({self.a}:{self.b} {self.text[:20]!r})"

    def __getitem__(self, part: slice) -> Span:
        start, stop, _ = part.indices(self.b - self.a)
        return Span(self.of, self.a + start, self.a + max(start, stop))

    def group(self, match: re.Match[str], group: int | str = 0) -> Span:
        """Return the span of a match that was found in `self.text`."""
        start, stop = match.span(group)
        return self[start:stop]

    def strip(self, characters: str | None = None) -> Span:
        """Return the span without white space, or the given characters, at both ends."""
        text = self.text
        bare = text.lstrip(characters)
        begin = self.b - len(bare)
        return Span(self.of, begin, begin + len(bare.rstrip(characters)))

    def split(self, separators: str) -> list[Span]:
        """Return the stretches between any of the separating characters, empty ones left out."""
        return [part for part in self._pieces(separators) if len(part)]

    def _pieces(self, separators: str) -> Iterator[Span]:
        begin = 0
        for place, character in enumerate(self.text):
            if character in separators:
                yield self[begin:place]
                begin = place + 1
        yield self[begin : len(self)]

    def covers(self, other: Span) -> bool:
        """Return whether the other span lies inside this one."""
        return self.a <= other.a and other.b <= self.b

    def overlaps(self, other: Span) -> bool:
        """Return whether the two share a character."""
        return self.a < other.b and other.a < self.b

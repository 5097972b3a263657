"""学习资料 and 记忆卡 as plain frozen values: what Word, PDF and the preview print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from question_bank.bank.materials.paragraphs import Segment

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Line:
    """A heading of the material with its level from 1, or at level 0 sentences with blanks."""

    level: int
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """What is printed: `origin` says whose words they are."""

    title: str
    origin: str
    lines: tuple[Line, ...]

    @property
    def blanks(self) -> int:
        """How many words are left out."""
        return sum(segment.marked for line in self.lines for segment in line.segments)


def handout_from_json(stored: Mapping[str, Any]) -> Handout:
    """Return the handout that was stored by `asdict`."""
    lines = (
        Line(line["level"], tuple(Segment(**segment) for segment in line["segments"]))
        for line in stored["lines"]
    )
    return Handout(stored["title"], stored["origin"], tuple(lines))


@dataclass(frozen=True, slots=True)
class Card:
    """The two sides of a card."""

    front: str
    back: str


@dataclass(frozen=True, slots=True)
class Deck:
    """The cards of one material."""

    title: str
    cards: tuple[Card, ...]


def deck_from_json(stored: Mapping[str, Any]) -> Deck:
    """Return the deck that was stored by `asdict`."""
    return Deck(stored["title"], tuple(Card(**card) for card in stored["cards"]))

"""试卷 as plain frozen values: what Word, PDF and the preview print, and what an issue keeps."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from question_bank.papers.dress import DAILY, Dress
from question_bank.questions import content as contents
from question_bank.requirements.model import fingerprint

if TYPE_CHECKING:
    from collections.abc import Mapping

    from question_bank.bank.kinds import Kind
    from question_bank.questions.content import Content


@dataclass(frozen=True, slots=True)
class Item:
    """One numbered question; `origin` is its 出处, "" for one that was worded for this test alone.

    `points` are for each blank, pair or 采分点, of other kinds for the whole. `offered` is what is
    lettered (right sides, options, things to be put in order) in the order of the letters.
    `passage` is the sentence of the material it was made from: 原文, for the key alone.
    """

    number: int
    version_id: int
    content: Content
    points: tuple[float, ...]
    offered: tuple[str, ...]
    origin: str
    passage: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """The questions of one kind; `points` are for a whole question.

    `bank` are the words to choose from, in the order of a box before the questions: 选词填空.
    """

    kind: Kind
    points: float
    items: tuple[Item, ...]
    bank: tuple[str, ...] = ()

    @property
    def total(self) -> float:
        """What the section is worth."""
        return self.points * len(self.items)


@dataclass(frozen=True, slots=True)
class Paper:
    """One booklet of a test: `booklet` is A or B, or empty where there is only one.

    `code` finds the right key to a printed sheet; it is empty until the paper is issued. `edition`
    counts from 1; every correction is one more.
    """

    title: str
    booklet: str
    minutes: int | None
    notes: tuple[str, ...]
    sections: tuple[Section, ...]
    code: str = ""
    dress: Dress = DAILY
    edition: int = 1

    @property
    def total(self) -> float:
        """满分."""
        return sum(section.total for section in self.sections)

    @property
    def items(self) -> tuple[Item, ...]:
        """All questions in the order of their numbers."""
        return tuple(item for section in self.sections for item in section.items)

    @property
    def fingerprint(self) -> str:
        """What is printed, as 16 hexadecimal digits: two papers with the same ones are the same."""
        return fingerprint(to_json(replace(self, code="")))


def to_json(paper: Paper) -> dict[str, Any]:
    """Return the paper as plain JSON values, version ids among them."""
    return asdict(paper)


def from_json(stored: Mapping[str, Any]) -> Paper:
    """Return the paper that `to_json` gave."""
    return Paper(
        title=stored["title"],
        booklet=stored["booklet"],
        minutes=stored["minutes"],
        notes=tuple(stored["notes"]),
        sections=tuple(
            Section(
                section["kind"],
                section["points"],
                tuple(map(_stored_item, section["items"])),
                tuple(section.get("bank", ())),
            )
            for section in stored["sections"]
        ),
        code=stored["code"],
        dress=Dress(**stored.get("dress", {})),
        edition=stored.get("edition", 1),
    )


def _stored_item(stored: Mapping[str, Any]) -> Item:
    return Item(
        number=stored["number"],
        version_id=stored["version_id"],
        content=contents.from_json(stored["content"]),
        points=tuple(stored["points"]),
        offered=tuple(stored["offered"]),
        origin=stored["origin"],
        passage=stored.get("passage", ""),
    )

"""Drawn questions → a paper, and a paper → its other booklet: the same seed gives the same one."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from question_bank.bank.blueprints.points import shares, weights
from question_bank.papers import wording
from question_bank.papers.dress import DAILY, Dress
from question_bank.papers.paper import Item, Paper, Section
from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from question_bank.questions.ordering import Ordering

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from question_bank.bank.blueprints.blueprint import Blueprint
    from question_bank.bank.blueprints.drawing import Drawn
    from question_bank.questions.content import Content
    from question_bank.questions.written import Written

Thing = TypeVar("Thing")
WORDED_HERE = 2_000_000_000  # above the ids of versions: a task that no bank keeps
DRAWS = 20  # two things in the wrong order have no other


def compose(
    blueprint: Blueprint,
    drawn: Sequence[Sequence[Drawn]],
    *,
    seed: int,
    booklet: str = "",
    dress: Dress = DAILY,
    passages: Mapping[int, str] = MappingProxyType({}),
) -> Paper:
    """Return the paper of the drawn questions, numbered through, lettered by seed.

    `passages` are the sentences that questions were made from, by the question's id.
    """
    sections: list[Section] = []
    number = 0
    for wanted, questions in zip(blueprint.sections, drawn, strict=True):
        items = []
        for number, question in enumerate(questions, start=number + 1):  # noqa: B020 - runs on
            item = _item(question, number, points=wanted.points, seed=seed)
            items.append(replace(item, passage=passages.get(question.question_id, "")))
        bank = _bank(items, f"{seed}/{len(sections)}") if wanted.word_bank else ()
        sections.append(Section(wanted.kind, wanted.points, tuple(items), bank))
    sections += _essays(blueprint.essays, number)
    notes = wording.NOTES if blueprint.notes is None else blueprint.notes
    return Paper(blueprint.title, booklet, blueprint.minutes, notes, tuple(sections), dress=dress)


def _bank(items: Sequence[Item], seed: str) -> tuple[str, ...]:
    """Return the answers of fill-in questions in an order that is not theirs."""
    answers = [
        answer
        for item in items
        if isinstance(item.content, Cloze)
        for answer in item.content.answers
    ]
    return _otherwise(tuple(answers), seed)


def _essays(essays: Sequence[Written], last: int) -> Iterator[Section]:
    """Yield what was worded for this test alone: tasks of one form and worth in one section."""
    numbered = enumerate(essays, start=last + 1)
    for (_, marks), some in groupby(numbered, lambda one: (one[1].form, one[1].full_marks)):
        yield Section("written", float(marks), tuple(_worded_here(*one) for one in some))


def _worded_here(number: int, essay: Written) -> Item:
    points = tuple(float(marks) for _, marks in essay.points)
    return Item(number, WORDED_HERE + number, essay, points, offered=(), origin="")


def _item(question: Drawn, number: int, *, points: float, seed: int) -> Item:
    content = question.content
    return Item(
        number=number,
        version_id=question.version_id,
        content=content,
        points=shares(points, weights(content)),
        offered=offered(content, f"{seed}/{question.version_id}"),
        origin=question.origin.words,
    )


def offered(content: Content, seed: str) -> tuple[str, ...]:
    """Return what is lettered in a question, in the order that the seed gives."""
    if isinstance(content, Matching | Choice | Multiple | Ordering):
        return tuple(content.offered(seed=seed))
    return ()


def reordered(paper: Paper, *, booklet: str, seed: int) -> Paper:
    """Return another booklet: the same questions in another order, letters given anew."""
    sections: list[Section] = []
    number = 0
    for section in paper.sections:
        items = []
        for item in _otherwise(section.items, f"{seed}/{booklet}/{section.kind}"):
            number += 1
            offered = _relettered(item, f"{seed}/{booklet}/{item.version_id}")
            items.append(replace(item, number=number, offered=offered))
        bank = _otherwise(section.bank, f"{seed}/{booklet}/{len(sections)}")
        sections.append(replace(section, items=tuple(items), bank=bank))
    return replace(paper, booklet=booklet, sections=tuple(sections))


def _relettered(item: Item, seed: str) -> tuple[str, ...]:
    """Return what is lettered in another order, if there is one; never one that is the answer."""
    orders = (offered(item.content, f"{seed}/{draw}") for draw in range(DRAWS))
    return next((order for order in orders if order != item.offered), item.offered)


def _otherwise(things: tuple[Thing, ...], seed: str) -> tuple[Thing, ...]:
    """Return the things in an order drawn with the seed that is not the one they came in."""
    drawn = list(things)
    random.Random(seed).shuffle(drawn)  # noqa: S311 - an order that can be repeated, not a secret
    return tuple(drawn) if tuple(drawn) != things else (*things[1:], *things[:1])


def coded(paper: Paper, *, today: date) -> Paper:
    """Return the paper with the code in its footer: 2026-11-A-3f2c, or 2026-11-A-第2版-3f2c."""
    edition = f"第{paper.edition}版" if paper.edition > 1 else ""
    parts = (f"{today:%Y-%m}", paper.booklet, edition, paper.fingerprint[:4])
    return replace(paper, code="-".join(filter(None, parts)))

"""Drawn questions → a paper, and a paper → its other booklet: the same seed gives the same one."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from question_bank.papers import wording
from question_bank.papers.paper import Item, Paper, Section
from question_bank.questions import content as contents
from question_bank.questions.matching import Matching

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from question_bank.bank.blueprint import Blueprint
    from question_bank.bank.drawing import Drawn
    from question_bank.questions.content import Content

Thing = TypeVar("Thing")


def compose(
    blueprint: Blueprint, drawn: Sequence[Sequence[Drawn]], *, seed: int, booklet: str = ""
) -> Paper:
    """Return the paper of the drawn questions, numbered through, right sides lettered by seed."""
    sections = []
    number = 0
    for wanted, questions in zip(blueprint.sections, drawn, strict=True):
        items = []
        for number, question in enumerate(questions, start=number + 1):  # noqa: B020 - runs on
            items.append(_item(question, number, points=wanted.points, seed=seed))
        sections.append(Section(wanted.kind, wanted.points, tuple(items)))
    notes = wording.NOTES if blueprint.notes is None else blueprint.notes
    return Paper(blueprint.title, booklet, blueprint.minutes, notes, tuple(sections))


def _item(question: Drawn, number: int, *, points: float, seed: int) -> Item:
    content = question.content
    return Item(
        number=number,
        version_id=question.version_id,
        content=content,
        points=shares(points, len(contents.keys(content))),
        offered=_offered(content, f"{seed}/{question.version_id}"),
        origin=wording.origin(question.origin),
    )


def _offered(content: Content, seed: str) -> tuple[str, ...]:
    return tuple(content.offered(seed=seed)) if isinstance(content, Matching) else ()


def shares(points: float, parts: int) -> tuple[float, ...]:
    """Return what each part of a question is worth: halves, as even as they go, adding up.

    A question of many parts and few points is cut finer, so that no part is worth nothing.
    """
    step = 0.5
    while step * parts > points:
        step /= 2
    steps = int(points / step)
    return tuple((steps // parts + (place < steps % parts)) * step for place in range(parts))


def reordered(paper: Paper, *, booklet: str, seed: int) -> Paper:
    """Return another booklet: the same questions in another order, right sides lettered anew."""
    sections = []
    number = 0
    for section in paper.sections:
        items = []
        for item in _otherwise(section.items, f"{seed}/{booklet}/{section.kind}"):
            number += 1
            offered = _otherwise(item.offered, f"{seed}/{booklet}/{item.version_id}")
            items.append(replace(item, number=number, offered=offered))
        sections.append(replace(section, items=tuple(items)))
    return replace(paper, booklet=booklet, sections=tuple(sections))


def _otherwise(things: tuple[Thing, ...], seed: str) -> tuple[Thing, ...]:
    """Return the things in an order drawn with the seed that is not the one they came in."""
    drawn = list(things)
    random.Random(seed).shuffle(drawn)  # noqa: S311 - an order that can be repeated, not a secret
    return tuple(drawn) if tuple(drawn) != things else (*things[1:], *things[:1])


def coded(paper: Paper, *, today: date) -> Paper:
    """Return the paper with the code in its footer, such as 2026-11-A-3f2c."""
    parts = (f"{today:%Y-%m}", paper.booklet, paper.fingerprint[:4])
    return replace(paper, code="-".join(filter(None, parts)))

"""手工调整: the questions of a drawn test changed one by one, by those who set it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.blueprints.drawing import candidates, load
from question_bank.bank.questions import Version
from question_bank.errors import Refused, Stale

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy.orm import Session

    from question_bank.bank.blueprints.blueprint import Blueprint
    from question_bank.bank.blueprints.drawing import Drawn

Picks = tuple[tuple[int, ...], ...]
"""The ids of the questions of each section, in their order."""


def picked(
    session: Session, blueprint: Blueprint, picks: Picks, *, course_id: int
) -> tuple[tuple[Drawn, ...], ...]:
    """Return the questions that were picked for a blueprint.

    Raises:
        Stale: `paper`, one of them is not in the course any more, or the blueprint asks for others.

    """
    if [len(ids) for ids in picks] != [section.number for section in blueprint.sections]:
        raise Stale("paper")
    there = candidates(session, course_id, ())
    for section, ids in zip(blueprint.sections, picks, strict=True):
        if not {one.question_id for one in there[section.kind]}.issuperset(ids):
            raise Stale("paper")
    questions = load(session, course_id, [one for ids in picks for one in ids])
    return tuple(tuple(questions[one] for one in ids) for ids in picks)


def picks_of(session: Session, version_ids: Sequence[Sequence[int]]) -> Picks:
    """Return the questions whose versions stand in the sections of a test."""
    wanted = [one for ids in version_ids for one in ids]
    rows = session.execute(
        select(Version.id, Version.question_id).where(Version.id.in_(wanted))
    ).all()
    questions = dict(rows)
    return tuple(tuple(questions[one] for one in ids) for ids in version_ids)


def swapped(
    session: Session,
    blueprint: Blueprint,
    picks: Picks,
    place: int,
    *,
    course_id: int,
    seed: int,
    without: Collection[int] = (),
) -> Picks:
    """Return the picks with another question at a place, counted from 0 through all sections.

    It is of the same kind and, where there is one, about something that no other question asks.

    Raises:
        Refused: `no_other_question`.

    """
    number, position = _at(picks, place)
    kind = blueprint.sections[number].kind
    taken = {one for ids in picks for one in ids}
    pools = candidates(session, course_id, blueprint.speeches)
    everywhere = candidates(session, course_id, ()) if blueprint.speeches else pools
    kept = taken - {picks[number][position]}
    asked = [one for pool in everywhere.values() for one in pool if one.question_id in kept]
    free = [one for one in pools[kind] if one.question_id not in {*taken, *without}]
    random.Random(seed).shuffle(free)  # noqa: S311 - a draw that can be repeated, not a secret
    if not free:
        raise Refused("no_other_question")
    fresh = (one for one in free if not any(one.gives_away(other) for other in asked))
    return _put(picks, number, position, next(fresh, free[0]).question_id)


def moved(picks: Picks, place: int, by: int) -> Picks:
    """Return the picks with one question further on or back in its section, as far as it goes."""
    number, position = _at(picks, place)
    ids = list(picks[number])
    one = ids.pop(position)
    ids.insert(min(max(position + by, 0), len(ids)), one)
    return (*picks[:number], tuple(ids), *picks[number + 1 :])


def _at(picks: Picks, place: int) -> tuple[int, int]:
    for number, ids in enumerate(picks):
        if 0 <= place < len(ids):
            return number, place
        place -= len(ids)
    raise Stale("paper")


def _put(picks: Picks, number: int, position: int, question_id: int) -> Picks:
    ids = list(picks[number])
    ids[position] = question_id
    return (*picks[:number], tuple(ids), *picks[number + 1 :])

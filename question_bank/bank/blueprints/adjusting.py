"""手工调整: the questions of a drawn test changed one by one, by those who set it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from question_bank.errors import Refused, Stale

if TYPE_CHECKING:
    from collections.abc import Collection

    from question_bank.bank.blueprints.blueprint import Blueprint
    from question_bank.bank.blueprints.drawing import Picks
    from question_bank.bank.blueprints.stock import Stock


def require_there(found: Stock, blueprint: Blueprint, picks: Picks) -> None:
    """Let picks pass that still stand for a blueprint.

    Raises:
        Stale: `paper`, one of them is not in the course any more, or the blueprint asks for others.

    """
    if [len(ids) for ids in picks] != [section.number for section in blueprint.sections]:
        raise Stale("paper")
    for section, ids in zip(blueprint.sections, picks, strict=True):
        if not {one.question_id for one in found.pools[section.kind]}.issuperset(ids):
            raise Stale("paper")


def swapped(
    found: Stock,
    blueprint: Blueprint,
    picks: Picks,
    place: int,
    *,
    seed: int,
    without: Collection[int] = (),
) -> Picks:
    """Return the picks with another question at a place, counted from 0 through all sections.

    It is one that its section may ask and, where there is one, about something that no other
    question asks.

    Raises:
        Refused: `no_other_question`.

    """
    number, position = at(picks, place)
    section = blueprint.sections[number]
    taken = {one for ids in picks for one in ids}
    kept = taken - {picks[number][position]}
    asked = [one for pool in found.pools.values() for one in pool if one.question_id in kept]
    free = found.pool(section, blueprint.speeches, {*taken, *without})
    random.Random(seed).shuffle(free)  # noqa: S311 - a draw that can be repeated, not a secret
    if not free:
        raise Refused("no_other_question")
    fresh = (one for one in free if not any(one.gives_away(other) for other in asked))
    return _put(picks, number, position, next(fresh, free[0]).question_id)


def moved(picks: Picks, place: int, by: int) -> Picks:
    """Return the picks with one question further on or back in its section, as far as it goes."""
    number, position = at(picks, place)
    ids = list(picks[number])
    one = ids.pop(position)
    ids.insert(min(max(position + by, 0), len(ids)), one)
    return (*picks[:number], tuple(ids), *picks[number + 1 :])


def at(picks: Picks, place: int) -> tuple[int, int]:
    """Return the section and the position in it of a place, counted from 0 through all sections.

    Raises:
        Stale: `paper`, there is no such place.

    """
    for number, ids in enumerate(picks):
        if 0 <= place < len(ids):
            return number, place
        place -= len(ids)
    raise Stale("paper")


def _put(picks: Picks, number: int, position: int, question_id: int) -> Picks:
    ids = list(picks[number])
    ids[position] = question_id
    return (*picks[:number], tuple(ids), *picks[number + 1 :])

"""Which questions a test asks: chosen by seed, so that none answers another."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from question_bank.bank.blueprints.blueprint import Section
    from question_bank.bank.kinds import Kind


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be drawn; `places` are the passages it stands in: reading, start, end."""

    question_id: int
    requirement_id: int | None
    places: tuple[tuple[int, int, int], ...]

    def gives_away(self, other: Candidate) -> bool:
        """Return whether one answers the other: the same requirement, or the same passage."""
        if self.requirement_id is not None and self.requirement_id == other.requirement_id:
            return True
        return any(
            mine[0] == theirs[0] and mine[1] < theirs[2] and theirs[1] < mine[2]
            for mine in self.places
            for theirs in other.places
        )


def choose(
    sections: Sequence[Section], pools: Mapping[Kind, Sequence[Candidate]], *, seed: int
) -> list[list[int]]:
    """Choose the ids of each section, the section with the least choice first."""
    shuffled = {kind: _shuffled(pool, f"{seed}/{kind}") for kind, pool in pools.items()}
    spare = {
        kind: len({one.requirement_id for one in pool})
        - sum(section.number for section in sections if section.kind == kind)
        for kind, pool in pools.items()
    }
    asked: list[Candidate] = []
    chosen: list[list[int]] = [[] for _ in sections]
    for place in sorted(
        range(len(sections)), key=lambda place: (spare[sections[place].kind], place)
    ):
        pool = shuffled[sections[place].kind]
        picked = _picked(pool, sections[place].number, asked)
        for candidate in picked:
            pool.remove(candidate)
        chosen[place] = [candidate.question_id for candidate in picked]
    return chosen


def spared(
    pool: Sequence[Candidate], wanted: int, *, avoid: Collection[int], seed: str
) -> list[Candidate]:
    """Return the candidates of a pool without those to avoid; with as many as there must be."""
    others = [one for one in pool if one.question_id not in avoid]
    avoided = _shuffled([one for one in pool if one.question_id in avoid], seed)
    return [*others, *avoided[: max(0, wanted - len(others))]]


def _shuffled(pool: Sequence[Candidate], seed: str) -> list[Candidate]:
    shuffled = list(pool)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - a draw that can be repeated, not a secret
    return shuffled


def _picked(pool: Iterable[Candidate], number: int, asked: list[Candidate]) -> list[Candidate]:
    """Pick the first ones about something new; the rest only when these run out."""
    fresh: list[Candidate] = []
    repeats: list[Candidate] = []
    for candidate in pool:
        if len(fresh) == number:
            break
        if any(candidate.gives_away(other) for other in asked):
            repeats.append(candidate)
        else:
            asked.append(candidate)
            fresh.append(candidate)
    return (fresh + repeats)[:number]

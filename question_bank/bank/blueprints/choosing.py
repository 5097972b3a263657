"""Which questions a test asks: chosen by seed, so that none answers another."""

from __future__ import annotations

import random
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from question_bank.bank.curation.filters import Difficulty
from question_bank.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from question_bank.bank.blueprints.blueprint import Section


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be drawn; `places` are the passages it stands in: reading, start, end.

    `speeches` are the materials of these readings. Of `band` and `tags` only what was looked for
    is known.
    """

    question_id: int
    requirement_id: int | None
    places: tuple[tuple[int, int, int], ...]
    speeches: frozenset[int] = frozenset()
    band: Difficulty = Difficulty.UNKNOWN
    tags: frozenset[str] = frozenset()

    def gives_away(self, other: Candidate) -> bool:
        """Return whether one answers the other: the same requirement, or the same passage."""
        if self.requirement_id is not None and self.requirement_id == other.requirement_id:
            return True
        return any(
            mine[0] == theirs[0] and mine[1] < theirs[2] and theirs[1] < mine[2]
            for mine in self.places
            for theirs in other.places
        )

    def fits(self, section: Section, speeches: Collection[int]) -> bool:
        """Return whether a section of a test on some materials, or on all, may ask it."""
        return (
            (not speeches or not self.speeches.isdisjoint(speeches))
            and (section.speech_id is None or section.speech_id in self.speeches)
            and (section.band is None or section.band == self.band)
            and (not section.tag or section.tag in self.tags)
        )


def choose(
    sections: Sequence[Section],
    pools: Sequence[Sequence[Candidate]],
    *,
    seed: int,
    kept: Mapping[int, int] = MappingProxyType({}),
    named: Iterable[tuple[str, Collection[int]]] = (),
) -> list[list[int]]:
    """Choose the ids of each section from its pool, the section with the least choice first.

    What is `kept` (its id with its place in the section) stays. Of each of the `named` ids, with
    the words that name them, one is asked at least.

    Raises:
        Refused: `nothing_says`, with the `words` that no question fits for.

    """
    draft = _Draft([section.number for section in sections])
    shuffled = [
        _shuffled(pool, f"{seed}/{section.kind}")
        for section, pool in zip(sections, pools, strict=True)
    ]
    for place, pool in enumerate(shuffled):
        for one in draft.free(pool):
            if one.question_id in kept and draft.lacks(place):
                draft.take(one, place)
    for words, ids in named:
        draft.take_one_of(ids, shuffled, words)
    for place in _by_choice(sections, pools):
        draft.fill(shuffled[place], place)
    return [_placed(picked, kept) for picked in draft.chosen]


class _Draft:
    """A test on the way: what each section asks so far, and all that is asked."""

    def __init__(self, room: Sequence[int]) -> None:
        self.room = room
        self.chosen: list[list[Candidate]] = [[] for _ in room]
        self.asked: list[Candidate] = []

    def lacks(self, place: int) -> int:
        """Return how many more a section asks."""
        return self.room[place] - len(self.chosen[place])

    def free(self, pool: Iterable[Candidate]) -> list[Candidate]:
        """Return those of a pool that are not asked yet."""
        taken = {one.question_id for one in self.asked}
        return [one for one in pool if one.question_id not in taken]

    def repeats(self, candidate: Candidate) -> bool:
        """Return whether a candidate and what is asked answer each other."""
        return any(candidate.gives_away(other) for other in self.asked)

    def take(self, candidate: Candidate, place: int) -> None:
        """Ask a candidate in a section."""
        self.chosen[place].append(candidate)
        self.asked.append(candidate)

    def take_one_of(
        self, ids: Collection[int], pools: Sequence[Sequence[Candidate]], words: str
    ) -> None:
        """Ask one of some questions in whatever section may, unless one is asked already."""
        if any(one.question_id in ids for one in self.asked):
            return
        found = [
            (self.repeats(one), place, one)
            for place, pool in enumerate(pools)
            if self.lacks(place)
            for one in self.free(pool)
            if one.question_id in ids
        ]
        if not found:
            raise Refused("nothing_says", words=words)
        _, place, candidate = min(found, key=lambda one: one[:2])
        self.take(candidate, place)

    def fill(self, pool: Iterable[Candidate], place: int) -> None:
        """Ask the first ones about something new; the rest only when these run out."""
        repeating = []
        for candidate in self.free(pool):
            if not self.lacks(place):
                return
            if self.repeats(candidate):
                repeating.append(candidate)
            else:
                self.take(candidate, place)
        for candidate in repeating[: self.lacks(place)]:
            self.take(candidate, place)


def spared(
    pool: Sequence[Candidate], wanted: int, *, avoid: Collection[int], seed: str
) -> list[Candidate]:
    """Return the candidates of a pool without those to avoid; with as many as there must be."""
    others = [one for one in pool if one.question_id not in avoid]
    avoided = _shuffled([one for one in pool if one.question_id in avoid], seed)
    return [*others, *avoided[: max(0, wanted - len(others))]]


def _by_choice(sections: Sequence[Section], pools: Sequence[Sequence[Candidate]]) -> list[int]:
    """Return the places of the sections, the one with the least choice first."""

    def spare(place: int) -> int:
        kind = sections[place].kind
        wanted = sum(section.number for section in sections if section.kind == kind)
        return len({one.requirement_id for one in pools[place]}) - wanted

    return sorted(range(len(sections)), key=lambda place: (spare(place), place))


def _shuffled(pool: Sequence[Candidate], seed: str) -> list[Candidate]:
    shuffled = list(pool)
    random.Random(seed).shuffle(shuffled)  # noqa: S311 - a draw that can be repeated, not a secret
    return shuffled


def _placed(picked: Sequence[Candidate], kept: Mapping[int, int]) -> list[int]:
    """Return the ids in the order they were picked in, but what is kept at its place."""
    ids = [one.question_id for one in picked if one.question_id not in kept]
    staying = [one.question_id for one in picked if one.question_id in kept]
    for question_id in sorted(staying, key=lambda one: (kept[one], one)):
        ids.insert(kept[question_id], question_id)
    return ids

"""Phrases that may stand beside right ones: of all lists and pairs, found by how they look."""

from __future__ import annotations

import json
from bisect import bisect_left
from dataclasses import asdict, dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from question_bank.questions.options.phrases import borrowed, is_whole, phrases_of
from question_bank.requirements.model import Pairs, RequirementList

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from question_bank.questions.options.phrases import Phrase
    from question_bank.requirements.model import Requirement
    from question_bank.speech.span import Span

AROUND, WIDE = 40, 400


@dataclass(frozen=True, slots=True)
class Sibling:
    """A list that stands in the bank already: its name, and the words of its items.

    Of pairs (`relation`) the items are the right sides, and `lefts` what each of them belongs to.
    """

    name: str | None
    items: tuple[str, ...]
    relation: str | None = None
    lefts: tuple[str, ...] = ()


def siblings_to_json(siblings: Iterable[Sibling]) -> str:
    """Return siblings as another process can read them."""
    return json.dumps([asdict(sibling) for sibling in siblings], ensure_ascii=False)


def siblings_from_json(stored: str | bytes) -> tuple[Sibling, ...]:
    """Return the siblings that `siblings_to_json` gave."""
    return tuple(
        Sibling(one["name"], tuple(one["items"]), one["relation"], tuple(one["lefts"]))
        for one in json.loads(stored)
    )


@dataclass(slots=True)
class Shelf:
    """All phrases of a speech and of the bank that could be an option, kept by length and ends."""

    _kept: dict[tuple[int, str, str], list[Phrase]] = field(default_factory=dict)
    _lent: dict[int, list[Phrase]] = field(default_factory=dict)
    _free: dict[int, list[Phrase]] = field(default_factory=dict)
    _related: dict[str, list[Phrase]] = field(default_factory=dict)
    _named: dict[str, set[str]] = field(default_factory=dict)
    _said: dict[str, Span] = field(default_factory=dict)

    def put(self, phrase: Phrase) -> None:
        """Keep a phrase; phrases come in the order of their places."""
        if phrase.name:
            self._named.setdefault(phrase.name, set()).update(phrase.family)
        if phrase.relation:
            self._related.setdefault(phrase.relation, []).append(phrase)
        if not is_whole(phrase.text):
            return
        first, last = phrase.key[:1], phrase.key[-1:]
        for ends in (("", ""), (first, ""), ("", last), (first, last)):
            self._kept.setdefault((len(phrase.text), *ends), []).append(phrase)
        if phrase.lends:
            self._lent.setdefault(len(phrase.core), []).append(phrase)
        elif phrase.name and not phrase.framed:
            self._free.setdefault(len(phrase.text), []).append(phrase)

    def of_name(self, name: str | None) -> set[str]:
        """Return every item, folded, of any list of that name."""
        return self._named.get(name, set()) if name else set()

    def said_by(self, name: str) -> Span | None:
        """Return who is said to have proposed a list of that name."""
        return self._said.get(name)

    def credit(self, name: str, who: Span) -> None:
        """Keep in mind who proposed a list of that name: the first who is said to have."""
        self._said.setdefault(name, who)

    def related(self, relation: str, place: int) -> Sequence[Phrase]:
        """Return right sides of other pairs of a relation that stand around a place."""
        return _around(self._related.get(relation, []), place)

    def near(
        self, place: int, *, shortest: int, longest: int, first: str = "", last: str = ""
    ) -> Iterator[Phrase]:
        """Yield phrases of these lengths and ends: the nearest to the place first."""
        found: list[Phrase] = []
        for length in range(shortest, longest + 1):
            found += _around(self._kept.get((length, first, last), []), place)
        yield from _nearest(found, place)

    def lent(self, place: int, *, shortest: int, longest: int) -> Iterator[Phrase]:
        """Yield phrases that tell how or whether something is done, whose cores are that long."""
        found: list[Phrase] = []
        for length in range(shortest, longest + 1):
            found += _around(self._lent.get(length, []), place, WIDE)
        yield from _nearest(found, place)

    def free(self, place: int, *, shortest: int, longest: int) -> Iterator[Phrase]:
        """Yield phrases of these lengths, of named lists that have nothing in common at an end."""
        found: list[Phrase] = []
        for length in range(shortest, longest + 1):
            found += _around(self._free.get(length, []), place, WIDE)
        yield from _nearest(found, place)


def _nearest(found: Iterable[Phrase], place: int) -> list[Phrase]:
    return sorted(found, key=lambda phrase: (abs(phrase.place - place), phrase.place))


def _around(kept: list[Phrase], place: int, most: int = AROUND) -> list[Phrase]:
    at = bisect_left(kept, place, key=lambda phrase: phrase.place)
    return kept[max(0, at - most) : at + most]


def shelf_of(requirements: Iterable[Requirement], siblings: Iterable[Sibling]) -> Shelf:
    """Return the shelf with the phrases of a speech's whole lists and pairs, and of the bank's."""
    requirements = tuple(requirements)
    shelf = Shelf()
    for found in requirements:
        if isinstance(found, RequirementList | Pairs) and found.name and found.said_by:
            shelf.credit(found.name, found.said_by)
    phrases = [phrase for found in requirements for phrase in phrases_of(found)]
    for phrase in sorted(phrases, key=lambda phrase: phrase.place):
        shelf.put(phrase)
    behind = max((phrase.place for phrase in phrases), default=0)
    for place, phrase in enumerate(chain.from_iterable(map(borrowed, siblings)), behind + 1):
        shelf.put(replace(phrase, place=place))
    return shelf

"""Right sides too many: from sibling pairs, of the same length and grammar, and certainly wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.typesetting import typeset
from question_bank.questions.words import grammar
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from question_bank.requirements.model import Pairs, RequirementList

WANTED = 2
ENOUGH = 4  # a longer set needs no extras
# What says the opposite, or tells what happened, stands out among demands.
OPPOSITE = re.compile(r"[不无没未失了]|问题|错误|有的|部分|少数|有些|往往")


def extra_rights(
    asked: Pairs, siblings: Iterable[Pairs], lists: Iterable[RequirementList]
) -> tuple[str, ...]:
    """Return up to two phrases of the same speech that fit in with the asked right sides.

    Right sides of pairs of the same relation come first, items of its lists second; long sets
    and figures of speech get none. What is taken is as long as the asked sides, begins and ends
    with the same kinds of words, has their polarity, and shares no character with a left side and
    no two with a right one.
    """
    if asked.relation.endswith("说法") or len(asked.pairs) > ENOUGH:
        return ()
    rights = [typeset(right.text) for _, right in asked.pairs]
    lefts = {character for left, _ in asked.pairs for character in left.text}
    found: list[str] = []
    for candidate in _candidates(asked, siblings, lists):
        if len(found) == WANTED:
            break
        if not lefts & set(candidate) and _fits(candidate, [*rights, *found]):
            found.append(candidate)
    return tuple(found)


def _candidates(
    asked: Pairs, siblings: Iterable[Pairs], lists: Iterable[RequirementList]
) -> Iterator[str]:
    for sibling in siblings:
        if sibling.relation == asked.relation:
            yield from (typeset(right.text) for _, right in sibling.pairs)
    for found in lists:
        if not found.place.overlaps(asked.place):
            yield from (typeset(item.text) for item in found.items)


def _fits(candidate: str, rights: Sequence[str]) -> bool:
    lengths = [len(right) for right in rights]
    if not min(lengths) <= len(candidate) <= max(lengths):
        return False
    if bool(OPPOSITE.search(candidate)) != any(map(OPPOSITE.search, rights)):
        return False
    key = folded(candidate)
    if any(key[i : i + 2] in folded(right) for right in rights for i in range(len(key) - 1)):
        return False
    return grammar(candidate) in [grammar(right) for right in rights]

"""Right sides too many: from sibling pairs, of the same length and grammar, and certainly wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.questions.typesetting import typeset
from question_bank.questions.words import grammar
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from question_bank.requirements.model import Pairs

WANTED = 2


def extra_rights(asked: Pairs, siblings: Iterable[Pairs]) -> tuple[str, ...]:
    """Return up to two right sides of sibling pairs that fit in with those asked.

    Siblings are of the same relation; figures of speech have none. What is taken is as long as
    the asked sides (within 30 %), begins and ends with the same kinds of words, and shares no two
    characters with any.
    """
    rights = [typeset(right.text) for _, right in asked.pairs]
    found: list[str] = []
    for sibling in siblings:
        if len(found) == WANTED:
            break
        if sibling.relation != asked.relation or asked.relation.endswith("说法"):
            continue
        for _, right in sibling.pairs:
            candidate = typeset(right.text)
            if _fits(candidate, [*rights, *found]) and _reads_like(candidate, rights):
                found.append(candidate)
                break
    return tuple(found)


def _fits(candidate: str, rights: Sequence[str]) -> bool:
    lengths = [len(right) for right in rights]
    if not 0.7 * min(lengths) <= len(candidate) <= 1.3 * max(lengths):
        return False
    key = folded(candidate)
    return not any(key[i : i + 2] in folded(right) for right in rights for i in range(len(key) - 1))


def _reads_like(candidate: str, rights: Sequence[str]) -> bool:
    first, last = grammar(candidate)
    kinds = [grammar(right) for right in rights]
    return any(first == one for one, _ in kinds) and any(last == two for _, two in kinds)

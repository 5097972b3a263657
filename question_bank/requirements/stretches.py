"""Lists between semicolons: stretches of a sentence, or the first clause of each."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from question_bank.requirements.clauses import clauses
from question_bank.requirements.enumerations import is_list
from question_bank.requirements.likeness import (
    OPENS_WITH_VERB,
    are_parallel,
    common_start,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.speech.span import Span

WHOLE = 45  # an item of so many characters is taken whole, with its commas
LONGEST_STRETCH = 100
# A first clause that only says on what ground: what is to be done stands in the second.
GROUND = re.compile(
    r"^要?(?:围绕|按照|根据|结合|针对|通过|随着|本着|着眼|立足|适应|面对|对照)[^,，]*$"
    r"|(?:的同时|时|之[后前]|过程中|基础上|前提下|情况下|时候|方面|.{3,}的)$"
)


def headline(sentence: Span) -> Span:
    """Return a sentence's first clause, with the second where the first only gives the ground."""
    parts = clauses(sentence)
    if not parts:
        return sentence
    last = parts[1] if len(parts) > 1 and GROUND.search(parts[0].text) else parts[0]
    return sentence[parts[0].a - sentence.a : last.b - sentence.a]


def stretch_runs(stretches: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """Yield the list that stretches between semicolons make, as wholes where they are short."""
    stretches = [_aligned(stretches), *stretches[1:]]
    if max(map(len, stretches)) > LONGEST_STRETCH:
        for run in _siblings(stretches):
            yield from _heads(run)
    elif _make_one_list([headline(stretch).text for stretch in stretches]):
        wanted = all(stretch.text.startswith("要") for stretch in stretches)
        if not wanted and max(map(len, stretches)) <= 2 * WHOLE:
            yield tuple(stretches)
        else:
            yield from _heads(stretches)


def _aligned(stretches: Sequence[Span]) -> Span:
    """Return the first stretch from the clause on that begins as the other stretches do."""
    others = [stretch.text for stretch in stretches[1:]]
    size = common_start(others)
    if size and len(others) > 1:
        for clause in clauses(stretches[0]):
            if clause.text.startswith(others[0][:size]):
                return stretches[0][clause.a - stretches[0].a :]
        at = stretches[0].text.rfind(others[0][:size]) if size > 1 else -1
        return stretches[0][max(at, 0) :]
    return stretches[0]


def _make_one_list(heads: Sequence[str]) -> bool:
    alike = sum(itertools.starmap(are_parallel, itertools.pairwise(heads)))
    verbs = all(OPENS_WITH_VERB.match(head) or head.startswith("要") for head in heads)
    return 2 * alike >= len(heads) - 1 or verbs


def _heads(stretches: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    heads = tuple(headline(stretch) for stretch in stretches)
    if is_list([head.text for head in heads], WHOLE):
        yield heads


def _siblings(stretches: Sequence[Span]) -> Iterator[Sequence[Span]]:
    """Yield the runs of three or more stretches whose first clauses are built alike."""
    begin = 0
    for end in range(1, len(stretches) + 1):
        if end == len(stretches) or not are_parallel(
            headline(stretches[end - 1]).text, headline(stretches[end]).text
        ):
            if end - begin >= 3:
                yield stretches[begin:end]
            begin = end

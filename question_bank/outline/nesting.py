"""Which heading stands under which."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.outline.headings import Candidate


def nested(found: Sequence[Candidate]) -> list[int | None]:
    """Return each heading's parent: the last open heading of another, not deeper kind."""
    parents: list[int | None] = []
    open_ones: list[int] = []
    for index, candidate in enumerate(found):
        open_ones = _still_open(found, open_ones, candidate)
        parents.append(open_ones[-1] if open_ones else None)
        open_ones.append(index)
    return parents


def levels_of(parents: Sequence[int | None]) -> list[int]:
    """Return each heading's level, 1 for those without a parent."""
    levels: list[int] = []
    for parent in parents:
        levels.append(1 if parent is None else levels[parent] + 1)
    return levels


def _still_open(found: Sequence[Candidate], open_ones: list[int], new: Candidate) -> list[int]:
    """Return the open headings below which the new one stands."""
    kept = [index for index in open_ones if found[index].bounds > new.place]
    for depth, index in enumerate(kept):
        if found[index].kind == new.kind:
            return kept[:depth]
    while kept and found[kept[-1]].rank > new.rank:
        kept.pop()
    return kept

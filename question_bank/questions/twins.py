"""Of matching sets that hold the same words only one is asked, and what hangs on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from question_bank.questions.draft import Draft

TWIN = "同一组内容已有配对题"
SHARED = 2  # so many sides in one place make two sets one
OF_ROWS = {"matching", "choice", "judgement"}


def without_twins(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts, all matching sets refused that hold sides of one that is kept.

    Of the columns of a grid those are kept that stand farthest apart: what follows at once says
    the same in other words (破除被动应付的心态、树立主动服务的理念、提升超前谋划的能力).
    """
    sets = [one for one in drafts if one.ready and one.content.kind == "matching"]
    kept: list[frozenset[int]] = []
    refused: set[str] = set()
    for draft in sorted(sets, key=_standing):
        sides = frozenset(part.a for part in draft.parts)
        if any(len(sides & other) >= SHARED for other in kept):
            refused.add(draft.requirement)
        else:
            kept.append(sides)
    return [draft.refused(TWIN) if _hangs_on(draft, refused) else draft for draft in drafts]


def _standing(draft: Draft) -> tuple[int, int, int, str]:
    """Return what the set that is kept is lowest in: many pairs, with sides far apart."""
    return -len(draft.parts), -_apart(draft), draft.source.a, draft.id


def _apart(draft: Draft) -> int:
    """Return how far the two sides of the first pair stand from one another."""
    return abs(draft.parts[1].a - draft.parts[0].a)


def _hangs_on(draft: Draft, refused: Iterable[str]) -> bool:
    return draft.requirement in refused and draft.content.kind in OF_ROWS

"""The matching sets of a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.questions.fitness.pairs import NO_EXTRA
from question_bank.questions.matching import Matching
from tests.requirements.reading import made

if TYPE_CHECKING:
    from question_bank.questions.draft import Draft
    from question_bank.questions.options.shelf import Sibling


def sets(*lines: str, ready: bool = True, siblings: tuple[Sibling, ...] = ()) -> list[Matching]:
    """Return the matching sets of a speech that are ready, or that are not.

    Those that lack nothing but right sides too many count as ready: what they are called shows.
    """
    drafts = made(*lines, siblings=siblings).drafts
    return [
        draft.content
        for draft in drafts
        if isinstance(draft.content, Matching) and is_sound(draft) == ready
    ]


def ready_sets(*lines: str, siblings: tuple[Sibling, ...] = ()) -> list[Matching]:
    """Return the matching sets of a speech that are really asked."""
    drafts = [draft for draft in made(*lines, siblings=siblings).drafts if draft.ready]
    return [draft.content for draft in drafts if isinstance(draft.content, Matching)]


def is_sound(draft: Draft) -> bool:
    """Return whether nothing speaks against a set but that no right side is too many."""
    return not set(draft.notes) - {NO_EXTRA}

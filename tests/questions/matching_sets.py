"""The matching sets of a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.questions.matching import Matching
from tests.requirements.reading import made

if TYPE_CHECKING:
    from question_bank.questions.options.shelf import Sibling


def sets(*lines: str, ready: bool = True, siblings: tuple[Sibling, ...] = ()) -> list[Matching]:
    """Return the matching sets of a speech that are ready, or that are not."""
    drafts = [draft for draft in made(*lines, siblings=siblings).drafts if draft.ready == ready]
    return [draft.content for draft in drafts if isinstance(draft.content, Matching)]

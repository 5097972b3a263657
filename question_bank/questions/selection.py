"""Which drafts are shown at all, and which first: each question once, the best sixty chosen."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from question_bank.questions.content import prompt
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.questions.draft import Draft

ABOUT = 60
EACH = 2  # so many questions of one requirement, and one of another kind
CORE = 0.4  # the score from which on a requirement is a core one: none is left out


def once(drafts: Sequence[Draft]) -> list[Draft]:
    """Return each question once: of those that ask the same, the first that is ready, or first."""
    seen: set[str | tuple[str, ...]] = set()
    kept: list[int] = []
    for index in sorted(range(len(drafts)), key=lambda index: (not drafts[index].ready, index)):
        draft = drafts[index]
        marks: set[str | tuple[str, ...]] = {draft.id, _asks(draft)}
        if not marks & seen:
            kept.append(index)
        seen |= marks
    return [drafts[index] for index in sorted(kept)]


def _asks(draft: Draft) -> tuple[str, ...]:
    """Return what a reader would call the same question by: the words, and of some the key."""
    content = draft.content
    words = "" if content.kind == "matching" else folded(prompt(content))
    key = sorted(content.asked()) if content.kind in {"cloze", "matching", "choice"} else ()
    return (content.kind, words, *key)


def chosen(drafts: Sequence[Draft]) -> list[Draft]:
    """Mark the best ready draft of each requirement, then second ones, of another kind first.

    About sixty are marked, or one a core requirement where there are more of those.
    """
    ranked = sorted(
        (index for index, draft in enumerate(drafts) if draft.ready),
        key=lambda index: (-drafts[index].score, index),
    )
    kinds: dict[str, list[str]] = {}
    turns: tuple[list[int], list[int], list[int]] = ([], [], [])
    for index in ranked:
        had = kinds.setdefault(drafts[index].requirement, [])
        turn = 0 if not had else 1 if drafts[index].content.kind not in had else 2
        if len(had) - (turn == 1) < EACH:
            turns[turn].append(index)
            had.append(drafts[index].content.kind)
    core = sum(drafts[index].score >= CORE for index in turns[0])
    marked = set(list(itertools.chain(*turns))[: max(ABOUT, core)])
    return [
        replace(draft, chosen=True) if index in marked else draft
        for index, draft in enumerate(drafts)
    ]

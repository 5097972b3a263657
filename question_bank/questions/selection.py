"""Which drafts are shown at all, and which first: each question once, the best sixty chosen."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from question_bank.questions.content import prompt
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.questions.draft import Draft

ABOUT = 60
EACH = 2  # so many questions of one requirement, and one of another kind
SHARED = 0.6  # so much of the shorter of two lists makes them one
OPENING = 0.05  # so much less is the question for a list's first item worth


def once(drafts: Sequence[Draft]) -> list[Draft]:
    """Return each question once: of those that ask the same, a ready one, the best, the first."""
    told_apart = _same_lists(drafts)
    seen: set[str | tuple[str, ...]] = set()
    kept: list[int] = []
    for index in sorted(
        range(len(drafts)),
        key=lambda index: (not drafts[index].ready, -drafts[index].score, index),
    ):
        draft = drafts[index]
        marks: set[str | tuple[str, ...]] = {draft.id, _asks(draft)}
        if draft.content.kind == "cloze":
            marks.add((told_apart[draft.requirement], *_words(draft)))
        if not marks & seen:
            kept.append(index)
        seen |= marks
    return [drafts[index] for index in sorted(kept)]


def _same_lists(drafts: Sequence[Draft]) -> dict[str, str]:
    """Return for each requirement the first that asks for most of the same words, or itself.

    A list may stand in a speech under a name and again without it, or once in part; so may the
    columns of a grid, but what belongs together is another question than what there is.
    """
    paired = {draft.requirement for draft in drafts if draft.content.kind == "matching"}
    words: dict[str, set[str]] = {}
    for draft in drafts:
        if draft.content.kind == "cloze":
            words.setdefault(draft.requirement, set()).update(_words(draft))
    first = {requirement: requirement for requirement in words}
    holders: dict[str, list[str]] = {}
    for requirement, mine in words.items():
        met = Counter(other for word in mine for other in holders.get(word, ()))
        for other, shared in met.items():
            alike = shared > 1 and shared >= SHARED * min(len(mine), len(words[other]))
            if alike and (requirement in paired) == (other in paired):
                first[requirement] = first[other]
                break
        for word in mine:
            holders.setdefault(word, []).append(requirement)
    return first


def _openings(drafts: Sequence[Draft]) -> set[int]:
    """Return the gap texts that ask for the first item of their list.

    Their blank stands early, and where the item begins is less sure than of those behind it.
    """
    first: dict[str, int] = {}
    for index, draft in enumerate(drafts):
        if draft.content.kind == "cloze":
            at = first.setdefault(draft.requirement, index)
            if draft.parts[0].a < drafts[at].parts[0].a:
                first[draft.requirement] = index
    return set(first.values())


def _words(draft: Draft) -> list[str]:
    return [folded(part.text).removeprefix("要") for part in draft.parts]


def _asks(draft: Draft) -> tuple[str, ...]:
    """Return what a reader would call the same question by: the words, and of some the key."""
    content = draft.content
    words = "" if content.kind == "matching" else folded(prompt(content))
    key = sorted(content.asked()) if content.kind in {"cloze", "matching", "choice"} else ()
    return (content.kind, words, *key)


def chosen(drafts: Sequence[Draft]) -> list[Draft]:
    """Mark the best ready draft of each requirement, then second ones, of another kind first.

    About sixty are marked, or one a requirement where there are more of those.
    """
    openings = _openings(drafts)
    ranked = sorted(
        (index for index, draft in enumerate(drafts) if draft.ready),
        key=lambda index: (OPENING * (index in openings) - drafts[index].score, index),
    )
    kinds: dict[str, list[str]] = {}
    turns: tuple[list[int], list[int], list[int]] = ([], [], [])
    for index in ranked:
        had = kinds.setdefault(drafts[index].requirement, [])
        turn = 0 if not had else 1 if drafts[index].content.kind not in had else 2
        if len(had) - (turn == 1) < EACH:
            turns[turn].append(index)
            had.append(drafts[index].content.kind)
    marked = set(list(itertools.chain(*turns))[: max(ABOUT, len(turns[0]))])
    return [
        replace(draft, chosen=True) if index in marked else draft
        for index, draft in enumerate(drafts)
    ]

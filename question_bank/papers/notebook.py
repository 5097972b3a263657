"""错题本 as it is printed: questions of any kinds, numbered through, without points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.bank.kinds import KINDS
from question_bank.papers.composing import offered
from question_bank.papers.paper import Item, Paper, Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.questions.content import Content


def notebook(title: str, questions: Sequence[tuple[int, Content, str]]) -> Paper:
    """Return what is printed of the questions: version id, content and material of each."""
    sections, number = [], 0
    for kind in KINDS:
        items = []
        for version_id, content, origin in questions:
            if content.kind == kind:
                number += 1
                letters = offered(content, f"{title}/{version_id}")
                items.append(Item(number, version_id, content, (), letters, origin))
        if items:
            sections.append(Section(kind, 0.0, tuple(items)))
    return Paper(title, "", None, (), tuple(sections))

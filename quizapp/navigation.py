"""The menu: which pages stand in it, for whom, in which order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import request
from flask_login import current_user

from question_bank.bank.people import Role

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Entry:
    """One page in the menu."""

    label: str
    endpoint: str
    icon: str
    role: Role

    @property
    def is_here(self) -> bool:
        """Whether the page being shown belongs to this entry."""
        return request.blueprint == self.endpoint.partition(".")[0]


ENTRIES = (
    Entry("今日", "today.index", "today", Role.TRAINEE),
    Entry("原文阅读", "materials.index", "book", Role.TRAINEE),
    Entry("学习情况", "progress.index", "chart", Role.TRAINEE),
    Entry("学习材料", "speeches.index", "document", Role.INSTRUCTOR),
    Entry("试题审核", "curation.index", "check-list", Role.INSTRUCTOR),
    Entry("题库", "bank.index", "layers", Role.INSTRUCTOR),
    Entry("学习专题", "courses.index", "flag", Role.INSTRUCTOR),
    Entry("培训班", "cohorts.index", "people", Role.INSTRUCTOR),
    Entry("试卷", "papers.index", "paper", Role.INSTRUCTOR),
    Entry("系统状态", "home.status", "pulse", Role.ADMINISTRATOR),
)


def menu() -> Iterator[Entry]:
    """Return the entries for whoever is asking."""
    if not current_user.is_authenticated:
        return
    yield from (entry for entry in ENTRIES if current_user.is_(entry.role))

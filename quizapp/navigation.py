"""The menu: which pages stand in it, for whom, in which order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import request
from flask_login import current_user

from question_bank.bank.people import Role
from question_bank.study.feedback.disputes import open_appeals
from question_bank.study.feedback.reporting import open_reports
from quizapp.database import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Entry:
    """One page in the menu; `others` are pages that belong to it, `waiting` counts what waits."""

    label: str
    endpoint: str
    icon: str
    role: Role
    others: tuple[str, ...] = ()
    waiting: Callable[[Session, int], int] | None = None

    @property
    def is_here(self) -> bool:
        """Whether the page being shown belongs to this entry."""
        return request.blueprint in {self.endpoint.partition(".")[0], *self.others}

    @property
    def count(self) -> int:
        """How many things wait for the visitor on the page."""
        if self.waiting is None:
            return 0
        with reading() as rows:
            return self.waiting(rows, current_user.person_id)


def _said(rows: Session, person_id: int) -> int:
    return open_appeals(rows, person_id) + open_reports(rows, person_id)


ENTRIES = (
    Entry("今日", "today.index", "today", Role.TRAINEE),
    Entry("原文阅读", "materials.index", "book", Role.TRAINEE),
    Entry("练习", "practice.index", "pen", Role.TRAINEE),
    Entry("考试", "sittings.index", "clock", Role.TRAINEE),
    Entry("学习情况", "progress.index", "chart", Role.TRAINEE),
    Entry("错题本", "mistakes.index", "notebook", Role.TRAINEE, ("favourites", "feedback")),
    Entry("学习材料", "speeches.index", "document", Role.INSTRUCTOR),
    Entry("试题审核", "curation.index", "check-list", Role.INSTRUCTOR),
    Entry("题库", "bank.index", "layers", Role.INSTRUCTOR),
    Entry("异议纠错", "appeals.index", "speak", Role.INSTRUCTOR, ("reports",), _said),
    Entry("学习专题", "courses.index", "flag", Role.INSTRUCTOR),
    Entry("培训班", "cohorts.index", "people", Role.INSTRUCTOR),
    Entry("考试", "exams.index", "clock", Role.INSTRUCTOR, ("results",)),
    Entry("试卷", "papers.index", "paper", Role.INSTRUCTOR),
    Entry("系统状态", "home.status", "pulse", Role.ADMINISTRATOR),
)


def menu() -> Iterator[Entry]:
    """Return the entries for whoever is asking."""
    if not current_user.is_authenticated:
        return
    yield from (entry for entry in ENTRIES if current_user.is_(entry.role))

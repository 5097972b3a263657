"""The menu: which pages stand in it, for whom, in which order, and which go together.

Who has few entries sees them side by side. Where there are more than fit a phone, those that go
together stand in one group, which opens without a script.
"""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from flask import request
from flask_login import current_user

from question_bank.bank.curation.backlog import drafts_waiting
from question_bank.bank.people import Role
from question_bank.study.examining.rechecking import open_rechecks
from question_bank.study.feedback.disputes import open_appeals
from question_bank.study.feedback.reporting import open_reports
from quizapp.access import visitor
from quizapp.database import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sqlalchemy.orm import Session

SIDE_BY_SIDE = 6
MOST_SHOWN = 99


@dataclass(frozen=True, slots=True)
class Entry:
    """One page in the menu; `others` are pages that belong to it, `waiting` counts what waits."""

    label: str
    endpoint: str
    icon: str
    role: Role
    others: tuple[str, ...] = ()
    waiting: Callable[[Session, int], int] | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that go together, under one word."""

    label: str
    icon: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """An entry for whoever is asking; `count` is how many things wait for them on the page."""

    label: str
    endpoint: str
    icon: str
    is_here: bool
    count: int

    @property
    def counted(self) -> str:
        """The count as it is shown."""
        return f"{MOST_SHOWN}+" if self.count > MOST_SHOWN else str(self.count)


@dataclass(frozen=True, slots=True)
class Panel:
    """A group for whoever is asking, and its links."""

    label: str
    icon: str
    links: tuple[Link, ...]

    @property
    def is_here(self) -> bool:
        """Whether the page being shown belongs to it."""
        return any(link.is_here for link in self.links)

    @property
    def has_waiting(self) -> bool:
        """Whether something waits on one of its pages."""
        return any(link.count for link in self.links)


def _said(rows: Session, person_id: int) -> int:
    return open_appeals(rows, person_id) + open_reports(rows, person_id)


LEARNING = (
    Entry("今日", "today.index", "today", Role.TRAINEE, ("quiz", "answers")),
    Entry("原文阅读", "materials.index", "book", Role.TRAINEE),
    Entry("练习", "practice.index", "pen", Role.TRAINEE),
    Entry("考试", "sittings.index", "clock", Role.TRAINEE, ("rechecks",)),
    Entry("学习情况", "progress.index", "chart", Role.TRAINEE, ("habits",)),
    Entry("错题本", "mistakes.index", "notebook", Role.TRAINEE, ("favourites", "feedback")),
)
QUESTIONS = (
    Entry("学习材料", "speeches.index", "document", Role.INSTRUCTOR),
    Entry(
        "试题审核",
        "curation.index",
        "check-list",
        Role.INSTRUCTOR,
        ("rules", "together", "questions", "review_lists"),
        drafts_waiting,
    ),
    Entry(
        "题库",
        "bank.index",
        "layers",
        Role.INSTRUCTOR,
        ("banks", "batches", "bulk", "coverage", "exports", "imports", "withdrawals", "writing"),
    ),
)
TEACHING = (
    Entry("培训班", "cohorts.index", "people", Role.INSTRUCTOR, ("members", "posters")),
    Entry("学习专题", "courses.index", "flag", Role.INSTRUCTOR, ("selection",)),
    Entry("班级情况", "overview.index", "chart", Role.INSTRUCTOR),
    Entry(
        "考试",
        "exams.index",
        "clock",
        Role.INSTRUCTOR,
        ("results", "exam_plans", "exam_files", "archives", "figures", "invigilation"),
    ),
    Entry(
        "试卷",
        "papers.index",
        "paper",
        Role.INSTRUCTOR,
        ("handouts", "marks", "mark_files", "paper_plans", "saved_plans"),
    ),
)
SAID = (
    Entry("异议纠错", "appeals.index", "speak", Role.INSTRUCTOR, ("reports",), _said),
    Entry("成绩复核", "rechecks.index", "refresh", Role.INSTRUCTOR, (), open_rechecks),
)
RUNNING = (
    Entry("用户", "users.index", "person", Role.ADMINISTRATOR, ("personal", "user_batches")),
    Entry("培训班", "cohorts.index", "people", Role.ADMINISTRATOR, ("members",)),
    Entry("单位设置", "site.index", "sliders", Role.ADMINISTRATOR),
    Entry("备份", "backups.index", "box", Role.ADMINISTRATOR),
    Entry(
        "系统状态",
        "home.status",
        "pulse",
        Role.ADMINISTRATOR,
        ("beginning", "machine", "posters", "samples"),
    ),
    Entry("日志", "journal.index", "list", Role.ADMINISTRATOR),
    Entry("日志", "journal.index", "list", Role.AUDITOR),
)
GROUPS = (
    Group("学习", "book", LEARNING),
    Group("试题", "layers", QUESTIONS),
    Group("教学", "people", TEACHING),
    Group("反馈", "speak", SAID),
    Group("系统", "pulse", RUNNING),
)
ENTRIES = tuple(entry for group in GROUPS for entry in group.entries)


def menu() -> tuple[Link | Panel, ...]:
    """Return the menu of whoever is asking: links, and groups of links where there are many."""
    if not current_user.is_authenticated:
        return ()
    mine = _mine(visitor().roles)
    counts = any(entry.waiting for _, entries in mine for entry in entries)
    with reading() if counts else nullcontext() as rows:
        groups = [(group, tuple(_links(rows, entries))) for group, entries in mine]
    is_short = sum(len(links) for _, links in groups) <= SIDE_BY_SIDE
    entries: list[Link | Panel] = []
    for group, links in groups:
        if is_short or len(links) == 1:
            entries.extend(links)
        else:
            entries.append(Panel(group.label, group.icon, links))
    return tuple(entries)


def start() -> Entry:
    """Return the first entry of whoever is asking; every role has one."""
    return _mine(visitor().roles)[0][1][0]


@cache
def _mine(roles: frozenset[Role]) -> tuple[tuple[Group, tuple[Entry, ...]], ...]:
    """Return the groups that hold something for the roles; a page stands in one of them."""
    found: list[tuple[Group, tuple[Entry, ...]]] = []
    seen: set[str] = set()
    for group in GROUPS:
        entries = tuple(
            entry for entry in group.entries if entry.role in roles and entry.endpoint not in seen
        )
        seen.update(entry.endpoint for entry in entries)
        if entries:
            found.append((group, entries))
    return tuple(found)


def _links(rows: Session | None, entries: Iterable[Entry]) -> Iterator[Link]:
    here, person_id = request.blueprint, visitor().person_id
    for entry in entries:
        is_here = here in {entry.endpoint.partition(".")[0], *entry.others}
        count = entry.waiting(rows, person_id) if rows and entry.waiting else 0
        yield Link(entry.label, entry.endpoint, entry.icon, is_here, count)

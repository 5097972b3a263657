"""What is kept of one person as they read it: a few tables with Chinese headings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from question_bank.bank.courses import Cohort, CohortMember, Course, Enrolment
from question_bank.bank.people import LogIn, Person
from question_bank.bank.questions import Version
from question_bank.errors import NotFound
from question_bank.study.appeals import Appeal, Favourite, Report
from question_bank.study.exams import Exam, Sitting, Sort
from question_bank.study.marks import PrintedMark, PrintedTest
from question_bank.study.reviews import Entry, Review

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

Cell = Any
LONGEST = 80
RATED = {"again": "没记住", "hard": "想起来费力", "good": "记得", "easy": "很熟"}
VERDICTS = {"open": "等待答复", "upheld": "已采纳", "dismissed": "未采纳"}
SAT = ("开始", "名称", "性质", "得分", "满分")
MARKED = ("登记时间", "名称", "部分", "得分")
APPEALED = ("时间", "写下的", "理由", "答复", "结果")
SORTS = {"exam": "考试", "mock": "模拟考试", "drill": "自测"}


@dataclass(frozen=True, slots=True)
class Part:
    """One table; a cell is text, a number, a time or None."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def readable_of(session: Session, person_id: int, *, now: datetime) -> tuple[Part, ...]:
    """Return what is kept of somebody, part by part, the latest first.

    Raises:
        NotFound: there is no such person.

    """
    person = session.get(Person, person_id)
    if person is None:
        raise NotFound("person")
    return (
        Part("基本信息", ("项目", "内容"), _basics(person)),
        *(
            _part(session, title, headings, query, told)
            for title, headings, query, told in (
                ("培训班", ("名称",), _cohorts(person_id), tuple),
                ("学习专题", ("名称", "加入", "退出"), _courses(person_id), tuple),
                ("练习", ("时间", "题目", "写下的", "结果"), _answers(person_id), _answer),
                ("考试", SAT, _sittings(person_id, now), _sitting),
                ("纸质测试", MARKED, _printed(person_id), _printed_part),
                ("答案异议", APPEALED, _appeals(person_id), _verdict),
                ("试题纠错", ("时间", "说明", "答复", "结果"), _reports(person_id), _verdict),
                ("收藏", ("时间", "题目"), _favourites(person_id), _cut),
                ("登录", ("时间", "设备", "地址"), _log_ins(person_id), tuple),
            )
        ),
    )


def _basics(person: Person) -> tuple[tuple[str, Any], ...]:
    facts = (
        ("姓名", person.name),
        ("登录名", person.login),
        ("单位", person.unit),
        ("职务", person.post),
        ("手机", person.phone),
        ("建账号", person.created_at),
        ("阅知个人信息告知", person.notice_at),
        ("确认保密提示", person.secrecy_at),
    )
    return tuple((name, value) for name, value in facts if value)


def _part(
    session: Session,
    title: str,
    headings: tuple[str, ...],
    query: Select[*tuple[Any, ...]],
    told: Callable[[Iterable[Cell]], tuple[Cell, ...]],
) -> Part:
    return Part(title, headings, tuple(told(row) for row in session.execute(query)))


def _cohorts(person_id: int) -> Select[*tuple[Any, ...]]:
    mine = CohortMember.trainee_id == person_id
    joined = select(Cohort.name).join(CohortMember, CohortMember.cohort_id == Cohort.id)
    return joined.where(mine).order_by(Cohort.id.desc())


def _courses(person_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(Course.name, Enrolment.enrolled_at, Enrolment.left_at)
        .join(Enrolment, Enrolment.course_id == Course.id)
        .where(Enrolment.trainee_id == person_id)
        .order_by(Enrolment.enrolled_at.desc(), Course.id.desc())
    )


def _answers(person_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(Review.answered_at, Version.words, Review.evidence, Review.rating)
        .join(Version, Version.id == Review.version_id)
        .where(Review.trainee_id == person_id, Review.entry == Entry.ANSWER)
        .order_by(Review.seq.desc())
    )


def _answer(row: Iterable[Cell]) -> tuple[Cell, ...]:
    at, words, evidence, rating = row
    parts = (str(part["written"]) for part in evidence.get("parts", ()))
    written = "；".join(filter(None, parts))
    return at, words[:LONGEST], written, RATED.get(rating, "")


def _sittings(person_id: int, now: datetime) -> Select[*tuple[Any, ...]]:
    """Return the select of somebody's sittings, without the points that are not shown yet."""
    is_shown = or_(Sitting.sort != Sort.EXAM, Exam.shown_at <= now)
    return (
        select(
            Sitting.started_at,
            Sitting.title,
            Sitting.sort,
            Sitting.points,
            Sitting.total,
            is_shown.label("is_shown"),
        )
        .outerjoin(Exam, Exam.id == Sitting.exam_id)
        .where(Sitting.trainee_id == person_id)
        .order_by(Sitting.started_at.desc(), Sitting.id.desc())
    )


def _sitting(row: Iterable[Cell]) -> tuple[Cell, ...]:
    at, title, sort, points, total, is_shown = row
    return at, title, SORTS[sort], points if is_shown else "未公布", total


def _printed(person_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(PrintedMark.entered_at, PrintedTest.title, PrintedMark.part, PrintedMark.value)
        .join(PrintedTest, PrintedTest.paper_id == PrintedMark.paper_id)
        .where(PrintedMark.trainee_id == person_id)
        .order_by(PrintedMark.id.desc())
    )


def _printed_part(row: Iterable[Cell]) -> tuple[Cell, ...]:
    at, title, part, value = row
    named = {"t": "总分", "absent": "缺考"}.get(part)
    if named is None:
        named = f"第 {int(part[1:]) + 1} 大题" if part.startswith("s") else "单题"
    return at, title, named, value


def _appeals(person_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(Appeal.made_at, Appeal.written, Appeal.reason, Appeal.reply, Appeal.verdict)
        .where(Appeal.trainee_id == person_id)
        .order_by(Appeal.id.desc())
    )


def _reports(person_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(Report.made_at, Report.words, Report.reply, Report.verdict)
        .where(Report.person_id == person_id)
        .order_by(Report.id.desc())
    )


def _verdict(row: Iterable[Cell]) -> tuple[Cell, ...]:
    *told, verdict = row
    return *told, VERDICTS[verdict]


def _favourites(person_id: int) -> Select[*tuple[Any, ...]]:
    latest = (
        select(Version.words)
        .where(Version.question_id == Favourite.question_id)
        .order_by(Version.number.desc())
        .limit(1)
        .scalar_subquery()
    )
    return (
        select(Favourite.kept_at, latest)
        .where(Favourite.trainee_id == person_id)
        .order_by(Favourite.kept_at.desc(), Favourite.question_id)
    )


def _cut(row: Iterable[Cell]) -> tuple[Cell, ...]:
    at, words = row
    return at, (words or "")[:LONGEST]


def _log_ins(person_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(LogIn.created_at, LogIn.device, LogIn.address)
        .where(LogIn.person_id == person_id, ~LogIn.awaits_code)
        .order_by(LogIn.created_at.desc(), LogIn.token_hash)
    )

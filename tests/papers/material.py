"""A course with approved questions, and papers made of our own words."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.blueprints.blueprint import Blueprint, Section
from question_bank.bank.blueprints.drawing import Drawn, Origin
from question_bank.bank.courses import Course, CourseSpeech
from question_bank.bank.kinds import KINDS
from question_bank.bank.questions import Question, Requirement, Source, Status, Version
from question_bank.bank.speeches import PUBLIC_BANK, Bank, Reading, Speech
from question_bank.papers.composing import compose
from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.content import to_json
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from question_bank.questions.ordering import Ordering
from question_bank.questions.recall import Recall
from question_bank.questions.written import Written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from question_bank.papers.paper import Paper
    from question_bank.questions.content import Content

LONG_AGO = datetime(2025, 3, 3, 1, 0, tzinfo=UTC)
STEMS = (
    ("文稿起草要讲____，公文办理要讲____，件件有着落。", ("质量", "时效")),
    ("督查督办要坚持____导向，一抓到底，不见成效不收兵。", ("问题",)),
    ("会议安排要少开会、开短会、____，能合并的就合并。", ("开管用的会",)),
    ("值班工作实行全天____制度，有事报事，无事报平安。", ("领导带班",)),
)
DUTIES = Matching(
    directions="把下列工作与对它的要求对应起来。",
    pairs=(
        ("文稿起草", "言之有物，改到满意为止"),
        ("公文办理", "及时登记，全程跟踪"),
        ("督查督办", "建立台账，对账销号"),
        ("会务保障", "方案细，衔接紧，预案全"),
    ),
    extra=("热情接待，耐心解释",),
)
OF_OTHER_KINDS: tuple[Content, ...] = (
    Choice(
        "下列不属于办公室“三服务”的是（　　）。",
        ("为领导服务", "为机关服务", "为基层服务", "为企业招商服务"),
        "为企业招商服务",
        negative=True,
    ),
    Multiple(
        "督查工作要做到的“三个不放过”包括（　　）。",
        (
            "任务没有落实的不放过",
            "群众不满意的不放过",
            "问题没有查清的不放过",
            "文字没有校对的不放过，装订没有检查的也不放过",
        ),
        ("任务没有落实的不放过", "群众不满意的不放过", "问题没有查清的不放过"),
    ),
    Judgement("值班工作实行全天领导带班制度。", truth=True),
    Judgement("公文办理要讲质量。", truth=False, correction="公文办理要讲时效。"),
    Ordering("请按收文办理的先后排列。", ("签收", "登记", "初审", "承办")),
    Recall(
        "简述办公室工作的“三个讲”（3 项）。",
        ("讲政治", "讲效率", "讲规矩"),
        ((), ("讲时效",), ()),
    ),
    Written(
        "结合岗位谈谈怎样办好一次会议。",
        (("方案、通知、材料、会场各环节齐全", 12), ("条理清楚", 4), ("联系实际", 4)),
        "论述题",
    ),
)
ORIGIN = Origin("在全县办公室工作会议上的讲话", "张一鸣", date(2026, 3, 12), "全县办公室工作会议")


def a_cloze(number: int) -> Cloze:
    """Give a sentence of its own for each number."""
    stem, answers = STEMS[number % len(STEMS)]
    return Cloze(f"第{number}条：{stem}", answers, tuple(() for _ in answers))


def a_paper(
    *, clozes: int = 4, matchings: int = 1, title: str = "办公室工作测试", booklet: str = "A"
) -> Paper:
    """Give a paper that no bank is needed for."""
    wanted = Blueprint(title, (Section("cloze", clozes, 2.0), Section("matching", matchings, 10.0)))
    drawn = (
        [Drawn(number, number, a_cloze(number), ORIGIN) for number in range(1, clozes + 1)],
        [Drawn(900 + number, 900 + number, DUTIES, ORIGIN) for number in range(matchings)],
    )
    return compose(wanted, drawn, seed=7, booklet=booklet)


def a_paper_of_every_kind() -> Paper:
    """Give a paper with a section for each kind."""
    points = {"recall": 10.0, "written": 20.0, "matching": 10.0}
    contents = (a_cloze(1), DUTIES, *OF_OTHER_KINDS)
    by_kind = {kind: [one for one in contents if one.kind == kind] for kind in KINDS}
    sections = tuple(
        Section(kind, len(asked), points.get(kind, 2.0)) for kind, asked in by_kind.items()
    )
    drawn = [
        [
            Drawn(100 * place + number, 100 * place + number, one, ORIGIN)
            for number, one in enumerate(asked)
        ]
        for place, asked in enumerate(by_kind.values(), start=1)
    ]
    return compose(Blueprint("办公室业务测试", sections), drawn, seed=7, booklet="A")


def a_course(
    session: Session, contents: Sequence[tuple[Content, int | None]], *, name: str = "办公室业务"
) -> int:
    """Store a course with one speech and approved questions, each with the number of its point."""
    bank = session.scalar(select(Bank).where(Bank.name == PUBLIC_BANK))
    if bank is None:
        bank = Bank(name=PUBLIC_BANK)
        session.add(bank)
        session.flush()
    course = Course(name=name, created_at=LONG_AGO, opened_at=LONG_AGO)
    speech = Speech(
        bank_id=bank.id, title=ORIGIN.title, speaker=ORIGIN.speaker, given_on=ORIGIN.given_on,
        occasion=ORIGIN.occasion, created_at=LONG_AGO,
    )  # fmt: skip
    session.add_all([course, speech])
    session.flush()
    reading = Reading(
        bank_id=bank.id, speech_id=speech.id, text_hash=name, raw="文" * 999, text="文" * 999,
        removed=[], repairs=[], warnings=[], outline=[], cut=False, read_at=LONG_AGO,
    )  # fmt: skip
    session.add_all([reading, CourseSpeech(course_id=course.id, speech_id=speech.id)])
    session.flush()
    points: dict[int, int] = {}
    for place, (content, point) in enumerate(contents):
        _add_question(
            session, reading, f"{name}/{place}", content, _point(session, bank, points, name, point)
        )
    return course.id


def _point(
    session: Session, bank: Bank, points: dict[int, int], name: str, point: int | None
) -> int | None:
    if point is None:
        return None
    if point not in points:
        row = Requirement(bank_id=bank.id, fingerprint=f"{name}/{point}", kind="list", content={})
        session.add(row)
        session.flush()
        points[point] = row.id
    return points[point]


def _add_question(
    session: Session, reading: Reading, name: str, content: Content, requirement_id: int | None
) -> None:
    question = Question(
        bank_id=reading.bank_id, fingerprint=name, requirement_id=requirement_id,
        kind=content.kind, status=Status.APPROVED, ready=True, chosen=True, score=0.5, notes=[],
        created_at=LONG_AGO,
    )  # fmt: skip
    session.add(question)
    session.flush()
    session.add(
        Version(question_id=question.id, number=1, content=to_json(content), created_at=LONG_AGO)
    )
    start = 10 * question.id  # a passage of its own
    session.add(
        Source(
            question_id=question.id, reading_id=reading.id, part=-1, start=start, end=start + 9
        )
    )  # fmt: skip
    session.flush()

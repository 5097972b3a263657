"""A small course written for the tests: one speech, a class of one, questions to be learnt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from question_bank.bank.courses import Course, CourseSpeech, Enrolment
from question_bank.bank.questions import Question, Requirement, Source, Status, Version
from question_bank.bank.speeches import Bank, Reading, Speech
from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.content import Content, keys, to_json
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from question_bank.questions.ordering import Ordering
from question_bank.questions.recall import Recall
from question_bank.questions.written import Written
from question_bank.study.days import Calendar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

SHANGHAI = Calendar(ZoneInfo("Asia/Shanghai"))
# a Monday, nine in the morning in Shanghai
NEW_YEAR = datetime(2025, 1, 1, tzinfo=UTC)
MONDAY = datetime(2025, 3, 3, 1, 0, tzinfo=UTC)

TEXT = """在全市档案工作座谈会上的讲话

一、把档案收全

档案人员要做到“三个及时”：及时收集、及时整理、及时归档。收集看齐全，整理看规范，归档看期限，利用看效率。

二、把档案管好

库房管理要坚持“双人双锁”。
"""
SENTENCE = "档案人员要做到“三个及时”：及时收集、及时整理、及时归档。"
PAIRING = "收集看齐全，整理看规范，归档看期限，利用看效率。"

ONE_BLANK = Cloze(
    "讲话要求档案人员做到“三个及时”：及时收集、____、及时归档。", ("及时整理",), ((),)
)
TWO_BLANKS = Cloze(
    "讲话要求档案人员做到“三个及时”：____、及时整理、____。",
    ("及时收集", "及时归档"),
    ((), ("及时存档",)),
    order_free=True,
)
PAIRS = Matching(
    "将档案工作的各个环节与讲话提出的着眼点配对。",
    (("收集", "齐全"), ("整理", "规范"), ("归档", "期限"), ("利用", "效率")),
    ("保密",),
)
LOCK = Cloze("讲话要求库房管理坚持“____”。", ("双人双锁",), ((),))
CHOICE = Choice(
    "下列不属于档案人员“三个及时”的是（　　）。",
    ("及时收集", "及时整理", "及时归档", "及时利用"),
    "及时利用",
    negative=True,
)
MULTIPLE = Multiple(
    "档案人员的“三个及时”包括（　　）。",
    ("及时收集", "及时整理", "及时归档", "及时利用"),
    ("及时收集", "及时整理", "及时归档"),
)
AGREES = Judgement("讲话要求库房管理坚持“双人双锁”。", truth=True)
REWORDED = Judgement(
    "讲话提出，收集看齐全，整理看期限。",
    truth=False,
    correction="讲话提出，收集看齐全，整理看规范。",
)
ORDERING = Ordering("请按档案工作的先后排列下列环节。", ("及时收集", "及时整理", "及时归档"))
RECALL = Recall(
    "简述档案人员的“三个及时”（3 项）。",
    ("及时收集", "及时整理", "及时归档"),
    ((), (), ("及时存档",)),
)
ESSAY = Written(
    "联系实际，谈谈怎样做到“三个及时”。",
    (("讲清三个及时的内容", 6), ("联系本单位实际", 4)),
    "论述题",
)
OF_EVERY_KIND = (ONE_BLANK, PAIRS, CHOICE, MULTIPLE, AGREES, REWORDED, ORDERING, RECALL)
CONTENTS = (ONE_BLANK, TWO_BLANKS, PAIRS, LOCK)


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a test needs to know of the course that was made for it."""

    course_id: int
    speech_id: int
    question_ids: tuple[int, ...]
    version_ids: tuple[int, ...]


def give_course(
    session: Session,
    trainee_ids: Sequence[int],
    *,
    contents: Sequence[Content] = CONTENTS,
    requirements: Sequence[int] | None = None,
    name: str = "档案工作专题",
    exam_on: date | None = None,
    target: float = 0.9,
    new_a_day: int = 15,
) -> Lesson:
    """Make an open course for the trainees; `requirements` says which questions are siblings."""
    speech_id = add_speech(session, name)
    course = Course(
        name=name,
        exam_on=exam_on,
        target=target,
        new_a_day=new_a_day,
        opened_at=NEW_YEAR,
        created_at=NEW_YEAR,
    )
    session.add(course)
    session.flush()
    session.add(CourseSpeech(course_id=course.id, speech_id=speech_id))
    enrol(session, course.id, *trainee_ids)
    numbers = range(len(contents)) if requirements is None else requirements
    made = [
        add_question(session, speech_id, content, requirement=number)
        for content, number in zip(contents, numbers, strict=True)
    ]
    return Lesson(course.id, speech_id, *(zip(*made, strict=True) if made else ((), ())))


def add_speech(session: Session, title: str) -> int:
    bank = session.get(Bank, 1) or Bank(id=1, name="公共题库")
    session.add(bank)
    speech = Speech(bank_id=1, title=title, created_at=MONDAY)
    session.add(speech)
    session.flush()
    session.add(
        Reading(
            bank_id=1,
            speech_id=speech.id,
            text_hash=title,
            raw=TEXT,
            text=TEXT,
            removed=[],
            repairs=[],
            warnings=[],
            outline=_outline(),
            cut=False,
            read_at=MONDAY,
        )
    )
    session.flush()
    return speech.id


def add_question(
    session: Session, speech_id: int, content: Content, *, requirement: int
) -> tuple[int, int]:
    """Add an approved question; return its id and its version's."""
    reading_id = session.scalar(select(Reading.id).where(Reading.speech_id == speech_id))
    question = Question(
        bank_id=1,
        fingerprint=f"{speech_id}-{session.scalar(select(func.count(Question.id)))}",
        requirement_id=_requirement(session, f"{speech_id}-{requirement}"),
        kind=content.kind,
        status=Status.APPROVED,
        ready=True,
        chosen=True,
        score=0.5,
        notes=[],
        created_at=MONDAY,
    )
    session.add(question)
    session.flush()
    version = Version(
        question_id=question.id, number=1, content=to_json(content), created_at=MONDAY
    )
    session.add(version)
    for part, (start, end) in enumerate(_places(content), start=-1):
        session.add(
            Source(question_id=question.id, reading_id=reading_id, part=part, start=start, end=end)
        )
    session.flush()
    return question.id, version.id


def enrol(session: Session, course_id: int, *trainee_ids: int) -> None:
    session.add_all(
        Enrolment(course_id=course_id, trainee_id=trainee, enrolled_at=MONDAY)
        for trainee in trainee_ids
    )
    session.flush()


def key(content: Content) -> list[str]:
    """Return a response that is right in every part."""
    return list(keys(content))


def _requirement(session: Session, name: str) -> int:
    found = session.scalar(select(Requirement).where(Requirement.fingerprint == name))
    if found is None:
        content = {"kind": "list", "name": "三个及时", "items": []}
        found = Requirement(
            bank_id=1, fingerprint=name, kind="list", name="三个及时", content=content
        )
        session.add(found)
        session.flush()
    return found.id


def _places(content: Content) -> list[tuple[int, int]]:
    words = key(content)
    if isinstance(content, Matching):
        words = [side for pair in content.pairs for side in pair]
    whole = PAIRING if isinstance(content, Matching) else SENTENCE
    if words[0] not in whole:
        whole = "库房管理要坚持“双人双锁”。" if "双人双锁" in words else SENTENCE
    begin = TEXT.index(whole)
    places = [(begin, begin + len(whole))]
    for word in words:
        start = TEXT.find(word, begin)
        if start >= 0:
            places.append((start, start + len(word)))
    return places


def _outline() -> list[dict[str, object]]:
    found = []
    for marker, heading in (("一、", "把档案收全"), ("二、", "把档案管好")):
        start = TEXT.index(marker + heading)
        found.append(
            {
                "level": 1,
                "marker": marker,
                "heading": heading,
                "start": start,
                "end": start + len(marker + heading),
                "parent": None,
            }
        )
    return found

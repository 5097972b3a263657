"""The speeches and questions of a seeded installation: each sentence is a list of three works.

What is asked depends on a question's place in its course alone, so that what one trainee wrote
fits another course; only the names of places differ.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from question_bank.bank.people import Person, PersonRole, Role
from question_bank.bank.questions import (
    PASSAGE,
    Action,
    Decision,
    Question,
    Requirement,
    RequirementSource,
    Source,
    Status,
    Version,
)
from question_bank.bank.speeches import Reading, Speech
from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.content import Content, to_json
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.recall import Recall
from tests.benchmarks.bulk import put

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy.orm import Session

    from tests.benchmarks.bulk import Size

PLACES = "东西南北上下中前后左右春夏秋冬山河湖海松竹梅兰石桥林泉"
VERBS = ("规范", "及时", "统一", "从严", "定期", "逐级")
WORKS = ("整理", "归档", "登记", "核对", "督办", "反馈", "通报", "回访", "移交", "复查")
DRAFTS, REJECTED, RETIRED = 0.90, 0.95, 0.98  # from which share of a speech's questions on
INSTRUCTOR = 1


def works(place: int) -> tuple[str, str, str]:
    """Return the three works that the question at a place of its course is about."""
    of = [f"{VERBS[(place + n) % 6]}{WORKS[(place // 6 + 3 * n) % 10]}" for n in range(3)]
    return of[0], of[1], of[2]


def town(course: int, place: int) -> str:
    """Return the name of the town a question tells of."""
    number = course * 997 + place
    return "".join(PLACES[number // 26**n % 26] for n in range(3)) + "镇"


@cache
def asked(place: int) -> Content:
    """Return what the question at a place of its course asks, `{}` for the town."""
    first, second, third = works(place)
    told = "讲话要求{}抓好"
    match place % 10:
        case 6:
            options = (first, second, third, "按月评比")
            return Choice(f"{told}的三项工作不包括（　　）。", options, "按月评比", negative=True)
        case 7:
            pairs = tuple((work, f"第{n}季度") for n, work in enumerate((first, second, third)))
            return Matching(f"将{told}的工作与时间配对。", pairs, ("全年",))
        case 8:
            return Judgement(f"{told}{first}、{second}、{third}三项工作。", truth=True)
        case 9:
            return Recall(f"简述{told}的三项工作。", (first, second, third), ((), (), ()))
        case _:
            return Cloze(f"{told}{first}、____、{third}三项工作。", (second,), ((),))


def content_of(course: int, place: int) -> dict[str, Any]:
    """Return the content of a question as it is stored."""
    name = town(course, place)
    return {
        key: value.replace("{}", name) if isinstance(value, str) else value
        for key, value in to_json(asked(place)).items()
    }


def status_of(place: int, questions_each: int) -> Status:
    """Return the status of a question by its place in its course."""
    share = place % questions_each / questions_each
    if share < DRAFTS:
        return Status.APPROVED
    if share < REJECTED:
        return Status.DRAFT
    return Status.REJECTED if share < RETIRED else Status.RETIRED


def write(session: Session, size: Size, *, now: datetime) -> None:
    """Write speeches, requirements, questions and the decisions about them."""
    person = {"name": "王管理", "password_hash": "-", "created_at": now, "notice_at": now}
    put(session, Person, [{"id": INSTRUCTOR, "login": "guanli"} | person])
    put(session, PersonRole, [{"person_id": INSTRUCTOR, "role": Role.INSTRUCTOR}])
    speeches = range(size.courses * size.speeches_each)
    put(session, Speech, (_speech(speech, now) for speech in speeches))
    put(session, Reading, (_reading(speech, size, now) for speech in speeches))
    questions = range(size.courses * size.course_questions)
    put(session, Requirement, (_requirement(one, size) for one in questions if one % 2 == 0))
    put(session, RequirementSource, (_stands(one, size) for one in questions if one % 2 == 0))
    put(session, Question, (_question(one, size, now) for one in questions))
    put(session, Version, (_version(one, size, now) for one in questions))
    put(session, Source, (row for one in questions for row in _sources(one, size)))
    put(session, Decision, (row for one in questions for row in _decisions(one, size, now)))


def _speech(speech: int, now: datetime) -> dict[str, Any]:
    title = f"在全县办公室系统第{speech + 1}次工作会议上的讲话"
    return {"id": speech + 1, "bank_id": 1, "title": title, "created_at": now}


def _sentences(speech: int, size: Size) -> list[str]:
    course, first = speech // size.speeches_each, speech % size.speeches_each * size.questions_each
    places = range(first, first + size.questions_each)
    return [f"{town(course, one)}要抓好{'、'.join(works(one))}三项工作。" for one in places]


@cache
def _text(speech: int, size: Size) -> tuple[str, list[dict[str, Any]], list[int]]:
    """Return a speech's text, its outline, and where each of its sentences begins."""
    lines, outline, starts, length = ["同志们："], [], [], 5
    for number, sentence in enumerate(_sentences(speech, size)):
        if number % 20 == 0:
            heading = f"{'一二三四五六七八九十'[number // 20 % 10]}、抓好各镇工作"
            where = {"level": 1, "marker": heading[:2], "heading": heading[2:], "parent": None}
            outline.append(where | {"start": length, "end": length + len(heading)})
            lines.append(heading)
            length += len(heading) + 1
        starts.append(length)
        lines.append(sentence)
        length += len(sentence) + 1
    return "\n".join(lines), outline, starts


def _reading(speech: int, size: Size, now: datetime) -> dict[str, Any]:
    text, outline, _ = _text(speech, size)
    plain = {"removed": [], "repairs": [], "warnings": [], "cut": False, "read_at": now}
    of = {"id": speech + 1, "bank_id": 1, "speech_id": speech + 1, "text_hash": str(speech)}
    return of | plain | {"raw": text, "text": text, "outline": outline}


def _where(question: int, size: Size) -> tuple[int, int, int, int]:
    """Return a question's course, its place there, its reading and where its sentence begins."""
    course, place = divmod(question, size.course_questions)
    speech = question // size.questions_each
    return course, place, speech + 1, _text(speech, size)[2][question % size.questions_each]


def _requirement(question: int, size: Size) -> dict[str, Any]:
    course, place, _, _ = _where(question, size)
    name = f"{town(course, place)}三项工作"
    items = [{"text": work} for work in works(place)]
    content = {"kind": "list", "name": name, "items": items, "said_by": None, "stated": 3}
    content |= {
        "complete": True,
        "ordered": False,
        "intro": None,
        "under": [],
        "start": 0,
        "end": 1,
    }
    of = {"id": question // 2 + 1, "bank_id": 1, "fingerprint": f"r{question}", "kind": "list"}
    return of | {"name": name, "content": content}


def _stands(question: int, size: Size) -> dict[str, Any]:
    _, _, reading, start = _where(question, size)
    of = {"requirement_id": question // 2 + 1, "reading_id": reading}
    return of | {"start": start, "end": start + 10}


def _question(question: int, size: Size, now: datetime) -> dict[str, Any]:
    place = question % size.course_questions
    return {
        "id": question + 1,
        "bank_id": 1,
        "fingerprint": f"q{question}",
        "requirement_id": question // 2 + 1,
        "kind": asked(place).kind,
        "status": status_of(place, size.questions_each),
        "ready": place % 7 > 0,
        "chosen": True,
        "score": place % 100 / 100,
        "notes": [],
        "created_at": now,
    }


def _version(question: int, size: Size, now: datetime) -> dict[str, Any]:
    content = content_of(*divmod(question, size.course_questions))
    of = {"id": question + 1, "question_id": question + 1, "number": 1}
    return of | {"content": content, "created_at": now}


def _sources(question: int, size: Size) -> Iterator[dict[str, Any]]:
    course, place, reading, start = _where(question, size)
    of = {"question_id": question + 1, "reading_id": reading}
    begin = start + len(town(course, place)) + 3
    end = begin + len("、".join(works(place)))
    yield of | {"part": PASSAGE, "start": start, "end": end + 5}
    yield of | {"part": 0, "start": begin, "end": end}


def _decisions(question: int, size: Size, now: datetime) -> Iterator[dict[str, Any]]:
    after = status_of(question % size.course_questions, size.questions_each)
    actions = {Status.APPROVED: Action.ACCEPT, Status.REJECTED: Action.REJECT}
    if after is not Status.DRAFT:
        yield {
            "question_id": question + 1,
            "person_id": INSTRUCTOR,
            "action": actions.get(after, Action.RETIRE),
            "before": Status.DRAFT,
            "after": after,
            "version_before": 1,
            "version_after": 1,
            "decided_at": now,
        }

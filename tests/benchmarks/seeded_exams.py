"""The exams and papers of a seeded installation: each course has sat one and printed three."""

from __future__ import annotations

import random
from dataclasses import asdict, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from question_bank.bank.blueprints.blueprint import Blueprint, Section
from question_bank.papers.issuing import draw, issue
from question_bank.questions.content import keys, mark
from question_bank.study.examining.marking import earned
from question_bank.study.exams import Exam, SheetAnswer, Sitting, Sort
from tests.benchmarks.bulk import put
from tests.benchmarks.seeded_bank import INSTRUCTOR, asked
from tests.benchmarks.seeded_people import trainee_ids

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from sqlalchemy.orm import Session

    from tests.benchmarks.bulk import Size

QUESTIONS = 20
POINTS = 5.0
PAPERS = 3


def write(session: Session, size: Size, *, now: datetime) -> None:
    """Write exams with everybody's sheets, and papers."""
    courses = range(size.courses)
    put(session, Exam, (_exam(course, size, now) for course in courses))
    goes = [(c, id_) for c in courses for id_ in trainee_ids(size, c)]
    sheets = [_sheet(number, *go, size, now) for number, go in enumerate(goes, start=1)]
    put(session, Sitting, (sitting for sitting, _ in sheets))
    put(session, SheetAnswer, (row for _, rows in sheets for row in rows))
    for course in courses:
        _print(session, course, size, now)


def _places(size: Size) -> list[int]:
    """Return where the questions of an exam stand in their course: clozes only, far apart."""
    clozes = [place for place in range(size.course_questions) if asked(place).kind == "cloze"]
    return clozes[:: max(1, len(clozes) // QUESTIONS)][:QUESTIONS]


def _plan(title: str, size: Size) -> dict[str, Any]:
    section = Section("cloze", len(_places(size)), POINTS)
    return asdict(Blueprint(title, (section,), 60, speeches=()))


def _exam(course: int, size: Size, now: datetime) -> dict[str, Any]:
    first = course * size.course_questions + 1
    return {
        "id": course + 1,
        "course_id": course + 1,
        "title": f"第{course + 1}期结业考试",
        "blueprint": _plan(f"第{course + 1}期结业考试", size),
        "drawn": [[[first + place, first + place] for place in _places(size)]],
        "minutes": 60,
        "opens_at": now - timedelta(days=4),
        "closes_at": now - timedelta(days=3),
        "shown_at": now - timedelta(days=3),
        "seed": 7,
        "created_by": INSTRUCTOR,
        "created_at": now - timedelta(days=9),
    }


def _sheet(
    number: int, course: int, trainee_id: int, size: Size, now: datetime
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    chance, began = random.Random(number), now - timedelta(days=4)  # noqa: S311 - a simulation
    ability, first = chance.uniform(0.3, 0.95), course * size.course_questions + 1
    places = _places(size)
    rows = list(_answers((trainee_id, number), places, ability, chance, began))
    sitting = {
        "id": number,
        "trainee_id": trainee_id,
        "exam_id": course + 1,
        "sort": Sort.EXAM,
        "slot": 1,
        "title": f"第{course + 1}期结业考试",
        "drawn": [[first + place, first + place, POINTS] for place in places],
        "seed": number,
        "started_at": began,
        "deadline": began + timedelta(hours=1),
        "ended_at": began + timedelta(minutes=40),
        "learnt_at": now - timedelta(days=3),
        "points": sum(row["points"] for row in rows),
        "total": POINTS * len(places),
    }
    return sitting, rows


def _answers(
    go: tuple[int, int], places: list[int], ability: float, chance: random.Random, at: datetime
) -> Iterator[dict[str, Any]]:
    for position, place in enumerate(places):
        content = asked(place)
        response = keys(content) if chance.random() < ability else ("督促检查",)
        marks = mark(content, response)
        yield {
            "trainee_id": go[0],
            "sitting_id": go[1],
            "position": position,
            "response": list(response),
            "token": "seed",
            "saved_at": at,
            "marks": [{"written": m.written, "key": m.key, "right": m.right} for m in marks],
            "points": earned(content, marks, POINTS, half_for_fewer=False),
        }


def _print(session: Session, course: int, size: Size, now: datetime) -> None:
    """Issue a course's papers: drawn once, printed under several titles."""
    plan = Blueprint("测试题", (Section("cloze", len(_places(size)), POINTS),), 60)
    drawn = draw(session, plan, course_id=course + 1, seed=7, booklets=2, today=now.date())
    for number in range(PAPERS):
        named = replace(plan, title=f"第{course + 1}期测试题之{number + 1}")
        papers = [replace(paper, title=named.title) for paper in drawn]
        issue(session, papers, named, course_id=course + 1, seed=number, by=INSTRUCTOR, now=now)

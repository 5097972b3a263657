"""The questions a trainee meets for the first time, in the order that their course says.

As the material has them: one material after the other, each from its beginning. Or in an order of
the trainee's own, always the same.
"""

from __future__ import annotations

import hashlib
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, select

from question_bank.bank.columns import columns, each, members
from question_bank.bank.courses import CourseSpeech, Order
from question_bank.bank.questions import PASSAGE, Source
from question_bank.bank.speeches import Reading
from question_bank.study.cards import Card, Phase
from question_bank.study.quiz.due import my_cards, new_cards

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from question_bank.study.courses import OpenCourse

AT_ONCE = 20  # rows of new cards are read at a time until the day's number is reached


def never_asked(
    session: Session, course: OpenCourse, *, trainee_id: int, today: int
) -> Iterator[tuple[int, int | None]]:
    """Give a course's new questions and their requirements, read as they are wanted."""
    mine = {"trainee_id": trainee_id, "today": today} | members("course", [course.id])
    if course.order is Order.MATERIAL and course.materials == 1:
        # in one material questions were numbered in the order of the text
        yield from _by_number(session, mine)
        return
    of_course = {"trainee_id": trainee_id, "course_id": course.id}
    if course.order is Order.DRAWN:
        waiting = columns(session, _waiting(), of_course).scalars().all()
        places = iter(sorted(waiting, key=lambda question_id: _drawn(trainee_id, question_id)))
    else:
        places = _by_material(session, of_course)
    while page := list(islice(places, AT_ONCE)):
        rows = columns(session, _of_page(len(page)), mine | members("page", page))
        found = {row.question_id: row.requirement_id for row in rows}
        yield from ((id_, found[id_]) for id_ in page if id_ in found)


def _by_number(session: Session, mine: dict[str, int]) -> Iterator[tuple[int, int | None]]:
    behind = 0
    while True:
        page = {"behind": behind, "most": AT_ONCE}
        rows = columns(session, new_cards(), mine | page).all()
        yield from ((row.question_id, row.requirement_id) for row in rows)
        if len(rows) < AT_ONCE:
            return
        behind = rows[-1].question_id


def _by_material(session: Session, of_course: dict[str, int]) -> Iterator[int]:
    """Give what waits, material by material; a material is looked at when those before are done."""
    given: set[int] = set()
    for speech_id in columns(session, _materials(), of_course).scalars().all():
        here = of_course | {"speech_id": speech_id}
        for question_id in columns(session, _waiting_in(), here).scalars().all():
            if question_id not in given:
                given.add(question_id)
                yield question_id


def _drawn(trainee_id: int, question_id: int) -> bytes:
    """Return a key that puts the questions in an order of the trainee's own, always the same."""
    return hashlib.sha256(f"{trainee_id}/{question_id}".encode()).digest()


# each select is built once: that takes longer than the database takes to answer it


@cache
def _waiting() -> Select[int]:
    return select(Card.question_id).where(
        Card.trainee_id == bindparam("trainee_id"),
        Card.course_id == bindparam("course_id"),
        Card.phase == Phase.NEW,
        Card.due_at.is_(None),
    )


@cache
def _materials() -> Select[int]:
    return (
        select(CourseSpeech.speech_id)
        .where(CourseSpeech.course_id == bindparam("course_id"))
        .order_by(CourseSpeech.position, CourseSpeech.speech_id)
    )


@cache
def _waiting_in() -> Select[int]:
    return (
        _waiting()
        .join(Source, Source.question_id == Card.question_id)
        .join(Reading, Reading.id == Source.reading_id)
        .where(Reading.speech_id == bindparam("speech_id"), Source.part == PASSAGE)
        .order_by(Source.start, Card.question_id)
    )


@cache
def _of_page(questions: int) -> Select[int, int | None]:
    return my_cards(1).where(
        Card.question_id.in_(each("page", questions)),
        Card.phase == Phase.NEW,
        Card.buried_day.is_(None) | (Card.buried_day != bindparam("today")),
    )

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.materials.paragraphs import Headline, Segment
from question_bank.bank.people import Role
from question_bank.bank.questions import Requirement, RequirementSource
from question_bank.bank.speeches import Reading, Speech
from question_bank.errors import NotFound
from question_bank.study.courses import OpenCourse, open_courses
from question_bank.study.quiz.answering import answer
from question_bank.study.quiz.dealing import deal
from question_bank.study.quiz.practice import practice
from question_bank.study.reading.browsing import browse
from question_bank.study.reading.excerpts import excerpt
from question_bank.study.reading.materials import material, shelf, words
from tests.study.lessons import (
    CONTENTS,
    MONDAY,
    SENTENCE,
    SHANGHAI,
    TEXT,
    Lesson,
    add_speech,
    give_course,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.conftest import Someone


@pytest.fixture
def trainee_id(session: Session, add_person: Callable[..., Someone]) -> int:
    return add_person(session, "li", Role.TRAINEE).id


@pytest.fixture
def lesson(session: Session, trainee_id: int) -> Lesson:
    made = give_course(session, [trainee_id])
    deal(session, trainee_id=trainee_id, courses=courses(session, trainee_id))
    return made


def courses(session: Session, trainee_id: int) -> tuple[OpenCourse, ...]:
    return open_courses(session, trainee_id=trainee_id, now=MONDAY, calendar=SHANGHAI)


def respond(session: Session, trainee_id: int, lesson: Lesson, number: int, written: str) -> None:
    answer(
        session,
        trainee_id=trainee_id,
        question_id=lesson.question_ids[number],
        version_id=lesson.version_ids[number],
        attempt=f"{number}{written}",
        response=[written],
        now=MONDAY,
        calendar=SHANGHAI,
    )


def test_the_shelf_tells_how_much_of_each_material_was_asked(
    session: Session, trainee_id: int, lesson: Lesson
) -> None:
    add_speech(session, "不在专题里的讲话")
    respond(session, trainee_id, lesson, 0, "及时整理")

    (one,) = shelf(session, trainee_id=trainee_id, courses=courses(session, trainee_id))

    assert (one.id, one.title, one.questions, one.introduced) == (
        lesson.speech_id, "档案工作专题", 4, 1,
    )  # fmt: skip


def test_a_material_is_read_with_its_headings_and_what_it_requires_marked(
    session: Session, trainee_id: int, lesson: Lesson
) -> None:
    requirement = session.scalars(select(Requirement).order_by(Requirement.id)).first()
    requirement.content = {"items": [{"text": "及时收集，"}, {"text": "及时整理"}]}
    start = TEXT.index(SENTENCE)
    reading_id = session.scalar(select(Reading.id))
    session.add(
        RequirementSource(
            requirement_id=requirement.id,
            reading_id=reading_id,
            start=start,
            end=start + len(SENTENCE),
        )
    )
    session.flush()

    found = material(session, speech_id=lesson.speech_id, courses=courses(session, trainee_id))

    assert found.outline == (Headline(1, "一、把档案收全", 2), Headline(1, "二、把档案管好", 4))
    assert [(leaf.number, leaf.level) for leaf in found.leaves] == [
        (1, 0), (2, 1), (3, 0), (4, 1), (5, 0),
    ]  # fmt: skip
    marked = [s.text for leaf in found.leaves for s in leaf.segments if s.marked]
    assert marked == ["及时收集", "及时整理"]
    assert "".join(s.text for s in found.leaves[2].segments) == TEXT.splitlines()[4]


def test_title_speaker_and_date_are_not_said_twice(
    session: Session, trainee_id: int, lesson: Lesson
) -> None:
    speech = session.get_one(Speech, lesson.speech_id)
    speech.title, speech.given_on = "在全市档案工作座谈会上的讲话", date(2025, 2, 1)
    session.flush()

    found = material(session, speech_id=speech.id, courses=courses(session, trainee_id))

    assert found.leaves[0].number == 2
    assert "".join(segment.text for segment in found.leaves[0].segments) == "一、把档案收全"


def test_a_material_of_no_course_of_mine_is_not_found(session: Session, trainee_id: int) -> None:
    other = add_speech(session, "不在专题里的讲话")

    with pytest.raises(NotFound):
        material(session, speech_id=other, courses=courses(session, trainee_id))


def test_a_material_that_was_withdrawn_is_not_found(
    session: Session, trainee_id: int, lesson: Lesson
) -> None:
    session.get_one(Speech, lesson.speech_id).is_current = False
    session.flush()

    with pytest.raises(NotFound):
        material(session, speech_id=lesson.speech_id, courses=courses(session, trainee_id))


def test_the_words_of_every_kind_of_requirement_are_known() -> None:
    pair = {"left": {"text": "收集"}, "right": {"text": "齐全"}}

    assert list(words({"items": [{"text": "甲"}, {"text": "乙"}]})) == ["甲", "乙"]
    assert list(words({"pairs": [pair]})) == ["收集", "齐全"]
    assert list(words({"role": {"text": "档案员"}, "duty": {"text": "负责归档"}})) == ["负责归档"]


def test_questions_are_browsed_in_the_order_of_the_text(
    session: Session, trainee_id: int, lesson: Lesson
) -> None:
    found = browse(session, speech_id=lesson.speech_id, courses=courses(session, trainee_id))

    assert [one.content for one in found] == list(CONTENTS)
    assert browse(session, speech_id=lesson.speech_id, courses=()) == ()


def test_practice_asks_what_was_met_then_what_is_new_and_each_once_a_day(
    session: Session, trainee_id: int, lesson: Lesson
) -> None:
    def left(now: object = MONDAY) -> tuple[tuple[int, ...], int]:
        found = practice(
            session,
            trainee_id=trainee_id,
            speech_id=lesson.speech_id,
            courses=courses(session, trainee_id),
            now=now,
            calendar=SHANGHAI,
        )
        return found.questions, found.done

    first, second, third, fourth = lesson.question_ids
    assert left() == (lesson.question_ids, 0)
    respond(session, trainee_id, lesson, 3, "双人双锁")
    respond(session, trainee_id, lesson, 0, "错")
    assert left() == ((second, third), 2)

    ten_minutes_later = MONDAY.replace(minute=10)
    assert left(ten_minutes_later) == ((first, second, third), 1)
    assert left(MONDAY.replace(day=4)) == ((first, fourth, second, third), 0)


def cut(*pieces: str) -> list[Segment]:
    return [Segment(piece.strip("*"), marked=piece.startswith("*")) for piece in pieces]


def text(segments: tuple[Segment, ...]) -> str:
    return "".join(f"*{s.text}*" if s.marked else s.text for s in segments)


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (["要", "*及时*", "归档。"], "要*及时*归档。"),
        (["先说一句。要", "*及时*", "归档。再说一句。"], "……要*及时*归档。……"),
        (["“收好。”要", "*及时*", "归档！”完了。"], "……要*及时*归档！”……"),
        (["前面。", "*全句。*", "后面。"], "……*全句。*……"),
        (["甲", "*一*", "乙。中间。丙", "*二*", "丁。"], "甲*一*乙。中间。丙*二*丁。"),
        (["甲", "*一*", "乙。中间。还有。丙", "*二*", "丁"], "甲*一*乙。……丙*二*丁"),
        (["没有", "标记。"], "没有标记。"),
    ],
)
def test_an_excerpt_holds_the_sentences_with_the_marks(pieces: list[str], expected: str) -> None:
    assert text(excerpt(cut(*pieces))) == expected

"""A phrase looked for everywhere, what it reaches named, and stopped at once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.blueprints.blueprint import Blueprint, Section
from question_bank.bank.curation import batch_log
from question_bank.bank.curation.bulk import By, chosen, stop_all
from question_bank.bank.people import Role
from question_bank.bank.questions import AcceptedAnswer, Question, Status, Version
from question_bank.bank.sharing import make_bank
from question_bank.bank.speeches import Speech
from question_bank.papers import issuing
from question_bank.papers.reach import reached_by
from question_bank.papers.withdrawal import Shown, shown, stoppable
from question_bank.study.courses import open_courses
from question_bank.study.quiz.dealing import deal
from question_bank.study.quiz.queue import queue
from tests.study.exam_halls import Hall, hold_exam
from tests.study.lessons import LOCK, MONDAY, ONE_BLANK, PAIRS, RECALL, SHANGHAI, TWO_BLANKS

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.conftest import Someone

CONTENTS = (ONE_BLANK, TWO_BLANKS, LOCK, PAIRS, RECALL)
TWO = (Section("cloze", 3, 2.0),)


@pytest.fixture
def by(session: Session, add_person: Callable[..., Someone]) -> By:
    return By(add_person(session, "wang", Role.INSTRUCTOR).id, MONDAY)


@pytest.fixture
def trainee_id(session: Session, add_person: Callable[..., Someone]) -> int:
    return add_person(session, "zhang", Role.TRAINEE).id


@pytest.fixture
def hall(session: Session, by: By, trainee_id: int) -> Hall:
    """Set an exam of all three clozes for a trainee who is being taught all five questions."""
    return hold_exam(session, by.person_id, [trainee_id], contents=CONTENTS, sections=TWO)


@pytest.fixture
def find(session: Session, by: By) -> Callable[[str], Shown]:
    return lambda phrase: shown(session, by.person_id, phrase, now=MONDAY)


def test_a_phrase_is_found_in_wording_key_and_accepted_answers(
    session: Session, hall: Hall, find: Callable[[str], Shown]
) -> None:
    blank, two, lock, _, recall = hall.lesson.question_ids

    assert set(find("双人双锁").questions) == {lock}
    assert set(find("及时存档").questions) == {two, recall}  # another right answer of both
    assert set(find("“三个及时”").questions) == {blank, two, recall}
    assert find("三个及时到位").is_empty
    first = hall.lesson.version_ids[0]
    session.add(AcceptedAnswer(version_id=first, part=0, answer="及时整编", added_at=MONDAY))
    session.flush()
    assert set(find("及时整编").questions) == {blank}


def test_what_has_it_in_speeches_exams_and_papers_is_named(
    session: Session, hall: Hall, find: Callable[[str], Shown]
) -> None:
    blueprint = Blueprint("档案“双锁”测试", TWO)
    course_id = hall.lesson.course_id
    papers = issuing.draw(
        session, blueprint, course_id=course_id, seed=1, booklets=1, today=MONDAY.date()
    )
    paper_id = issuing.issue(
        session, papers, blueprint, course_id=course_id, seed=1, by=None, now=MONDAY
    )

    for phrase in ("双人双锁", "讲话要求库房管理"):
        found = find(phrase)
        assert [exam.id for exam in found.exams] == [hall.exam_id]
        assert found.exams[0].is_mine
        assert found.papers == ((paper_id, "档案“双锁”测试"),)
    assert [title for _, title, *_ in find("双人双锁").speeches] == ["办公室业务"]
    assert find("着眼点").exams == ()  # only the matching question says it
    assert (find("着眼点").courses, find("着眼点").trainees) == (("办公室业务",), None)
    assert find("“双锁”测试").papers == ((paper_id, "档案“双锁”测试"),)


def test_an_exam_that_is_over_is_not_named(session: Session, hall: Hall, by: By) -> None:
    later = MONDAY + timedelta(days=2)
    assert hall
    assert shown(session, by.person_id, "双人双锁", now=later).exams == ()


def test_an_older_wording_in_an_exam_is_named_though_nobody_is_asked_it_any_more(
    session: Session, hall: Hall, find: Callable[[str], Shown]
) -> None:
    lock = hall.lesson.question_ids[2]
    old = session.scalars(select(Version).where(Version.question_id == lock)).one()
    content = dict(old.content) | {"answers": ["专人专锁"]}
    session.add(Version(question_id=lock, number=2, content=content, created_at=MONDAY))
    session.flush()
    session.get(Question, lock).live = 2
    session.flush()

    found = find("双人双锁")
    assert found.questions == ()
    assert [exam.id for exam in found.exams] == [hall.exam_id]


def due(session: Session, trainee_id: int) -> set[int]:
    now = MONDAY + timedelta(minutes=5)
    courses = open_courses(session, trainee_id=trainee_id, now=now, calendar=SHANGHAI)
    deal(session, trainee_id=trainee_id, courses=courses)
    waiting = queue(session, trainee_id=trainee_id, courses=courses, now=now, calendar=SHANGHAI)
    return set(waiting.questions)


def test_what_is_stopped_is_not_asked_and_comes_back_when_it_is_undone(
    session: Session, hall: Hall, by: By, trainee_id: int
) -> None:
    ids = set(hall.lesson.question_ids)
    lock = hall.lesson.question_ids[2]
    assert due(session, trainee_id) <= ids
    before = due(session, trainee_id)
    assert lock in before

    done = stop_all(
        session, stoppable(by.person_id, "双人双锁"), [], what="双人双锁", reason="已改", by=by
    )

    assert session.get(Question, lock).status is Status.RETIRED
    assert lock not in due(session, trainee_id)
    batch_log.undo(session, done.batch_id, by=by)
    assert lock in due(session, trainee_id)


def test_a_speech_that_is_stopped_takes_its_questions_out_of_its_courses(
    session: Session, hall: Hall, by: By, trainee_id: int
) -> None:
    done = stop_all(
        session, stoppable(by.person_id, "没有这句话"), [hall.lesson.speech_id],
        what="双人双锁", reason="已改", by=by,
    )  # fmt: skip

    assert due(session, trainee_id) == set()
    batch_log.undo(session, done.batch_id, by=by)
    assert session.get(Speech, hall.lesson.speech_id).is_current


def test_what_others_have_in_banks_of_their_own_is_not_told(
    session: Session, hall: Hall, find: Callable[[str], Shown],
    add_person: Callable[..., Someone],
) -> None:  # fmt: skip
    theirs = By(add_person(session, "li", Role.INSTRUCTOR).id, MONDAY)
    foreign = make_bank(session, "督查处题库", by=theirs)
    for row in session.scalars(select(Question)):
        row.bank_id = foreign
    for row in session.scalars(select(Speech)):
        row.bank_id = foreign
    session.flush()

    found = find("双人双锁")
    assert (found.questions, found.speeches, found.papers) == ((), (), ())
    assert [exam.id for exam in found.exams] == [hall.exam_id]  # one's own
    stranger = add_person(session, "fang", Role.INSTRUCTOR).id
    title = found.exams[0].title
    for phrase in ("双人双锁", title):
        assert shown(session, stranger, phrase, now=MONDAY).exams == ()
    assert [exam.id for exam in find(title).exams] == [hall.exam_id]


def test_the_reach_of_questions_names_courses_exams_and_papers(
    session: Session, hall: Hall, by: By, add_person: Callable[..., Someone]
) -> None:
    _, _, lock, pairs, _ = hall.lesson.question_ids

    reach = reached_by(session, chosen([lock]), by.person_id, now=MONDAY)
    assert reach.courses == ("办公室业务",)
    assert [(exam.id, exam.is_mine) for exam in reach.exams] == [(hall.exam_id, True)]
    assert reach.trainees is None  # of fewer than five nothing is told
    other = reached_by(session, chosen([pairs]), by.person_id, now=MONDAY)
    assert (other.courses, other.exams) == (("办公室业务",), ())
    stranger = add_person(session, "li", Role.INSTRUCTOR).id
    assert not reached_by(session, chosen([lock]), stranger, now=MONDAY).exams[0].is_mine
    assert reached_by(session, chosen([]), by.person_id, now=MONDAY).is_empty

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from question_bank.bank.people import Role
from question_bank.bank.questions import Question
from question_bank.bank.speeches import BankMember, Membership
from question_bank.errors import NotFound, Refused, Stale
from question_bank.study.appeals import Fault, Report, Verdict
from question_bank.study.courses import open_courses
from question_bank.study.feedback.replies import feedback, said, unread
from question_bank.study.feedback.reporting import (
    answer_report,
    answered_reports,
    open_reports,
    report,
    reports,
)
from tests.study.lessons import LOCK, MONDAY, ONE_BLANK, SHANGHAI, give_course

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.conftest import Someone

HOUR = timedelta(hours=1)


class Office:
    """A trainee who finds fault and an instructor who answers."""

    def __init__(self, session: Session, add_person: Callable[..., Someone]) -> None:
        self.session = session
        self.instructor = add_person(session, "wang", Role.INSTRUCTOR, name="王管理").id
        self.trainee = add_person(session, "li", Role.TRAINEE, name="李学员").id
        self.lesson = give_course(session, [self.trainee], contents=(ONE_BLANK, LOCK))

    def report(self, number: int = 0, fault: Fault = Fault.MISPRINT, words: str = "") -> int:
        mine = open_courses(self.session, trainee_id=self.trainee, now=MONDAY, calendar=SHANGHAI)
        return report(
            self.session,
            person_id=self.trainee,
            question_id=self.lesson.question_ids[number],
            fault=fault,
            words=words,
            courses=mine,
            now=MONDAY,
        )

    def answer(self, report_id: int, verdict: Verdict, reply: str = "", **more: int) -> None:
        answer_report(
            self.session,
            report_id,
            verdict,
            **{"person_id": self.instructor, "now": MONDAY + HOUR, "reply": reply, **more},
        )


@pytest.fixture
def office(session: Session, add_person: Callable[..., Someone]) -> Office:
    return Office(session, add_person)


def test_an_instructor_sees_the_question_the_fault_and_the_words(office: Office) -> None:
    office.report(fault=Fault.OUTDATED, words=" 现在叫档案馆 ")
    (found,) = reports(office.session, office.instructor)

    assert (found.fault, found.words, found.sender) == (
        Fault.OUTDATED,
        "现在叫档案馆",
        "李学员",
    )
    assert found.content == ONE_BLANK
    assert not found.is_reworded
    assert open_reports(office.session, office.instructor) == 1


def test_a_person_has_one_open_report_on_a_question_and_the_last_words_count(
    office: Office,
) -> None:
    first = office.report()
    assert office.report(fault=Fault.OTHER, words="题干太长") == first
    assert office.report(1) != first

    (found, _) = reports(office.session, office.instructor)
    assert (found.fault, found.words) == (Fault.OTHER, "题干太长")


def test_the_database_keeps_to_one_open_report_too(office: Office) -> None:
    office.report()
    row = office.session.scalars(select(Report)).one()
    office.session.add(
        Report(
            person_id=row.person_id,
            question_id=row.question_id,
            version_id=row.version_id,
            fault=Fault.OTHER,
            made_at=MONDAY,
        )
    )
    with pytest.raises(IntegrityError):
        office.session.flush()


def test_something_else_needs_words(office: Office) -> None:
    with pytest.raises(Refused) as refused:
        office.report(fault=Fault.OTHER, words="  ")
    assert refused.value.reason == "nothing_said"


def test_only_questions_of_ones_courses_can_be_reported(office: Office) -> None:
    office.session.get_one(Question, office.lesson.question_ids[0]).status = "retired"
    office.session.flush()
    with pytest.raises(NotFound):
        office.report()


def test_the_trainee_reads_the_answer(office: Office) -> None:
    sent = office.report(words="多了一个字")
    question_id = office.lesson.question_ids[0]
    assert said(office.session, trainee_id=office.trainee, question_id=question_id).is_reported
    office.answer(sent, Verdict.UPHELD, "已改正，谢谢。")

    assert unread(office.session, trainee_id=office.trainee) == 1
    (told,) = feedback(office.session, trainee_id=office.trainee)
    assert (told.fault, told.words, told.reply) == (
        Fault.MISPRINT,
        "多了一个字",
        "已改正，谢谢。",
    )
    assert not said(office.session, trainee_id=office.trainee, question_id=question_id).is_reported
    (past,) = answered_reports(office.session, office.instructor)
    assert past.decider == "王管理"


def test_to_leave_a_question_as_it_is_needs_a_word(office: Office) -> None:
    sent = office.report()
    with pytest.raises(Refused) as refused:
        office.answer(sent, Verdict.DISMISSED)
    assert refused.value.reason == "no_reply"
    with pytest.raises(Stale):
        office.answer(sent, Verdict.OPEN)


def test_an_answer_can_be_taken_back_unless_another_report_came(office: Office) -> None:
    sent = office.report()
    office.answer(sent, Verdict.UPHELD)
    office.answer(sent, Verdict.OPEN)
    assert open_reports(office.session, office.instructor) == 1
    office.answer(sent, Verdict.UPHELD)
    assert office.report() != sent

    with pytest.raises(Refused) as refused:
        office.answer(sent, Verdict.OPEN)
    assert refused.value.reason == "reported_since"


def test_only_an_editor_of_the_bank_answers(
    office: Office, add_person: Callable[..., Someone]
) -> None:
    sent = office.report()
    reader = add_person(office.session, "sun", Role.INSTRUCTOR).id
    office.session.add(BankMember(bank_id=1, person_id=reader, membership=Membership.READER))
    office.session.flush()

    assert reports(office.session, reader) == ()
    with pytest.raises(Refused):
        office.answer(sent, Verdict.UPHELD, person_id=reader)
    with pytest.raises(NotFound):
        office.answer(sent + 99, Verdict.UPHELD)

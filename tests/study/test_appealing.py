from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.base import by_number
from question_bank.bank.people import Role
from question_bank.bank.questions import Question, Version
from question_bank.bank.speeches import Bank, BankMember, Membership
from question_bank.bank.versions import add_version
from question_bank.errors import NotFound, Refused, Stale
from question_bank.questions.cloze import Cloze
from question_bank.study.appeals import Appeal, Verdict
from question_bank.study.feedback.disputes import decided, disputes, open_appeals
from question_bank.study.feedback.judging import dismiss
from question_bank.study.feedback.replies import feedback, look_at, said, unread
from tests.study.lessons import CHOICE, MONDAY, ONE_BLANK, TWO_BLANKS
from tests.study.office import DAY, LATER, Office

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import Someone


def refusal(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.reason


def test_an_appeal_holds_what_was_written_and_why(office: Office) -> None:
    office.desk.answer(0, "按时整理")
    made = by_number(office.session, Appeal, office.appeal())

    assert (made.written, made.reason, made.part) == ("按时整理", "意思一样", 0)
    assert made.verdict is Verdict.OPEN
    assert made.version_id == office.desk.lesson.version_ids[0]


def test_the_same_words_are_one_appeal_however_often_they_are_sent(office: Office) -> None:
    office.desk.answer(0, "按时整理")
    first = office.appeal()
    office.desk.answer(0, "“按时”整理", attempt="two", now=MONDAY + DAY)

    assert office.appeal() == first
    assert office.appeal("two") == first
    assert len(office.session.scalars(select(Appeal)).all()) == 1


def test_other_words_are_another_appeal(office: Office) -> None:
    office.desk.answer(0, "按时整理")
    office.desk.answer(0, "准时整理", attempt="two", now=MONDAY + DAY)

    assert office.appeal() != office.appeal("two")


def test_what_leaves_nothing_to_argue_about_is_refused(furnish: Callable[..., Office]) -> None:
    office = furnish(CHOICE, TWO_BLANKS, ONE_BLANK)
    office.desk.answer(0, "及时收集", attempt="choice")
    office.desk.answer(1, "及时收集", "", attempt="half")
    office.desk.answer(2, "按时整理", attempt="given up", given_up=True)
    office.desk.answer(1, "随便", attempt="undone", now=MONDAY + DAY)
    office.desk.undo("undone", MONDAY + DAY)
    for attempt, part, reason in (
        ("choice", 0, "only_written_answers"),
        ("half", 0, "already_right"),
        ("half", 1, "nothing_written"),
        ("given up", 0, "nothing_written"),
        ("undone", 0, "answer_undone"),
    ):
        with pytest.raises(Refused) as refused:
            office.appeal(attempt, part)
        assert refusal(refused) == reason


def test_an_answer_that_an_edit_made_right_needs_no_appeal(office: Office) -> None:
    office.desk.answer(0, "按时整理")
    question = office.session.get_one(Question, office.desk.lesson.question_ids[0])
    old = office.session.get_one(Version, office.desk.lesson.version_ids[0])
    wider = Cloze(ONE_BLANK.stem, ONE_BLANK.answers, (("按时整理",),))
    question.live = add_version(office.session, old, wider, author_id=office.instructor, now=MONDAY)
    office.session.flush()

    with pytest.raises(Refused) as refused:
        office.appeal()
    assert refusal(refused) == "already_right"


def test_nobody_appeals_for_another(office: Office) -> None:
    office.desk.answer(0, "按时整理")

    with pytest.raises(NotFound):
        office.appeal(by=office.other)
    with pytest.raises(NotFound):
        office.appeal(part=1)


def test_an_instructor_sees_who_wrote_the_same_together(office: Office) -> None:
    office.desk.answer(0, "按时整理")
    office.other.answer(0, "“按时整理”", attempt="other")
    office.desk.answer(0, "准时整理", attempt="two", now=MONDAY + DAY)
    office.appeal(), office.appeal("other", by=office.other), office.appeal("two")

    (found,) = disputes(office.session, office.instructor)

    assert found.keys == ("及时整理",)
    assert [[sender.name for sender in one.senders] for one in found.writings] == [
        ["李学员", "赵学员"],
        ["李学员"],
    ]
    assert open_appeals(office.session, office.instructor) == 3


def test_the_trainee_reads_the_reply(office: Office) -> None:
    office.desk.answer(0, "按时整理")
    asked = office.appeal()
    me = office.desk.trainee_id
    assert unread(office.session, trainee_id=me) == 0
    dismiss(office.session, asked, person_id=office.instructor, now=LATER, reply="  原文是“及时”。")

    assert unread(office.session, trainee_id=me) == 1
    (told,) = feedback(office.session, trainee_id=me)
    assert (told.verdict, told.reply, told.is_new) == (Verdict.DISMISSED, "原文是“及时”。", True)
    look_at(office.session, trainee_id=me, now=LATER)
    assert unread(office.session, trainee_id=me) == 0
    spoken = said(
        office.session,
        trainee_id=me,
        question_id=office.desk.lesson.question_ids[0],
        attempt="one",
    )
    assert spoken.verdict("按时整理。") is Verdict.DISMISSED
    assert feedback(office.session, trainee_id=office.other.trainee_id) == ()


def test_to_dismiss_needs_a_word(office: Office) -> None:
    office.desk.answer(0, "按时整理")
    asked = office.appeal()

    with pytest.raises(Refused) as refused:
        dismiss(office.session, asked, person_id=office.instructor, now=LATER, reply=" ")
    assert refusal(refused) == "no_reply"


def test_what_was_decided_is_not_decided_twice(office: Office) -> None:
    office.desk.answer(0, "按时整理")
    asked = office.appeal()
    office.accept(asked)

    with pytest.raises(Stale):
        office.accept(asked)
    with pytest.raises(Stale):
        dismiss(office.session, asked, person_id=office.instructor, now=LATER, reply="不对")
    ((past,),) = [one.writings for one in decided(office.session, office.instructor)]
    assert (past.verdict, past.decider) == (Verdict.UPHELD, "王管理")


def test_only_an_editor_of_the_bank_sees_and_decides(
    office: Office, add_person: Callable[..., Someone]
) -> None:
    office.desk.answer(0, "按时整理")
    asked = office.appeal()
    reader = add_person(office.session, "sun", Role.INSTRUCTOR).id
    office.session.add(BankMember(bank_id=1, person_id=reader, membership=Membership.READER))
    office.session.flush()

    assert disputes(office.session, reader) == ()
    assert open_appeals(office.session, reader) == 0
    with pytest.raises(Refused) as refused:
        office.accept(asked, person_id=reader)
    assert refusal(refused) == "not_an_editor"
    office.session.get_one(Bank, 1).name = "内部题库"
    office.session.flush()
    with pytest.raises(NotFound):
        office.accept(asked)

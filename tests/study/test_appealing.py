from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.base import by_number
from question_bank.bank.people import Role
from question_bank.bank.questions import AcceptedAnswer, Question, Requirement, Version
from question_bank.bank.speeches import Bank, BankMember, Membership
from question_bank.bank.versions import add_version
from question_bank.errors import NotFound, Refused, Stale
from question_bank.questions.cloze import Cloze
from question_bank.study.appeals import Appeal, Verdict
from question_bank.study.feedback.appealing import appeal
from question_bank.study.feedback.disputes import decided, disputes, open_appeals
from question_bank.study.feedback.judging import accept, dismiss, reopen
from question_bank.study.feedback.replies import feedback, look_at, said, unread
from question_bank.study.quiz.outcomes import outcome
from question_bank.study.record.replay import log_of, replayed, standing_of
from question_bank.study.reviews import Entry, Rating
from tests.study.desk import Desk
from tests.study.lessons import CHOICE, MONDAY, ONE_BLANK, RECALL, SHANGHAI, TWO_BLANKS, enrol

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.conftest import Someone

DAY = timedelta(days=1)
LATER = MONDAY + 30 * DAY


class Hall:
    """Two trainees at one course and the instructor who decides."""

    def __init__(
        self, session: Session, add_person: Callable[..., Someone], *contents: object
    ) -> None:
        self.session = session
        self.instructor = add_person(session, "wang", Role.INSTRUCTOR, name="王管理").id
        first = add_person(session, "li", Role.TRAINEE, name="李学员").id
        second = add_person(session, "zhao", Role.TRAINEE, name="赵学员").id
        self.desk = Desk(session, first, contents=contents or (ONE_BLANK,))
        enrol(session, self.desk.lesson.course_id, second)
        self.other = Desk.__new__(Desk)
        self.other.session, self.other.trainee_id = session, second
        self.other.lesson = self.desk.lesson

    def appeal(self, attempt: str = "one", part: int = 0, *, by: Desk | None = None) -> int:
        trainee_id = (by or self.desk).trainee_id
        return appeal(
            self.session,
            trainee_id=trainee_id,
            attempt=attempt,
            part=part,
            reason="意思一样",
            now=MONDAY,
        )

    def accept(self, appeal_id: int, now: datetime = LATER, **more: object) -> int:
        return accept(
            self.session,
            appeal_id,
            **{"person_id": self.instructor, "now": now, "calendar": SHANGHAI, **more},
        )

    def reopen(self, appeal_id: int, now: datetime = LATER + DAY) -> None:
        reopen(self.session, appeal_id, person_id=self.instructor, now=now, calendar=SHANGHAI)


@pytest.fixture
def hall(session: Session, add_person: Callable[..., Someone]) -> Hall:
    return Hall(session, add_person)


@pytest.fixture
def furnish(session: Session, add_person: Callable[..., Someone]) -> Callable[..., Hall]:
    """Give a hall where other questions are asked: `furnish(TWO_BLANKS)`."""
    return lambda *contents: Hall(session, add_person, *contents)


def reason_of(obstacle: Refused | None) -> str:
    return obstacle.reason if obstacle else ""


def refusal(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.reason


def test_an_appeal_holds_what_was_written_and_why(hall: Hall) -> None:
    hall.desk.answer(0, "按时整理")
    made = by_number(hall.session, Appeal, hall.appeal())

    assert (made.written, made.reason, made.part) == ("按时整理", "意思一样", 0)
    assert made.verdict is Verdict.OPEN
    assert made.version_id == hall.desk.lesson.version_ids[0]


def test_the_same_words_are_one_appeal_however_often_they_are_sent(hall: Hall) -> None:
    hall.desk.answer(0, "按时整理")
    first = hall.appeal()
    hall.desk.answer(0, "“按时”整理", attempt="two", now=MONDAY + DAY)

    assert hall.appeal() == first
    assert hall.appeal("two") == first
    assert len(hall.session.scalars(select(Appeal)).all()) == 1


def test_other_words_are_another_appeal(hall: Hall) -> None:
    hall.desk.answer(0, "按时整理")
    hall.desk.answer(0, "准时整理", attempt="two", now=MONDAY + DAY)

    assert hall.appeal() != hall.appeal("two")


def test_what_leaves_nothing_to_argue_about_is_refused(furnish: Callable[..., Hall]) -> None:
    hall = furnish(CHOICE, TWO_BLANKS, ONE_BLANK)
    hall.desk.answer(0, "及时收集", attempt="choice")
    hall.desk.answer(1, "及时收集", "", attempt="half")
    hall.desk.answer(2, "按时整理", attempt="given up", given_up=True)
    hall.desk.answer(1, "随便", attempt="undone", now=MONDAY + DAY)
    hall.desk.undo("undone", MONDAY + DAY)
    for attempt, part, reason in (
        ("choice", 0, "only_written_answers"),
        ("half", 0, "already_right"),
        ("half", 1, "nothing_written"),
        ("given up", 0, "nothing_written"),
        ("undone", 0, "answer_undone"),
    ):
        with pytest.raises(Refused) as refused:
            hall.appeal(attempt, part)
        assert refusal(refused) == reason


def test_an_answer_that_an_edit_made_right_needs_no_appeal(hall: Hall) -> None:
    hall.desk.answer(0, "按时整理")
    question = hall.session.get_one(Question, hall.desk.lesson.question_ids[0])
    old = hall.session.get_one(Version, hall.desk.lesson.version_ids[0])
    wider = Cloze(ONE_BLANK.stem, ONE_BLANK.answers, (("按时整理",),))
    question.live = add_version(hall.session, old, wider, author_id=hall.instructor, now=MONDAY)
    hall.session.flush()

    with pytest.raises(Refused) as refused:
        hall.appeal()
    assert refusal(refused) == "already_right"


def test_nobody_appeals_for_another(hall: Hall) -> None:
    hall.desk.answer(0, "按时整理")

    with pytest.raises(NotFound):
        hall.appeal(by=hall.other)
    with pytest.raises(NotFound):
        hall.appeal(part=1)


def test_an_instructor_sees_who_wrote_the_same_together(hall: Hall) -> None:
    hall.desk.answer(0, "按时整理")
    hall.other.answer(0, "“按时整理”", attempt="other")
    hall.desk.answer(0, "准时整理", attempt="two", now=MONDAY + DAY)
    hall.appeal(), hall.appeal("other", by=hall.other), hall.appeal("two")

    (found,) = disputes(hall.session, hall.instructor)

    assert found.keys == ("及时整理",)
    assert [[sender.name for sender in one.senders] for one in found.writings] == [
        ["李学员", "赵学员"],
        ["李学员"],
    ]
    assert open_appeals(hall.session, hall.instructor) == 3


def test_accepting_words_makes_every_card_stand_as_if_they_had_been_right(hall: Hall) -> None:
    days = (0, 1, 4, 9)
    for day, words in zip(days, ("按时整理", "及时整理", "按时整理", "及时整理"), strict=True):
        hall.desk.answer(0, words, attempt=f"d{day}", now=MONDAY + day * DAY)
        hall.other.answer(0, "及时整理", attempt=f"o{day}", now=MONDAY + day * DAY)
    was = standing_of(hall.desk.card(0))

    changed = hall.accept(hall.appeal("d0"))

    log = log_of(
        hall.session,
        trainee_id=hall.desk.trainee_id,
        question_id=hall.desk.lesson.question_ids[0],
    )
    remarks = [row for row in log if row.entry is Entry.REMARK]
    assert changed == 2
    assert [row.refers_to for row in remarks] == [1, 3]
    assert [row.rating for row in remarks] == [Rating.GOOD, Rating.GOOD]
    assert standing_of(hall.desk.card(0)) == replayed(log, calendar=SHANGHAI) != was
    # the neighbour wrote the key on the same days: but for the draw of the dates all is the same
    mine, theirs = (asdict(standing_of(one.card(0))) for one in (hall.desk, hall.other))
    assert {name: value for name, value in mine.items() if name != "due_at"} == {
        name: value for name, value in theirs.items() if name != "due_at"
    }


def test_the_log_keeps_the_old_row_and_the_outcome_shows_the_new_marks(hall: Hall) -> None:
    hall.desk.answer(0, "按时整理")
    hall.accept(hall.appeal())

    first, remark = hall.desk.rows()
    assert (first.rating, first.evidence["parts"][0]["right"]) == (Rating.AGAIN, False)
    assert (remark.entry, remark.refers_to) == (Entry.REMARK, 1)
    assert remark.rater_version == first.rater_version
    shown = outcome(hall.session, trainee_id=hall.desk.trainee_id, attempt="one")
    assert shown.is_right
    assert shown.rating is Rating.GOOD


def test_whoever_wrote_the_same_is_marked_anew_without_having_appealed(hall: Hall) -> None:
    hall.desk.answer(0, "按时整理")
    hall.other.answer(0, "按时 整理。", attempt="other")

    assert hall.accept(hall.appeal()) == 2
    assert hall.other.card(0).lapses == 0
    assert outcome(hall.session, trainee_id=hall.other.trainee_id, attempt="other").is_right


def test_an_accepted_answer_counts_from_now_on(hall: Hall) -> None:
    hall.desk.answer(0, "按时整理")
    hall.accept(hall.appeal())

    assert hall.other.answer(0, "按时整理", attempt="later", now=LATER).is_right


def test_it_counts_in_later_wordings_with_the_same_key_too(hall: Hall) -> None:
    hall.desk.answer(0, "按时整理")
    asked = hall.appeal()
    question = hall.session.get_one(Question, hall.desk.lesson.question_ids[0])
    old = hall.session.get_one(Version, hall.desk.lesson.version_ids[0])
    reworded = Cloze("档案人员要及时收集、____、及时归档。", ("及时整理",), ((),))
    question.live = add_version(hall.session, old, reworded, author_id=hall.instructor, now=MONDAY)
    hall.session.flush()
    hall.accept(asked)

    assert len(hall.session.scalars(select(AcceptedAnswer)).all()) == 2


def test_of_a_free_order_the_instructor_says_which_item_it_is(
    furnish: Callable[..., Hall],
) -> None:
    hall = furnish(RECALL)
    hall.desk.answer(0, "及时收集", "按时整理", "及时归档")
    asked = hall.appeal(part=1)
    (found,) = disputes(hall.session, hall.instructor)
    assert (found.writings[0].key, found.writings[0].part) == ("", 1)

    with pytest.raises(Refused) as refused:
        hall.accept(asked)
    assert refusal(refused) == "no_such_part"
    with pytest.raises(Refused):
        hall.accept(asked, part=3)
    assert hall.accept(asked, part=1) == 1
    assert outcome(hall.session, trainee_id=hall.desk.trainee_id, attempt="one").is_right


def test_words_that_are_the_key_of_another_blank_are_not_accepted(
    furnish: Callable[..., Hall],
) -> None:
    in_order = Cloze("先____，后____。", ("及时收集", "及时归档"), ((), ()))
    hall = furnish(in_order)
    hall.desk.answer(0, "及时归档", "及时收集")

    with pytest.raises(Refused) as refused:
        hall.accept(hall.appeal(part=0))
    assert refusal(refused) == "another_key"
    (found,) = disputes(hall.session, hall.instructor)
    assert reason_of(found.writings[0].obstacle) == "another_key"


def test_of_a_quotation_no_other_words_are_accepted(hall: Hall) -> None:
    hall.desk.answer(0, "按时整理")
    requirement = hall.session.scalars(select(Requirement)).one()
    requirement.content = {**requirement.content, "said_by": {"text": "总书记"}}
    hall.session.flush()

    with pytest.raises(Refused) as refused:
        hall.accept(hall.appeal())
    assert refusal(refused) == "quoted_words"
    assert (
        reason_of(disputes(hall.session, hall.instructor)[0].writings[0].obstacle) == "quoted_words"
    )


def test_taking_a_decision_back_marks_all_as_before(hall: Hall) -> None:
    hall.desk.answer(0, "按时整理")
    hall.other.answer(0, "按时整理", attempt="other")
    was = [standing_of(one.card(0)) for one in (hall.desk, hall.other)]
    asked = hall.appeal()
    hall.accept(asked)
    hall.reopen(asked)

    assert [standing_of(one.card(0)) for one in (hall.desk, hall.other)] == was
    assert hall.session.scalars(select(AcceptedAnswer)).all() == []
    assert by_number(hall.session, Appeal, asked).verdict is Verdict.OPEN
    assert not outcome(hall.session, trainee_id=hall.desk.trainee_id, attempt="one").is_right


def test_a_decision_can_be_taken_back_and_taken_again(hall: Hall) -> None:
    hall.desk.answer(0, "按时整理")
    asked = hall.appeal()
    hall.accept(asked)
    right = standing_of(hall.desk.card(0))
    hall.reopen(asked)
    hall.accept(asked, now=LATER + 2 * DAY)

    assert standing_of(hall.desk.card(0)) == right
    assert [row.entry for row in hall.desk.rows()] == [Entry.ANSWER, *[Entry.REMARK] * 3]


def test_an_answer_marked_anew_can_still_be_undone(hall: Hall) -> None:
    hall.desk.answer(0, "按时整理")
    hall.desk.answer(0, "及时整理", attempt="two", now=MONDAY + DAY)
    hall.accept(hall.appeal())
    hall.desk.undo("two", LATER + DAY)

    log = hall.desk.rows()
    assert standing_of(hall.desk.card(0)) == replayed(log, calendar=SHANGHAI)
    assert hall.desk.card(0).reps == 1
    assert hall.desk.card(0).lapses == 0


def test_the_trainee_reads_the_reply(hall: Hall) -> None:
    hall.desk.answer(0, "按时整理")
    asked = hall.appeal()
    me = hall.desk.trainee_id
    assert unread(hall.session, trainee_id=me) == 0
    dismiss(hall.session, asked, person_id=hall.instructor, now=LATER, reply="  原文是“及时”。")

    assert unread(hall.session, trainee_id=me) == 1
    (told,) = feedback(hall.session, trainee_id=me)
    assert (told.verdict, told.reply, told.is_new) == (Verdict.DISMISSED, "原文是“及时”。", True)
    look_at(hall.session, trainee_id=me, now=LATER)
    assert unread(hall.session, trainee_id=me) == 0
    spoken = said(
        hall.session,
        trainee_id=me,
        question_id=hall.desk.lesson.question_ids[0],
        attempt="one",
    )
    assert spoken.verdict("按时整理。") is Verdict.DISMISSED
    assert feedback(hall.session, trainee_id=hall.other.trainee_id) == ()


def test_to_dismiss_needs_a_word(hall: Hall) -> None:
    hall.desk.answer(0, "按时整理")
    asked = hall.appeal()

    with pytest.raises(Refused) as refused:
        dismiss(hall.session, asked, person_id=hall.instructor, now=LATER, reply=" ")
    assert refusal(refused) == "no_reply"


def test_what_was_decided_is_not_decided_twice(hall: Hall) -> None:
    hall.desk.answer(0, "按时整理")
    asked = hall.appeal()
    hall.accept(asked)

    with pytest.raises(Stale):
        hall.accept(asked)
    with pytest.raises(Stale):
        dismiss(hall.session, asked, person_id=hall.instructor, now=LATER, reply="不对")
    ((past,),) = [one.writings for one in decided(hall.session, hall.instructor)]
    assert (past.verdict, past.decider) == (Verdict.UPHELD, "王管理")


def test_only_an_editor_of_the_bank_sees_and_decides(
    hall: Hall, add_person: Callable[..., Someone]
) -> None:
    hall.desk.answer(0, "按时整理")
    asked = hall.appeal()
    reader = add_person(hall.session, "sun", Role.INSTRUCTOR).id
    hall.session.add(BankMember(bank_id=1, person_id=reader, membership=Membership.READER))
    hall.session.flush()

    assert disputes(hall.session, reader) == ()
    assert open_appeals(hall.session, reader) == 0
    with pytest.raises(Refused) as refused:
        hall.accept(asked, person_id=reader)
    assert refusal(refused) == "not_an_editor"
    hall.session.get_one(Bank, 1).name = "内部题库"
    hall.session.flush()
    with pytest.raises(NotFound):
        hall.accept(asked)

"""An appeal that is accepted: what it changes, and how that is taken back."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.base import by_number
from question_bank.bank.questions import AcceptedAnswer, Question, Requirement, Version
from question_bank.bank.versions import add_version
from question_bank.errors import Refused
from question_bank.questions.cloze import Cloze
from question_bank.study.appeals import Appeal, Verdict
from question_bank.study.feedback.disputes import disputes
from question_bank.study.quiz.outcomes import outcome
from question_bank.study.record.replay import log_of, replayed, standing_of
from question_bank.study.reviews import Entry, Rating
from tests.study.lessons import MONDAY, RECALL, SHANGHAI
from tests.study.office import DAY, LATER, Office

if TYPE_CHECKING:
    from collections.abc import Callable


def reason_of(obstacle: Refused | None) -> str:
    return obstacle.reason if obstacle else ""


def test_accepting_words_makes_every_card_stand_as_if_they_had_been_right(office: Office) -> None:
    days = (0, 1, 4, 9)
    for day, words in zip(days, ("按时整理", "及时整理", "按时整理", "及时整理"), strict=True):
        office.desk.answer(0, words, attempt=f"d{day}", now=MONDAY + day * DAY)
        office.other.answer(0, "及时整理", attempt=f"o{day}", now=MONDAY + day * DAY)
    was = standing_of(office.desk.card(0))

    changed = office.accept(office.appeal("d0"))

    log = log_of(
        office.session,
        trainee_id=office.desk.trainee_id,
        question_id=office.desk.lesson.question_ids[0],
    )
    remarks = [row for row in log if row.entry is Entry.REMARK]
    assert changed == 2
    assert [row.refers_to for row in remarks] == [1, 3]
    assert [row.rating for row in remarks] == [Rating.GOOD, Rating.GOOD]
    assert standing_of(office.desk.card(0)) == replayed(log, calendar=SHANGHAI) != was
    # the neighbour wrote the key on the same days: but for the draw of the dates all is the same
    mine, theirs = (asdict(standing_of(one.card(0))) for one in (office.desk, office.other))
    assert {name: value for name, value in mine.items() if name != "due_at"} == {
        name: value for name, value in theirs.items() if name != "due_at"
    }


def test_the_log_keeps_the_old_row_and_the_outcome_shows_the_new_marks(office: Office) -> None:
    office.desk.answer(0, "按时整理")
    office.accept(office.appeal())

    first, remark = office.desk.rows()
    assert (first.rating, first.evidence["parts"][0]["right"]) == (Rating.AGAIN, False)
    assert (remark.entry, remark.refers_to) == (Entry.REMARK, 1)
    assert remark.rater_version == first.rater_version
    shown = outcome(office.session, trainee_id=office.desk.trainee_id, attempt="one")
    assert shown.is_right
    assert shown.rating is Rating.GOOD


def test_whoever_wrote_the_same_is_marked_anew_without_having_appealed(office: Office) -> None:
    office.desk.answer(0, "按时整理")
    office.other.answer(0, "按时 整理。", attempt="other")

    assert office.accept(office.appeal()) == 2
    assert office.other.card(0).lapses == 0
    assert outcome(office.session, trainee_id=office.other.trainee_id, attempt="other").is_right


def test_an_accepted_answer_counts_from_now_on(office: Office) -> None:
    office.desk.answer(0, "按时整理")
    office.accept(office.appeal())

    assert office.other.answer(0, "按时整理", attempt="later", now=LATER).is_right


def test_it_counts_in_later_wordings_with_the_same_key_too(office: Office) -> None:
    office.desk.answer(0, "按时整理")
    asked = office.appeal()
    question = office.session.get_one(Question, office.desk.lesson.question_ids[0])
    old = office.session.get_one(Version, office.desk.lesson.version_ids[0])
    reworded = Cloze("档案人员要及时收集、____、及时归档。", ("及时整理",), ((),))
    question.live = add_version(
        office.session, old, reworded, author_id=office.instructor, now=MONDAY
    )
    office.session.flush()
    office.accept(asked)

    assert len(office.session.scalars(select(AcceptedAnswer)).all()) == 2


def test_of_a_free_order_the_instructor_says_which_item_it_is(
    furnish: Callable[..., Office],
) -> None:
    office = furnish(RECALL)
    office.desk.answer(0, "及时收集", "按时整理", "及时归档")
    asked = office.appeal(part=1)
    (found,) = disputes(office.session, office.instructor)
    assert (found.writings[0].key, found.writings[0].part) == ("", 1)

    with pytest.raises(Refused) as refused:
        office.accept(asked)
    assert refused.value.reason == "no_such_part"
    with pytest.raises(Refused):
        office.accept(asked, part=3)
    assert office.accept(asked, part=1) == 1
    assert outcome(office.session, trainee_id=office.desk.trainee_id, attempt="one").is_right


def test_words_that_are_the_key_of_another_blank_are_not_accepted(
    furnish: Callable[..., Office],
) -> None:
    in_order = Cloze("先____，后____。", ("及时收集", "及时归档"), ((), ()))
    office = furnish(in_order)
    office.desk.answer(0, "及时归档", "及时收集")

    with pytest.raises(Refused) as refused:
        office.accept(office.appeal(part=0))
    assert refused.value.reason == "another_key"
    (found,) = disputes(office.session, office.instructor)
    assert reason_of(found.writings[0].obstacle) == "another_key"


def test_of_a_quotation_no_other_words_are_accepted(office: Office) -> None:
    office.desk.answer(0, "按时整理")
    requirement = office.session.scalars(select(Requirement)).one()
    requirement.content = {**requirement.content, "said_by": {"text": "总书记"}}
    office.session.flush()

    with pytest.raises(Refused) as refused:
        office.accept(office.appeal())
    assert refused.value.reason == "quoted_words"
    assert (
        reason_of(disputes(office.session, office.instructor)[0].writings[0].obstacle)
        == "quoted_words"
    )


def test_taking_a_decision_back_marks_all_as_before(office: Office) -> None:
    office.desk.answer(0, "按时整理")
    office.other.answer(0, "按时整理", attempt="other")
    was = [standing_of(one.card(0)) for one in (office.desk, office.other)]
    asked = office.appeal()
    office.accept(asked)
    office.reopen(asked)

    assert [standing_of(one.card(0)) for one in (office.desk, office.other)] == was
    assert office.session.scalars(select(AcceptedAnswer)).all() == []
    assert by_number(office.session, Appeal, asked).verdict is Verdict.OPEN
    assert not outcome(office.session, trainee_id=office.desk.trainee_id, attempt="one").is_right


def test_a_decision_can_be_taken_back_and_taken_again(office: Office) -> None:
    office.desk.answer(0, "按时整理")
    asked = office.appeal()
    office.accept(asked)
    right = standing_of(office.desk.card(0))
    office.reopen(asked)
    office.accept(asked, now=LATER + 2 * DAY)

    assert standing_of(office.desk.card(0)) == right
    assert [row.entry for row in office.desk.rows()] == [Entry.ANSWER, *[Entry.REMARK] * 3]


def test_an_answer_marked_anew_can_still_be_undone(office: Office) -> None:
    office.desk.answer(0, "按时整理")
    office.desk.answer(0, "及时整理", attempt="two", now=MONDAY + DAY)
    office.accept(office.appeal())
    office.desk.undo("two", LATER + DAY)

    log = office.desk.rows()
    assert standing_of(office.desk.card(0)) == replayed(log, calendar=SHANGHAI)
    assert office.desk.card(0).reps == 1
    assert office.desk.card(0).lapses == 0

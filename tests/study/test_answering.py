from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from question_bank.bank.people import Role
from question_bank.bank.questions import AcceptedAnswer
from question_bank.errors import Refused
from question_bank.study.cards import Phase
from question_bank.study.record.replay import log_of, replayed, standing_of
from question_bank.study.reviews import Entry, Rating, Review
from question_bank.study.scheduling.schedule import Standing
from tests.study.desk import BLANK, BLANKS, MATCHING, Desk
from tests.study.lessons import (
    MONDAY,
    ONE_BLANK,
    PAIRS,
    SHANGHAI,
    TWO_BLANKS,
    key,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content
    from tests.conftest import Someone

DAY = timedelta(days=1)


def test_a_right_answer_is_rated_good_and_comes_back(desk: Desk) -> None:
    found = desk.answer(BLANK, "及时整理")

    assert (found.is_right, found.rating) == (True, Rating.GOOD)
    assert found.due_at == SHANGHAI.begins(SHANGHAI.day(MONDAY) + 2)
    assert [(mark.written, mark.key, mark.right) for mark in found.marks] == [
        ("及时整理", "及时整理", True)
    ]


def test_a_wrong_answer_shows_the_key_and_comes_back_in_a_minute(desk: Desk) -> None:
    found = desk.answer(BLANK, "及时归档")

    assert (found.is_right, found.rating) == (False, Rating.AGAIN)
    assert found.marks[0].key == "及时整理"
    assert found.due_at == MONDAY + timedelta(minutes=1)


def test_one_wrong_blank_of_two_is_a_wrong_answer(desk: Desk) -> None:
    found = desk.answer(BLANKS, "及时归档", "及时上报")

    assert [mark.right for mark in found.marks] == [True, False]
    assert [mark.key for mark in found.marks] == ["及时归档", "及时收集"]
    assert found.rating is Rating.AGAIN


def test_one_slip_in_four_pairs_is_hard_and_two_are_wrong(desk: Desk) -> None:
    slip = desk.answer(MATCHING, "齐全", "规范", "期限", "保密")
    swapped = desk.answer(MATCHING, "规范", "齐全", "期限", "效率", attempt="two")

    assert (slip.is_right, slip.rating) == (False, Rating.HARD)
    assert swapped.rating is Rating.AGAIN


def test_after_a_hint_right_is_hard(desk: Desk) -> None:
    assert desk.answer(BLANK, "及时整理", hints=1).rating is Rating.HARD


def test_who_says_do_not_know_is_shown_the_key(desk: Desk) -> None:
    found = desk.answer(BLANK, "", given_up=True)

    assert (found.rating, found.given_up, found.is_right) == (Rating.AGAIN, True, False)
    assert found.marks[0].key == "及时整理"


@pytest.mark.parametrize("written", [(), ("",), ("  ", "　")])
def test_an_empty_form_is_refused_and_leaves_no_trace(desk: Desk, written: tuple[str]) -> None:
    with pytest.raises(Refused) as refusal:
        desk.answer(BLANKS, *written)

    assert refusal.value.reason == "empty_answer"
    assert desk.rows() == []


def test_the_log_holds_what_stands_behind_the_rating(session: Session, trainee_id: int) -> None:
    desk = Desk(session, trainee_id, exam_on=date(2025, 6, 30), target=0.95)
    desk.answer(BLANKS, "及时存档", "乱写", hints=1, seconds_taken=12.5)
    (row,) = desk.rows()

    assert row.evidence == {
        "parts": [
            {"written": "及时存档", "key": "及时归档", "right": True},
            {"written": "乱写", "key": "及时收集", "right": False},
        ],
        "hints": 1,
        "given_up": False,
        "means": "typed",
        "goal": {"exam_day": date(2025, 6, 30).toordinal(), "target": 0.95},
        "plan": {"phase": "learning", "step": 0, "due_at": "2025-03-03T01:01:00+00:00"},
        "worn_out": False,
    }
    assert (row.seq, row.attempt, row.entry, row.rating) == (1, "one", Entry.ANSWER, Rating.AGAIN)
    assert (row.seconds_taken, row.study_day) == (12.5, date(2025, 3, 3).toordinal())
    assert row.before["phase"] == "new"
    assert row.course_id == desk.lesson.course_id


@pytest.mark.parametrize(("seconds", "kept"), [(-4, 0), (30, 30), (86400, 600)])
def test_a_page_left_open_counts_as_ten_minutes_at_most(
    desk: Desk, seconds: float, kept: float
) -> None:
    desk.answer(BLANK, "及时整理", seconds_taken=seconds)

    assert desk.rows()[0].seconds_taken == kept


def test_the_same_attempt_twice_counts_once(desk: Desk) -> None:
    first = desk.answer(BLANK, "及时归档")
    again = desk.answer(BLANK, "及时整理", now=MONDAY + DAY)

    assert again == first
    assert len(desk.rows()) == 1
    assert desk.card(BLANK).reps == 1


def test_answers_of_one_trainee_are_numbered_in_order(
    desk: Desk, session: Session, add_person: Callable[..., Someone]
) -> None:
    desk.answer(BLANK, "及时整理")
    desk.answer(BLANKS, "及时收集", "及时归档", attempt="two")
    other = Desk(session, add_person(session, "wang", Role.TRAINEE).id, name="另一专题")
    other.answer(BLANK, "及时整理")

    assert [(row.trainee_id, row.seq) for row in desk.rows()] == [
        (desk.trainee_id, 1),
        (desk.trainee_id, 2),
        (other.trainee_id, 1),
    ]


def test_an_answer_that_a_curator_accepted_is_right(desk: Desk) -> None:
    assert not desk.answer(BLANK, "随时整理").is_right
    desk.session.add(
        AcceptedAnswer(
            version_id=desk.lesson.version_ids[BLANK], part=0, answer="随时整理", added_at=MONDAY
        )
    )
    desk.session.flush()

    assert desk.answer(BLANK, "随时整理", attempt="two").is_right


def test_practice_before_the_date_is_an_answer_like_any_other(desk: Desk) -> None:
    desk.answer(BLANK, "及时整理")
    early = desk.answer(BLANK, "及时整理", attempt="two", now=MONDAY + DAY)

    assert early.rating is Rating.GOOD
    assert early.due_at is not None
    assert early.due_at > MONDAY + 2 * DAY


@pytest.mark.parametrize("content", [ONE_BLANK, TWO_BLANKS, PAIRS])
def test_every_kind_is_right_with_its_own_key(
    session: Session, trainee_id: int, content: Content
) -> None:
    desk = Desk(session, trainee_id, contents=[content])

    assert desk.answer(0, *key(content)).rating is Rating.GOOD


def test_a_log_without_answers_leaves_a_card_that_was_never_asked(desk: Desk) -> None:
    assert replayed([], calendar=SHANGHAI) == Standing()
    assert desk.session.scalar(select(func.count()).select_from(Review)) == 0


def test_the_log_alone_says_where_the_card_stands(desk: Desk) -> None:
    for number, (written, days) in enumerate([("错", 0), ("及时整理", 0), ("及时整理", 1)]):
        desk.answer(BLANK, written, attempt=f"a{number}", now=MONDAY + days * DAY)
    rows = log_of(
        desk.session, trainee_id=desk.trainee_id, question_id=desk.lesson.question_ids[BLANK]
    )
    stored = standing_of(desk.card(BLANK))

    assert replayed(rows, calendar=SHANGHAI) == stored
    assert (stored.phase, stored.reps, stored.lapses) == (Phase.REVIEW, 3, 0)

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, text

from question_bank.bank.people import Role
from question_bank.bank.questions import AcceptedAnswer, Question, Status, Version
from question_bank.errors import NotFound, Refused, Stale
from question_bank.questions.content import to_json
from question_bank.study.cards import Card, Phase
from question_bank.study.courses import open_courses
from question_bank.study.quiz.answering import answer, undo
from question_bank.study.quiz.asking import asked
from question_bank.study.quiz.outcomes import Outcome, outcome
from question_bank.study.record.replay import log_of, replayed, standing_of
from question_bank.study.reviews import Entry, Rating, Review
from question_bank.study.scheduling.schedule import Standing
from tests.study.lessons import (
    LOCK,
    MONDAY,
    ONE_BLANK,
    PAIRS,
    SHANGHAI,
    TWO_BLANKS,
    Lesson,
    give_course,
    key,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content
    from tests.conftest import Someone

DAY = timedelta(days=1)
BLANK, BLANKS, MATCHING = 0, 1, 2


class Desk:
    """One trainee at one course."""

    def __init__(self, session: Session, trainee_id: int, **more: object) -> None:
        self.session, self.trainee_id = session, trainee_id
        self.lesson: Lesson = give_course(session, [trainee_id], **more)

    def answer(
        self, number: int, *written: str, attempt: str = "one", now: datetime = MONDAY,
        **more: object,
    ) -> Outcome:  # fmt: skip
        answer(
            self.session,
            **{
                "trainee_id": self.trainee_id,
                "question_id": self.lesson.question_ids[number],
                "version_id": self.lesson.version_ids[number],
                "attempt": attempt,
                "response": written,
                "now": now,
                "calendar": SHANGHAI,
                **more,
            },
        )
        return outcome(self.session, trainee_id=self.trainee_id, attempt=attempt)

    def undo(self, attempt: str, now: datetime = MONDAY) -> Outcome:
        return undo(
            self.session, trainee_id=self.trainee_id, attempt=attempt, now=now, calendar=SHANGHAI
        )

    def card(self, number: int) -> Card:
        return self.session.get_one(Card, (self.trainee_id, self.lesson.question_ids[number]))

    def rows(self) -> list[Review]:
        return list(self.session.scalars(select(Review).order_by(Review.trainee_id, Review.seq)))


@pytest.fixture
def trainee_id(session: Session, add_person: Callable[..., Someone]) -> int:
    return add_person(session, "li", Role.TRAINEE).id


@pytest.fixture
def desk(session: Session, trainee_id: int) -> Desk:
    return Desk(session, trainee_id)


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


def test_a_form_made_before_another_answer_is_stale(desk: Desk) -> None:
    lock = 0
    desk.answer(BLANK, "及时归档", lock=lock)

    with pytest.raises(Stale):
        desk.answer(BLANK, "及时整理", attempt="two", lock=lock)

    assert desk.answer(BLANK, "及时整理", attempt="two", lock=desk.card(BLANK).lock).is_right


def test_a_card_changed_between_reading_and_writing_is_stale(desk: Desk) -> None:
    desk.answer(BLANK, "及时整理")
    read = desk.card(BLANK)
    desk.session.execute(text("UPDATE card SET lock = 2"))

    with pytest.raises(Stale):
        desk.undo("one")
    assert read in desk.session


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


def test_what_was_seen_is_what_is_marked_even_after_an_edit(desk: Desk) -> None:
    question_id = desk.lesson.question_ids[BLANK]
    edited = Version(question_id=question_id, number=2, content=to_json(LOCK), created_at=MONDAY)
    desk.session.add(edited)
    desk.session.flush()
    desk.session.get_one(Question, question_id).live = 2
    desk.session.flush()
    courses = open_courses(desk.session, trainee_id=desk.trainee_id, now=MONDAY, calendar=SHANGHAI)

    assert desk.answer(BLANK, "及时整理").is_right
    now_asked = asked(
        desk.session, trainee_id=desk.trainee_id, question_id=question_id, courses=courses
    )
    assert (now_asked.version_id, now_asked.content) == (edited.id, LOCK)


def test_a_version_of_another_question_is_not_found(desk: Desk) -> None:
    with pytest.raises(NotFound):
        desk.answer(BLANK, "及时整理", version_id=desk.lesson.version_ids[BLANKS])


def test_a_question_of_a_course_one_is_not_in_is_not_found(
    desk: Desk, add_person: Callable[..., Someone]
) -> None:
    stranger = add_person(desk.session, "zhao", Role.TRAINEE).id

    with pytest.raises(NotFound):
        desk.answer(BLANK, "及时整理", trainee_id=stranger)


@pytest.mark.parametrize("status", [Status.DRAFT, Status.REJECTED, Status.RETIRED])
def test_a_question_that_is_not_approved_takes_no_answer(desk: Desk, status: Status) -> None:
    desk.session.get_one(Question, desk.lesson.question_ids[BLANK]).status = status
    desk.session.flush()

    with pytest.raises(NotFound):
        desk.answer(BLANK, "及时整理")


def test_another_persons_outcome_is_not_found(desk: Desk) -> None:
    desk.answer(BLANK, "及时整理")

    with pytest.raises(NotFound):
        outcome(desk.session, trainee_id=desk.trainee_id + 1, attempt="one")
    with pytest.raises(NotFound):
        desk.undo("never")


def test_undoing_puts_the_card_back_exactly(desk: Desk) -> None:
    desk.answer(BLANK, "及时整理")
    before = standing_of(desk.card(BLANK))
    lock = desk.card(BLANK).lock
    desk.answer(BLANK, "写错了", attempt="two", now=MONDAY + 2 * DAY)

    undone = desk.undo("two", now=MONDAY + 2 * DAY)

    assert undone.is_undone
    assert standing_of(desk.card(BLANK)) == before
    assert desk.card(BLANK).lock == lock + 2
    assert [(row.entry, row.refers_to) for row in desk.rows()] == [
        (Entry.ANSWER, None), (Entry.ANSWER, None), (Entry.UNDO, 2),
    ]  # fmt: skip


def test_undoing_the_first_answer_makes_the_question_new_again(desk: Desk) -> None:
    desk.answer(BLANK, "写错了")
    desk.undo("one")

    assert standing_of(desk.card(BLANK)) == Standing()


def test_undoing_goes_back_as_far_as_one_likes_and_twice_is_once(desk: Desk) -> None:
    for number in range(5):
        desk.answer(BLANK, "及时整理", attempt=f"a{number}", now=MONDAY + number * 30 * DAY)
    for number in reversed(range(5)):
        desk.undo(f"a{number}")
        desk.undo(f"a{number}")

    assert standing_of(desk.card(BLANK)) == Standing()
    assert len(desk.rows()) == 10


def test_the_same_answer_after_an_undo_gives_the_same_date(desk: Desk) -> None:
    first = desk.answer(BLANK, "及时整理").due_at
    desk.undo("one")

    assert desk.answer(BLANK, "及时整理", attempt="two").due_at == first


def test_only_the_last_answer_to_a_question_can_be_taken_back(desk: Desk) -> None:
    desk.answer(BLANK, "及时整理")
    desk.answer(BLANK, "及时整理", attempt="two", now=MONDAY + 2 * DAY)

    with pytest.raises(Refused) as refusal:
        desk.undo("one")

    assert refusal.value.reason == "answered_since"
    assert outcome(desk.session, trainee_id=desk.trainee_id, attempt="one").due_at is None


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

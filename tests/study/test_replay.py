from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from question_bank.bank.people import Person
from question_bank.study.cards import Card
from question_bank.study.quiz.answering import answer, undo
from question_bank.study.record.replay import (
    effective,
    log_of,
    packed,
    replayed,
    standing_of,
    unpacked,
)
from question_bank.tables import Base
from tests.study.lessons import MONDAY, ONE_BLANK, SHANGHAI, Lesson, give_course

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from question_bank.study.scheduling.schedule import Standing


@dataclass(frozen=True, slots=True)
class Answer:
    """What a trainee does with the question: how long they wait, what comes of it."""

    hours: int
    right: bool
    hints: int


@dataclass(frozen=True, slots=True)
class Undo:
    """The last answer that still counts is taken back."""


steps = st.lists(
    st.one_of(
        st.builds(Answer, st.integers(0, 24 * 60), st.booleans(), st.integers(0, 1)),
        st.builds(Undo),
    ),
    max_size=14,
)


@cache
def engine() -> Engine:
    made = create_engine("sqlite://", poolclass=StaticPool)
    Base.metadata.create_all(made)
    return made


class Run:
    """One trainee's way with one question; `standings` is what the card looked like on it."""

    def __init__(self, session: Session) -> None:
        self.session, self.now, self.count = session, MONDAY, 0
        person = Person(login="li", name="李", password_hash="-", created_at=MONDAY)
        session.add(person)
        session.flush()
        self.trainee_id = person.id
        self.lesson: Lesson = give_course(
            session, [person.id], contents=[ONE_BLANK], exam_on=date(2025, 5, 5), target=0.95
        )
        self.question_id = self.lesson.question_ids[0]
        session.add(Card(trainee_id=person.id, question_id=self.question_id))
        session.flush()
        self.attempts: list[tuple[str, Standing]] = []

    def take(self, step: Answer | Undo) -> None:
        if isinstance(step, Answer):
            self.answer(step)
        elif self.attempts:
            attempt, before = self.attempts.pop()
            undo(
                self.session,
                trainee_id=self.trainee_id,
                attempt=attempt,
                now=self.now,
                calendar=SHANGHAI,
            )
            assert self.stored() == before

    def answer(self, step: Answer) -> None:
        self.now += timedelta(hours=step.hours)
        self.count += 1
        self.attempts.append((f"a{self.count}", self.stored()))
        answer(
            self.session,
            trainee_id=self.trainee_id,
            question_id=self.question_id,
            version_id=self.lesson.version_ids[0],
            attempt=f"a{self.count}",
            response=["及时整理" if step.right else "错"],
            hints=step.hints,
            now=self.now,
            calendar=SHANGHAI,
        )

    def stored(self) -> Standing:
        return standing_of(self.session.get_one(Card, (self.trainee_id, self.question_id)))


@settings(max_examples=60)
@given(steps)
def test_whatever_was_answered_and_undone_the_log_gives_the_stored_card(
    way: list[Answer | Undo],
) -> None:
    with Session(engine()) as session:
        run = Run(session)
        for step in way:
            run.take(step)
        rows = log_of(session, trainee_id=run.trainee_id, question_id=run.question_id)

        assert replayed(rows, calendar=SHANGHAI) == run.stored()
        assert run.stored().reps == len(effective(rows)) == len(run.attempts)
        assert unpacked(packed(run.stored())) == run.stored()
        session.rollback()

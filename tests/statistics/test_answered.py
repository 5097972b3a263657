from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, delete, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool

from question_bank.bank.people import Person
from question_bank.bank.questions import AcceptedAnswer
from question_bank.statistics.answered import behind, catch_up, catch_up_since
from question_bank.statistics.tables import AnswerFigure
from question_bank.study.cards import Card
from question_bank.study.feedback.regrading import remark
from question_bank.study.quiz.answering import answer, undo
from question_bank.study.record.replay import effective, log_of, remarks
from question_bank.study.reviews import FROM_A_SITTING, Rating
from question_bank.tables import Base
from tests.study.lessons import MONDAY, ONE_BLANK, SHANGHAI, TWO_BLANKS, give_course

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from tests.study.lessons import Lesson

CONTENTS = (ONE_BLANK, TWO_BLANKS)
SLIP = "按时整理"
WORDS = (SLIP, SLIP, "及时整理", "及时收集")


@dataclass(frozen=True, slots=True)
class Answer:
    """Someone answers a question: with these words, in a sitting, or says how well they knew it."""

    who: int
    question: int
    words: tuple[str, str]
    means: str
    days: int


@dataclass(frozen=True, slots=True)
class Undo:
    """Someone's last answer that still counts is taken back."""

    who: int


@dataclass(frozen=True, slots=True)
class Accept:
    """The slip is right for the first blank of a question too, or is so no more."""

    question: int
    is_right: bool


@dataclass(frozen=True, slots=True)
class Look:
    """The figures are read: of one question, or of all that somebody answered."""

    question: int | None
    who: int


people, questions = st.integers(0, 1), st.integers(0, 1)
steps = st.lists(
    st.one_of(
        st.builds(
            Answer,
            people,
            questions,
            st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS)),
            st.sampled_from(["typed", "typed", "typed", "sitting", "said", "given up"]),
            st.sampled_from([0, 0, 1]),
        ),
        st.builds(Undo, people),
        st.builds(Accept, questions, st.booleans()),
        st.builds(Look, st.one_of(st.none(), questions), people),
    ),
    min_size=8,
    max_size=24,
)


@cache
def engine() -> Engine:
    made = create_engine("sqlite://", poolclass=StaticPool)
    Base.metadata.create_all(made)
    return made


class Room:
    """Two trainees who do what a story says."""

    def __init__(self, session: Session) -> None:
        self.session, self.count = session, 0
        self.given: list[list[str]] = [[], []]
        self.reach = [0, 0]
        self.now = MONDAY
        people = [
            Person(name=name, login=name, password_hash="-", created_at=MONDAY) for name in "李王"
        ]
        session.add_all(people)
        session.flush()
        self.ids = [person.id for person in people]
        self.lesson: Lesson = give_course(session, self.ids, contents=CONTENTS)

    def do(self, step: Answer | Undo | Accept | Look) -> None:
        match step:
            case Answer():
                self.answer(step)
            case Undo(who=who) if self.given[who]:
                attempt, about = self.given[who].pop(), {"now": self.now, "calendar": SHANGHAI}
                undo(self.session, trainee_id=self.ids[who], attempt=attempt, **about)
            case Accept():
                self.accept(step)
            case Look():
                self.look(step.question, step.who)

    def answer(self, step: Answer) -> None:
        self.count += 1
        self.now += timedelta(days=step.days)
        kinds = {"sitting": FROM_A_SITTING, "said": "self-", "typed": "a", "given up": "a"}
        attempt = f"{kinds[step.means]}{self.count}"
        wanted = step.words[: 2 if step.question == 1 else 1]
        self.given[step.who].append(attempt)
        answer(
            self.session,
            trainee_id=self.ids[step.who],
            question_id=self.lesson.question_ids[step.question],
            version_id=self.lesson.version_ids[step.question],
            attempt=attempt,
            response=wanted,
            given_up=step.means == "given up",
            said=Rating.GOOD if step.means == "said" else None,
            now=self.now,
            calendar=SHANGHAI,
        )

    def accept(self, step: Accept) -> None:
        key = {"version_id": self.lesson.version_ids[step.question], "part": 0}
        of_words = {**key, "answer": SLIP}
        self.session.execute(delete(AcceptedAnswer).filter_by(**of_words))
        if step.is_right:
            self.session.add(AcceptedAnswer(**of_words, added_at=MONDAY))
        self.session.flush()
        remark(
            self.session,
            question_id=self.lesson.question_ids[step.question],
            written=SLIP,
            now=self.now,
            calendar=SHANGHAI,
        )

    def look(self, question: int | None, who: int) -> None:
        if question is None:
            seq = self.reach[who]
            self.reach[who] = catch_up_since(self.session, self.ids[who], seq=seq)
            return
        question_id = self.lesson.question_ids[question]
        for trainee_id in behind(self.session, question_id, self.ids):
            catch_up(self.session, trainee_id, question_ids=[question_id])
        assert not behind(self.session, question_id, self.ids)


def kept(session: Session) -> dict[tuple[int, int], tuple[object, ...]]:
    columns = (AnswerFigure.answers, AnswerFigure.first, AnswerFigure.last, AnswerFigure.parts)
    rows = session.execute(select(AnswerFigure.trainee_id, AnswerFigure.question_id, *columns))
    return {(trainee, question): tuple(figures) for trainee, question, *figures in rows}


def from_scratch(session: Session) -> dict[tuple[int, int], tuple[object, ...]]:
    """Return the same from the whole log, by the functions that cards are replayed with."""
    found = {}
    for trainee_id, question_id in session.execute(select(Card.trainee_id, Card.question_id)):
        log = log_of(session, trainee_id=trainee_id, question_id=question_id)
        anew = remarks(log)
        marked = [
            (row.study_day, anew.get(row.seq, row).evidence["parts"])
            for row in effective(log)
            if row.attempt.startswith("a")
        ]
        shares = [sum(part["right"] for part in parts) / len(parts) for _, parts in marked]
        days = [day for day, _ in marked]
        first, last = (shares[0], shares[days.index(days[-1])]) if shares else (None, None)
        written = [
            [part["key"], part["written"], part["right"]]
            for _, parts in marked[:1]
            for part in parts
        ]
        figures = (len(marked), first, last, written)
        found[trainee_id, question_id] = figures
    return found


@settings(max_examples=100)
@given(steps)
def test_figures_that_were_added_to_are_those_worked_out_from_scratch(
    story: list[Answer | Undo | Accept | Look],
) -> None:
    with Session(engine()) as session:
        room = Room(session)
        for step in story:
            room.do(step)
        for who in (0, 1):
            room.look(None, who)

        assert kept(session) == from_scratch(session)

        for question in (0, 1):
            room.look(question, 0)
        assert kept(session) == from_scratch(session)
        session.rollback()

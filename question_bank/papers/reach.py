"""Where questions are in use: the open courses, the exams to come and the printed papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import exists, func, select

from question_bank.bank.courses import Course, CourseInstructor, CourseSpeech, is_left_out
from question_bank.bank.questions import PASSAGE, Question, Source, Status, Version
from question_bank.bank.speeches import Reading
from question_bank.papers import tables
from question_bank.papers.secrecy import readable_papers
from question_bank.study.cards import Card, Phase
from question_bank.study.exams import Exam

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

FEWEST = 5  # of fewer people nothing is told
LATEST_PAPERS = 2000


@dataclass(frozen=True, slots=True)
class ReachedExam:
    """An exam that is open or will be; `is_mine` where the person runs its course."""

    id: int
    title: str
    course: str
    opens_at: datetime
    closes_at: datetime
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Reach:
    """What asks any of the questions. `trainees` have met one; None is fewer than five."""

    courses: tuple[str, ...]
    exams: tuple[ReachedExam, ...]
    papers: tuple[tuple[int, str], ...]
    trainees: int | None

    @property
    def is_empty(self) -> bool:
        """Whether nobody asks them."""
        return not (self.courses or self.exams or self.papers)


def reached_by(session: Session, questions: Select[int], person_id: int, *, now: datetime) -> Reach:
    """Return where questions are in use: papers only as far as the person may see them."""
    return Reach(
        courses_asking(session, questions),
        _exams(session, questions, person_id, now),
        _papers(session, questions, person_id, now),
        trainees_met(session, questions),
    )


def courses_asking(session: Session, questions: Select[int]) -> tuple[str, ...]:
    """Return the names of the open courses that ask one of the questions."""
    rows = session.scalars(
        select(Course.name)
        .join(CourseSpeech, CourseSpeech.course_id == Course.id)
        .join(Reading, Reading.speech_id == CourseSpeech.speech_id)
        .join(Source, (Source.reading_id == Reading.id) & (Source.part == PASSAGE))
        .join(Question, Question.id == Source.question_id)
        .where(Course.closed_at.is_(None), Question.status == Status.APPROVED)
        .where(Question.id.in_(questions), ~is_left_out(Course.id))
        .distinct()
        .order_by(Course.name)
    )
    return tuple(rows)


def exams_to_come(
    session: Session, person_id: int, *, now: datetime
) -> list[tuple[ReachedExam, list[list[int]]]]:
    """Return the exams still to be sat, the next first, each with what it has drawn.

    Drawn are pairs: a version, and its question.
    """
    mine = exists().where(
        CourseInstructor.course_id == Exam.course_id, CourseInstructor.person_id == person_id
    )
    rows = session.execute(
        select(Exam.id, Exam.title, Course.name, Exam.opens_at, Exam.closes_at, mine, Exam.drawn)
        .join(Course, Course.id == Exam.course_id)
        .where(Exam.closes_at > now)
        .order_by(Exam.opens_at, Exam.id)
    )
    return [
        (ReachedExam(*row), [one for section in drawn for one in section]) for *row, drawn in rows
    ]


def _exams(
    session: Session, questions: Select[int], person_id: int, now: datetime
) -> tuple[ReachedExam, ...]:
    """Return the exams still to be sat that have drawn one of the questions."""
    exams = exams_to_come(session, person_id, now=now)
    drawn = {question for _, pairs in exams for _, question, *_ in pairs}
    wanted = _among(session, questions, drawn)
    return tuple(
        exam for exam, pairs in exams if any(question in wanted for _, question, *_ in pairs)
    )


def _among(session: Session, questions: Select[int], ids: set[int]) -> set[int]:
    """Return those of the ids that are among the questions."""
    narrowed = select(Question.id).where(Question.id.in_(questions), Question.id.in_(ids))
    return set(session.scalars(narrowed))


def _papers(
    session: Session, questions: Select[int], person_id: int, now: datetime
) -> tuple[tuple[int, str], ...]:
    """Return the papers that print one of the questions, in whatever wording, the latest first."""
    versions = set(session.scalars(select(Version.id).where(Version.question_id.in_(questions))))
    rows = session.execute(
        select(tables.Paper.id, tables.Paper.title, tables.Issue.version_ids)
        .join(tables.Issue, tables.Issue.paper_id == tables.Paper.id)
        .where(tables.Paper.id.in_(readable_papers(person_id, now=now)))
        .order_by(tables.Paper.id.desc(), tables.Issue.number)
        .limit(LATEST_PAPERS)
    )
    found = {id_: title for id_, title, printed in rows if versions.intersection(printed)}
    return tuple(found.items())


def trainees_met(session: Session, questions: Select[int]) -> int | None:
    """Return how many trainees have met one of the questions; None is fewer than five."""
    met = select(func.count(Card.trainee_id.distinct())).where(
        Card.question_id.in_(questions), Card.phase != Phase.NEW
    )
    count = session.scalars(met).one()
    return count if count >= FEWEST else None

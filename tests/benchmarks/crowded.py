"""The installation of a morning: trainees in some courses, and an exam that is open now."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from question_bank.bank.accounts.log_ins import open_log_in
from question_bank.bank.accounts.notice import version_of
from question_bank.bank.accounts.passwords import hashed
from question_bank.bank.blueprints.blueprint import Section
from question_bank.bank.people import Person, PersonRole, Role
from question_bank.bank.site.settings import SECRECY_NOTICE
from question_bank.study.cards import Card
from question_bank.study.examining.plans import ExamPlan, set_exam
from question_bank.study.exams import Sitting
from question_bank.study.reviews import Review
from quizapp.database import Database
from tests.benchmarks.bulk import Size
from tests.benchmarks.crowd import PASSWORD
from tests.benchmarks.seed import fill
from tests.benchmarks.seeded_bank import INSTRUCTOR
from tests.benchmarks.served import cookies

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from quizapp.settings import Settings

ASKED = 20


def crowded(
    settings: Settings, trainees: int, *, courses: int, questions: int = 100
) -> tuple[dict[int, str], int]:
    """Fill an installation; return the trainees' log-in names by id, and the open exam.

    Each has given a hundred answers before. Those who come first are on the exam's course. Of the
    `questions` of each speech, five a course, nine in ten are approved.
    """
    size = Size(
        courses=courses,
        questions_each=questions,
        trainees_each=-(-trainees // courses),
        reviews_each=100,
    )
    now, database = datetime.now(UTC), Database(settings)
    fill(database, size, now=now)
    with database.writing() as session:
        known = {"password_hash": hashed(PASSWORD), "secrecy_version": version_of(SECRECY_NOTICE)}
        session.execute(update(Person).values(**known, password_set_at=now))
        exam_id = _open_exam(session, now)
        session.commit()
        asked = (
            select(Person.id, Person.login)
            .join(PersonRole, PersonRole.person_id == Person.id)
            .where(PersonRole.role == Role.TRAINEE)
            .order_by(Person.id)
        )
        logins = list(session.execute(asked).tuples())
    database.engine.dispose()
    return dict(logins[:trainees]), exam_id


def let_in(settings: Settings, people: Iterable[int]) -> dict[int, str]:
    """Return a cookie for each person, as if they had logged in: the password costs its time."""
    database, people = Database(settings), list(people)
    with database.writing() as session:
        tokens = [open_log_in(session, one, now=datetime.now(UTC)) for one in people]
        session.commit()
    database.engine.dispose()
    return dict(zip(people, cookies(settings, tokens), strict=True))


@dataclass(frozen=True, slots=True)
class Kept:
    """What stands in the database: log rows, changes of cards, sheets that were marked."""

    log: int
    moves: int
    sheets: int

    @classmethod
    def of(cls, settings: Settings) -> Kept:
        """Return what stands there now."""
        database = Database(settings)
        with database.reading() as session:
            log = session.scalar(select(func.count()).select_from(Review)) or 0
            moves = session.scalar(select(func.sum(Card.lock))) or 0
            marked = select(func.count()).select_from(Sitting).where(Sitting.points.is_not(None))
            sheets = session.scalar(marked) or 0
        database.engine.dispose()
        return cls(log, moves, sheets)

    def since(self, before: Kept) -> dict[str, object]:
        """Return what has come to it."""
        return {
            "answers_stored": self.log - before.log,
            "cards_moved": self.moves - before.moves,
            "sheets_marked": self.sheets - before.sheets,
        }


def lost(settings: Settings, taken: set[tuple[int, str]]) -> int:
    """Return how many answers that were taken are not in the log exactly once."""
    database = Database(settings)
    with database.reading() as session:
        rows = session.execute(select(Review.trainee_id, Review.attempt)).tuples()
        times = Counter(one for one in rows if one in taken)
    database.engine.dispose()
    return sum(times[one] != 1 for one in taken)


def _open_exam(session: Session, now: datetime) -> int:
    plan = ExamPlan(
        title="上午的考试",
        sections=(Section("cloze", ASKED, 5.0),),
        minutes=120,
        opens_at=now - timedelta(minutes=1),
        closes_at=now + timedelta(hours=12),
    )
    return set_exam(session, 1, plan, person_id=INSTRUCTOR, seed=7, now=now - timedelta(days=1))

"""An installation with a class that answers its questions, and what is looked at afterwards."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from question_bank.bank.accounts.log_ins import open_log_in
from question_bank.study.cards import Card
from question_bank.study.record.checking import check
from question_bank.study.reviews import Entry, Review
from quizapp.database import Database
from tests.benchmarks.answer import fill
from tests.benchmarks.served import cookies
from tests.faults.trainee import Trainee
from tests.faults.writer import Writer, seated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from quizapp.settings import Settings
    from tests.faults.site import Site
    from tests.faults.trainee import Patient


@dataclass(frozen=True, slots=True)
class Classroom:
    """An installation, its trainees `t0`, `t1` … and the questions of their course."""

    settings: Settings
    trainee_ids: tuple[int, ...]
    question_ids: tuple[int, ...]
    version_ids: tuple[int, ...]

    def enter(self, site: Site) -> list[Patient]:
        """Let everybody in: one half answers questions, the other sits an exam meanwhile."""
        database, now = Database(self.settings), datetime.now(UTC)
        with database.writing() as rows:
            tokens = [open_log_in(rows, id_, now=now) for id_ in self.trainee_ids]
            rows.commit()
        database.engine.dispose()
        half = len(tokens) // 2
        of = {"questions": self.question_ids, "versions": self.version_ids}
        people = [
            kind(site.port, id_, **of, cookie=cookie)
            for kind, id_, cookie in zip(
                [Trainee] * half + [Writer] * (len(tokens) - half),
                self.trainee_ids,
                cookies(self.settings, tokens),
                strict=True,
            )
        ]
        for trainee in people[:half]:
            trainee.open_question()
        sittings = seated(self.settings, self.trainee_ids[half:])
        for writer, sitting_id in zip(people[half:], sittings, strict=True):
            writer.open_sheet(sitting_id)
        return people


def classroom(settings: Settings, *, trainees: int = 6, questions: int = 100) -> Classroom:
    """Seat a class in an installation that has an empty database of the present schema."""
    ids, question_ids, version_ids = fill(settings, trainees=trainees, questions=questions)
    return Classroom(settings, tuple(ids), question_ids, version_ids)


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was acknowledged against what is stored; all but `acknowledged` should be 0.

    `lost` answers were acknowledged and are not there (on a sheet: as they were last written);
    `doubled` are there more than once, or were never sent; of `miscounted` cards the log tells
    something else; `broken` counts what SQLite itself complains of.
    """

    acknowledged: int
    lost: int
    doubled: int
    miscounted: int
    broken: int

    @property
    def is_clean(self) -> bool:
        """Whether nothing is lost, doubled, miscounted or broken."""
        return not (self.lost or self.doubled or self.miscounted or self.broken)


def ledger(settings: Settings, people: Sequence[Patient]) -> Ledger:
    """Compare what people were told with what is stored, and the review log with the cards."""
    trainees = [one for one in people if isinstance(one, Trainee)]
    writers = [one for one in people if isinstance(one, Writer)]
    database = Database(settings)
    try:
        with database.reading() as rows:
            stored = _stored(rows)
            taken = {(one.trainee_id, attempt) for one in trainees for attempt in one.taken}
            sent = {(one.trainee_id, attempt) for one in trainees for attempt in one.sent}
            return Ledger(
                acknowledged=len(taken) + sum(one.given for one in writers),
                lost=len(taken - stored.keys()) + sum(one.lost(rows) for one in writers),
                doubled=stored.total() - len(stored) + len(stored.keys() - sent),
                miscounted=_miscounted(rows, settings),
                broken=broken(rows),
            )
    finally:
        database.engine.dispose()


def _stored(rows: Session) -> Counter[tuple[int, str]]:
    answers = select(Review.trainee_id, Review.attempt).where(Review.entry == Entry.ANSWER)
    return Counter((trainee_id, attempt) for trainee_id, attempt in rows.execute(answers))


def _miscounted(rows: Session, settings: Settings) -> int:
    """Return how many cards differ from their log: in the number of answers, or as replayed."""
    counted = select(func.count()).where(
        Review.trainee_id == Card.trainee_id, Review.question_id == Card.question_id
    )
    differing = select(func.count()).select_from(Card)
    wrong = rows.scalar(differing.where(Card.reps != counted.scalar_subquery())) or 0
    return wrong + sum(bool(one.differing) for one in check(rows, calendar=settings.calendar))


def broken(rows: Session) -> int:
    """Return how much SQLite itself complains of; PostgreSQL says nothing of the kind."""
    connection = rows.connection()
    if connection.dialect.name != "sqlite":
        return 0
    said = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    return sum(words != "ok" for words in said)

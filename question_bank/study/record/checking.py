"""Every card against its log: what differs, and how it is put right."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from question_bank.study.cards import Card
from question_bank.study.record.rebuilding import all_parameters, redatings
from question_bank.study.record.replay import replayed, standing_of
from question_bank.study.reviews import Review
from question_bank.study.scheduling.schedule import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from question_bank.study.days import Calendar


@dataclass(frozen=True, slots=True)
class Checked:
    """A card as it is stored and as its log gives it."""

    trainee_id: int
    question_id: int
    stored: Standing
    logged: Standing

    @property
    def differing(self) -> tuple[str, ...]:
        """The names of what differs, none where all is well."""
        names = (field.name for field in fields(Standing))
        return tuple(n for n in names if getattr(self.stored, n) != getattr(self.logged, n))


def check(
    session: Session, *, calendar: Calendar, trainee_id: int | None = None
) -> Iterator[Checked]:
    """Give every card beside what its log says, one trainee after the other; or one trainee's."""
    parameters = all_parameters(session)
    studying = select(Card.trainee_id).distinct().order_by(Card.trainee_id)
    if trainee_id is not None:
        studying = studying.where(Card.trainee_id == trainee_id)
    for each in session.scalars(studying).all():
        log = _log(session, each)
        redated = redatings(session, each)
        cards = session.scalars(
            select(Card).where(Card.trainee_id == each).order_by(Card.question_id)
        )
        for card in cards:
            logged = replayed(
                log.get(card.question_id, ()),
                calendar=calendar,
                redated=redated.get(card.question_id, ()),
                parameters=parameters,
            )
            yield Checked(each, card.question_id, standing_of(card), logged)
        session.expunge_all()


def mend(session: Session, checked: Checked) -> None:
    """Give a card what its log says."""
    session.execute(
        update(Card)
        .where(Card.trainee_id == checked.trainee_id, Card.question_id == checked.question_id)
        .values(**asdict(checked.logged), lock=Card.lock + 1)
        .execution_options(synchronize_session=False)
    )


def _log(session: Session, trainee_id: int) -> dict[int, list[Review]]:
    """Return a trainee's rows of the log by question, oldest first."""
    found: dict[int, list[Review]] = {}
    rows = session.scalars(
        select(Review).where(Review.trainee_id == trainee_id).order_by(Review.seq)
    )
    for row in rows:
        found.setdefault(row.question_id, []).append(row)
    return found

"""How a trainee wants to study: how long, on which days, how answers are given."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from question_bank.bank.base import Base

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Habit(Base):
    """A trainee's own settings; without a row all of them are the usual ones.

    `minutes_a_day` is the most a day's reviews may take, None without a limit. `days_off` has a
    bit for each weekday, Monday the lowest, on which nothing should come due. With `grades` self
    rated cards show four grades instead of 记得 / 没记住; with `taps` long answers are put together
    from pieces instead of typed.
    """

    __tablename__ = "habit"
    __table_args__ = (
        CheckConstraint("minutes_a_day IS NULL OR minutes_a_day > 0", name="some_time_is_given"),
        CheckConstraint("days_off >= 0 AND days_off < 127", name="one_day_is_left"),
    )

    trainee_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    minutes_a_day: Mapped[int | None]
    days_off: Mapped[int] = mapped_column(default=0)
    grades: Mapped[bool] = mapped_column(default=False)
    taps: Mapped[bool] = mapped_column(default=True)


@dataclass(frozen=True, slots=True)
class Habits:
    """What a trainee has chosen, as `Habit` keeps it."""

    minutes_a_day: int | None = None
    days_off: int = 0
    grades: bool = False
    taps: bool = True


def habits(session: Session, trainee_id: int) -> Habits:
    """Return what a trainee has chosen, the usual where nothing was."""
    row = session.get(Habit, trainee_id)
    return Habits(row.minutes_a_day, row.days_off, row.grades, row.taps) if row else Habits()


def change_habits(session: Session, trainee_id: int, chosen: Habits) -> None:
    """Keep what a trainee chooses; the queue and new dates go by it from now on."""
    session.merge(Habit(trainee_id=trainee_id, **asdict(chosen)))
    session.flush()

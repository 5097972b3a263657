"""What a test can be drawn from, with all that is known of its questions."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from question_bank.bank.blueprints.stock import Stock, stock
from question_bank.papers.asked import asked_since
from question_bank.statistics.difficulty import facilities

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.bank.blueprints.blueprint import Blueprint

YEAR = timedelta(days=365)


def stocked(session: Session, course_id: int, blueprint: Blueprint) -> Stock:
    """Return what a course can ask for a blueprint, and how hard that was for trainees."""
    return stock(session, course_id, blueprint, facilities())


def left_out(session: Session, blueprint: Blueprint, *, now: datetime) -> set[int]:
    """Return what a blueprint does not ask because it was asked in the last year."""
    return asked_since(session, now - YEAR) if blueprint.fresh else set()

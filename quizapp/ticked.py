"""The questions that a form of 题库 means: those that were ticked, or all that were found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request

from question_bank.bank.curation.picking import Picked, picked
from question_bank.statistics.difficulty import facilities
from quizapp import access
from quizapp.narrowing import Narrowing
from quizapp.numbers import number

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

MOST_TICKED = 200


def picked_here(rows: Session, *, shown: int) -> Picked:
    """Return the questions that are meant, the first few of them by their ids."""
    person_id = access.visitor().person_id
    if "all" in request.values:
        asked = Narrowing.here().filters
        return picked(rows, person_id, filters=asked, shown=shown, facilities=facilities())
    return picked(rows, person_id, ids=ticked(), shown=shown)


def ticked() -> list[int]:
    """Return the ids that were ticked one by one; none where all that were found are meant."""
    if "all" in request.values:
        return []
    return request.values.getlist("ids", type=number)[:MOST_TICKED]

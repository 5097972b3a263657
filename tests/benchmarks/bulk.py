"""How large an installation is seeded, and rows put into it by the thousand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import insert

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

CHUNK = 5000


@dataclass(frozen=True, slots=True)
class Size:
    """How much there is: speeches and trainees for each course, questions for each speech."""

    courses: int = 40
    speeches_each: int = 5
    questions_each: int = 100
    trainees_each: int = 50
    reviews_each: int = 1000

    @property
    def course_questions(self) -> int:
        """How far the ids of one course's questions are from the next's."""
        return self.speeches_each * self.questions_each


def put(session: Session, table: type, rows: Iterable[dict[str, object]]) -> None:
    """Insert many rows, some thousand at a time."""
    waiting: list[dict[str, object]] = []
    for row in rows:
        waiting.append(row)
        if len(waiting) == CHUNK:
            session.connection().execute(insert(table), waiting)
            waiting = []
    if waiting:
        session.connection().execute(insert(table), waiting)

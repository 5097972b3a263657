"""Two trainees of one course, and the instructor who decides what they dispute."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from question_bank.bank.people import Role
from question_bank.study.feedback.appealing import appeal
from question_bank.study.feedback.judging import accept, reopen
from tests.study.desk import Desk
from tests.study.lessons import MONDAY, ONE_BLANK, SHANGHAI, enrol

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.conftest import Someone


DAY = timedelta(days=1)


LATER = MONDAY + 30 * DAY


class Office:
    """Two trainees at one course and the instructor who decides."""

    def __init__(
        self, session: Session, add_person: Callable[..., Someone], *contents: object
    ) -> None:
        self.session = session
        self.instructor = add_person(session, "wang", Role.INSTRUCTOR, name="王管理").id
        first = add_person(session, "li", Role.TRAINEE, name="李学员").id
        second = add_person(session, "zhao", Role.TRAINEE, name="赵学员").id
        self.desk = Desk(session, first, contents=contents or (ONE_BLANK,))
        enrol(session, self.desk.lesson.course_id, second)
        self.other = Desk.__new__(Desk)
        self.other.session, self.other.trainee_id = session, second
        self.other.lesson = self.desk.lesson

    def appeal(self, attempt: str = "one", part: int = 0, *, by: Desk | None = None) -> int:
        trainee_id = (by or self.desk).trainee_id
        return appeal(
            self.session,
            trainee_id=trainee_id,
            attempt=attempt,
            part=part,
            reason="意思一样",
            now=MONDAY,
        )

    def accept(self, appeal_id: int, now: datetime = LATER, **more: object) -> int:
        return accept(
            self.session,
            appeal_id,
            **{"person_id": self.instructor, "now": now, "calendar": SHANGHAI, **more},
        )

    def reopen(self, appeal_id: int, now: datetime = LATER + DAY) -> None:
        reopen(self.session, appeal_id, person_id=self.instructor, now=now, calendar=SHANGHAI)

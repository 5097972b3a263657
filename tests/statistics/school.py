"""A course with a class of six who answer its questions by their numbers, and who runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.bank.courses import (
    Cohort,
    CohortInstructor,
    CohortMember,
    CourseCohort,
    CourseInstructor,
)
from question_bank.bank.people import Role
from question_bank.statistics.classes import Group, behind, catch_up_group, group_of
from question_bank.study.quiz.answering import answer
from tests.study.lessons import CHOICE, LOCK, MONDAY, ONE_BLANK, SHANGHAI, give_course

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from tests.conftest import Someone

TODAY = SHANGHAI.day(MONDAY)
CONTENTS = (ONE_BLANK, LOCK, CHOICE)
RIGHT = ("及时整理", "双人双锁", "及时利用")


class School:
    """Some trainees, the first of them in a class; one instructor runs it all."""

    def __init__(
        self,
        session: Session,
        add_person: Callable[..., Someone],
        *,
        trainees: int = 6,
        members: int = 4,
        exam_on: date | None = None,
    ) -> None:
        self.session, self.count = session, 0
        self.instructor_id = add_person(session, "wang", Role.INSTRUCTOR).id
        self.ids = [
            add_person(session, f"t{number}", Role.TRAINEE).id for number in range(trainees)
        ]
        self.lesson = give_course(session, self.ids, contents=CONTENTS, exam_on=exam_on)
        self.cohort_id = self._class(self.ids[:members])
        course = {"course_id": self.lesson.course_id}
        session.add(CourseInstructor(**course, person_id=self.instructor_id))
        session.add(CourseCohort(**course, cohort_id=self.cohort_id))
        session.flush()

    def _class(self, trainee_ids: list[int]) -> int:
        cohort = Cohort(name="一班", created_at=MONDAY)
        self.session.add(cohort)
        self.session.flush()
        self.session.add(CohortInstructor(cohort_id=cohort.id, person_id=self.instructor_id))
        for id_ in trainee_ids:
            self.session.add(CohortMember(cohort_id=cohort.id, trainee_id=id_))
        return cohort.id

    def answer(
        self, who: int, number: int, words: str | None = None, now: datetime = MONDAY
    ) -> str:
        """Answer a question rightly, or in these words."""
        self.count += 1
        answer(
            self.session,
            trainee_id=self.ids[who],
            question_id=self.lesson.question_ids[number],
            version_id=self.lesson.version_ids[number],
            attempt=f"a{self.count}",
            response=[words or RIGHT[number]],
            now=now,
            calendar=SHANGHAI,
        )
        return f"a{self.count}"

    def group(self, cohort_id: int | None = None, today: int = TODAY) -> Group:
        """Return the group with its figures up to date."""
        group = group_of(
            self.session,
            self.lesson.course_id,
            person_id=self.instructor_id,
            cohort_id=cohort_id,
            today=today,
        )
        catch_up_group(self.session, group, behind(self.session, group))
        assert not behind(self.session, group)
        return group

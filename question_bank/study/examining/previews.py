"""An exam looked at before it is set: what it would ask, and where the bank is thin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from question_bank.bank.blueprints.blueprint import from_json
from question_bank.bank.blueprints.drawing import there
from question_bank.bank.classes.course_choices import choices
from question_bank.bank.courses import Course, CourseInstructor
from question_bank.bank.kinds import ON_PAPER_ONLY
from question_bank.bank.questions import Question, Status, Version
from question_bank.bank.versions import LIVE, contents
from question_bank.errors import NotFound
from question_bank.study.examining.plans import asked_in_plan

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from question_bank.bank.blueprints.blueprint import Section
    from question_bank.bank.classes.course_choices import CourseChoice
    from question_bank.questions.content import Content
    from question_bank.study.examining.plans import ExamPlan
    from question_bank.study.exams import Exam


@dataclass(frozen=True, slots=True)
class Preview:
    """What an exam asks, section by section. `thin` are kinds short of others for a rehearsal.

    Each has the number of questions that a rehearsal would have to take from the exam.
    `changed` counts questions that were edited or taken out of the bank since they were drawn.
    """

    sections: tuple[tuple[Section, tuple[Content, ...]], ...]
    thin: tuple[tuple[str, int], ...]
    changed: int = 0

    @property
    def questions(self) -> int:
        """How many questions are asked."""
        return sum(len(asked) for _, asked in self.sections)

    @property
    def total(self) -> float:
        """What the exam is worth."""
        return sum(section.total for section, _ in self.sections)


def courses_run(session: Session, person_id: int) -> list[CourseChoice]:
    """Return the courses that a person runs and that are not closed, with what each has to ask."""
    rows = session.execute(
        select(Course.id, Course.name)
        .join(CourseInstructor, CourseInstructor.course_id == Course.id)
        .where(CourseInstructor.person_id == person_id, Course.closed_at.is_(None))
        .order_by(Course.name, Course.id)
    )
    return choices(session, dict(rows.all()))


def course_run(session: Session, course_id: int, person_id: int) -> CourseChoice:
    """Return one course that a person runs, with what it has to ask.

    Raises:
        NotFound: there is no such course for this person.

    """
    runs = exists().where(
        CourseInstructor.course_id == Course.id, CourseInstructor.person_id == person_id
    )
    name = session.scalar(select(Course.name).where(Course.id == course_id, runs))
    if name is None:
        raise NotFound("course")
    return choices(session, {course_id: name})[0]


def preview(
    session: Session,
    course_id: int,
    plan: ExamPlan,
    *,
    seed: int,
    makes_up_id: int | None = None,
) -> Preview:
    """Return what an exam would ask if it were set now.

    Raises:
        NotFound, Refused: as `plans.asked_in_plan`.

    """
    drawn = asked_in_plan(session, course_id, plan, seed=seed, makes_up_id=makes_up_id)
    sections = tuple(
        (section, tuple(one.content for one in asked))
        for section, asked in zip(plan.sections, drawn, strict=True)
    )
    return Preview(sections, _thin(session, course_id, plan))


def asked_in(session: Session, exam: Exam, plan: ExamPlan) -> Preview:
    """Return what an exam that was set asks."""
    ids = [version_id for section in exam.drawn for version_id, _ in section]
    rows = session.execute(
        select(Version.id, Version.content).where(Version.id.in_(ids)).order_by(Version.id)
    )
    asked = contents(session, dict(rows.all()))
    live = select(Version.id).join(Question, LIVE).where(Question.status == Status.APPROVED)
    still = set(session.scalars(live.where(Version.id.in_(ids))))
    sections = tuple(
        (section, tuple(asked[version_id] for version_id, _ in drawn))
        for section, drawn in zip(from_json(exam.blueprint).sections, exam.drawn, strict=True)
    )
    return Preview(sections, _thin(session, exam.course_id, plan), len(set(ids) - still))


def _thin(session: Session, course_id: int, plan: ExamPlan) -> tuple[tuple[str, int], ...]:
    wanted, found = plan.blueprint.wanted(), there(session, course_id, plan.speeches)
    short = ((kind, min(number, 2 * number - found[kind])) for kind, number in wanted.items())
    return tuple((kind, lacking) for kind, lacking in short if lacking > 0)


def markable(choice: CourseChoice) -> bool:
    """Return whether a course has questions that can be marked at once."""
    return any(kind not in ON_PAPER_ONLY for kind in choice.there)

"""How a printed test went, as its marks tell: people by section, and questions where known."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.courses import Course
from question_bank.bank.questions import Question, Requirement, Version
from question_bank.questions.content import from_json as content_of
from question_bank.statistics.outcomes import Outcome, Taken, Weak
from question_bank.statistics.weaknesses import label, question_label
from question_bank.study.examining.grading import grading
from question_bank.study.printed.entering import marks_of, sheets
from question_bank.study.printed.layout import ABSENT, from_json, points_of, total_of

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from question_bank.study.marks import PrintedTest

WEAKEST, WEAK_BELOW = 8, 0.8


@dataclass(frozen=True, slots=True)
class PrintedAnswer:
    """What one person's answer to a question earned on paper, of how much."""

    trainee_id: int
    question_id: int
    version_id: int
    points: float
    most: float


def printed_answers(session: Session, test: PrintedTest) -> tuple[PrintedAnswer, ...]:
    """Return the answers whose marks were entered question by question; absent people have none."""
    layout = from_json(test.layout)
    found = []
    for trainee_id, marks in sorted(marks_of(session, test.paper_id).items()):
        if marks.get(ABSENT):
            continue
        for section in layout.sections:
            for version_id, question_id in section.versions:
                points = marks.get(f"v{version_id}")
                if points is not None:
                    found.append(
                        PrintedAnswer(trainee_id, question_id, version_id, points, section.points)
                    )
    return tuple(found)


def printed_outcome(session: Session, test: PrintedTest, *, person_id: int) -> Outcome:
    """Return how a printed test went; who has no marks and is not absent is still pending."""
    layout = from_json(test.layout)
    people = tuple(
        Taken(
            login=one.login,
            name=one.name,
            unit=one.unit,
            post=one.post,
            points=total_of(layout, one.marks),
            sections=points_of(layout, one.marks),
            is_pending=not one.marks.get(ABSENT),
        )
        for one in sheets(session, test, person_id=person_id)
    )
    return Outcome(
        title=test.title,
        course=session.scalars(select(Course.name).where(Course.id == test.course_id)).one(),
        held_on=test.held_on,
        place="",
        minutes=None,
        total=layout.total,
        grading=grading(layout.total, test.pass_mark, test.merit_mark),
        is_printed=True,
        sections=tuple((section.kind, section.total) for section in layout.sections),
        people=people,
        weak=_weakest(session, printed_answers(session, test)),
    )


def _weakest(session: Session, answers: tuple[PrintedAnswer, ...]) -> tuple[Weak, ...]:
    earned: defaultdict[int, list[PrintedAnswer]] = defaultdict(list)
    for answer in answers:
        earned[answer.version_id].append(answer)
    rows = session.execute(
        select(Version.id, Version.content, Requirement.id, Requirement.content)
        .join(Question, Question.id == Version.question_id)
        .outerjoin(Requirement, Requirement.id == Question.requirement_id)
        .where(Version.id.in_(list(earned)))
        .order_by(Version.id)
    )
    points: defaultdict[tuple[int, str], list[PrintedAnswer]] = defaultdict(list)
    for version_id, stored, requirement_id, content in rows:
        named = label(content) if content else question_label(content_of(stored))
        points[requirement_id or -version_id, named] += earned[version_id]
    weak = [
        Weak(named, sum(one.points for one in of) / sum(one.most for one in of), len(of))
        for (_, named), of in points.items()
    ]
    found = [one for one in weak if one.share < WEAK_BELOW]
    return tuple(sorted(found, key=lambda one: (one.share, one.label))[:WEAKEST])

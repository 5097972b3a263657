"""What belongs to the samples: the numbers of the rows that other rows go with.

A question is a sample's when each of its sources is; a test is when its course is, or when it asks
such a question.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from question_bank.bank.courses import Cohort, Course
from question_bank.bank.people import Person
from question_bank.bank.questions import Question, RequirementSource, Source, Version
from question_bank.bank.speeches import Reading, Speech
from question_bank.bank.tags import QuestionTag
from question_bank.papers.tables import Issue, Paper
from question_bank.study.exams import Exam, Sitting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

Ids = dict[str, set[int]]


def gathered(session: Session) -> Ids:
    """Return the numbers of what goes, by table; whatever refers to these goes with them."""
    found: Ids = {
        kind.__tablename__: set(session.scalars(select(kind.id).where(kind.is_sample)))
        for kind in (Person, Cohort, Course, Speech)
    }
    readings = select(Reading.id).where(Reading.speech_id.in_(found["speech"]))
    found["reading"] = set(session.scalars(readings))
    found["question"] = _wholly(session, Source.question_id, Source.reading_id, found["reading"])
    found["requirement"] = _requirements(session, found)
    versions = select(Version.id).where(Version.question_id.in_(found["question"]))
    found["version"] = set(session.scalars(versions))
    found["tag"] = _wholly(session, QuestionTag.tag_id, QuestionTag.question_id, found["question"])
    found["exam"] = _tests(session, select(Exam.id, Exam.course_id, Exam.drawn), found)
    found["paper"] = _papers(session, found)
    found["sitting"] = _sittings(session, found)
    return found


def _wholly(session: Session, what: object, lies_in: object, gone: set[int]) -> set[int]:
    """Return what lies in something that goes, and in nothing that stays."""
    inside: set[int] = set()
    outside: set[int] = set()
    for one, place in session.execute(select(what, lies_in)):  # type: ignore[call-overload] # columns
        (inside if place in gone else outside).add(one)
    return inside - outside


def _requirements(session: Session, found: Mapping[str, set[int]]) -> set[int]:
    gone = _wholly(
        session,
        RequirementSource.requirement_id,
        RequirementSource.reading_id,
        found["reading"],
    )
    asked = select(Question.id, Question.requirement_id).where(Question.requirement_id.in_(gone))
    return gone - {one for id_, one in session.execute(asked) if id_ not in found["question"]}


def _tests(
    session: Session, query: Select[int, int, list[list[object]]], found: Mapping[str, set[int]]
) -> set[int]:
    return {
        id_
        for id_, course_id, drawn in session.execute(query)
        if course_id in found["course"] or _asks(drawn, found["version"])
    }


def _papers(session: Session, found: Mapping[str, set[int]]) -> set[int]:
    of_course = select(Paper.id).where(Paper.course_id.in_(found["course"]))
    issued = session.execute(select(Issue.paper_id, Issue.version_ids))
    asking = {paper_id for paper_id, ids in issued if found["version"] & set(ids)}
    return asking | set(session.scalars(of_course))


def _sittings(session: Session, found: Mapping[str, set[int]]) -> set[int]:
    belongs = or_(
        Sitting.trainee_id.in_(found["person"]),
        Sitting.exam_id.in_(found["exam"]),
        Sitting.course_id.in_(found["course"]),
    )
    drills = session.execute(select(Sitting.id, Sitting.drawn).where(Sitting.exam_id.is_(None)))
    asking = {id_ for id_, drawn in drills if _asks([drawn], found["version"])}
    return asking | set(session.scalars(select(Sitting.id).where(belongs)))


def _asks(sections: Iterable[Iterable[object]], versions: set[int]) -> bool:
    """Return whether one of the drawn, whose version stands first, is of these versions."""
    return any(drawn[0] in versions for section in sections for drawn in section)  # type: ignore[index] # JSON

"""Questions to be read through: 背题 with their answers, 离线阅读 before they are answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, false, func, or_, select
from sqlalchemy.orm import aliased

from question_bank.bank.questions import PASSAGE, Question, Source, Version
from question_bank.bank.speeches import Publicity, Reading, Speech
from question_bank.bank.versions import LIVE
from question_bank.questions.content import Content, from_json
from question_bank.study.courses import in_course

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from question_bank.study.courses import OpenCourse


@dataclass(frozen=True, slots=True)
class Browsed:
    """One question of a material, in the wording that is asked now."""

    question_id: int
    content: Content


def browse(
    session: Session, *, speech_id: int, courses: Sequence[OpenCourse]
) -> tuple[Browsed, ...]:
    """Return the questions that the courses ask of a material, in the order of its text."""
    # the tables of `approved_questions`, under names of their own
    place, text = aliased(Source), aliased(Reading)
    asked = [in_course(Version.question_id, course.id) for course in courses]
    rows = session.execute(
        select(Version.question_id, Version.content)
        .join(Question, LIVE)
        .join(place, and_(place.question_id == Version.question_id, place.part == PASSAGE))
        .join(text, text.id == place.reading_id)
        .where(text.speech_id == speech_id, or_(false(), *asked))
        .group_by(Version.id)
        .order_by(func.min(place.start), Version.question_id)
    )
    return tuple(Browsed(question_id, from_json(content)) for question_id, content in rows)


def unanswered(session: Session, question_ids: Sequence[int]) -> tuple[Browsed, ...]:
    """Return questions in the order given, without those that stand in an 内部 material."""
    internal = (
        select(Source.question_id)
        .join(Reading, Reading.id == Source.reading_id)
        .join(Speech, Speech.id == Reading.speech_id)
        .where(Speech.publicity != Publicity.PUBLIC)
    )
    rows = session.execute(
        select(Version.question_id, Version.content)
        .join(Question, LIVE)
        .where(Question.id.in_(question_ids), Question.id.not_in(internal))
        .order_by(Question.id)
    )
    found = {question_id: from_json(content) for question_id, content in rows}
    return tuple(Browsed(one, found[one]) for one in question_ids if one in found)

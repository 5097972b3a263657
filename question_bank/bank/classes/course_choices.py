"""What a course has to ask in a test: its materials, and how many questions of each kind."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.blueprints.drawing import available
from question_bank.bank.courses import CourseSpeech
from question_bank.bank.kinds import KINDS
from question_bank.bank.speeches import Speech

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from question_bank.bank.kinds import Kind


@dataclass(frozen=True, slots=True)
class CourseChoice:
    """A course a test can be made for: its materials, its approved questions.

    `there` says how many it has of each kind, in the order of a test; kinds of none are left out.
    """

    id: int
    name: str
    there: Mapping[Kind, int]
    speeches: tuple[tuple[int, str], ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to ask."""
        return not self.there


def choices(session: Session, names: Mapping[int, str]) -> list[CourseChoice]:
    """Return courses given by id and name, in their order."""
    there = available(session, names)
    rows = session.execute(
        select(CourseSpeech.course_id, Speech.id, Speech.title)
        .join(Speech, Speech.id == CourseSpeech.speech_id)
        .where(CourseSpeech.course_id.in_(names), Speech.is_current)
        .order_by(CourseSpeech.course_id, CourseSpeech.position, Speech.id)
    )
    speeches: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for course_id, speech_id, title in rows:
        speeches[course_id].append((speech_id, title))
    return [
        CourseChoice(id_, name, _in_order(there[id_]), tuple(speeches[id_]))
        for id_, name in names.items()
    ]


def _in_order(there: Mapping[Kind, int]) -> dict[Kind, int]:
    return {kind: there[kind] for kind in KINDS if there.get(kind)}

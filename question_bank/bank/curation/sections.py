"""The sections of a speech: each heading of its latest reading, and the text it stands over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from question_bank.bank.members import readable_banks
from question_bank.bank.speeches import Reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

TO_THE_END = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with its level, counted from 1, and its raw code points in a reading, half open."""

    name: str
    level: int
    reading_id: int
    start: int
    end: int


def sections(session: Session, person_id: int, speech_id: int) -> dict[int, Section]:
    """Return the sections of a speech by the number of their heading; none of a foreign speech."""
    row = session.execute(
        select(Reading.id, Reading.outline)
        .where(Reading.speech_id == speech_id, Reading.bank_id.in_(readable_banks(person_id)))
        .order_by(Reading.id.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return {}
    reading_id, outline = row
    starts = [_start(heading) for heading in outline]
    return {
        number: Section(
            heading["marker"] + heading["heading"],
            heading["level"],
            reading_id,
            starts[number],
            _end(outline, starts, number),
        )
        for number, heading in enumerate(outline)
    }


def _start(heading: dict[str, Any]) -> int:
    """Return where a heading begins, its marker included."""
    return max(0, int(heading["start"]) - len(heading["marker"]) - 1)


def _end(outline: Sequence[dict[str, Any]], starts: Sequence[int], number: int) -> int:
    """Return where the next heading begins that is not below this one."""
    level = outline[number]["level"]
    following = range(number + 1, len(outline))
    return next((starts[one] for one in following if outline[one]["level"] <= level), TO_THE_END)

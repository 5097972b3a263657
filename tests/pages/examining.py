"""An exam for the tests of pages: held now, and sat."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from question_bank.bank.base import by_number
from question_bank.study.examining.saving import Save, save
from question_bank.study.examining.sittings import hand_in, start
from question_bank.study.exams import Sitting, Sort
from quizapp.clock import now
from tests.study.exam_halls import CLOZES, FOUR, HOUR, MINUTE, hold_exam
from tests.study.lessons import key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quizapp.database import Database
    from tests.conftest import Someone
    from tests.study.exam_halls import Hall


def held(
    database: Database, instructor: Someone, trainees: Sequence[Someone], **more: object
) -> Hall:
    """Set an exam that opened a minute ago unless told otherwise."""
    opens = now() - MINUTE
    asked = {"contents": CLOZES, "sections": FOUR, "opens_at": opens, "now": opens - HOUR}
    with database.writing() as rows:
        people = [one.id for one in trainees]
        hall = hold_exam(rows, instructor.id, people, **(asked | more))
        rows.commit()
    return hall


def sat(
    database: Database, hall: Hall, *, right: int, blank: int = 0, who: int = 0, code: str = ""
) -> int:
    """Let a trainee sit: so many right, so many empty, the others wrong; hand in."""
    me, moment = hall.trainee_ids[who], now()
    with database.writing() as rows:
        id_ = start(
            rows, trainee_id=me, exam_id=hall.exam_id, sort=Sort.EXAM, seed=3, now=moment,
            code=code,
        )  # fmt: skip
        drawn = by_number(rows, Sitting, id_).drawn
        answers = [
            Save(
                place, tuple(key(hall.contents[question])) if place < right else ("错",), 0, 1, "p"
            )
            for place, (_, question, _) in enumerate(drawn)
        ]
        written = answers[: len(answers) - blank]
        save(rows, written, trainee_id=me, sitting_id=id_, now=moment)
        hand_in(rows, trainee_id=me, sitting_id=id_, now=moment)
        rows.commit()
    return id_


def times(hours: int = 24, length: int = 2) -> dict[str, str]:
    """Return when an exam opens and closes, as the browser sends it from Shanghai."""
    opens = now() + timedelta(hours=8 + hours)
    return {
        "opens_at": f"{opens:%Y-%m-%dT%H:%M}",
        "closes_at": f"{opens + timedelta(hours=length):%Y-%m-%dT%H:%M}",
    }


FORM = {
    "title": "结业考试",
    "minutes": "30",
    "attempts": "1",
    "shows": "close",
    "answers": "release",
    "half_for_fewer": "y",
    "cloze_number": "4",
    "cloze_points": "2",
    "seed": "5",
}

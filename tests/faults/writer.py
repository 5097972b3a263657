"""Trainees who sit an exam and write on their sheets, each answer saved as it is written."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.blueprints.blueprint import Section
from question_bank.bank.people import Person, PersonRole, Role
from question_bank.study.examining.sittings import start
from question_bank.study.exams import SheetAnswer, Sort
from quizapp.database import Database
from tests.benchmarks.client import found_token
from tests.faults.trainee import Patient
from tests.papers.material import a_cloze
from tests.study.exam_halls import SEED, hold_exam

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

    from quizapp.settings import Settings

ASKED = 8


@dataclass
class Writer(Patient):
    """One sheet in one page; `saves` and `kept` are what the server said it has of each answer."""

    sitting_id: int = 0
    saves: dict[int, int] = field(default_factory=dict)
    kept: dict[int, str] = field(default_factory=dict)

    def open_sheet(self, sitting_id: int) -> None:
        """Open the sheet of a sitting."""
        self.sitting_id = sitting_id
        status, page = self.ask("GET", f"/sittings/{sitting_id}")
        assert status == 200, (status, page[:300])
        self.token = found_token(page)

    def answer(self) -> None:
        """Write other words beside the next question, until it is told that they are saved."""
        position, words = self.given % ASKED, f"第{self.given + 1}次写的"
        base = self.saves.get(position, 0)
        form = {
            "csrf_token": self.token,
            "page": f"page-{self.trainee_id}",
            f"saves-{position}": base,
            "saves": base + 1,
            f"answers-{position}-0": words,
        }
        page = self.insist(f"/sittings/{self.sitting_id}/answers/{position}", form, taken=200)
        told = json.loads(page)
        assert told["kept"], told
        self.saves[position], self.kept[position] = told["saves"], words
        self.given += 1

    def lost(self, rows: Session) -> int:
        """Return how many answers are stored otherwise than the page was told."""
        written = select(SheetAnswer).where(SheetAnswer.sitting_id == self.sitting_id)
        stored = {row.position: (row.response[0], row.saves) for row in rows.scalars(written)}
        told = {place: (words, self.saves[place]) for place, words in self.kept.items()}
        return len(told.items() ^ stored.items())


def seated(settings: Settings, trainee_ids: Sequence[int]) -> list[int]:
    """Hold an exam for trainees and let them begin; return their sittings."""
    now, database = datetime.now(UTC), Database(settings)
    with database.writing() as rows:
        instructor = Person(
            login="guanli", name="王管理", password_hash="-", created_at=now, notice_at=now
        )
        rows.add(instructor)
        rows.flush()
        rows.add(PersonRole(person_id=instructor.id, role=Role.INSTRUCTOR))
        hall = hold_exam(
            rows,
            instructor.id,
            trainee_ids,
            contents=[a_cloze(number) for number in range(ASKED)],
            sections=[Section("cloze", ASKED, 5.0)],
            opens_at=now,
            now=now - timedelta(days=1),
        )
        asked = {"exam_id": hall.exam_id, "sort": Sort.EXAM, "seed": SEED, "now": now}
        found = [start(rows, trainee_id=id_, **asked) for id_ in trainee_ids]
        rows.commit()
    database.engine.dispose()
    return found

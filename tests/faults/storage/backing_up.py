"""Backups made while a class answers, each restored into an empty place and looked at there."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.study.exams import SheetAnswer
from quizapp.backups.restoring import restore
from quizapp.backups.shelf import make
from quizapp.database import Database
from tests.faults.classroom import Ledger, ledger
from tests.faults.drill import Drill
from tests.faults.site import Site, until
from tests.faults.trainee import Trainee, answering
from tests.faults.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from quizapp.settings import Settings
    from tests.faults.classroom import Classroom
    from tests.faults.trainee import Patient


@dataclass(frozen=True, slots=True)
class Told:
    """What a class had been told when a backup began: answers taken, and how often sheets saved."""

    trainees: list[Trainee]
    sheets: dict[tuple[int, int], int]

    @classmethod
    def by_now(cls, people: Sequence[Patient]) -> Told:
        """Return what people were told until now; what they send later counts as sent."""
        return cls(
            [replace(one, taken=list(one.taken)) for one in people if isinstance(one, Trainee)],
            {
                (one.sitting_id, position): saves
                for one in people
                if isinstance(one, Writer)
                for position, saves in dict(one.saves).items()
            },
        )

    def missing_from(self, settings: Settings) -> int:
        """Return how many answers of sheets an installation does not hold, or holds older."""
        database = Database(settings)
        with database.reading() as rows:
            columns = (SheetAnswer.sitting_id, SheetAnswer.position, SheetAnswer.saves)
            stored = {
                (sitting, place): saves for sitting, place, saves in rows.execute(select(*columns))
            }
        database.engine.dispose()
        return sum(stored.get(place, 0) < saves for place, saves in self.sheets.items())


@dataclass
class Copies(Drill):
    """The drill, and of each backup its file, the seconds it took, and the ledger of its restore.

    A ledger counts as lost what was acknowledged before the backup began and is not in it;
    `unsaved` counts the same for answers on exam sheets.
    """

    files: list[Path] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    restored: list[Ledger] = field(default_factory=list)
    unsaved: int = 0


def back_up_under_load(room: Classroom, times: int, elsewhere: Callable[[int], Settings]) -> Copies:
    """Back up so many times under load, and restore each; `elsewhere(number)` is an empty place."""
    drill, told = Copies("backup under load", times), []
    with Site.of(room.settings) as site:
        people = room.enter(site)
        with answering(people):
            for number in range(times):
                until(lambda count=2 * number + 2: all(one.given > count for one in people))
                told.append(Told.by_now(people))
                begin = time.monotonic()
                drill.files.append(make(room.settings, now=datetime.now(UTC)).file)
                drill.seconds.append(time.monotonic() - begin)
        drill.ended_with(site.stop())
    for number, (file, before) in enumerate(zip(drill.files, told, strict=True)):
        place = elsewhere(number)
        restore(place, file, now=datetime.now(UTC))
        drill.restored.append(ledger(place, before.trainees))
        drill.unsaved += before.missing_from(place)
    drill.closed(room, people)
    return drill

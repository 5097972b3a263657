"""Files → the bank: read apart, several at a time, and taken in one by one as they come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from question_bank.bank.materials.intake import Report, known_file, take_in
from question_bank.bank.materials.siblings import siblings_of
from question_bank.errors import UnreadableFile
from question_bank.sandbox import read_or_reason
from question_bank.speech.secrecy import ASKED, MARKED, Guard, sign_in_name
from quizapp.clock import now

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from concurrent.futures import Executor, Future

    from question_bank.questions.options.shelf import Sibling
    from quizapp.database import Database


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was handed in."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Received:
    """What came of a file: the report on it, or why it could not be read."""

    name: str
    came: Report | UnreadableFile

    @property
    def failed(self) -> bool:
        """Whether the file could not be read."""
        return isinstance(self.came, UnreadableFile)

    @property
    def is_marked(self) -> bool:
        """Whether the file bears a mark of secrecy."""
        return isinstance(self.came, UnreadableFile) and self.came.reason == MARKED

    @property
    def asked_about(self) -> UnreadableFile | None:
        """Why somebody is to check first that the file may be used; None where nobody is."""
        came = self.came
        return came if isinstance(came, UnreadableFile) and came.reason in ASKED else None

    @property
    def report(self) -> Report:
        """The report on a file that could be read.

        Raises:
            UnreadableFile: it could not.

        """
        if isinstance(self.came, UnreadableFile):
            raise self.came
        return self.came


@dataclass(frozen=True, slots=True)
class Destination:
    """Where files go: into a bank, for a person, as a new reading of a speech if one is named."""

    bank_id: int
    person_id: int | None = None
    speech_id: int | None = None


def receive(
    database: Database,
    files: Sequence[File],
    place: Destination,
    *,
    readers: Executor,
    guard: Guard = Guard.ASKING,
) -> Iterator[Received]:
    """Yield what came of each file, in their order; each is committed before it is told.

    `readers` may be any executor: threads, processes, or a cluster's. Of a file that looks secret
    nothing is kept, as `guard` says; what was confirmed is taken in as 内部.
    """
    known, siblings = _known(database, files, place.bank_id, guard)
    reads: list[Report | Future[dict[str, Any] | str]] = [
        report or readers.submit(read_or_reason, file.content, file.name, siblings, guard)
        for file, report in zip(files, known, strict=True)
    ]
    for file, read in zip(files, reads, strict=True):
        if isinstance(read, Report):
            yield Received(file.name, read)
            continue
        found = read.result()
        came = (
            UnreadableFile(found)
            if isinstance(found, str)
            else _take_in(database, found, file.name, place, guard)
        )
        yield Received(file.name, came)


def _known(
    database: Database, files: Sequence[File], bank_id: int, guard: Guard
) -> tuple[list[Report | None], tuple[Sibling, ...]]:
    """Return the report on each file that the bank has, and the lists it has from other files."""
    with database.reading() as rows:
        known = [
            None
            if guard.refuses(sign_in_name(file.name))
            else known_file(rows, file.content, bank_id=bank_id, name=file.name)
            for file in files
        ]
        return known, siblings_of(rows, bank_id)


def _take_in(
    database: Database, printed: dict[str, Any], name: str, place: Destination, guard: Guard
) -> Report:
    with database.writing() as rows:
        report = take_in(
            rows,
            printed,
            bank_id=place.bank_id,
            name=name,
            now=now(),
            person_id=place.person_id,
            speech_id=place.speech_id,
            is_internal=guard is Guard.CONFIRMED,
        )
        rows.commit()
    return report

"""Everything about a test in a folder: roster, paper, key, marks, report; and folders in a zip."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.papers.records.exam_paper import exam_paper
from question_bank.papers.records.making import NAMES, Jobs, archive, made, plain_name
from question_bank.papers.records.printed import booklets
from question_bank.statistics.exam_outcomes import exam_outcome
from question_bank.statistics.exam_questions import points_by_person
from question_bank.statistics.printed_outcomes import printed_outcome
from quizapp import exam_tables, watermark
from quizapp.installation import current_settings
from quizapp.media import WORD, ZIP, sent

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from flask import Response
    from sqlalchemy.orm import Session

    from question_bank.papers.paper import Paper
    from question_bank.papers.records.making import Record
    from question_bank.statistics.outcomes import Outcome
    from question_bank.study.exams import Exam
    from question_bank.study.marks import PrintedTest


PRINTED: tuple[Record, ...] = ("test", "key")
TOLD: tuple[Record, ...] = ("report", "register")


@dataclass(frozen=True, slots=True)
class Folder:
    """A test to be kept: how it went, its booklets and what goes across them, its marks."""

    outcome: Outcome
    papers: tuple[Paper, ...]
    marks: bytes
    watermark: str = ""


def exam_folder(rows: Session, exam: Exam, *, person_id: int, moment: datetime) -> Folder:
    """Return an online exam whose sittings were marked."""
    zone = current_settings().timezone
    outcome = exam_outcome(rows, exam, person_id=person_id, now=moment, zone=zone)
    heads, points = points_by_person(rows, exam.id, person_id=person_id)
    marks = exam_tables.matrix(outcome, heads, points)
    return _folder(rows, outcome, (exam_paper(rows, exam),), marks)


def printed_folder(rows: Session, test: PrintedTest, *, person_id: int) -> Folder:
    """Return a printed test."""
    outcome = printed_outcome(rows, test, person_id=person_id)
    papers = tuple(booklets(rows, test.paper_id))
    return _folder(rows, outcome, papers, exam_tables.register(outcome))


def _folder(rows: Session, outcome: Outcome, papers: tuple[Paper, ...], marks: bytes) -> Folder:
    asked = {item.version_id for paper in papers for item in paper.items}
    return Folder(outcome, papers, marks, watermark.of_questions(rows, asked))


def packed(folders: Iterable[Folder]) -> bytes:
    """Return the folders in one zip: the same bytes for the same tests."""
    papers: dict[str, tuple[Record, Paper]] = {}
    outcomes: dict[str, tuple[Record, Outcome]] = {}
    tables: dict[str, bytes] = {}
    watermarks: dict[str, str] = {}
    taken: set[str] = set()
    for folder in folders:
        name = _free(plain_name(folder.outcome.title), taken)
        taken.add(name)
        for paper in folder.papers:
            booklet = f"（{paper.booklet}卷）" if paper.booklet else ""
            for record in PRINTED:
                file = f"{name}/{NAMES[record]}{booklet}.docx"
                papers[file] = (record, paper)
                watermarks[file] = folder.watermark
        for record in TOLD:
            outcomes[f"{name}/{NAMES[record]}.docx"] = (record, folder.outcome)
        tables[f"{name}/名册.xlsx"] = exam_tables.roster(folder.outcome)
        tables[f"{name}/成绩登记表.xlsx"] = folder.marks
    return archive(made(Jobs(papers, outcomes, watermarks)) | tables)


def sent_folder(folder: Folder) -> Response:
    """Return everything about a test in one zip, to be kept."""
    name = f"{plain_name(folder.outcome.title)}归档.zip"
    return sent(packed([folder]), ZIP, name, "archive.zip")


def sent_record(outcome: Outcome, record: Record) -> Response:
    """Return one file that tells of a test, in Word, to be kept."""
    name = f"{plain_name(outcome.title)}{NAMES[record]}.docx"
    return sent(made(Jobs(outcomes={name: (record, outcome)}))[name], WORD, name, f"{record}.docx")


def _free(name: str, taken: set[str]) -> str:
    """Return a folder's name that no other has."""
    number = 1
    while (free := name if number == 1 else f"{name}（{number}）") in taken:
        number += 1
    return free

"""Everything about a test in a folder: roster, paper, key, marks, report; and folders in a zip."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.papers.records.exam_paper import exam_paper
from question_bank.papers.records.making import Jobs, archive, made, plain_name
from question_bank.papers.records.printed import booklets
from question_bank.statistics.exam_outcomes import exam_outcome
from question_bank.statistics.exam_questions import points_by_person
from question_bank.statistics.printed_outcomes import printed_outcome
from quizapp import exam_tables
from quizapp.installation import current_settings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.papers.paper import Paper
    from question_bank.papers.records.making import Record
    from question_bank.statistics.outcomes import Outcome
    from question_bank.study.exams import Exam
    from question_bank.study.marks import PrintedTest


@dataclass(frozen=True, slots=True)
class Folder:
    """A test to be kept: how it went, its booklets, its marks as a workbook."""

    outcome: Outcome
    papers: tuple[Paper, ...]
    marks: bytes


def exam_folder(rows: Session, exam: Exam, *, person_id: int, moment: datetime) -> Folder:
    """Return an online exam whose sittings were marked."""
    zone = current_settings().timezone
    outcome = exam_outcome(rows, exam, person_id=person_id, now=moment, zone=zone)
    heads, points = points_by_person(rows, exam.id, person_id=person_id)
    return Folder(outcome, (exam_paper(rows, exam),), exam_tables.matrix(outcome, heads, points))


def printed_folder(rows: Session, test: PrintedTest, *, person_id: int) -> Folder:
    """Return a printed test."""
    outcome = printed_outcome(rows, test, person_id=person_id)
    papers = tuple(booklets(rows, test.paper_id))
    return Folder(outcome, papers, exam_tables.register(outcome))


def packed(folders: Iterable[Folder]) -> bytes:
    """Return the folders in one zip: the same bytes for the same tests."""
    papers: dict[str, tuple[Record, Paper]] = {}
    outcomes: dict[str, tuple[Record, Outcome]] = {}
    tables: dict[str, bytes] = {}
    taken: set[str] = set()
    for folder in folders:
        name = _free(plain_name(folder.outcome.title), taken)
        taken.add(name)
        for paper in folder.papers:
            booklet = f"（{paper.booklet}卷）" if paper.booklet else ""
            papers[f"{name}/试卷{booklet}.docx"] = ("test", paper)
            papers[f"{name}/参考答案及评分标准{booklet}.docx"] = ("key", paper)
        outcomes[f"{name}/测试情况通报.docx"] = ("report", folder.outcome)
        outcomes[f"{name}/成绩登记表.docx"] = ("register", folder.outcome)
        tables[f"{name}/名册.xlsx"] = exam_tables.roster(folder.outcome)
        tables[f"{name}/成绩登记表.xlsx"] = folder.marks
    return archive(made(Jobs(papers, outcomes)) | tables)


def _free(name: str, taken: set[str]) -> str:
    """Return a folder's name that no other has."""
    number = 1
    while (free := name if number == 1 else f"{name}（{number}）") in taken:
        number += 1
    return free

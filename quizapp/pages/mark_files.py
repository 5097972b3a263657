"""What is taken along from a printed test: its table, register, report, and everything in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint

from question_bank.bank.people import Role
from question_bank.papers.records.making import plain_name
from question_bank.papers.records.printed import printed_test
from question_bank.statistics.printed_outcomes import printed_outcome
from question_bank.study.printed.entering import sheets
from question_bank.study.printed.layout import from_json
from quizapp import exam_tables
from quizapp.access import only, visitor
from quizapp.archiving import printed_folder, sent_folder, sent_record
from quizapp.clock import now
from quizapp.database import reading
from quizapp.marking import By, columns
from quizapp.media import EXCEL, sent

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from question_bank.statistics.outcomes import Outcome

pages = Blueprint("mark_files", __name__, url_prefix="/marks")


@pages.get("/<int:paper_id>/marks.xlsx")
@only(Role.INSTRUCTOR)
def table(paper_id: int) -> ResponseReturnValue:
    """Send who has what, for Excel."""
    outcome = _outcome(paper_id)
    return sent(
        exam_tables.register(outcome), EXCEL, f"{plain_name(outcome.title)}成绩.xlsx", "marks.xlsx"
    )


@pages.get("/<int:paper_id>/form.xlsx")
@only(Role.INSTRUCTOR)
def form(paper_id: int) -> ResponseReturnValue:
    """Send a table to fill in: everybody's name, a column a section, what is known already."""
    with reading() as rows:
        test = printed_test(rows, paper_id, visitor().person_id, now=now())
        people = sheets(rows, test, person_id=visitor().person_id)
    heads = columns(from_json(test.layout), By.SECTION)
    content = exam_tables.blank(
        [column.head for column in heads],
        [
            [one.login, one.name, one.unit, *(one.marks.get(column.part) for column in heads)]
            for one in people
        ],
        test.title,
    )
    return sent(content, EXCEL, f"{plain_name(test.title)}录入表.xlsx", "form.xlsx")


@pages.get("/<int:paper_id>/register.docx")
@only(Role.INSTRUCTOR)
def register(paper_id: int) -> ResponseReturnValue:
    """Send the register in Word."""
    return sent_record(_outcome(paper_id), "register")


@pages.get("/<int:paper_id>/report.docx")
@only(Role.INSTRUCTOR)
def report(paper_id: int) -> ResponseReturnValue:
    """Send the report in Word."""
    return sent_record(_outcome(paper_id), "report")


@pages.get("/<int:paper_id>/archive.zip")
@only(Role.INSTRUCTOR)
def archive(paper_id: int) -> ResponseReturnValue:
    """Send everything about a printed test in one file: the same bytes each time."""
    me = visitor().person_id
    with reading() as rows:
        test = printed_test(rows, paper_id, me, now=now())
        folder = printed_folder(rows, test, person_id=me)
    return sent_folder(folder)


def _outcome(paper_id: int) -> Outcome:
    with reading() as rows:
        test = printed_test(rows, paper_id, visitor().person_id, now=now())
        return printed_outcome(rows, test, person_id=visitor().person_id)

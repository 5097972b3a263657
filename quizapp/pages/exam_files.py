"""What is taken along from an exam: the table for Excel, the register, the report, everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint

from question_bank.bank.people import Role
from question_bank.papers.records.making import plain_name
from question_bank.statistics.exam_outcomes import exam_outcome
from question_bank.statistics.exam_questions import points_by_person
from question_bank.study.examining.openings import ended_exam
from question_bank.study.examining.plans import exam_run_by
from quizapp import exam_tables
from quizapp.access import only, visitor
from quizapp.archiving import exam_folder, sent_folder, sent_record
from quizapp.clock import now
from quizapp.database import reading
from quizapp.examination import settle_exam
from quizapp.installation import current_settings
from quizapp.media import EXCEL, sent

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from question_bank.statistics.outcomes import Outcome

pages = Blueprint("exam_files", __name__, url_prefix="/results")


@pages.get("/<int:exam_id>/results.xlsx")
@only(Role.INSTRUCTOR)
def table(exam_id: int) -> ResponseReturnValue:
    """Send who has what, by person and by question, for Excel."""
    outcome = _outcome(exam_id)
    with reading() as rows:
        heads, points = points_by_person(rows, exam_id, person_id=visitor().person_id)
    name = f"{plain_name(outcome.title)}成绩.xlsx"
    return sent(exam_tables.matrix(outcome, heads, points), EXCEL, name, "results.xlsx")


@pages.get("/<int:exam_id>/register.docx")
@only(Role.INSTRUCTOR)
def register(exam_id: int) -> ResponseReturnValue:
    """Send the register in Word."""
    return sent_record(_outcome(exam_id), "register")


@pages.get("/<int:exam_id>/report.docx")
@only(Role.INSTRUCTOR)
def report(exam_id: int) -> ResponseReturnValue:
    """Send the report in Word, once the exam is over."""
    return sent_record(_outcome(exam_id, ended=True), "report")


@pages.get("/<int:exam_id>/archive.zip")
@only(Role.INSTRUCTOR)
def archive(exam_id: int) -> ResponseReturnValue:
    """Send everything about an exam that is over in one file: the same bytes each time."""
    me, moment = visitor().person_id, now()
    settle_exam(exam_id, moment)
    with reading() as rows:
        exam = ended_exam(rows, exam_id, person_id=me, now=moment)
        folder = exam_folder(rows, exam, person_id=me, moment=moment)
    return sent_folder(folder)


def _outcome(exam_id: int, *, ended: bool = False) -> Outcome:
    moment, zone = now(), current_settings().timezone
    settle_exam(exam_id, moment)
    with reading() as rows:
        me = visitor().person_id
        exam = (
            ended_exam(rows, exam_id, person_id=me, now=moment)
            if ended
            else exam_run_by(rows, exam_id, me)
        )
        return exam_outcome(rows, exam, person_id=me, now=moment, zone=zone)

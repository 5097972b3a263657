"""年度归档: everything about the tests of a course in a year, in one file for the files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template

from question_bank.bank.people import Role
from question_bank.papers.records.making import plain_name
from question_bank.papers.records.printed import printed_test
from question_bank.papers.records.years import year_of, years
from question_bank.study.examining.plans import exam_run_by
from quizapp.access import only, visitor
from quizapp.archiving import exam_folder, packed, printed_folder
from quizapp.clock import now
from quizapp.database import reading
from quizapp.examination import settle_exam
from quizapp.installation import current_settings
from quizapp.media import ZIP, sent

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("archives", __name__, url_prefix="/archives")


@pages.get("")
@only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Show the years of the visitor's courses."""
    with reading() as rows:
        zone = current_settings().timezone
        found = years(rows, visitor().person_id, now=now(), zone=zone)
    return render_template("archives/index.html", years=found)


@pages.get("/<int:course_id>/<int:year>.zip")
@only(Role.INSTRUCTOR)
def download(course_id: int, year: int) -> ResponseReturnValue:
    """Send the tests of a course in a year, a folder each: the same bytes each time."""
    me, moment, zone = visitor().person_id, now(), current_settings().timezone
    with reading() as rows:
        found = year_of(rows, me, course_id, year, now=moment, zone=zone)
    for exam_id in found.exam_ids:
        settle_exam(exam_id, moment)
    with reading() as rows:
        exams = [exam_run_by(rows, exam_id, me) for exam_id in found.exam_ids]
        tests = [printed_test(rows, paper_id, me, now=moment) for paper_id in found.paper_ids]
        folders = [exam_folder(rows, exam, person_id=me, moment=moment) for exam in exams]
        folders += [printed_folder(rows, test, person_id=me) for test in tests]
    name = f"{plain_name(found.course)}{year}年归档.zip"
    return sent(packed(folders), ZIP, name, f"archive-{year}.zip")

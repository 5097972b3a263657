"""考试成绩, for who runs the course: people, questions, one person's sheet, files to take along."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request

from question_bank.bank.blueprints.blueprint import from_json
from question_bank.bank.materials.passages import passages_of
from question_bank.bank.people import Person, Role
from question_bank.errors import Refused
from question_bank.statistics import exams as figures
from question_bank.statistics.exam_outcomes import summary
from question_bank.statistics.exam_questions import counted, question_results
from question_bank.study.examining.candidates import grading_of
from question_bank.study.examining.changing import changes_of
from question_bank.study.examining.plans import exam_run_by
from question_bank.study.examining.rechecking import asked_about
from question_bank.study.examining.seeing import sitting_seen
from question_bank.study.examining.sheets import sheet_of
from question_bank.study.examining.sittings import is_over
from question_bank.study.reading.excerpts import excerpt
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading
from quizapp.examination import settle_exam
from quizapp.numbers import number

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("results", __name__, url_prefix="/results")


@pages.get("/<int:exam_id>")
@only(Role.INSTRUCTOR)
def index(exam_id: int) -> ResponseReturnValue:
    """Show how an exam went: who has what."""
    me, moment = visitor().person_id, now()
    settle_exam(exam_id, moment)
    with reading() as rows:
        exam = exam_run_by(rows, exam_id, me)
        room = figures.room(rows, exam, person_id=me, now=moment)
        page = min(max(1, request.args.get("page", 1, type=number)), room.pages)
        return render_template(
            "results/index.html",
            exam=exam,
            room=room,
            page=page,
            people=figures.examinees(rows, exam_id, person_id=me, now=moment, page=page),
            summary=summary(rows, exam),
            grading=grading_of(exam),
            is_over=moment >= exam.closes_at,
            total=from_json(exam.blueprint).total,
        )


@pages.get("/<int:exam_id>/questions")
@only(Role.INSTRUCTOR)
def questions(exam_id: int) -> ResponseReturnValue:
    """Show how each question of an exam went, among the goes that count."""
    settle_exam(exam_id, now())
    with reading() as rows:
        exam = exam_run_by(rows, exam_id, visitor().person_id)
        ids = rows.scalars(counted(exam_id)).all()
        found = question_results(rows, exam_id, sitting_ids=ids)
    return render_template("results/questions.html", exam=exam, questions=found, marked=len(ids))


@pages.get("/<int:exam_id>/sittings/<int:sitting_id>")
@only(Role.INSTRUCTOR)
def sheet(exam_id: int, sitting_id: int) -> ResponseReturnValue:
    """Show one person's marked sheet, once it is over."""
    moment = now()
    settle_exam(exam_id, moment)
    with reading() as rows:
        _, row = sitting_seen(rows, sitting_id, visitor().person_id, exam_id=exam_id)
        if not is_over(row, moment):
            raise Refused("sitting_is_running")
        found = sheet_of(rows, row, now=moment, marked=True)
        return render_template(
            "results/sheet.html",
            sheet=found,
            person=rows.get_one(Person, row.trainee_id).name,
            passages=passages_of(rows, [item.question_id for item in found.items]),
            asked=asked_about(rows, row),
            changes=changes_of(rows, row),
            excerpt=excerpt,
        )

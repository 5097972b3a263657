"""考试成绩, for who runs the course: people, questions, one person's sheet, a table to keep."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template

from question_bank.bank.blueprints.blueprint import from_json
from question_bank.bank.materials.passages import passages_of
from question_bank.bank.people import Person, Role
from question_bank.errors import NotFound, Refused
from question_bank.statistics import exams as figures
from question_bank.statistics.exam_questions import question_results
from question_bank.study.examining.plans import exam_run_by
from question_bank.study.examining.sheets import sheet_of
from question_bank.study.examining.sittings import is_over
from question_bank.study.exams import Sitting, Sort
from question_bank.study.reading.excerpts import excerpt
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.installation import current_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from flask.typing import ResponseReturnValue

    from question_bank.statistics.exams import Examinee

pages = Blueprint("results", __name__, url_prefix="/results")
HEADINGS = ("登录名", "姓名", "单位", "状态", "得分", "满分", "次数", "开始", "结束")
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@pages.get("/<int:exam_id>")
@only(Role.INSTRUCTOR)
def index(exam_id: int) -> ResponseReturnValue:
    """Show how an exam went: who has what, and how each question went."""
    moment = now()
    _settle(exam_id, moment)
    with reading() as rows:
        exam = exam_run_by(rows, exam_id, visitor().person_id)
        people = figures.examinees(rows, exam_id, person_id=visitor().person_id, now=moment)
        counted = [person.best.id for person in people if person.best]
        return render_template(
            "results/index.html",
            exam=exam,
            people=people,
            total=sum(
                section["number"] * section["points"] for section in exam.blueprint["sections"]
            ),
            questions=question_results(rows, exam_id, sitting_ids=counted),
        )


@pages.get("/<int:exam_id>/sittings/<int:sitting_id>")
@only(Role.INSTRUCTOR)
def sheet(exam_id: int, sitting_id: int) -> ResponseReturnValue:
    """Show one person's marked sheet, once it is over."""
    moment = now()
    _settle(exam_id, moment)
    with reading() as rows:
        exam = exam_run_by(rows, exam_id, visitor().person_id)
        row = rows.get(Sitting, sitting_id)
        if row is None or row.exam_id != exam.id or row.sort is not Sort.EXAM:
            raise NotFound("sitting")
        if not is_over(row, moment):
            raise Refused("sitting_is_running")
        found = sheet_of(rows, row, now=moment, marked=True)
        return render_template(
            "results/sheet.html",
            sheet=found,
            person=rows.get_one(Person, row.trainee_id).name,
            passages=passages_of(rows, [item.question_id for item in found.items]),
            excerpt=excerpt,
        )


@pages.get("/<int:exam_id>/results.csv")
@only(Role.INSTRUCTOR)
def table(exam_id: int) -> ResponseReturnValue:
    """Send the list of people with their points, as a table that Excel opens."""
    moment = now()
    _settle(exam_id, moment)
    with reading() as rows:
        exam = exam_run_by(rows, exam_id, visitor().person_id)
        people = figures.examinees(rows, exam_id, person_id=visitor().person_id, now=moment)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    total = from_json(exam.blueprint).total
    writer.writerows(list(_line(person, total)) for person in people)
    response = Response("\ufeff" + text.getvalue(), mimetype="text/csv")
    response.headers.set("Content-Disposition", "attachment", filename=f"{exam.title}成绩.csv")
    return response


def _settle(exam_id: int, moment: datetime) -> None:
    """Mark what is over, if the visitor runs the exam."""
    with reading() as rows:
        exam_run_by(rows, exam_id, visitor().person_id)
        waits = figures.unmarked(rows, exam_id, now=moment)
    if waits:
        with writing() as rows:
            figures.settle_all(rows, exam_id, now=moment)
            rows.commit()


def _line(person: Examinee, total: float) -> Iterator[str]:
    """Give one person's cells; a name that a table would run as a formula is kept as text."""
    best = person.best
    go = best or person.last
    for text in (person.login, person.name, person.unit):
        yield f"'{text}" if text.startswith(FORMULA) else text
    yield _standing(person)
    yield f"{best.points:g}" if best and best.points is not None else ""
    yield f"{total:g}"
    yield str(len(person.goes))
    zone = current_settings().timezone
    for time in (go and go.started_at, go and go.ended_at):
        yield f"{time.astimezone(zone):%Y-%m-%d %H:%M}" if time else ""


def _standing(person: Examinee) -> str:
    last = person.last
    if last is None:
        return "未参加"
    if person.best is None and last.is_voided:
        return "已作废"
    return "已交卷" if last.is_over else "作答中"

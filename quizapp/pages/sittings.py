"""考试 and 模拟考试: what can be sat, the sheet while it is written, and what came of it."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, abort, jsonify, redirect, render_template, request, url_for

from question_bank.bank.materials.passages import passages_of
from question_bank.bank.people import Role
from question_bank.errors import Refused
from question_bank.study.examining import sittings
from question_bank.study.examining.candidates import grading_of
from question_bank.study.examining.notices import notice, notices
from question_bank.study.examining.rechecking import asked_about
from question_bank.study.examining.releasing import sees_answers, sees_marks
from question_bank.study.examining.saving import save as save_answers
from question_bank.study.examining.scope import repeats, scope
from question_bank.study.examining.sheets import sheet as sheet_by
from question_bank.study.examining.sheets import sheet_of
from question_bank.study.exams import Exam, Sort
from question_bank.study.feedback.replies import appealed
from question_bank.study.reading.excerpts import excerpt
from question_bank.study.reading.materials import readable
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.errors import sentence
from quizapp.examination import save_sheet, settle_mine
from quizapp.forms.sheet import sent, written
from quizapp.trainee import my_courses

if TYPE_CHECKING:
    from datetime import datetime

    from flask.typing import ResponseReturnValue
    from sqlalchemy.orm import Session

    from question_bank.bank.materials.passages import Passage
    from question_bank.study.examining.sheets import Sheet

pages = Blueprint("sittings", __name__, url_prefix="/sittings")
SEEDS = 1_000_000_000
LONGEST_CODE = 40
AT_THE_DOOR = frozenset({"no_code", "wrong_code", "door_closed"})
"""Why somebody is not let into the room, said beside the field of its code."""


@pages.get("")
@only(Role.TRAINEE)
def index() -> ResponseReturnValue:
    """Show the visitor's exams: being sat, open, coming and past."""
    moment = now()
    settle_mine(moment)
    with reading() as rows:
        mine = notices(rows, trainee_id=visitor().person_id, now=moment)
    return render_template("sittings/index.html", notices=mine)


@pages.get("/exams/<int:exam_id>")
@only(Role.TRAINEE)
def exam(exam_id: int) -> ResponseReturnValue:
    """Show an exam before it is begun: its rules, its rehearsals, one's goes at it."""
    moment = now()
    settle_mine(moment)
    return _exam(exam_id, moment)


@pages.post("/exams/<int:exam_id>/<any(exam, mock):sort>")
@only(Role.TRAINEE)
def start(exam_id: int, sort: str) -> ResponseReturnValue:
    """Begin a go at an exam or a rehearsal of it, or take up the one that is running."""
    moment = now()
    settle_mine(moment)
    with writing() as rows:
        try:
            sitting_id = sittings.start(
                rows,
                trainee_id=visitor().person_id,
                exam_id=exam_id,
                sort=Sort(sort),
                seed=secrets.randbelow(SEEDS),
                now=moment,
                code=request.form.get("code", "")[:LONGEST_CODE],
            )
        except Refused as error:
            if error.reason not in AT_THE_DOOR:
                raise
            rows.commit()  # a wrong code counts
            return _exam(exam_id, moment, sentence(error)), HTTPStatus.UNPROCESSABLE_ENTITY
        rows.commit()
    return redirect(url_for(".sheet", sitting_id=sitting_id), HTTPStatus.SEE_OTHER)


@pages.get("/<int:sitting_id>")
@only(Role.TRAINEE)
def sheet(sitting_id: int) -> ResponseReturnValue:
    """Show a sheet to be written on; when its time is over, that it is."""
    moment = now()
    found = _sheet(sitting_id, moment)
    if found.is_over:
        return redirect(url_for(".result", sitting_id=sitting_id))
    return render_template(
        "sittings/sheet.html",
        sheet=found,
        seconds_left=_seconds_left(found, moment),
        page=secrets.token_urlsafe(12),
        written=written,
    )


@pages.post("/<int:sitting_id>")
@only(Role.TRAINEE)
def save(sitting_id: int) -> ResponseReturnValue:
    """Save a whole sheet; then go on writing, or look over it before handing in."""
    moment = now()
    with writing() as rows:
        is_open = save_sheet(rows, sitting_id, moment)
        rows.commit()
    if not is_open:
        return redirect(url_for(".result", sitting_id=sitting_id), HTTPStatus.SEE_OTHER)
    if request.form.get("verb") == "check":
        return redirect(url_for(".check", sitting_id=sitting_id), HTTPStatus.SEE_OTHER)
    return redirect(url_for(".sheet", sitting_id=sitting_id), HTTPStatus.SEE_OTHER)


@pages.post("/<int:sitting_id>/answers/<int:position>")
@only(Role.TRAINEE)
def answer(sitting_id: int, position: int) -> ResponseReturnValue:
    """Save the answer to one question, and tell what is stored now and how long is left."""
    moment, me = now(), visitor().person_id
    with writing() as rows:
        found = sheet_by(rows, trainee_id=me, sitting_id=sitting_id, now=moment)
        if position >= len(found.items):
            abort(HTTPStatus.NOT_FOUND)
        change = sent(request.form, found.items[position])
        try:
            (saved,) = save_answers(
                rows, [change], trainee_id=me, sitting_id=sitting_id, now=moment
            )
        except Refused:
            return jsonify(over=True), HTTPStatus.CONFLICT
        rows.commit()
    return jsonify(
        kept=saved.is_kept,
        saves=saved.saves,
        answered=bool(saved.response),
        left=_seconds_left(found, moment),
    )


@pages.get("/<int:sitting_id>/clock")
@only(Role.TRAINEE)
def clock(sitting_id: int) -> ResponseReturnValue:
    """Tell how many seconds are left by the server's clock."""
    moment = now()
    found = _sheet(sitting_id, moment)
    return jsonify(over=found.is_over, left=_seconds_left(found, moment))


@pages.get("/<int:sitting_id>/hand-in")
@only(Role.TRAINEE)
def check(sitting_id: int) -> ResponseReturnValue:
    """Ask once more before a sheet is handed in, and name what is still empty."""
    moment = now()
    found = _sheet(sitting_id, moment)
    if found.is_over:
        return redirect(url_for(".result", sitting_id=sitting_id))
    return render_template(
        "sittings/hand_in.html", sheet=found, seconds_left=_seconds_left(found, moment)
    )


@pages.post("/<int:sitting_id>/hand-in")
@only(Role.TRAINEE)
def hand_in(sitting_id: int) -> ResponseReturnValue:
    """Hand a sheet in, with what stands on its form where one is sent along."""
    moment = now()
    with writing() as rows:
        save_sheet(rows, sitting_id, moment)
        sittings.hand_in(rows, trainee_id=visitor().person_id, sitting_id=sitting_id, now=moment)
        rows.commit()
    return redirect(url_for(".result", sitting_id=sitting_id), HTTPStatus.SEE_OTHER)


@pages.get("/<int:sitting_id>/result")
@only(Role.TRAINEE)
def result(sitting_id: int) -> ResponseReturnValue:
    """Show what came of a sitting, or when that can be seen."""
    moment = now()
    settle_mine(moment)
    with reading() as rows:
        row = sittings.own_sitting(rows, trainee_id=visitor().person_id, sitting_id=sitting_id)
        if not sittings.is_over(row, moment):
            return redirect(url_for(".sheet", sitting_id=sitting_id))
        exam = rows.get(Exam, row.exam_id) if row.exam_id else None
        shown = sees_answers(exam, row, moment)
        found = sheet_of(rows, row, now=moment, marked=shown and row.voided_at is None)
        return render_template(
            "sittings/result.html",
            sheet=found,
            is_shown=shown,
            points=row.points if sees_marks(exam, row, moment) else None,
            exam=exam,
            grading=grading_of(exam) if exam else None,
            excerpt=excerpt,
            passages=_passages(rows, found, moment) if shown else {},
            asked=asked_about(rows, row),
            appealed=appealed(
                rows,
                trainee_id=visitor().person_id,
                version_ids=[item.version_id for item in found.items],
            ),
        )


def _exam(exam_id: int, moment: datetime, refusal: str = "") -> str:
    """Return the page of an exam before it is begun; with what is wrong about the code typed."""
    with reading() as rows:
        found = notice(rows, exam_id, trainee_id=visitor().person_id, now=moment)
        return render_template(
            "sittings/exam.html",
            mine=found,
            scope=scope(rows, exam_id),
            repeated=repeats(rows, exam_id),
            refusal=refusal,
        )


def _sheet(sitting_id: int, moment: datetime) -> Sheet:
    with reading() as rows:
        return sheet_by(rows, trainee_id=visitor().person_id, sitting_id=sitting_id, now=moment)


def _passages(rows: Session, sheet: Sheet, moment: datetime) -> dict[int, Passage]:
    """Return where the questions stand in materials that the visitor may read."""
    materials = readable(rows, courses=my_courses(rows, moment))
    return passages_of(rows, [item.question_id for item in sheet.items], speeches=materials)


def _seconds_left(sheet: Sheet, moment: datetime) -> int:
    """Return the whole seconds until the deadline."""
    if sheet.deadline is None:
        return 0
    return max(0, int((sheet.deadline - moment).total_seconds()))

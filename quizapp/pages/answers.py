"""今天的作答: what was answered today, each of which can be taken back, one after the other."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for

from question_bank.bank.people import Role
from question_bank.study.quiz import answering
from question_bank.study.record.history import day_before, given_on, last_given
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.numbers import number
from quizapp.trail import Trail
from quizapp.trainee import calendar

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("answers", __name__, url_prefix="/answers")

LAST_DAY = 3_652_059  # of the year 9999


@pages.get("")
@only(Role.TRAINEE)
def index() -> ResponseReturnValue:
    """Show the answers of a day, today's if none is named, the last first."""
    today, me = calendar().day(now()), visitor().person_id
    day = min(max(1, request.args.get("day", today, type=number)), LAST_DAY)
    with reading() as rows:
        given = given_on(rows, trainee_id=me, day=day)
        earlier = day_before(rows, trainee_id=me, day=day)
    return render_template(
        "answers/index.html",
        given=given,
        date=calendar().date(day),
        is_today=day == today,
        day=day,
        earlier=earlier,
    )


@pages.post("/undo")
@only(Role.TRAINEE)
def undo() -> ResponseReturnValue:
    """Take back the last of today's answers that stands, and ask its question again."""
    moment, me, days = now(), visitor().person_id, calendar()
    with writing() as rows:
        attempt = last_given(rows, trainee_id=me, day=days.day(moment))
        if attempt is None:
            flash("今天没有可以撤销的作答。", "note")
            return redirect(url_for("quiz.index", **Trail.here().args), HTTPStatus.SEE_OTHER)
        undone = answering.undo(rows, trainee_id=me, attempt=attempt, now=moment, calendar=days)
        rows.commit()
    there = url_for("quiz.question", question_id=undone.question_id, **Trail.here().args)
    return redirect(there, HTTPStatus.SEE_OTHER)


@pages.post("/<attempt>/undo")
@only(Role.TRAINEE)
def undo_one(attempt: str) -> ResponseReturnValue:
    """Take back one answer of the list, and stay on the list."""
    with writing() as rows:
        answering.undo(
            rows, trainee_id=visitor().person_id, attempt=attempt, now=now(), calendar=calendar()
        )
        rows.commit()
    flash("已撤销，这道题会按撤销前的安排再来。", "done")
    there = url_for(".index", day=request.args.get("day", type=number))
    return redirect(there, HTTPStatus.SEE_OTHER)

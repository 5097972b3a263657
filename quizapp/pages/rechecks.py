"""成绩复核: a trainee asks to have a mark looked at again; who runs the course answers."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from question_bank.bank.materials.passages import passages_of
from question_bank.bank.people import Person, Role
from question_bank.errors import NotFound, Refused
from question_bank.study.examining import rechecking
from question_bank.study.examining.changing import change_points, changes_of
from question_bank.study.examining.rechecking import asked_about, recheck_for
from question_bank.study.examining.seeing import sitting_seen
from question_bank.study.examining.sheets import sheet_of
from question_bank.study.examining.sittings import is_over
from question_bank.study.reading.excerpts import excerpt
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.forms.rechecks import ChangeForm, RecheckForm, ReplyForm
from quizapp.numbers import number

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("rechecks", __name__, url_prefix="/rechecks")


@pages.get("")
@only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Show what waits to be looked at again, or what was answered."""
    is_open = request.args.get("answered") != "1"
    asked_page = request.args.get("page", 1, type=number)
    with reading() as rows:
        found, page, last = rechecking.rechecks(
            rows, visitor().person_id, is_open=is_open, page=asked_page
        )
        waiting = rechecking.open_rechecks(rows, visitor().person_id)
    return render_template(
        "rechecks/index.html", rechecks=found, is_open=is_open, page=page, pages=last,
        waiting=waiting,
    )  # fmt: skip


@pages.post("/sittings/<int:sitting_id>")
@only(Role.TRAINEE)
def ask(sitting_id: int) -> ResponseReturnValue:
    """Ask to have one question of a sheet looked at again, or all of it."""
    form = RecheckForm()
    if not form.validate():
        abort(HTTPStatus.UNPROCESSABLE_ENTITY)
    with writing() as rows:
        rechecking.ask(
            rows, trainee_id=visitor().person_id, sitting_id=sitting_id,
            position=form.position.data, words=form.words.data or "", now=now(),
        )  # fmt: skip
        rows.commit()
    flash("复核申请已交，答复会出现在这一页。", "done")
    there = url_for("sittings.result", sitting_id=sitting_id, _anchor="rechecks")
    return redirect(there, HTTPStatus.SEE_OTHER)


@pages.get("/<int:recheck_id>")
@only(Role.INSTRUCTOR)
def recheck(recheck_id: int) -> ResponseReturnValue:
    """Show what was asked beside the question it is about, and ask for the answer."""
    with reading() as rows:
        row, sitting = recheck_for(rows, recheck_id, visitor().person_id)
        sheet = sheet_of(rows, sitting, now=now(), marked=True)
        item = None if row.position is None else sheet.items[row.position]
        return render_template(
            "rechecks/recheck.html",
            recheck=row,
            sheet=sheet,
            item=item,
            person=rows.get_one(Person, sitting.trainee_id),
            asked=asked_about(rows, sitting),
            changes=changes_of(rows, sitting),
            passages=passages_of(rows, [one.question_id for one in sheet.items]),
            excerpt=excerpt,
            form=ReplyForm(
                formdata=None, data={"points": item and item.earned, "seen": item and item.earned}
            ),
        )


@pages.post("/<int:recheck_id>")
@only(Role.INSTRUCTOR)
def answer(recheck_id: int) -> ResponseReturnValue:
    """Answer, with other points or without."""
    form = ReplyForm()
    if not form.validate():
        abort(HTTPStatus.UNPROCESSABLE_ENTITY)
    with writing() as rows:
        rechecking.answer(
            rows, recheck_id, person_id=visitor().person_id, reply=form.reply.data or "",
            points=form.points.data, seen=form.seen.data, now=now(),
        )  # fmt: skip
        rows.commit()
    flash("已答复，学员在自己的成绩页看得到。", "done")
    return redirect(url_for(".index"), HTTPStatus.SEE_OTHER)


@pages.post("/sittings/<int:sitting_id>/points")
@only(Role.INSTRUCTOR)
def change(sitting_id: int) -> ResponseReturnValue:
    """Give a question of a sheet other points, with a reason, though nobody has asked."""
    form = ChangeForm()
    if not form.validate():
        abort(HTTPStatus.UNPROCESSABLE_ENTITY)
    me, moment, place = visitor().person_id, now(), (form.number.data or 1) - 1
    with writing() as rows:
        exam, sitting = sitting_seen(rows, sitting_id, me)
        exam_id = exam.id
        if not is_over(sitting, moment) or sitting.points is None:
            raise Refused("sitting_is_running")
        if place >= len(sitting.drawn):
            raise NotFound("question")
        change_points(
            rows, sitting, place, points=form.points.data or 0.0, seen=form.seen.data or 0.0,
            reason=form.reason.data or "", person_id=me, now=moment,
        )  # fmt: skip
        rows.commit()
    flash("已改分，原来的分数和原因都留着。", "done")
    there = url_for(
        "results.sheet", exam_id=exam_id, sitting_id=sitting_id,
        _anchor=f"q{place + 1}",
    )  # fmt: skip
    return redirect(there, HTTPStatus.SEE_OTHER)

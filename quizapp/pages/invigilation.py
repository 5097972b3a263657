"""监考: what is done about one person's exam: more time, a sitting voided, one more go."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, url_for

from question_bank.bank.people import Role
from question_bank.study.examining import invigilating
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import writing
from quizapp.forms.invigilation import AllowForm, ExtendForm, VoidForm

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from quizapp.forms import Form

pages = Blueprint("invigilation", __name__, url_prefix="/invigilation")


@pages.post("/<int:exam_id>/sittings/<int:sitting_id>/extend")
@only(Role.INSTRUCTOR)
def extend(exam_id: int, sitting_id: int) -> ResponseReturnValue:
    """Give one person more time."""
    form = ExtendForm()
    _require(form)
    with writing() as rows:
        invigilating.extend(
            rows, exam_id, sitting_id, minutes=form.minutes.data or 0,
            reason=form.reason.data or "", person_id=visitor().person_id, now=now(),
        )  # fmt: skip
        rows.commit()
    flash("已加时，学员页面上的时间随后更新。", "done")
    return redirect(url_for("exams.exam", exam_id=exam_id), HTTPStatus.SEE_OTHER)


@pages.post("/<int:exam_id>/sittings/<int:sitting_id>/void")
@only(Role.INSTRUCTOR)
def void(exam_id: int, sitting_id: int) -> ResponseReturnValue:
    """Let one person's sitting not count."""
    form = VoidForm()
    _require(form)
    with writing() as rows:
        invigilating.void(
            rows, exam_id, sitting_id, reason=form.reason.data or "",
            may_repeat=form.again.data, person_id=visitor().person_id, now=now(),
        )  # fmt: skip
        rows.commit()
    flash("已作废。", "done")
    return redirect(url_for("exams.exam", exam_id=exam_id), HTTPStatus.SEE_OTHER)


@pages.post("/<int:exam_id>/people/<int:person_id>/readmit")
@only(Role.INSTRUCTOR)
def readmit(exam_id: int, person_id: int) -> ResponseReturnValue:
    """Give one person one more go."""
    form = VoidForm()
    with writing() as rows:
        invigilating.readmit(
            rows, exam_id, person_id, reason=(form.reason.data or "")[:200],
            person_id=visitor().person_id, now=now(),
        )  # fmt: skip
        rows.commit()
    flash("已准许再考一次，截止前有效。", "done")
    return redirect(url_for("exams.exam", exam_id=exam_id), HTTPStatus.SEE_OTHER)


@pages.post("/<int:exam_id>/people/<int:person_id>/allow")
@only(Role.INSTRUCTOR)
def allow(exam_id: int, person_id: int) -> ResponseReturnValue:
    """Let one person have more time from the start."""
    form = AllowForm()
    _require(form)
    minutes = form.minutes.data or 0
    with writing() as rows:
        invigilating.allow(
            rows, exam_id, person_id, minutes=minutes, reason=form.reason.data or "",
            person_id=visitor().person_id, now=now(),
        )  # fmt: skip
        rows.commit()
    told = f"他的作答时间延长 {minutes} 分钟。" if minutes else "他的作答时间与别人一样。"
    flash(told, "done")
    return redirect(url_for("exams.exam", exam_id=exam_id), HTTPStatus.SEE_OTHER)


def _require(form: Form) -> None:
    if not form.validate():
        abort(HTTPStatus.UNPROCESSABLE_ENTITY)

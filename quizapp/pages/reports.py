"""试题纠错: what trainees find wrong with questions, and the answer to it."""

from __future__ import annotations

from http import HTTPStatus
from itertools import groupby
from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, url_for

from question_bank.bank.people import Role
from question_bank.errors import Stale
from question_bank.study.appeals import Verdict
from question_bank.study.feedback.disputes import open_appeals
from question_bank.study.feedback.reporting import answer_report, answered_reports, open_reports
from question_bank.study.feedback.reporting import reports as reports_of
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.forms.feedback import FAULTS, ReplyForm

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("reports", __name__, url_prefix="/reports")
SHOWN = 30
VERDICTS = {"settle": Verdict.UPHELD, "dismiss": Verdict.DISMISSED, "reopen": Verdict.OPEN}
SAID = {"settle": "已答复。", "dismiss": "已答复，题目不改。", "reopen": "已撤销，等您重新处理。"}


@pages.get("")
@only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Show what waits for an answer, by question."""
    me = visitor().person_id
    with reading() as rows:
        waiting, past = reports_of(rows, me), answered_reports(rows, me)
        counts = (open_appeals(rows, me), open_reports(rows, me))
    together = [list(same) for _, same in groupby(waiting, key=lambda one: one.question_id)]
    return render_template(
        "reports/index.html",
        questions=together[:SHOWN],
        left=max(0, len(together) - SHOWN),
        past=past,
        counts=counts,
        faults=FAULTS,
    )


@pages.post("/<int:report_id>/<any(settle, dismiss, reopen):verb>")
@only(Role.INSTRUCTOR)
def answer(report_id: int, verb: str) -> ResponseReturnValue:
    """Say that it was put right, or why it stays, or take the answer back."""
    form = ReplyForm()
    if not form.validate():
        abort(HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        with writing() as rows:
            answer_report(
                rows,
                report_id,
                VERDICTS[verb],
                person_id=visitor().person_id,
                now=now(),
                reply=form.reply.data or "",
            )
            rows.commit()
    except Stale:
        flash("这条纠错刚才已有人处理，您的操作没有生效。", "warn")
    else:
        flash(SAID[verb], "done")
    return redirect(url_for("reports.index"), HTTPStatus.SEE_OTHER)

"""我的反馈: what a trainee said about answers and questions, and what came of it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from question_bank.bank.people import Role
from question_bank.errors import Refused
from question_bank.study.appeals import Fault
from question_bank.study.feedback.appealing import appeal as send_appeal
from question_bank.study.feedback.appealing import appeal_sheet as send_sheet_appeal
from question_bank.study.feedback.replies import feedback, look_at, unread
from question_bank.study.feedback.reporting import open_report
from question_bank.study.feedback.reporting import report as send_report
from question_bank.study.quiz.asking import asked
from quizapp.access import only, visitor
from quizapp.addresses import own_address
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.errors import sentence
from quizapp.forms.feedback import FAULTS, AppealForm, ReportForm
from quizapp.trainee import my_courses

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("feedback", __name__, url_prefix="/feedback")


@pages.get("")
@only(Role.TRAINEE)
def index() -> ResponseReturnValue:
    """Show all a trainee said and the answers, and take those for read."""
    me = visitor().person_id
    with reading() as rows:
        said, is_new = feedback(rows, trainee_id=me), bool(unread(rows, trainee_id=me))
    if is_new:
        with writing() as rows:
            look_at(rows, trainee_id=me, now=now())
            rows.commit()
    return render_template("feedback/index.html", said=said, faults=FAULTS)


@pages.post("/appeals/<attempt>/<int:part>")
@only(Role.TRAINEE)
def appeal(attempt: str, part: int) -> ResponseReturnValue:
    """Send what was written in a part of an answer to the instructors."""
    form = AppealForm()
    if not form.validate():
        abort(HTTPStatus.UNPROCESSABLE_ENTITY)
    with writing() as rows:
        send_appeal(
            rows,
            trainee_id=visitor().person_id,
            attempt=attempt,
            part=part,
            reason=form.reason.data or "",
            now=now(),
        )
        rows.commit()
    return _sent(form)


@pages.post("/sheets/<int:sitting_id>/<int:position>/<int:part>")
@only(Role.TRAINEE)
def appeal_sheet(sitting_id: int, position: int, part: int) -> ResponseReturnValue:
    """Send what was written on the sheet of an exam to the instructors."""
    form = AppealForm()
    if not form.validate():
        abort(HTTPStatus.UNPROCESSABLE_ENTITY)
    with writing() as rows:
        send_sheet_appeal(
            rows,
            trainee_id=visitor().person_id,
            sitting_id=sitting_id,
            position=position,
            part=part,
            reason=form.reason.data or "",
            now=now(),
        )
        rows.commit()
    return _sent(form)


@pages.route("/reports/<int:question_id>", methods=["GET", "POST"])
@only(Role.TRAINEE)
def report(question_id: int) -> ResponseReturnValue:
    """Ask what is wrong with a question, and send it to the instructors."""
    form, me, moment = ReportForm(), visitor().person_id, now()
    if form.is_submitted() and form.validate():
        try:
            with writing() as rows:
                send_report(
                    rows,
                    person_id=me,
                    question_id=question_id,
                    fault=Fault(form.fault.data),
                    words=form.words.data or "",
                    courses=my_courses(rows, moment),
                    now=moment,
                )
                rows.commit()
        except Refused as error:
            form.words.errors = [sentence(error)]
        else:
            flash("已发给培训管理员，谢谢。有了答复，会在“今日”告诉您。", "done")
            return _back(form.back.data)
    return _report_page(question_id, form)


def _report_page(question_id: int, form: ReportForm) -> ResponseReturnValue:
    me, moment = visitor().person_id, now()
    with reading() as rows:
        courses = my_courses(rows, moment)
        found = asked(rows, trainee_id=me, question_id=question_id, courses=courses)
        before = open_report(rows, person_id=me, question_id=question_id)
    if not form.is_submitted():
        form.back.data = own_address(request.args.get("back")) or ""
        if before is not None:
            form.fault.data, form.words.data = before.fault.value, before.words
    page = render_template(
        "feedback/report.html",
        form=form,
        asked=found,
        back=own_address(form.back.data) or url_for("feedback.index"),
        is_open=before is not None,
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK


def _sent(form: AppealForm) -> ResponseReturnValue:
    flash("已发给培训管理员。有了答复，会在“今日”告诉您。", "done")
    return _back(form.back.data)


def _back(address: str | None) -> ResponseReturnValue:
    return redirect(own_address(address) or url_for("feedback.index"), HTTPStatus.SEE_OTHER)

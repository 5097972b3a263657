"""答案异议: what trainees hold to be right too, and the decision about it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, url_for

from question_bank.bank.materials.passages import passages_of
from question_bank.bank.people import Role
from question_bank.errors import Stale
from question_bank.study.feedback import judging
from question_bank.study.feedback.disputes import decided, disputes, open_appeals
from question_bank.study.feedback.reporting import open_reports
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.errors import message
from quizapp.forms.feedback import ReplyForm
from quizapp.installation import current_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue
    from sqlalchemy.orm import Session

pages = Blueprint("appeals", __name__, url_prefix="/appeals")
SHOWN = 20
OVERTAKEN = "这条异议刚才已有人处理，您的操作没有生效。"


@pages.get("")
@only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Show what waits for a decision, by question and by what was written."""
    me = visitor().person_id
    with reading() as rows:
        waiting, past = disputes(rows, me), decided(rows, me)
        shown = waiting[:SHOWN]
        return render_template(
            "appeals/index.html",
            disputes=shown,
            left=len(waiting) - len(shown),
            passages=passages_of(rows, [one.question_id for one in shown]),
            past=past,
            counts=(open_appeals(rows, me), open_reports(rows, me)),
            why=message,
        )


def _accept(rows: Session, appeal_id: int, form: ReplyForm) -> str:
    changed = judging.accept(
        rows,
        appeal_id,
        person_id=visitor().person_id,
        now=now(),
        calendar=current_settings().calendar,
        part=form.part.data,
        reply=form.reply.data or "",
    )
    return f"已采纳，以后这样写就算对。已有的作答重新判了 {changed} 次，复习日期也重新排好了。"


def _dismiss(rows: Session, appeal_id: int, form: ReplyForm) -> str:
    judging.dismiss(
        rows, appeal_id, person_id=visitor().person_id, now=now(), reply=form.reply.data or ""
    )
    return "已答复，没有采纳。"


def _reopen(rows: Session, appeal_id: int, _form: ReplyForm) -> str:
    judging.reopen(
        rows,
        appeal_id,
        person_id=visitor().person_id,
        now=now(),
        calendar=current_settings().calendar,
    )
    return "已撤销，恢复了原来的判分，等您重新处理。"


_DECISIONS: dict[str, Callable[[Session, int, ReplyForm], str]] = {
    "accept": _accept,
    "dismiss": _dismiss,
    "reopen": _reopen,
}


@pages.post("/<int:appeal_id>/<any(accept, dismiss, reopen):verb>")
@only(Role.INSTRUCTOR)
def decide(appeal_id: int, verb: str) -> ResponseReturnValue:
    """Accept the words, reply why not, or take the decision back."""
    form = ReplyForm()
    if not form.validate():
        abort(HTTPStatus.UNPROCESSABLE_ENTITY)
    try:
        with writing() as rows:
            said = _DECISIONS[verb](rows, appeal_id, form)
            rows.commit()
    except Stale:
        flash(OVERTAKEN, "warn")
    else:
        flash(said, "done")
    return redirect(url_for("appeals.index"), HTTPStatus.SEE_OTHER)

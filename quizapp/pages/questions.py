"""One question's whole history, and what curators remark on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for

from question_bank.bank.curation import comments, story
from question_bank.bank.curation.checks import checks
from question_bank.bank.curation.queue import item_for
from question_bank.bank.materials.passages import passage_of
from question_bank.bank.people import Role
from quizapp import access
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.desk import desk

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("questions", __name__, url_prefix="/questions")


@pages.get("/<int:question_id>/history")
@access.only(Role.INSTRUCTOR)
def history(question_id: int) -> ResponseReturnValue:
    """Show the versions of a question with what differs, the decisions and the comments."""
    person_id = access.visitor().person_id
    with reading() as rows:
        item = item_for(rows, person_id, question_id)
        return render_template(
            "curation/history.html",
            item=item,
            passage=passage_of(rows, question_id),
            wordings=story.wordings(rows, question_id),
            events=story.events(rows, question_id),
            checks=checks(rows, question_id),
            comments=comments.comments(rows, question_id),
            me=person_id,
            back=desk(question_id) if "next" in request.args else None,
        )


@pages.post("/<int:question_id>/comments")
@access.only(Role.INSTRUCTOR)
def comment(question_id: int) -> ResponseReturnValue:
    """Keep a remark on a question."""
    with writing() as rows:
        comments.comment(
            rows,
            question_id,
            request.form.get("words", ""),
            person_id=access.visitor().person_id,
            now=now(),
        )
        rows.commit()
    flash("留言已保存，审这道题的人都看得到。", "done")
    return redirect(_back(question_id))


@pages.post("/comments/<int:comment_id>/withdraw")
@access.only(Role.INSTRUCTOR)
def withdraw(comment_id: int) -> ResponseReturnValue:
    """Take one's own remark back."""
    with writing() as rows:
        question_id = comments.withdraw(
            rows, comment_id, person_id=access.visitor().person_id, now=now()
        )
        rows.commit()
    flash("留言已收回。", "done")
    return redirect(_back(question_id))


def _back(question_id: int) -> str:
    """Return to the desk or to the history, wherever the remark was made."""
    if request.args.get("to") == "history":
        return url_for("questions.history", question_id=question_id, _anchor="comments")
    return desk(question_id)

"""收藏: the questions a trainee keeps."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for

from question_bank.bank.people import Role
from question_bank.study.reading.favourites import favourites, keep, let_go
from quizapp.access import only, visitor
from quizapp.addresses import own_address
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.trainee import my_courses

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("favourites", __name__, url_prefix="/favourites")


@pages.get("")
@only(Role.TRAINEE)
def index() -> ResponseReturnValue:
    """Show the kept questions with their answers."""
    with reading() as rows:
        kept = favourites(rows, trainee_id=visitor().person_id, courses=my_courses(rows, now()))
    return render_template("favourites/index.html", questions=kept)


@pages.post("/<int:question_id>/<any(keep, drop):verb>")
@only(Role.TRAINEE)
def change(question_id: int, verb: str) -> ResponseReturnValue:
    """Keep a question, or keep it no longer; then show the page it was done on."""
    me, moment = visitor().person_id, now()
    with writing() as rows:
        if verb == "keep":
            keep(
                rows,
                trainee_id=me,
                question_id=question_id,
                courses=my_courses(rows, moment),
                now=moment,
            )
        else:
            let_go(rows, trainee_id=me, question_id=question_id)
        rows.commit()
    there = own_address(request.form.get("back")) or url_for("favourites.index")
    return redirect(there, HTTPStatus.SEE_OTHER)

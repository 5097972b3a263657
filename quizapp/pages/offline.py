"""离线阅读: the next questions to be read without a line, where the administrator allows it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, abort, render_template

from question_bank.bank.people import Role
from question_bank.study.quiz.queue import queue
from question_bank.study.reading.browsing import unanswered
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading
from quizapp.installation import reads_offline
from quizapp.trainee import calendar, my_courses

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("offline", __name__, url_prefix="/offline")

MOST = 30


@pages.get("")
@only(Role.TRAINEE)
def index() -> ResponseReturnValue:
    """Show the questions that come next without their answers; nothing of 内部 materials."""
    if not reads_offline():
        abort(HTTPStatus.NOT_FOUND)
    moment = now()
    with reading() as rows:
        waiting = queue(
            rows,
            trainee_id=visitor().person_id,
            courses=my_courses(rows, moment),
            now=moment,
            calendar=calendar(),
        )
        questions = unanswered(rows, waiting.questions[:MOST])
    return render_template("offline/index.html", questions=questions, moment=moment)

"""学习情况: how far one is with each course and each material, for one's own eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template

from question_bank.bank.people import Role
from quizapp.access import only
from quizapp.clock import now
from quizapp.database import reading
from quizapp.trainee import deal_cards, my_courses, standing

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("progress", __name__, url_prefix="/progress")


@pages.get("")
@only(Role.TRAINEE)
def index() -> ResponseReturnValue:
    """Show how far one is, how sure, what is weak and what was done."""
    moment = now()
    deal_cards(moment)
    with reading() as rows:
        shown = standing(rows, my_courses(rows, moment), moment)
        return render_template("progress/index.html", **shown)

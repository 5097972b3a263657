"""学习情况: how far one is with each course and each material, for one's own eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template

from question_bank.bank.passages import passages_of
from question_bank.bank.people import Role
from question_bank.statistics.trainees import heat, progress, weaknesses
from question_bank.study.materials import readable, shelf
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading
from quizapp.trainee import calendar, deal_cards, my_courses

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("progress", __name__, url_prefix="/progress")


@pages.get("")
@only(Role.TRAINEE)
def index() -> ResponseReturnValue:
    """Show how far one is, how sure, what is weak and what was done."""
    moment, days, me = now(), calendar(), visitor().person_id
    deal_cards(moment)
    with reading() as rows:
        courses = my_courses(rows, moment)
        weak = weaknesses(rows, trainee_id=me, courses=courses, now=moment, calendar=days)
        return render_template(
            "progress/index.html",
            courses=progress(rows, trainee_id=me, courses=courses, now=moment, calendar=days),
            materials=shelf(rows, trainee_id=me, courses=courses),
            weak=weak,
            passages=passages_of(
                rows, [one.question_id for one in weak], speeches=readable(rows, courses=courses)
            ),
            weeks=heat(rows, trainee_id=me, now=moment, calendar=days),
        )

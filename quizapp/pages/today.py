"""今日: what there is to do today, how far one is, what is weak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template

from question_bank.bank.people import Role
from question_bank.statistics.studied import studied
from question_bank.study.examining.notices import ahead
from question_bank.study.feedback.replies import unread
from question_bank.study.quiz.queue import minutes, next_time, queue
from question_bank.study.scheduling.agenda import days_off
from question_bank.study.scheduling.intervals import Agenda
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading
from quizapp.examination import settle_mine
from quizapp.trainee import calendar, deal_cards, my_courses, standing

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("today", __name__, url_prefix="/today")


@pages.get("")
@only(Role.TRAINEE)
def index() -> ResponseReturnValue:
    """Show what is due, the exams ahead, what is weak and what was done."""
    moment, days, me = now(), calendar(), visitor().person_id
    today = days.day(moment)
    deal_cards(moment)
    settle_mine(moment)
    with reading() as rows:
        courses = my_courses(rows, moment)
        cards = studied(rows, trainee_id=me, courses=courses, calendar=days)
        waiting = queue(rows, trainee_id=me, courses=courses, now=moment, calendar=days)
        return render_template(
            "today/index.html",
            today=days.date(today),
            rests=Agenda(days_off=days_off(rows, me)).is_off(today),
            waiting=waiting,
            replies=unread(rows, trainee_id=me),
            exams=ahead(rows, trainee_id=me, now=moment),
            minutes=minutes(rows, trainee_id=me, questions=len(waiting)),
            again_at=next_time(rows, trainee_id=me, courses=courses, now=moment, calendar=days),
            **standing(rows, cards, courses, moment),
        )

"""学习情况: how far one is, how sure, what lies ahead; for one's own eyes."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from question_bank.bank.materials.passages import passages_of
from question_bank.bank.people import Role
from question_bank.statistics.fading import fading, worded
from question_bank.statistics.mastery import mastery
from question_bank.statistics.prospects import pace, prospect
from question_bank.statistics.studied import studied
from question_bank.statistics.workload import workload
from question_bank.study.habits import habits
from question_bank.study.quiz.queue import queue
from question_bank.study.quiz.suspension import bury, resume, suspend, suspended
from question_bank.study.scheduling.pacing import usual_seconds
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.trail import Trail
from quizapp.trainee import calendar, deal_cards, my_courses, standing

if TYPE_CHECKING:
    from datetime import datetime

    from flask.typing import ResponseReturnValue
    from sqlalchemy.orm import Session

    from question_bank.statistics.prospects import Prospect
    from question_bank.statistics.studied import Studied
    from question_bank.study.courses import OpenCourse

pages = Blueprint("progress", __name__, url_prefix="/progress")
FADING_SHOWN = 6


@pages.get("")
@only(Role.TRAINEE)
def index() -> ResponseReturnValue:
    """Show how far one is, how sure, what lies ahead, what is weak and what was done."""
    moment, me = now(), visitor().person_id
    deal_cards(moment)
    with reading() as rows:
        courses = my_courses(rows, moment)
        cards = studied(rows, trainee_id=me, courses=courses, calendar=calendar())
        aside = suspended(rows, trainee_id=me, courses=courses)
        places = [one.question_id for one in aside]
        return render_template(
            "progress/index.html",
            materials=mastery(rows, cards, trainee_id=me, courses=courses),
            aside=aside,
            aside_passages=passages_of(rows, places, courses=[one.id for one in courses]),
            habits=habits(rows, me),
            **_ahead(rows, cards, courses, moment),
            **standing(rows, cards, courses, moment),
        )


@pages.post("/aside/<int:question_id>")
@only(Role.TRAINEE)
def take_up(question_id: int) -> ResponseReturnValue:
    """Ask a question again that was laid aside."""
    with writing() as rows:
        resume(rows, trainee_id=visitor().person_id, question_id=question_id)
        rows.commit()
    flash("这道题回到复习里了。", "done")
    return redirect(url_for(".index", _anchor="aside"), HTTPStatus.SEE_OTHER)


@pages.post("/aside/<int:question_id>/lay")
@only(Role.TRAINEE)
def lay_aside(question_id: int) -> ResponseReturnValue:
    """Ask a question no more today, or not until it is taken up again."""
    moment, me = now(), visitor().person_id
    is_for_today = request.form.get("until") == "tomorrow"
    with writing() as rows:
        if is_for_today:
            bury(rows, trainee_id=me, question_id=question_id, now=moment, calendar=calendar())
        else:
            suspend(rows, trainee_id=me, question_id=question_id, now=moment)
        rows.commit()
    flash(
        "这道题今天不再问了。" if is_for_today else "这道题先放下了，可以在“学习情况”里放回来。",
        "done",
    )
    return redirect(url_for("quiz.index", **Trail.here().args), HTTPStatus.SEE_OTHER)


def _ahead(
    rows: Session, cards: tuple[Studied, ...], courses: tuple[OpenCourse, ...], moment: datetime
) -> dict[str, Any]:
    """Return what lies ahead: the days, the exams, and what is about to be forgotten."""
    me, days = visitor().person_id, calendar()
    today = days.day(moment)
    waiting = queue(rows, trainee_id=me, courses=courses, now=moment, calendar=days)
    soon = fading(cards, today=today)
    return {
        "days": workload(
            rows,
            cards,
            trainee_id=me,
            courses=courses,
            waiting=waiting,
            today=today,
            calendar=days,
        ),
        "prospects": _prospects(rows, cards, courses, today),
        "seconds": usual_seconds(rows, me),
        "fading": worded(rows, soon[:FADING_SHOWN], cards, today=today),
        "fading_count": len(soon),
    }


def _prospects(
    rows: Session, cards: tuple[Studied, ...], courses: tuple[OpenCourse, ...], today: int
) -> dict[int, Prospect | None]:
    """Return what will be known on the days of the exams, by course."""
    if not courses:
        return {}
    room = pace(rows, trainee_id=visitor().person_id, courses=courses, today=today)
    return {
        course.id: prospect(
            [card for card in cards if card.course_id == course.id],
            course=course,
            pace=room,
            today=today,
            calendar=calendar(),
        )
        for course in courses
    }

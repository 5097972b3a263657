"""组卷: a test is planned, drawn, adjusted by hand, looked at as it will be printed, and frozen."""

from __future__ import annotations

import secrets
from datetime import timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from question_bank.bank.blueprints.adjusting import moved, picked, picks_of, swapped
from question_bank.bank.people import Role
from question_bank.errors import Refused, Stale
from question_bank.papers import asked, courses, issuing, wording
from question_bank.papers.cautions import cautions
from question_bank.questions.content import prompt
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.forms.papers import PRESETS, BlueprintForm, alike, encoded, preset, usual
from quizapp.installation import current_settings, current_site
from quizapp.numbers import number

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue
    from sqlalchemy.orm import Session
    from werkzeug.datastructures import MultiDict

    from question_bank.bank.blueprints.adjusting import Picks
    from question_bank.bank.classes.course_choices import CourseChoice
    from question_bank.papers.paper import Paper

pages = Blueprint("paper_plans", __name__, url_prefix="/papers/new")
SEEDS = 1_000_000
YEAR = timedelta(days=365)
MOVES = {"up": -1, "down": 1}


@pages.get("")
@only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Ask which course the paper is for."""
    with reading() as session:
        choices = courses.courses(session, visitor().person_id)
    return render_template("paper_plans/index.html", courses=choices)


@pages.get("/<int:course_id>")
@only(Role.INSTRUCTOR)
def plan(course_id: int) -> ResponseReturnValue:
    """Ask what the paper shall hold, and show the paper that comes of it."""
    with reading() as session:
        course = courses.course(session, visitor().person_id, course_id)
        if "seed" not in request.args:
            return _plan(course, _form(course, None, _start(course)))
        form = _form(course, request.args)
        form.seed.data = str(_seed(request.args.get("again", form.seed.data)))
        if not form.validate():
            return _plan(course, form)
        try:
            form.picks.data = _picks(session, course, form)
            shown, *_ = _drawn(session, course, form)
        except Refused as error:
            form.refuse(error)
            return _plan(course, form)
        versions = [[item.version_id for item in one.items] for one in shown.sections]
        form.picks.data = encoded(picks_of(session, versions))
        warned = cautions(session, shown)
    form.looked_at.data = shown.fingerprint
    return _plan(course, form, shown, warned)


@pages.get("/like/<int:paper_id>")
@only(Role.INSTRUCTOR)
def like(paper_id: int) -> ResponseReturnValue:
    """Ask for a paper like another; for a 补考 without any of its questions."""
    with reading() as session:
        course_id, blueprint, paper = issuing.planned(
            session, visitor().person_id, paper_id, now=now()
        )
        course = courses.course(session, visitor().person_id, course_id)
    start = alike(blueprint, paper.dress)
    if "resit" in request.args:
        start["without"] = str(paper_id)
    return _plan(course, _form(course, None, start))


@pages.post("/<int:course_id>")
@only(Role.INSTRUCTOR)
def issue(course_id: int) -> ResponseReturnValue:
    """Freeze the paper that was looked at; if the bank has changed since, nothing is frozen."""
    with writing() as session:
        course = courses.course(session, visitor().person_id, course_id)
        form = BlueprintForm()
        form.offer(course)
        if not form.validate():
            return _plan(course, form)
        papers = _drawn(session, course, form)
        if papers[0].fingerprint != form.looked_at.data:
            raise Stale("paper")
        paper_id = issuing.issue(
            session,
            papers,
            form.typed(),
            course_id=course_id,
            seed=_seed(form.seed.data),
            by=visitor().person_id,
            now=now(),
        )
        session.commit()
    flash("试卷已定稿，可以下载打印。", "done")
    return redirect(url_for("papers.paper", paper_id=paper_id))


def _start(course: CourseChoice) -> dict[str, Any]:
    """Return the plan to start from: the usual one, or the ready one that was asked for."""
    name = request.args.get("preset", "")
    start = {"unit": current_site().paper_heading} | usual(course)
    return start | (preset(name, course.there) if name in PRESETS else {})


def _form(
    course: CourseChoice, asked: MultiDict[str, str] | None, start: dict[str, Any] | None = None
) -> BlueprintForm:
    """Return the plan as the address tells it, or the one to start from."""
    form = BlueprintForm(asked, data=start or usual(course), meta={"csrf": False})
    form.offer(course)
    return form


def _skipped(session: Session, form: BlueprintForm) -> set[int]:
    """Return the questions that may not be drawn: those of another paper, or of the last year."""
    without: set[int] = set()
    if form.without.data:
        paper_id = _whole(form.without.data)
        without |= asked.asked_in(session, visitor().person_id, paper_id, now=now())
    if form.fresh.data:
        without |= asked.asked_since(session, now() - YEAR)
    return without


def _picks(session: Session, course: CourseChoice, form: BlueprintForm) -> str:
    """Return what is picked after the button that was pressed; "" where it is to be drawn."""
    picks = _picked(form)
    if picks is None or "again" in request.args:
        return ""
    blueprint = form.typed()
    picked(session, blueprint, picks, course_id=course.id)
    for verb, by in MOVES.items():
        if verb in request.args:
            return encoded(moved(picks, _whole(request.args[verb]), by))
    if "swap" not in request.args:
        return encoded(picks)
    another = swapped(
        session,
        blueprint,
        picks,
        _whole(request.args["swap"]),
        course_id=course.id,
        seed=secrets.randbelow(SEEDS),
        without=_skipped(session, form),
    )
    return encoded(another)


def _picked(form: BlueprintForm) -> Picks | None:
    try:
        return form.picked()
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)


def _drawn(session: Session, course: CourseChoice, form: BlueprintForm) -> list[Paper]:
    return issuing.draw(
        session,
        form.typed(),
        course_id=course.id,
        seed=_seed(form.seed.data),
        booklets=form.booklets,
        booklet=form.booklet,
        today=now().astimezone(current_settings().timezone).date(),
        dress=form.dressed(),
        picks=_picked(form),
        without=_skipped(session, form),
    )


def _plan(
    course: CourseChoice,
    form: BlueprintForm,
    shown: Paper | None = None,
    warned: list[str] | None = None,
) -> ResponseReturnValue:
    form.seed.data = form.seed.data or str(secrets.randbelow(SEEDS))
    page = render_template(
        "paper_plans/plan.html",
        course=course,
        form=form,
        shown=shown,
        cautions=warned,
        next_seed=secrets.randbelow(SEEDS),
        presets=PRESETS,
        prompt=prompt,
        wording=wording,
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK


def _seed(text: str | None) -> int:
    return _whole(text or "") % SEEDS


def _whole(text: str) -> int:
    try:
        return number(text)
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)

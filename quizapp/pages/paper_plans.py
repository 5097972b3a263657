"""组卷: a test is planned, drawn, adjusted by hand, looked at as it will be printed, and frozen."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from question_bank.bank.blueprints.stock import tags_of
from question_bank.bank.people import Role
from question_bank.errors import Refused, Stale
from question_bank.papers import courses, editions, issuing, plans, wording
from question_bank.papers.cautions import cautions, thin
from question_bank.papers.glyphs import notes
from question_bank.papers.plans import Plan
from question_bank.questions.content import prompt
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.errors import sentence
from quizapp.forms.paper_starts import PRESETS, alike, preset, shortfall, told, usual
from quizapp.forms.papers import BlueprintForm
from quizapp.forms.picks import encoded
from quizapp.installation import current_settings, current_site
from quizapp.numbers import number
from quizapp.paper_planning import PRESSED, SEEDS, composed, drawn, held, seed_of, staying, written

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue
    from sqlalchemy.orm import Session
    from werkzeug.datastructures import MultiDict

    from question_bank.bank.blueprints.drawing import Picks
    from question_bank.bank.classes.course_choices import CourseChoice
    from question_bank.papers.paper import Paper

pages = Blueprint("paper_plans", __name__, url_prefix="/papers/new")
OURS = ("csrf_token", "plan_name", "seed", "picks", "locked", "shape", "looked_at")


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
    """Ask what the paper shall hold: the usual, or what a ready or a saved plan says."""
    if "seed" in request.args:
        return _look(course_id, request.args)
    with reading() as session:
        course = courses.course(session, visitor().person_id, course_id)
        form = _form(session, course, None, _start(session, course))
        return _plan(session, course, form, short=_short(course))


@pages.post("/<int:course_id>/preview")
@only(Role.INSTRUCTOR)
def preview(course_id: int) -> ResponseReturnValue:
    """Show the paper that comes of a plan after the button that was pressed, or keep the plan."""
    if "plan_name" in request.form:
        try:
            _save(course_id, request.form["plan_name"])
        except Refused as error:
            flash(sentence(error), "wrong")
        else:
            flash("方案已保存，下次组卷可以直接用。", "done")
    return _look(course_id, request.form)


@pages.get("/like/<int:paper_id>")
@only(Role.INSTRUCTOR)
def like(paper_id: int) -> ResponseReturnValue:
    """Ask for a paper like another; for a 补考 without any of its questions."""
    with reading() as session:
        me = visitor().person_id
        course_id, blueprint, paper = issuing.planned(session, me, paper_id, now=now())
        course = courses.course(session, me, course_id)
        start = alike(blueprint, paper.dress)
        if "resit" in request.args:
            start["without"] = str(paper_id)
        if "correct" in request.args:
            editions.require_latest(session, paper_id)
            kept = editions.correction(session, me, paper_id, course_id=course_id, now=now())
            start |= staying(session, paper) | {"corrects": str(paper_id), "seed": str(kept.seed)}
        return _plan(session, course, _form(session, course, None, start))


@pages.post("/<int:course_id>")
@only(Role.INSTRUCTOR)
def issue(course_id: int) -> ResponseReturnValue:
    """Freeze the paper that was looked at; if the bank has changed since, nothing is frozen."""
    with writing() as session:
        course = courses.course(session, visitor().person_id, course_id)
        form = _form(session, course, request.form)
        if not form.validate():
            return _plan(session, course, form)
        papers = composed(session, course, form, drawn(session, course, form, {}))
        if papers[0].fingerprint != form.looked_at.data:
            raise Stale("paper")
        paper_id = issuing.issue(
            session,
            papers,
            form.typed(),
            course_id=course_id,
            seed=seed_of(form.seed.data),
            by=visitor().person_id,
            now=now(),
            corrects=int(form.corrects.data) if form.corrects.data else None,
        )
        session.commit()
    flash(f"{wording.edition(papers[0]) or '试卷'}已定稿，可以下载打印。", "done")
    return redirect(url_for("papers.paper", paper_id=paper_id))


def _save(course_id: int, name: str) -> None:
    me = visitor().person_id
    with writing() as session:
        course = courses.course(session, me, course_id)
        form = _form(session, course, request.form)
        if form.validate():
            wanted = Plan(form.typed(), form.dressed(), form.booklets)
            plans.save(session, course_id, name, wanted, person_id=me, now=now())
        session.commit()


def _look(course_id: int, sent: MultiDict[str, str]) -> ResponseReturnValue:
    with reading() as session:
        course = courses.course(session, visitor().person_id, course_id)
        form = _form(session, course, sent)
        form.seed.data = str(seed_of(sent.get("again", form.seed.data)))
        if not form.validate():
            return _plan(session, course, form)
        try:
            picks = drawn(session, course, form, sent)
        except Refused as error:
            form.refuse(error)
            return _plan(session, course, form)
        shown = composed(session, course, form, picks)[0]
        form.locked.data = encoded((tuple(sorted(held(form, picks, sent))),))
        form.picks.data, form.shape.data = encoded(picks), form.drawn_by()
        form.looked_at.data = shown.fingerprint
        return _plan(session, course, form, shown, picks)


def _start(session: Session, course: CourseChoice) -> dict[str, Any]:
    """Return the plan to start from: the usual one, or the one that was asked for."""
    site = current_site()
    start = usual(course) | {"unit": site.paper_heading}
    start |= {"notes": site.paper_notes} if site.paper_notes else {}
    if plan_id := request.args.get("plan", type=number):
        wanted = plans.plan(session, visitor().person_id, plan_id)
        return start | alike(wanted.blueprint, wanted.dress, wanted.booklets)
    name = request.args.get("preset", "")
    return start | (preset(name, course.there) if name in PRESETS else {})


def _cautions(session: Session, course: CourseChoice, paper: Paper) -> list[str]:
    font_dir, official = current_settings().font_dir, paper.dress.official
    return [
        *cautions(session, paper),
        *thin(paper, course.there),
        *notes(paper, font_dir, official=official),
    ]


def _short(course: CourseChoice) -> str:
    """Return why a ready plan has fewer points than it is called for; "" where it has them all."""
    name = request.args.get("preset", "full")
    if "plan" in request.args or name not in PRESETS:
        return ""
    short = shortfall(name, course.there)
    return told(short) if short else ""


def _form(
    session: Session,
    course: CourseChoice,
    sent: MultiDict[str, str] | None,
    start: dict[str, Any] | None = None,
) -> BlueprintForm:
    """Return the plan as it was sent, or the one to start from."""
    form = BlueprintForm(sent, data=start or usual(course))
    form.offer(course, tags_of(session, course.id))
    return form


def _plan(
    session: Session,
    course: CourseChoice,
    form: BlueprintForm,
    shown: Paper | None = None,
    picks: Picks = (),
    *,
    short: str = "",
) -> ResponseReturnValue:
    form.seed.data = form.seed.data or str(secrets.randbelow(SEEDS))
    sent = request.form or request.args
    page = render_template(
        "paper_plans/plan.html",
        course=course,
        form=form,
        shown=shown,
        held=written(form.held) if shown else set(),
        ids=[one for ids in picks for one in ids],
        carried=[one for one in sent.items(multi=True) if one[0] not in (*OURS, *PRESSED)],
        opened=any(one in sent for one in PRESSED),
        cautions=_cautions(session, course, shown) if shown else None,
        next_seed=secrets.randbelow(SEEDS),
        presets=PRESETS,
        plans=plans.plans(session, visitor().person_id),
        short=short,
        prompt=prompt,
        wording=wording,
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK

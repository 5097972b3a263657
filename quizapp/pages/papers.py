"""试卷: a test is planned, looked at as it will be printed, frozen and downloaded."""

from __future__ import annotations

import io
import secrets
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import (
    Blueprint,
    abort,
    flash,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)

from question_bank.bank.people import Role
from question_bank.errors import NotFound, Refused, Stale
from question_bank.papers import courses, issuing, wording
from question_bank.papers.answers import answer
from question_bank.papers.printing import TYPES, file_name, printed
from question_bank.papers.records.printed import may_mark
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.forms.papers import BlueprintForm, usual
from quizapp.installation import current_settings
from quizapp.numbers import number

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue
    from sqlalchemy.orm import Session
    from werkzeug.datastructures import MultiDict

    from question_bank.bank.classes.course_choices import CourseChoice
    from question_bank.papers.issuing import Issued
    from question_bank.papers.paper import Paper
    from question_bank.papers.printing import Extension, Sheet

pages = Blueprint("papers", __name__, url_prefix="/papers")
SEEDS = 1_000_000


@pages.get("")
@only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Show a page of the papers that were made."""
    page = request.args.get("page", 1, type=number)
    with reading() as session:
        found = issuing.papers(session, visitor().person_id, page=page)
    return render_template("papers/index.html", found=found)


@pages.get("/new")
@only(Role.INSTRUCTOR)
def new() -> ResponseReturnValue:
    """Ask which course the paper is for."""
    with reading() as session:
        choices = courses.courses(session, visitor().person_id)
    return render_template("papers/new.html", courses=choices)


@pages.get("/new/<int:course_id>")
@only(Role.INSTRUCTOR)
def plan(course_id: int) -> ResponseReturnValue:
    """Ask what the paper shall hold, and show the paper that comes of it."""
    with reading() as session:
        course = courses.course(session, visitor().person_id, course_id)
        if "seed" not in request.args:
            return _plan(course, _form(course, None))
        form = _form(course, request.args)
        form.seed.data = str(_seed(request.args.get("again", form.seed.data)))
        if not form.validate():
            return _plan(course, form)
        try:
            shown, *_ = _drawn(session, course, form)
        except Refused as error:
            form.refuse(error)
            return _plan(course, form)
    form.looked_at.data = shown.fingerprint
    return _plan(course, form, shown)


@pages.post("/new/<int:course_id>")
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


@pages.get("/<int:paper_id>")
@only(Role.INSTRUCTOR)
def paper(paper_id: int) -> ResponseReturnValue:
    """Show a frozen paper or its key, and what can be downloaded."""
    booklets = _booklets(paper_id)
    shown = _numbered(booklets, request.args.get("booklet", 1, type=number))
    with reading() as session:
        marks = may_mark(session, paper_id, visitor().person_id)
    return render_template(
        "papers/paper.html",
        paper_id=paper_id,
        booklets=booklets,
        shown=shown,
        may_mark=marks,
        as_key=request.args.get("sheet") == "key",
        wording=wording,
        answer=answer,
    )


@pages.get(
    "/<int:paper_id>/<int:number>/<any(test, key, answers):sheet>.<any(docx, pdf):extension>"
)
@only(Role.INSTRUCTOR)
def download(paper_id: int, number: int, sheet: Sheet, extension: Extension) -> ResponseReturnValue:
    """Send one file of a frozen paper."""
    paper = _numbered(_booklets(paper_id), number).paper
    made = printed(paper, sheet, extension, font_dir=current_settings().font_dir)
    return send_file(
        io.BytesIO(made),
        mimetype=TYPES[extension],
        as_attachment=True,
        download_name=file_name(paper, sheet, extension),
    )


def _form(course: CourseChoice, asked: MultiDict[str, str] | None) -> BlueprintForm:
    """Return the plan as the address tells it, or the usual one."""
    form = BlueprintForm(asked, data=usual(course), meta={"csrf": False})
    form.offer(course)
    return form


def _drawn(session: Session, course: CourseChoice, form: BlueprintForm) -> list[Paper]:
    return issuing.draw(
        session,
        form.typed(),
        course_id=course.id,
        seed=_seed(form.seed.data),
        booklets=form.booklets,
        today=now().astimezone(current_settings().timezone).date(),
        dress=form.dressed(),
    )


def _plan(
    course: CourseChoice, form: BlueprintForm, shown: Paper | None = None
) -> ResponseReturnValue:
    form.seed.data = form.seed.data or str(secrets.randbelow(SEEDS))
    page = render_template(
        "papers/plan.html",
        course=course,
        form=form,
        shown=shown,
        next_seed=secrets.randbelow(SEEDS),
        wording=wording,
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK


def _seed(text: str | None) -> int:
    try:
        return number(text or "") % SEEDS
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)


def _booklets(paper_id: int) -> list[Issued]:
    with reading() as session:
        return issuing.issues(session, visitor().person_id, paper_id)


def _numbered(booklets: list[Issued], number: int) -> Issued:
    for booklet in booklets:
        if booklet.number == number:
            return booklet
    raise NotFound("issue")

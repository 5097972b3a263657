"""自己出题: a question of any kind worded by hand, looked at before it is kept."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from question_bank.bank.curation.authoring import write_question
from question_bank.bank.curation.choices import editable_speeches
from question_bank.bank.curation.coverage import words_of_point
from question_bank.bank.curation.deciding import Seen, decide
from question_bank.bank.people import Role
from question_bank.bank.questions import Action, Status
from question_bank.errors import Refused
from quizapp import access
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.errors import sentence
from quizapp.forms.questions import FORMS
from quizapp.forms.writing import LONGEST_PASSAGE, BasisForm
from quizapp.numbers import number

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from quizapp.forms.questions.parts import QuestionForm

pages = Blueprint("writing", __name__, url_prefix="/bank/new")
FIRST_KIND = "choice"
FRESH = {"recall": {"order_free": True}}  # what is set before anything was written


@pages.route("", methods=["GET", "POST"])
@access.only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Let an instructor write a question, and look at it first where that is wanted."""
    kind, person_id = _kind(), access.visitor().person_id
    form = FORMS[kind](data=FRESH.get(kind))
    speech_id, point = (request.args.get(one, type=number) for one in ("speech", "point"))
    with reading() as rows:
        words = words_of_point(rows, person_id, speech_id, point) if speech_id and point else ""
        basis = BasisForm(data={"speech_id": speech_id, "rests_on": words[:LONGEST_PASSAGE]})
        basis.offer(editable_speeches(rows, person_id))
    if basis.is_submitted() and "preview" in request.form:
        return _page(kind, form, basis, is_shown=form.validate())
    if basis.is_submitted() and all([basis.validate(), form.validate()]):
        try:
            return _written(form, basis)
        except Refused as error:
            if error.reason != "no_such_words":
                raise
            basis.rests_on.errors = [sentence(error)]
    return _page(kind, form, basis, is_shown=False)


@pages.post("/preview")
@access.only(Role.INSTRUCTOR)
def preview() -> ResponseReturnValue:
    """Show what is worded so far as a trainee would see it, or what it still needs."""
    form = FORMS[_kind()]()
    content = form.content() if form.validate() else None
    return render_template("writing/preview.html", content=content, errors=form.errors)


def _kind() -> str:
    kind = request.args.get("kind", FIRST_KIND)
    if kind not in FORMS:
        abort(HTTPStatus.NOT_FOUND)
    return kind


def _page(
    kind: str, form: QuestionForm, basis: BasisForm, *, is_shown: bool
) -> ResponseReturnValue:
    page = render_template(
        "writing/index.html",
        kind=kind,
        form=form,
        basis=basis,
        content=form.content() if is_shown else None,
        point=request.args.get("point", type=number),
    )
    is_wrong = form.errors or basis.errors
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK


def _written(form: QuestionForm, basis: BasisForm) -> ResponseReturnValue:
    """Store a question that was written, accepted at once if that is wanted, and show it."""
    person_id, accepts = access.visitor().person_id, "accept" in request.form
    with writing() as rows:
        question_id = write_question(
            rows,
            form.content(),
            speech_id=basis.speech_id.data,
            rests_on=basis.rests_on.data or "",
            person_id=person_id,
            now=now(),
            requirement_id=request.args.get("point", type=number),
        )
        if accepts:
            seen = Seen(1, Status.DRAFT)
            decide(rows, question_id, Action.ACCEPT, person_id=person_id, seen=seen, now=now())
        rows.commit()
    flash("已入库。" if accepts else "已存为待审核。", "done")
    return redirect(url_for("bank.question", question_id=question_id))

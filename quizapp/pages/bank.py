"""题库: every question, found by what it says, where it stands and what became of it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from question_bank.bank.curation import decisions, search
from question_bank.bank.curation.authoring import write_question
from question_bank.bank.curation.deciding import Seen, decide
from question_bank.bank.curation.queue import item_for
from question_bank.bank.curation.search import Filters
from question_bank.bank.kinds import KINDS
from question_bank.bank.materials.passages import passage_of
from question_bank.bank.people import Role
from question_bank.bank.questions import Action, Status
from question_bank.errors import Refused
from quizapp import access
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.errors import sentence
from quizapp.forms.questions import FORMS
from quizapp.forms.writing import BasisForm
from quizapp.numbers import number

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from quizapp.forms.questions.parts import QuestionForm

pages = Blueprint("bank", __name__, url_prefix="/bank")
FIRST_KIND = "choice"
FRESH = {"recall": {"order_free": True}}  # what is set before anything was written


@pages.get("")
@access.only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Show a page of the questions that were asked for."""
    person_id, filters = access.visitor().person_id, _filters()
    with reading() as rows:
        found = search.found(
            rows, person_id, filters, page=request.args.get("page", 1, type=number)
        )
        speeches = search.speeches(rows, person_id)
        counts = search.kinds_found(rows, person_id, filters)
    return render_template(
        "bank/index.html",
        listing=found,
        filters=filters,
        counts=counts,
        speeches=speeches,
        statuses=Status,
    )


@pages.route("/new", methods=["GET", "POST"])
@access.only(Role.INSTRUCTOR)
def new() -> ResponseReturnValue:
    """Let an instructor write a question."""
    person_id, kind = access.visitor().person_id, request.args.get("kind", FIRST_KIND)
    if kind not in FORMS:
        abort(HTTPStatus.NOT_FOUND)
    form = FORMS[kind](data=FRESH.get(kind))
    basis = BasisForm(data={"speech_id": request.args.get("speech", type=number)})
    with reading() as rows:
        speeches = search.speeches(rows, person_id)
    basis.offer(speeches)
    if basis.is_submitted() and all([basis.validate(), form.validate()]):
        try:
            return _written(form, basis, person_id)
        except Refused as error:
            if error.reason != "no_such_words":
                raise
            basis.rests_on.errors = [sentence(error)]
    page = render_template(
        "bank/new.html", kind=kind, form=form, basis=basis, has_speeches=bool(speeches)
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if form.errors or basis.errors else HTTPStatus.OK


def _written(form: QuestionForm, basis: BasisForm, person_id: int) -> ResponseReturnValue:
    """Store a question that was written, accepted at once if that is wanted, and show it."""
    accepts = "accept" in request.form
    with writing() as rows:
        question_id = write_question(
            rows,
            form.content(),
            speech_id=basis.speech_id.data,
            rests_on=basis.rests_on.data or "",
            person_id=person_id,
            now=now(),
        )
        if accepts:
            seen = Seen(1, Status.DRAFT)
            decide(rows, question_id, Action.ACCEPT, person_id=person_id, seen=seen, now=now())
        rows.commit()
    flash("已入库。" if accepts else "已存为待审核。", "done")
    return redirect(url_for("bank.question", question_id=question_id))


@pages.get("/<int:question_id>")
@access.only(Role.INSTRUCTOR)
def question(question_id: int) -> ResponseReturnValue:
    """Show one question with its paragraph and its history."""
    person_id = access.visitor().person_id
    with reading() as rows:
        item = item_for(rows, person_id, question_id)
        passage = passage_of(rows, question_id)
        history = decisions.history(rows, question_id)
        undoable = decisions.undoable_of(rows, question_id)
        author = decisions.author_of(rows, question_id)
    return render_template(
        "bank/question.html",
        item=item,
        passage=passage,
        history=history,
        undoable=undoable,
        author=author,
    )


def _filters() -> Filters:
    given = request.args
    status = given.get("status")
    return Filters(
        speech_id=given.get("speech", type=number),
        kind=kind if (kind := given.get("kind")) in KINDS else None,
        status=Status(status) if status in set(Status) else None,
        words=given.get("words", "").strip()[:50],
    )

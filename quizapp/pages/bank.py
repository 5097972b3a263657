"""题库: every question, found by what it says, where it stands and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request

from question_bank.bank import decisions, search
from question_bank.bank.passages import passage_of
from question_bank.bank.people import Role
from question_bank.bank.questions import Status
from question_bank.bank.queue import item_for
from question_bank.bank.search import Filters
from quizapp import access
from quizapp.database import reading
from quizapp.numbers import number

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("bank", __name__, url_prefix="/bank")


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
    return render_template(
        "bank/index.html", listing=found, filters=filters, speeches=speeches, statuses=Status
    )


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
        kind=given.get("kind") or None,
        status=Status(status) if status in set(Status) else None,
        words=given.get("words", "").strip()[:50],
    )

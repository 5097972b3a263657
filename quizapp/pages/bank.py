"""题库: every question, found by what it says, where it stands and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request

from question_bank.bank.curation import decisions, search
from question_bank.bank.curation.batch_log import last_batch
from question_bank.bank.curation.bulk import chosen
from question_bank.bank.curation.choices import choices
from question_bank.bank.curation.moving import siblings_of
from question_bank.bank.curation.queue import item_for
from question_bank.bank.materials.passages import passage_of
from question_bank.bank.people import Role
from question_bank.bank.questions import Status
from question_bank.papers.reach import reached_by
from question_bank.statistics.difficulty import facilities
from quizapp import access
from quizapp.clock import now
from quizapp.database import reading
from quizapp.narrowing import DIFFICULTIES, ORDERS, Narrowing
from quizapp.numbers import number

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("bank", __name__, url_prefix="/bank")


@pages.get("")
@access.only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Show a page of the questions that were asked for."""
    person_id, asked = access.visitor().person_id, Narrowing.here()
    with reading() as rows:
        found = search.found(
            rows,
            person_id,
            asked.filters,
            order=asked.order,
            page=request.args.get("page", 1, type=number),
            facilities=facilities(),
        )
        offered = choices(rows, person_id, speech_id=asked.filters.speech_id)
        last = last_batch(rows, person_id, now=now())
    return render_template(
        "bank/index.html",
        listing=found,
        asked=asked,
        filters=asked.filters,
        choices=offered,
        last_batch=last,
        statuses=Status,
        difficulties=DIFFICULTIES,
        orders=ORDERS,
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
        [entry] = search.entries(rows, person_id, [question_id], facilities())
        reach = reached_by(rows, chosen([question_id]), person_id, now=now())
        siblings = search.entries(rows, person_id, siblings_of(rows, question_id))
        tags = choices(rows, person_id).tags
    return render_template(
        "bank/question.html",
        item=item,
        entry=entry,
        passage=passage,
        history=history,
        undoable=undoable,
        author=author,
        reach=reach,
        siblings=siblings,
        tags=tags,
    )

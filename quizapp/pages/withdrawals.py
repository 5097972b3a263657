"""提法或人名变动: a phrase or a name looked for everywhere, and what shows it stopped at once."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for

from question_bank.bank.curation import search
from question_bank.bank.curation.bulk import By, stop_all
from question_bank.bank.people import Role
from question_bank.bank.questions import Question
from question_bank.errors import Refused, Stale
from question_bank.papers.withdrawal import SHORTEST, shown, stoppable
from quizapp import access
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.errors import sentence
from quizapp.numbers import number
from quizapp.ticked import MOST_TICKED

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue
    from sqlalchemy import Select

pages = Blueprint("withdrawals", __name__, url_prefix="/withdrawals")
LONGEST = 80


@pages.get("")
@access.only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Show where a phrase stands."""
    return _page()


@pages.post("")
@access.only(Role.INSTRUCTOR)
def stop() -> ResponseReturnValue:
    """Stop all that shows the phrase, or what was ticked, as one batch."""
    by, phrase = By(access.visitor().person_id, now()), _phrase()
    if len(phrase) < SHORTEST:
        return _page()
    try:
        with writing() as rows:
            questions = _meant(stoppable(by.person_id, phrase))
            total = len(rows.scalars(questions).all())
            if request.form.get("which") == "all" and _seen() != total:
                raise Stale("questions")
            done = stop_all(
                rows,
                questions,
                request.form.getlist("speeches", type=number)[:MOST_TICKED],
                what=phrase,
                reason=request.form.get("reason", "")[:LONGEST],
                by=by,
            )
            rows.commit()
    except Refused as error:
        return _page(sentence(error))
    if done.changed:
        flash("已全部停用。需要恢复时，可在“批量操作”里一起撤销。", "done")
    else:
        flash("没有选中要停用的内容，或者您不能修改它们。", "warn")
    return redirect(url_for("withdrawals.index", phrase=phrase))


def _meant(questions: Select[int]) -> Select[int]:
    """Return the questions that are to be stopped: all of them, or those that were ticked."""
    if request.form.get("which") == "all":
        return questions
    return questions.where(Question.id.in_(request.form.getlist("ids", type=number)[:MOST_TICKED]))


def _page(wrong: str = "") -> ResponseReturnValue:
    person_id, phrase = access.visitor().person_id, _phrase()
    page = request.values.get("page", 1, type=number)
    with reading() as rows:
        is_long = len(phrase) >= SHORTEST
        found = shown(rows, person_id, phrase, now=now(), page=page) if is_long else None
        entries = search.entries(rows, person_id, found.questions) if found else ()
    if phrase and not found:
        wrong = f"请至少写 {SHORTEST} 个字。"
    shows = render_template(
        "withdrawals/index.html", phrase=phrase, found=found, entries=entries, wrong=wrong
    )
    return shows, HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK


def _phrase() -> str:
    return request.values.get("phrase", "").strip()[:LONGEST]


def _seen() -> int | None:
    return request.form.get("total", type=number)

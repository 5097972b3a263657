"""清除示例数据: what would go, and the word that has to be typed."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for

from question_bank.bank.audit.entries import Event
from question_bank.bank.people import Role
from question_bank.errors import Refused
from quizapp import access
from quizapp.auditing import note
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.errors import sentence
from quizapp.installation import current_settings
from quizapp.samples.installation import PASSWORDS
from quizapp.samples.removing import remove as remove_samples
from quizapp.samples.removing import samples

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("samples", __name__, url_prefix="/samples")
WORD = "清除示例数据"


@pages.get("")
@access.only(Role.ADMINISTRATOR)
def index() -> ResponseReturnValue:
    """Show what would go."""
    return _page()


@pages.post("")
@access.only(Role.ADMINISTRATOR)
def remove() -> ResponseReturnValue:
    """Take all samples away, once the word was typed."""
    if request.form.get("word", "").strip() != WORD:
        return _page(f"请原样输入“{WORD}”。")
    try:
        with writing() as rows:
            found = samples(rows)
            remove_samples(rows, by=access.visitor().person_id, now=now())
            note(rows, Event.SAMPLES_REMOVED, people=found.people, questions=found.questions)
            rows.commit()
    except Refused as error:
        return _page(sentence(error))
    (current_settings().instance / PASSWORDS).unlink(missing_ok=True)
    flash("示例数据已全部清除，可以正式使用了。", "done")
    return redirect(url_for("samples.index"), HTTPStatus.SEE_OTHER)


def _page(wrong: str = "") -> ResponseReturnValue:
    with reading() as rows:
        found = samples(rows)
    page = render_template("samples/index.html", found=found, word=WORD, wrong=wrong)
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK

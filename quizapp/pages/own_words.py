"""我的信息: all that is kept of oneself, to be looked at and taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template

from question_bank.bank.audit.entries import Event
from quizapp.access import everyone, visitor
from quizapp.auditing import note
from quizapp.database import writing
from quizapp.personal import SHOWN, as_json, as_workbook, parts_of

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("own_words", __name__, url_prefix="/own/data")


@pages.get("")
@everyone
def index() -> ResponseReturnValue:
    """Show what is kept of oneself."""
    parts = parts_of(visitor().person_id)
    return render_template("own_words/index.html", parts=parts, most=SHOWN)


@pages.get("/all.<any(json, xlsx):extension>")
@everyone
def download(extension: str) -> ResponseReturnValue:
    """Send all that is kept of oneself."""
    me = visitor().person_id
    with writing() as rows:
        note(rows, Event.PERSON_EXPORTED, about=me, extension=extension)
        rows.commit()
    return as_json(me) if extension == "json" else as_workbook(me)

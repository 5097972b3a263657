"""学习资料: what of a material can be printed for learning, seen first and then downloaded."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, abort, render_template, request

from question_bank.bank.people import Role
from question_bank.papers import wording
from question_bank.papers.glyphs import notes
from question_bank.papers.learning import deck, handout, materials
from question_bank.papers.printing import handout_name, printed
from quizapp import watermark
from quizapp.access import only, visitor
from quizapp.database import reading
from quizapp.installation import current_settings
from quizapp.media import PRINTED, sent

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from question_bank.papers.printing import Extension, HandoutSheet

pages = Blueprint("handouts", __name__, url_prefix="/handouts")


@pages.get("")
@only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Ask which material is to be printed."""
    with reading() as session:
        found = materials(session, visitor().person_id)
    return render_template("handouts/index.html", materials=found)


@pages.get("/<int:speech_id>")
@only(Role.INSTRUCTOR)
def material(speech_id: int) -> ResponseReturnValue:
    """Show a material's handout as it will be printed, and what can be downloaded."""
    with reading() as session:
        shown = handout(session, visitor().person_id, speech_id)
        cards = deck(session, visitor().person_id, speech_id).cards
        words = watermark.of_material(session, speech_id)
    return render_template(
        "handouts/material.html",
        speech_id=speech_id,
        handout=shown,
        cards=len(cards),
        answered=request.args.get("sheet") == "answered",
        wording=wording,
        faces=notes(shown, current_settings().font_dir),
        watermark=words,
    )


@pages.get("/<int:speech_id>/<any(handout, answered, deck):sheet>.<any(docx, pdf):extension>")
@only(Role.INSTRUCTOR)
def download(speech_id: int, sheet: HandoutSheet, extension: Extension) -> ResponseReturnValue:
    """Send one file of a material; cards are only printed as a PDF."""
    if sheet == "deck" and extension != "pdf":
        abort(HTTPStatus.NOT_FOUND)
    with reading() as session:
        found = deck if sheet == "deck" else handout
        thing = found(session, visitor().person_id, speech_id)
        words = watermark.of_material(session, speech_id)
    font_dir = current_settings().font_dir
    made = printed(thing, sheet, extension, font_dir=font_dir, watermark=words)
    name = handout_name(thing.title, sheet, extension)
    return sent(made, PRINTED[extension], name, f"{sheet}.{extension}")

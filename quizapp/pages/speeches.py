"""学习材料: what has been read, bringing in more, and a speech laid open."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for

from question_bank.bank.materials import catalogue
from question_bank.bank.materials.speech_view import speech_view
from question_bank.bank.members import public_bank, require_edit
from question_bank.bank.people import Role
from quizapp import access
from quizapp.database import database, reading, writing
from quizapp.errors import message
from quizapp.forms.speeches import ACCEPTED, FactsForm, UploadForm
from quizapp.intake import Destination, receive
from quizapp.numbers import number

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from question_bank.bank.materials.catalogue import Facts
    from quizapp.intake import File, Received

pages = Blueprint("speeches", __name__, url_prefix="/speeches")
READERS = ThreadPoolExecutor(2)  # however many pages wait in this process
SIDES = ("questions", "requirements", "outline")


@pages.get("")
@access.only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """List the speeches with how far each has come."""
    with reading() as rows:
        found = catalogue.materials(rows, access.visitor().person_id)
    return render_template("speeches/index.html", materials=found)


@pages.route("/upload", methods=["GET", "POST"])
@access.only(Role.INSTRUCTOR)
def upload() -> ResponseReturnValue:
    """Take files or a pasted text in, and say what came of each."""
    form = UploadForm(into=request.args.get("into", ""))
    place, known = _place(form.speech_id())
    if form.validate_on_submit():
        files = form.typed()
        if files:
            received = _received(files, place)
            return render_template("speeches/report.html", received=received, message=message)
        form.files.errors = ["请选择文件，或在下面粘贴讲话稿。"]
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    page = render_template(
        "speeches/upload.html", form=form, accepted=ACCEPTED, known=known, place=place
    )
    return page, status


def _place(speech_id: int | None) -> tuple[Destination, Facts | None]:
    """Return where files go, and what is known of the speech they are a new reading of."""
    person_id = access.visitor().person_id
    with reading() as rows:
        if speech_id is None:
            bank_id = public_bank(rows)
            require_edit(rows, person_id, bank_id)
            return Destination(bank_id, person_id), None
        bank_id = catalogue.editable_bank(rows, person_id, speech_id)
        known = catalogue.facts(rows, person_id, speech_id)
    return Destination(bank_id, person_id, speech_id), known


def _received(files: list[File], place: Destination) -> list[Received]:
    return list(receive(database(), files, place, readers=READERS))


@pages.get("/<int:speech_id>")
@access.only(Role.INSTRUCTOR)
def speech(speech_id: int) -> ResponseReturnValue:
    """Show a speech laid open: its text, and what was made of it."""
    side = request.args.get("side", SIDES[0])
    with_removed = "removed" in request.args
    question_id = request.args.get("question", type=number)
    person_id = access.visitor().person_id
    with reading() as rows:
        known = catalogue.facts(rows, person_id, speech_id)
        shown = speech_view(
            rows, person_id, speech_id, question_id=question_id, with_removed=with_removed
        )
    return render_template(
        "speeches/speech.html",
        facts=known,
        speech=shown,
        side=side if side in SIDES else SIDES[0],
        with_removed=with_removed,
        question_id=question_id,
    )


@pages.route("/<int:speech_id>/facts", methods=["GET", "POST"])
@access.only(Role.INSTRUCTOR)
def edit_facts(speech_id: int) -> ResponseReturnValue:
    """Let an instructor confirm or fill in what is known of a speech."""
    person_id = access.visitor().person_id
    with reading() as rows:
        form = FactsForm(obj=catalogue.facts(rows, person_id, speech_id))
    if form.validate_on_submit():
        with writing() as rows:
            catalogue.edit_facts(rows, person_id, speech_id, form.typed())
            rows.commit()
        flash("材料信息已保存。", "done")
        return redirect(url_for("speeches.speech", speech_id=speech_id))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render_template("speeches/facts.html", form=form, speech_id=speech_id), status


@pages.post("/<int:speech_id>/join")
@access.only(Role.INSTRUCTOR)
def join(speech_id: int) -> ResponseReturnValue:
    """Make a speech a later reading of its namesake."""
    into = request.form.get("into", 0, type=number)
    with writing() as rows:
        catalogue.join(rows, access.visitor().person_id, speech_id, into=into)
        rows.commit()
    flash("已并入原有材料，作为它的新版本。", "done")
    return redirect(url_for("speeches.speech", speech_id=into))

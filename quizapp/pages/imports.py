"""导入试题: a file is read, looked at, and only then stored, as drafts."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for

from question_bank.bank.audit.entries import Event, Outcome
from question_bank.bank.curation.choices import choices
from question_bank.bank.kinds import NAMES
from question_bank.bank.people import Role
from question_bank.errors import Refused
from question_bank.exchange.arriving import findings
from question_bank.exchange.readers import lossless
from question_bank.exchange.record import Record
from question_bank.exchange.storing import foreseen, store
from question_bank.exchange.writers.lossless import write
from question_bank.questions.content import keys, prompt
from question_bank.speech.secrecy import Guard
from quizapp import access
from quizapp.auditing import note
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.errors import sentence
from quizapp.forms.imports import ConfirmedImportForm, ImportForm
from quizapp.numbers import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask.typing import ResponseReturnValue

    from question_bank.exchange.found import Findings
    from question_bank.exchange.storing import Arrival

pages = Blueprint("imports", __name__, url_prefix="/imports")


@pages.get("")
@access.only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Ask for a file and the material its questions belong to."""
    form = _form()
    form.speech.data = request.args.get("speech", type=number)
    return render_template("imports/index.html", form=form, asked=False)


@pages.post("")
@access.only(Role.INSTRUCTOR)
def preview() -> ResponseReturnValue:
    """Show what the file holds and what would become of it; nothing is stored."""
    form = _form()
    try:
        if not form.validate():
            return _again(form)
        found = _found(form)
        with reading() as rows:
            arrivals = foreseen(
                rows,
                found.questions,
                speech_id=form.speech.data,
                person_id=access.visitor().person_id,
            )
    except Refused as error:
        form.file.errors = [sentence(error)]
        return _again(form, asked=error.reason == "unchecked_questions")
    return render_template(
        "imports/preview.html",
        arrivals=arrivals,
        problems=found.problems,
        unit=found.unit,
        new=[one for one in arrivals if not one.known],
        kinds=NAMES,
        prompt=prompt,
        keys=keys,
        form=_confirmed(arrivals, form.speech.data),
    )


@pages.post("/confirm")
@access.only(Role.INSTRUCTOR)
def confirm() -> ResponseReturnValue:
    """Store the questions that were looked at, as drafts."""
    form = ConfirmedImportForm()
    found = lossless.read((form.questions.data or "").encode())
    speech_id = request.form.get("speech", 0, type=number)
    with writing() as rows:
        stored = store(
            rows,
            found.questions,
            speech_id=speech_id,
            person_id=access.visitor().person_id,
            now=now(),
        )
        rows.commit()
    flash(f"已导入 {stored} 题，审核以后入库。", "done")
    return redirect(url_for("curation.index", speech=speech_id), HTTPStatus.SEE_OTHER)


def _found(form: ImportForm) -> Findings:
    """Return what the files hold, and write down who confirmed what; of a secret one nothing."""
    checked = bool(form.checked.data)
    with writing() as rows:
        note(rows, Event.UPLOAD_CONFIRMED, files=len(form.names()) or 1, checked=checked)
        rows.commit()
    guard = Guard.CONFIRMED if checked else Guard.ASKING
    try:
        return findings(*form.typed(), names=form.names(), guard=guard)
    except Refused as error:
        if error.reason == "marked_questions":
            with writing() as rows:
                note(rows, Event.UPLOAD_REFUSED, outcome=Outcome.REFUSED, files=1)
                rows.commit()
        raise


def _form() -> ImportForm:
    form = ImportForm()
    with reading() as rows:
        form.offer(choices(rows, access.visitor().person_id).speeches)
    return form


def _confirmed(arrivals: Sequence[Arrival], speech_id: int) -> ConfirmedImportForm:
    """Return the form that brings the new questions back as they were looked at."""
    records = [Record("", one.found.content) for one in arrivals if not one.known]
    written = write(records).content.decode()
    return ConfirmedImportForm(data={"speech": speech_id, "questions": written}, formdata=None)


def _again(form: ImportForm, *, asked: bool = False) -> ResponseReturnValue:
    page = render_template("imports/index.html", form=form, asked=asked)
    return page, HTTPStatus.UNPROCESSABLE_ENTITY

"""学习材料: what has been read, bringing in more, and a speech laid open."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, redirect, render_template, request, url_for

from question_bank.bank.audit.entries import Event, Outcome
from question_bank.bank.curation.choices import banks
from question_bank.bank.curation.tally import fit_count
from question_bank.bank.curation.waiting import Waiting
from question_bank.bank.materials import catalogue
from question_bank.bank.materials.facts import changes, edit_facts, facts
from question_bank.bank.materials.speech_view import speech_view
from question_bank.bank.members import editable_banks, require_edit
from question_bank.bank.people import Role
from question_bank.errors import Refused, Stale
from question_bank.speech.secrecy import Guard
from quizapp import access, watermark
from quizapp.auditing import note
from quizapp.clock import now
from quizapp.database import database, reading, writing
from quizapp.errors import message, sentence
from quizapp.forms.speeches import ACCEPTED, FactsForm, UploadForm
from quizapp.intake import Destination, receive
from quizapp.numbers import number

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from question_bank.bank.materials.facts import Facts
    from quizapp.intake import File, Received

pages = Blueprint("speeches", __name__, url_prefix="/speeches")
LONGEST_WORDS = 80
READERS = ThreadPoolExecutor(2)  # however many pages wait in this process
CHANGED = "{} 道题的出处有变，已标出，请到试题审核里核对。"
SIDES = ("questions", "requirements", "outline")
KNOWN = {
    "same_file": "这个文件以前读过，没有重复读入。",
    "same_text": "文字与已有的这份材料完全相同，没有重复读入，只记下了文件名。",
}


@pages.get("")
@access.only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """List a page of the speeches with how far each has come."""
    words = request.args.get("words", "").strip()[:LONGEST_WORDS]
    page = request.args.get("page", 1, type=number)
    with reading() as rows:
        found = catalogue.materials(rows, access.visitor().person_id, words=words, page=page)
    return render_template("speeches/index.html", found=found, words=words)


@pages.route("/upload", methods=["GET", "POST"])
@access.only(Role.INSTRUCTOR)
def upload() -> ResponseReturnValue:
    """Take files or a pasted text in, and say what came of each."""
    form = UploadForm(into=request.args.get("into", ""))
    place, known = _place(form)
    if form.validate_on_submit():
        files = form.typed()
        received = _received(files, place, checked=bool(form.checked.data))
        asked = received[-1].asked_about if form.text.data and received else None
        if received and asked is None:
            return _told(received, place)
        if asked:
            form.text.errors = [sentence(asked)]
        else:
            form.files.errors = ["请选择文件，或在下面粘贴讲话稿。"]
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    page = render_template(
        "speeches/upload.html", form=form, accepted=ACCEPTED, known=known, place=place
    )
    return page, status


def _told(received: list[Received], place: Destination) -> ResponseReturnValue:
    """Show what came of one file on its own page, of several in a list; a script asks for that."""
    came = received[0]
    if len(received) == 1 and not came.failed and "listed" not in request.form:
        outcome, speech_id = came.report.outcome, came.report.speech_id
        if outcome in KNOWN:
            flash(KNOWN[outcome], "note")
        if came.report.changed:
            flash(CHANGED.format(came.report.changed), "warn")
        return redirect(url_for("speeches.check", speech_id=speech_id))
    return render_template(
        "speeches/report.html", received=received, message=message, into=place.speech_id
    )


def _place(form: UploadForm) -> tuple[Destination, Facts | None]:
    """Return where files go, and what is known of the speech they are a new reading of."""
    person_id, speech_id = access.visitor().person_id, form.speech_id()
    with reading() as rows:
        offered = banks(rows, editable_banks(person_id))
        form.offer(offered)
        if speech_id is None:
            if not offered:
                raise Refused("not_an_editor")
            wanted = request.values.get("bank", type=number)
            bank_id = offered[0][0] if wanted is None else wanted
            require_edit(rows, person_id, bank_id)
            form.bank.data = bank_id
            return Destination(bank_id, person_id), None
        form.bank.data = offered[0][0] if offered else 0
        bank_id = catalogue.editable_bank(rows, person_id, speech_id)
        known = facts(rows, person_id, speech_id)
    return Destination(bank_id, person_id, speech_id), known


def _received(files: list[File], place: Destination, *, checked: bool) -> list[Received]:
    """Take files in, and write down who confirmed what; of a secret file not even its name."""
    if not files:
        return []
    with writing() as rows:
        note(rows, Event.UPLOAD_CONFIRMED, files=len(files), checked=checked)
        rows.commit()
    guard = Guard.CONFIRMED if checked else Guard.ASKING
    received = list(receive(database(), files, place, readers=READERS, guard=guard))
    if marked := sum(came.is_marked for came in received):
        with writing() as rows:
            note(rows, Event.UPLOAD_REFUSED, outcome=Outcome.REFUSED, files=marked)
            rows.commit()
    return received


@pages.get("/<int:speech_id>/check")
@access.only(Role.INSTRUCTOR)
def check(speech_id: int) -> ResponseReturnValue:
    """Show what was read of a speech: facts to confirm, what was cleaned away, what was found."""
    person_id = access.visitor().person_id
    with reading() as rows:
        known = facts(rows, person_id, speech_id)
        shown = speech_view(rows, person_id, speech_id, with_removed=True)
        fit = fit_count(rows, person_id, Waiting(speech_id))
        namesake = catalogue.namesake(rows, person_id, speech_id)
        past = changes(rows, speech_id)
        words = watermark.of_material(rows, speech_id)
    return render_template(
        "speeches/check.html",
        facts=known,
        form=FactsForm.showing(known),
        speech=shown,
        kinds=Counter(made.kind for made in shown.questions),
        fit=fit,
        namesake=namesake,
        past=past,
        watermark=words,
    )


@pages.get("/<int:speech_id>")
@access.only(Role.INSTRUCTOR)
def speech(speech_id: int) -> ResponseReturnValue:
    """Show a speech laid open: its text, and what was made of it."""
    side = request.args.get("side", SIDES[0])
    with_removed = "removed" in request.args
    question_id = request.args.get("question", type=number)
    person_id = access.visitor().person_id
    with reading() as rows:
        known = facts(rows, person_id, speech_id)
        shown = speech_view(
            rows, person_id, speech_id, question_id=question_id, with_removed=with_removed
        )
        words = watermark.of_material(rows, speech_id)
    return render_template(
        "speeches/speech.html",
        facts=known,
        speech=shown,
        side=side if side in SIDES else SIDES[0],
        with_removed=with_removed,
        question_id=question_id,
        watermark=words,
    )


@pages.route("/<int:speech_id>/facts", methods=["GET", "POST"], endpoint="edit_facts")
@access.only(Role.INSTRUCTOR)
def correct(speech_id: int) -> ResponseReturnValue:
    """Let an instructor confirm or fill in what is known of a speech."""
    person_id = access.visitor().person_id
    with reading() as rows:
        known = facts(rows, person_id, speech_id)
    form = FactsForm.showing(known)
    if not form.validate_on_submit():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
        return _facts_page(form, speech_id, {}), status
    try:
        with writing() as rows:
            edit_facts(
                rows, person_id, speech_id, form.typed(), seen=form.seen.data or "", now=now()
            )
            rows.commit()
    except Stale:
        form.seen.data = known.mark
        return _facts_page(form, speech_id, _otherwise(form.typed(), known)), HTTPStatus.CONFLICT
    flash("材料信息已保存。", "done")
    back = "speeches.check" if request.args.get("to") == "check" else "speeches.speech"
    return redirect(url_for(back, speech_id=speech_id))


def _facts_page(form: FactsForm, speech_id: int, otherwise: dict[str, Any]) -> str:
    return render_template(
        "speeches/facts.html", form=form, speech_id=speech_id, otherwise=otherwise
    )


def _otherwise(typed: Facts, known: Facts) -> dict[str, Any]:
    """Return what somebody else has made of the facts, where it differs from what was typed."""
    mine = asdict(typed)
    return {name: value for name, value in asdict(known).items() if value != mine[name]}


@pages.post("/<int:speech_id>/join")
@access.only(Role.INSTRUCTOR)
def join(speech_id: int) -> ResponseReturnValue:
    """Make a speech a later reading of its namesake."""
    into = request.form.get("into", 0, type=number)
    with writing() as rows:
        changed = catalogue.join(rows, access.visitor().person_id, speech_id, into=into, now=now())
        rows.commit()
    flash("已并入原有材料，作为它的新版本。", "done")
    if changed:
        flash(CHANGED.format(changed), "warn")
    return redirect(url_for("speeches.speech", speech_id=into))

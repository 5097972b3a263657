"""备份: the copies there are, one made now, one taken along; restoring is a command."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, send_file, url_for

from question_bank.bank.audit.entries import Event, Outcome
from question_bank.bank.people import Role
from question_bank.errors import Refused
from quizapp import access
from quizapp.auditing import note
from quizapp.backups import BadBackup, shelf
from quizapp.clock import now
from quizapp.database import writing
from quizapp.installation import current_settings, current_site
from quizapp.locks import InUse, alone

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("backups", __name__, url_prefix="/backups")
SHOWN = 30


@pages.get("")
@access.only(Role.ADMINISTRATOR)
def index() -> ResponseReturnValue:
    """List the backups, the newest first."""
    settings = current_settings()
    found = shelf.kept(settings)
    return render_template(
        "backups/index.html",
        backups=found[:SHOWN],
        total=len(found),
        size=sum(one.size for one in found),
        settings=settings,
        same_disk=shelf.is_same_disk(settings),
        downloads=not current_site().graded_protection,
        moment_now=now(),
    )


@pages.post("")
@access.only(Role.ADMINISTRATOR)
def make() -> ResponseReturnValue:
    """Make a backup now, and copy it to the second place where there is one."""
    settings = current_settings()
    try:
        with alone(settings.instance / "backup.lock"):
            made = shelf.make(settings, now=now())
            _note(Outcome.DONE, made.file.name)
            shelf.copy_elsewhere(settings, made)
    except InUse:
        flash("正在作另一个备份，请过一会儿再看。", "warn")
    except BadBackup as error:
        _note(Outcome.REFUSED, "")
        flash(str(error), "wrong")
    else:
        flash("备份完成，并已核对。", "done")
    return redirect(url_for("backups.index"), HTTPStatus.SEE_OTHER)


@pages.get("/<name>")
@access.only(Role.ADMINISTRATOR)
def download(name: str) -> ResponseReturnValue:
    """Hand out one backup, where the office does not keep offices apart."""
    if current_site().graded_protection:
        raise Refused("backups_stay")
    files = {one.file.name: one.file for one in shelf.kept(current_settings())}
    if name not in files:
        abort(HTTPStatus.NOT_FOUND)
    return send_file(files[name], "application/gzip", as_attachment=True, download_name=name)


def _note(outcome: Outcome, file: str) -> None:
    with writing() as rows:
        note(rows, Event.BACKED_UP, outcome=outcome, file=file)
        rows.commit()

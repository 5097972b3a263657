"""The first start: from the log-in of an empty installation to its first administrator."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, current_app, flash, redirect, render_template, url_for

from question_bank.bank.audit.entries import Event
from question_bank.bank.people import Role, head_count
from question_bank.bank.site.beginning import begin, is_empty
from question_bank.errors import Refused
from quizapp import access
from quizapp.auditing import note
from quizapp.backups.shelf import kept
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.errors import sentence
from quizapp.forms.beginning import BeginningForm
from quizapp.installation import current_settings, current_site
from quizapp.samples.removing import samples

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("beginning", __name__, url_prefix="/beginning")
BEGUN = "quizapp_begun"


@pages.app_template_global()
def has_begun() -> bool:
    """Return whether anybody can log in; once somebody can, it is not asked again."""
    if not current_app.extensions.get(BEGUN):
        with reading() as rows:
            current_app.extensions[BEGUN] = not is_empty(rows)
    return bool(current_app.extensions[BEGUN])


@pages.route("", methods=["GET", "POST"])
@access.public
def index() -> ResponseReturnValue:
    """Make the first administrator of whoever holds the code from the terminal."""
    if has_begun():
        return redirect(url_for("account.log_in"))
    form = BeginningForm()
    if form.validate_on_submit() and _made(form):
        login = form.typed()[1].login
        flash(f"已建好系统管理员“{login}”。请用刚才的一次性口令登录，再换成自己的口令。", "done")
        return redirect(url_for("account.log_in"))
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render_template("beginning/index.html", form=form), status


@pages.get("/next")
@access.only(Role.ADMINISTRATOR)
def steps() -> ResponseReturnValue:
    """Show what is still to be done before others are let in."""
    with reading() as rows:
        people = head_count(rows)
        found = samples(rows)
    return render_template(
        "beginning/steps.html",
        people=people,
        roles=Role,
        site=current_site(),
        has_backup=bool(kept(current_settings())),
        has_samples=found.are_there,
        behind_tls=current_settings().secure_cookies,
    )


def _made(form: BeginningForm) -> bool:
    code, beginner = form.typed()
    try:
        with writing() as rows:
            person_id = begin(rows, code, beginner, now=now())
            note(rows, Event.PERSON_ADDED, about=person_id, roles=[Role.ADMINISTRATOR.value])
            rows.commit()
    except Refused as error:
        form.code.errors = [sentence(error)]
        return False
    return True

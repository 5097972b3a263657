"""个人信息 of somebody else: given out for them, their last day, and that they are forgotten."""

from __future__ import annotations

from datetime import datetime, time
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, url_for

from question_bank.bank.accounts import codes
from question_bank.bank.accounts.directory import account
from question_bank.bank.audit.entries import Event
from question_bank.bank.people import Person, Role
from question_bank.exchange.personal.erasing import erase
from question_bank.exchange.personal.keeping import leave_on
from quizapp.access import only
from quizapp.auditing import note
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.forms.leaving import ForgettingForm, LeavingForm
from quizapp.installation import current_settings
from quizapp.personal import as_json, as_workbook

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("personal", __name__, url_prefix="/users")


@pages.get("/<int:person_id>/personal")
@only(Role.ADMINISTRATOR)
def index(person_id: int) -> ResponseReturnValue:
    """Show what can be done about somebody's data."""
    return _page(person_id)


def _page(
    person_id: int, leaving: LeavingForm | None = None, forgetting: ForgettingForm | None = None
) -> ResponseReturnValue:
    with reading() as rows:
        view = account(rows, person_id, now=now())
        leaves_at = rows.get_one(Person, person_id).leaves_at
        is_asked = codes.is_asked(rows, person_id)
    day = leaves_at and leaves_at.astimezone(current_settings().timezone).date()
    page = render_template(
        "personal/index.html",
        person=view.account,
        leaves_on=day,
        is_asked=is_asked,
        leaving=leaving or LeavingForm(formdata=None, data={"day": day}),
        forgetting=forgetting or ForgettingForm(formdata=None),
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if leaving or forgetting else HTTPStatus.OK


@pages.get("/<int:person_id>/personal/all.<any(json, xlsx):extension>")
@only(Role.ADMINISTRATOR)
def download(person_id: int, extension: str) -> ResponseReturnValue:
    """Send all that is kept of somebody, because they asked for it."""
    made = as_json(person_id) if extension == "json" else as_workbook(person_id)
    with writing() as rows:
        note(rows, Event.PERSON_EXPORTED, about=person_id, extension=extension)
        rows.commit()
    return made


@pages.post("/<int:person_id>/personal/leaving")
@only(Role.ADMINISTRATOR)
def leave(person_id: int) -> ResponseReturnValue:
    """Write down somebody's last day, or take it back."""
    form = LeavingForm()
    if not form.validate():
        return _page(person_id, leaving=form)
    day, zone = form.day.data, current_settings().timezone
    with writing() as rows:
        account(rows, person_id, now=now())
        leave_on(rows, person_id, datetime.combine(day, time(), zone) if day else None)
        note(rows, Event.PERSON_CHANGED, about=person_id, fields=["leaves_at"])
        rows.commit()
    flash("已保存，从这一天起不能再登录。" if day else "已取消离开日期。", "done")
    return _back(person_id)


@pages.post("/<int:person_id>/personal/codes-off")
@only(Role.ADMINISTRATOR)
def codes_off(person_id: int) -> ResponseReturnValue:
    """Ask somebody for no more codes: their telephone is lost."""
    with writing() as rows:
        account(rows, person_id, now=now())
        if codes.turn_off(rows, person_id):
            note(rows, Event.CODES_OFF, about=person_id)
        rows.commit()
    flash("动态口令已停用，只用口令就能登录。请本人尽快重新启用。", "done")
    return _back(person_id)


@pages.post("/<int:person_id>/personal/erase")
@only(Role.ADMINISTRATOR)
def forget(person_id: int) -> ResponseReturnValue:
    """Forget somebody."""
    form = ForgettingForm()
    if not form.validate():
        return _page(person_id, forgetting=form)
    with writing() as rows:
        note(rows, Event.PERSON_ERASED, about=person_id)
        name = erase(rows, person_id, now=now())
        rows.commit()
    flash(f"{name}的个人信息已删除，留下的只有不带姓名的数字。", "done")
    return redirect(url_for("users.index"), HTTPStatus.SEE_OTHER)


def _back(person_id: int) -> ResponseReturnValue:
    return redirect(url_for("personal.index", person_id=person_id), HTTPStatus.SEE_OTHER)

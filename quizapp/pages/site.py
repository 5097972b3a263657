"""单位设置: what the office chooses, group by group."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import Blueprint, flash, redirect, render_template, url_for

from question_bank.bank.accounts.administering import mixed
from question_bank.bank.accounts.notice import version_of
from question_bank.bank.audit.entries import Event
from question_bank.bank.people import Role
from question_bank.bank.site.settings import change_settings, settings_of
from quizapp import access
from quizapp.auditing import note
from quizapp.database import reading, writing
from quizapp.forms.site import FORMS, SpreadingForm
from quizapp.installation import current_settings

if TYPE_CHECKING:
    from collections.abc import Collection

    from flask.typing import ResponseReturnValue

    from question_bank.bank.site.settings import SiteSettings
    from quizapp.forms.site import SiteForm

pages = Blueprint("site", __name__, url_prefix="/site")


@pages.get("")
@access.only(Role.ADMINISTRATOR)
def index() -> ResponseReturnValue:
    """Show what the office chose."""
    return _page({})


@pages.post("/<any(unit, accounts, keeping, spreading):group>")
@access.only(Role.ADMINISTRATOR)
def change(group: str) -> ResponseReturnValue:
    """Keep one group of settings, and write down which of them changed."""
    form = FORMS[group]()
    if isinstance(form, SpreadingForm):
        form.behind_tls = current_settings().secure_cookies
    if not form.validate():
        return _page({group: form})
    with writing() as rows:
        wanted = form.typed(settings_of(rows))
        changed = change_settings(rows, wanted, seen=form.seen.data or "")
        if changed:
            note(rows, Event.SETTINGS_CHANGED, fields=list(changed), **_notice(wanted, changed))
        rows.commit()
    flash("已保存。" if changed else "没有改动。", "done" if changed else "note")
    return redirect(url_for("site.index", _anchor=group), HTTPStatus.SEE_OTHER)


def _notice(wanted: SiteSettings, changed: Collection[str]) -> dict[str, Any]:
    """Return what people are asked to tick from now on, and under which number it is logged."""
    words = wanted.secrecy_notice
    is_asked = words and "secrecy_notice" in changed
    return {"version": version_of(words), "words": words} if is_asked else {}


def _page(sent: dict[str, SiteForm]) -> ResponseReturnValue:
    with reading() as rows:
        present = settings_of(rows)
        both = mixed(rows)
    forms = {name: sent.get(name) or kind.of(present) for name, kind in FORMS.items()}
    page = render_template(
        "site/index.html",
        forms=forms,
        mixed=both,
        notice_version=version_of(present.secrecy_notice),
        behind_tls=current_settings().secure_cookies,
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if sent else HTTPStatus.OK

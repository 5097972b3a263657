"""我的账号: where one is logged in, the code beside the password, and what is kept of oneself."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, request, session, url_for

from question_bank.bank.accounts import codes, own_log_ins
from question_bank.bank.accounts.notice import ask_no_more, confirm, noted, take_note, version_of
from question_bank.bank.accounts.tries import count_own_attempt, forgive
from question_bank.bank.audit.entries import Event, Outcome
from question_bank.bank.people import Role
from question_bank.errors import Refused
from quizapp.access import everyone, visitor
from quizapp.addresses import own_address
from quizapp.auditing import note
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.errors import sentence
from quizapp.forms.account import CodeForm, NoticeForm
from quizapp.installation import current_settings, current_site, opener
from quizapp.qr import qr
from quizapp.sealing import sealed

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("own", __name__, url_prefix="/own")
NEW_SECRET = "new_code_secret"  # noqa: S105 - the name of a place in the cookie


@pages.get("")
@everyone
def index() -> ResponseReturnValue:
    """Show where one is logged in and what else there is to look after."""
    me = visitor()
    with reading() as rows:
        found = own_log_ins.open_log_ins(rows, me.person_id, token=me.token, now=now())
        is_asked = codes.is_asked(rows, me.person_id)
        known = noted(rows, me.person_id)
    return render_template(
        "own/index.html",
        log_ins=found,
        is_asked=is_asked,
        may_be_asked=_may_be_asked(),
        noted=known,
        form=CodeForm(formdata=None),
    )


@pages.post("/log-ins/<mark>/end")
@everyone
def end(mark: str) -> ResponseReturnValue:
    """End one of one's log-ins."""
    with writing() as rows:
        own_log_ins.close_own(rows, visitor().person_id, mark, now=now())
        note(rows, Event.LOG_IN_ENDED)
        rows.commit()
    flash("这处登录已结束。", "done")
    return redirect(url_for("own.index"), HTTPStatus.SEE_OTHER)


@pages.post("/log-ins/end-others")
@everyone
def end_others() -> ResponseReturnValue:
    """End all of one's log-ins but this."""
    me = visitor()
    with writing() as rows:
        own_log_ins.close_others(rows, me.person_id, token=me.token, now=now())
        note(rows, Event.LOG_IN_ENDED, others=True)
        rows.commit()
    flash("其他设备上的登录都已结束。", "done")
    return redirect(url_for("own.index"), HTTPStatus.SEE_OTHER)


@pages.get("/notice")
@everyone
def notice() -> ResponseReturnValue:
    """Tell what is kept of people and who sees it, and what the office says of secrecy."""
    return _notice_page(NoticeForm(formdata=None)), HTTPStatus.OK


@pages.post("/notice")
@everyone
def accept_notice() -> ResponseReturnValue:
    """Write down that somebody took note, and what they ticked."""
    form, me = NoticeForm(), visitor().person_id
    with writing() as rows:
        has_to_tick = bool(noted(rows, me).to_confirm)
        if has_to_tick and not form.validate():
            return _notice_page(form), HTTPStatus.UNPROCESSABLE_ENTITY
        if has_to_tick:
            confirm(rows, me, version := form.seen(), now=now())
            note(rows, Event.SECRECY_CONFIRMED, version=version)
        if take_note(rows, me, now=now()):
            note(rows, Event.NOTICE_ACCEPTED)
        ask_no_more(rows, me)
        rows.commit()
    there = own_address(request.args.get("next")) or url_for("home.index")
    return redirect(there, HTTPStatus.SEE_OTHER)


def _notice_page(form: NoticeForm) -> str:
    with reading() as rows:
        found = noted(rows, visitor().person_id)
    form.version.data = version_of(found.to_confirm)
    return render_template("own/notice.html", site=current_site(), noted=found, form=form)


@pages.route("/code", methods=["GET", "POST"])
@everyone
def code() -> ResponseReturnValue:
    """Share a secret with an app of one's own, so that it can be asked for codes."""
    if not _may_be_asked():
        abort(HTTPStatus.NOT_FOUND)
    secret = session.setdefault(NEW_SECRET, codes.new_secret())
    form = CodeForm()
    if form.validate_on_submit():
        try:
            return _turned_on(secret, form)
        except Refused as error:
            form.code.errors = [sentence(error)]
    address = codes.address(secret, visitor().name)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    page = render_template(
        "own/code.html", form=form, secret=secret, drawn=qr(address, "动态口令的二维码")
    )
    return page, status


def _turned_on(secret: str, form: CodeForm) -> ResponseReturnValue:
    with writing() as rows:
        me = visitor().person_id
        kept = sealed(current_settings().secret_key, secret, me)
        recovery = codes.turn_on(rows, me, secret, form.typed(), now=now(), kept=kept)
        note(rows, Event.CODES_ON)
        rows.commit()
    session.pop(NEW_SECRET)
    return render_template("own/recovery.html", recovery=recovery)


@pages.post("/code/off")
@everyone
def code_off() -> ResponseReturnValue:
    """Be asked for no more codes, with one last code as proof."""
    form, me = CodeForm(), visitor().person_id
    with writing() as rows:
        attempt = count_own_attempt(rows, me, now=now())
        right = attempt.wait_until is None and codes.accept(
            rows, me, form.typed(), now=now(), opened=opener()
        )
        if right:
            codes.turn_off(rows, me)
            forgive(rows, me, address="")
        note(rows, Event.CODES_OFF, outcome=Outcome.DONE if right else Outcome.REFUSED)
        rows.commit()
    if right:
        flash("动态口令已停用。", "done")
    else:
        flash("动态口令不对，没有停用。请输手机上正显示的数字，或者一个备用码。", "wrong")
    return redirect(url_for("own.index"), HTTPStatus.SEE_OTHER)


def _may_be_asked() -> bool:
    """Return whether the visitor is more than a trainee: codes are for those."""
    return bool(visitor().roles - {Role.TRAINEE})

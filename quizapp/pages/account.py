"""Logging in, logging out, and one's own password."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask_login import current_user, login_user, logout_user

from question_bank.bank.accounts import codes, log_ins, own_password, tries
from question_bank.bank.accounts.notice import noted
from question_bank.bank.accounts.passwords import hashed, matches
from question_bank.bank.accounts.rules import rules
from question_bank.bank.audit.entries import Event, Outcome
from question_bank.bank.classes.cohort_view import whom_to_ask
from question_bank.errors import Refused
from quizapp import access
from quizapp.addresses import own_address
from quizapp.auditing import note
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.devices import device
from quizapp.errors import sentence
from quizapp.filters import wait
from quizapp.forms.account import CodeForm, LogInForm, PasswordForm
from quizapp.installation import opener
from quizapp.visitors import visitor_of

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue
    from sqlalchemy.orm import Session
    from wtforms import PasswordField

    from question_bank.bank.accounts.tries import Attempt

pages = Blueprint("account", __name__)
AWAITED = "awaited"
WRONG = "登录名或口令不对。请看看大写锁定和输入法，再试一次。"
WRONG_CODE = "动态口令不对，或者已经用过。请等手机上换成下一个再输。"


@pages.route("/log-in", methods=["GET", "POST"])
@access.public
def log_in() -> ResponseReturnValue:
    """Let someone in."""
    if current_user.is_authenticated:
        return redirect(url_for("home.index"))
    form = LogInForm()
    if form.validate_on_submit():
        attempt = _password_attempt(form)
        if attempt is not None and attempt.person_id is not None:
            return _half_way(attempt.person_id) if attempt.asks_code else _let_in(attempt.person_id)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render_template("account/log_in.html", form=form), status


def _password_attempt(form: LogInForm) -> Attempt | None:
    """Return the attempt if it was right, or None with the reason written beside the field."""
    login, password = form.typed()
    with writing() as rows:
        attempt = tries.count_attempt(rows, login, now=now(), address=request.remote_addr or "")
        rows.commit()
    why = ""
    if not _is_right(attempt, password, form.password, WRONG):
        why = "password" if attempt.wait_until is None else "waits"
    elif attempt.stopped:
        form.login.errors = ["这个账号已停用。如需恢复，请联系系统管理员。"]
        why = "stopped"
    elif attempt.expired:
        form.password.errors = [_expired(attempt.person_id)]
        why = "expired"
    if not why:
        return attempt
    _note_refusal(attempt.person_id, why)
    return None


def _half_way(person_id: int) -> ResponseReturnValue:
    """Remember that the password was right, and ask for the code."""
    with writing() as rows:
        token = _open(rows, person_id, awaits_code=True)
        rows.commit()
    session.clear()
    session[AWAITED] = token
    return redirect(url_for("account.code", next=request.args.get("next")))


@pages.route("/log-in/code", methods=["GET", "POST"])
@access.public
def code() -> ResponseReturnValue:
    """Ask for the code from the telephone of who wants to be asked."""
    with reading() as rows:
        person_id = log_ins.awaited(rows, session.get(AWAITED, ""), now=now())
    if person_id is None:
        return redirect(url_for("account.log_in", next=request.args.get("next")))
    form = CodeForm()
    if form.validate_on_submit() and _is_right_code(person_id, form):
        with writing() as rows:
            log_ins.close_log_in(rows, session[AWAITED], now=now())
            rows.commit()
        return _let_in(person_id)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render_template("account/code.html", form=form), status


def _is_right_code(person_id: int, form: CodeForm) -> bool:
    with writing() as rows:
        attempt = tries.count_own_attempt(rows, person_id, now=now())
        right = attempt.wait_until is None and codes.accept(
            rows, person_id, form.typed(), now=now(), opened=opener()
        )
        rows.commit()
    if right and not attempt.stopped:
        return True
    _note_refusal(person_id, "code" if attempt.wait_until is None else "waits")
    form.code.errors = [
        _too_often(attempt) or "动态口令不对，或者已经用过。请等手机上换成下一个再输。"
    ]
    return False


def _open(rows: Session, person_id: int, *, awaits_code: bool = False) -> str:
    return log_ins.open_log_in(
        rows,
        person_id,
        now=now(),
        address=request.remote_addr or "",
        device=device(request.user_agent.string),
        awaits_code=awaits_code,
        asks_notice=bool(noted(rows, person_id).to_confirm),
    )


def _note_refusal(person_id: int | None, why: str) -> None:
    """Write down that somebody was not let in; a name that is nobody's is not kept."""
    with writing() as rows:
        note(rows, Event.LOG_IN, outcome=Outcome.REFUSED, who=person_id, reason=why)
        rows.commit()


def _expired(person_id: int | None) -> str:
    """Return what to tell who comes with a password that was given to them too long ago."""
    with reading() as rows:
        names = whom_to_ask(rows, person_id or 0)
    asked = f"培训管理员{'、'.join(names)}" if names else "系统管理员"
    return f"这个初始口令已经过期，请联系{asked}重置，领一张新的口令条。"


def _is_right(attempt: Attempt, password: str, field: PasswordField, wrong: str) -> bool:
    """Return whether the password is right; if not, or not yet, the field says so."""
    if attempt.wait_until is not None:
        field.errors = [_too_often(attempt)]
        return False
    right = matches(password, attempt.kept_password)
    if not right:
        field.errors = [wrong]
    return right


def _too_often(attempt: Attempt) -> str:
    if attempt.wait_until is None:
        return ""
    return f"连续输错的次数太多，请过{wait(attempt.wait_until - now())}再试。"


def _let_in(person_id: int) -> ResponseReturnValue:
    with writing() as rows:
        token = _open(rows, person_id)
        note(rows, Event.LOG_IN, who=person_id)
        rows.commit()
    session.clear()
    login_user(visitor_of(token))
    return redirect(own_address(request.args.get("next")) or url_for("home.index"))


@pages.post("/log-out")
@access.everyone
def log_out() -> ResponseReturnValue:
    """End this log-in."""
    with writing() as rows:
        log_ins.close_log_in(rows, access.visitor().token, now=now())
        note(rows, Event.LOG_OUT)
        rows.commit()
    logout_user()
    session.clear()
    flash("已退出。", "note")
    return redirect(url_for("account.log_in"))


@pages.route("/password", methods=["GET", "POST"])
@access.everyone
def password() -> ResponseReturnValue:
    """Let a person choose their own password; other devices are logged out."""
    form = PasswordForm()
    if form.validate_on_submit() and _password_changed(form):
        flash("口令已修改，其他设备上的登录已退出。", "done")
        return redirect(url_for("home.index"))
    with reading() as rows:
        holding = rules(rows)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render_template("account/password.html", form=form, rules=holding), status


def _password_changed(form: PasswordForm) -> bool:
    present, chosen = form.typed()
    person_id = access.visitor().person_id
    with writing() as rows:
        attempt = tries.count_own_attempt(rows, person_id, now=now())
        rows.commit()
    if not _is_right(attempt, present, form.present, "现在的口令不对。"):
        with writing() as rows:
            note(rows, Event.PASSWORD_CHANGED, outcome=Outcome.REFUSED)
            rows.commit()
        return False
    try:
        with reading() as rows:
            own_password.require_good(rows, person_id, chosen)
    except Refused as error:
        form.chosen.errors = [sentence(error)]
        return False
    kept = hashed(chosen)  # takes its time, so before the database waits
    with writing() as rows:
        own_password.change_password(rows, person_id, kept, now=now())
        token = _open(rows, person_id)
        note(rows, Event.PASSWORD_CHANGED)
        rows.commit()
    session.clear()
    login_user(visitor_of(token))
    return True

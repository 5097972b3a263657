"""Logging in, logging out, and one's own password."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask_login import LoginManager, current_user, login_user, logout_user

from question_bank.bank.accounts import log_ins as bank_log_ins
from question_bank.bank.accounts.passwords import matches
from question_bank.bank.audit.entries import Event, Outcome
from question_bank.bank.classes.cohort_view import whom_to_ask
from quizapp import access
from quizapp.addresses import own_address
from quizapp.auditing import note
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.filters import wait
from quizapp.forms.account import LogInForm, PasswordForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask.typing import ResponseReturnValue
    from wtforms import PasswordField

    from question_bank.bank.accounts.log_ins import Attempt

pages = Blueprint("account", __name__)
WRONG = "登录名或口令不对。请看看大写锁定和输入法，再试一次。"
OPEN_BEFORE_NEW_PASSWORD = frozenset({"static", "account.password", "account.log_out"})


def log_ins() -> LoginManager:
    """Return what finds the visitor behind a cookie."""
    manager = LoginManager()
    manager.unauthorized_handler(_ask_to_log_in)
    manager.session_protection = None  # tokens can be taken back; office addresses change
    manager.user_loader(_visitor)
    return manager


def _ask_to_log_in() -> ResponseReturnValue:
    """Lead back afterwards, if there is a page to lead back to."""
    back = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("account.log_in", next=back))


def _visitor(token: str) -> access.Visitor | None:
    with reading() as rows:
        found = bank_log_ins.identity(rows, token, now=now())
    if found is None:
        return None
    return access.Visitor(
        token, found.person_id, found.name, found.roles, found.must_change_password
    )


@pages.before_app_request
def ask_for_own_password() -> ResponseReturnValue | None:
    """Send people who still use the password they were given to choose their own."""
    if request.endpoint in OPEN_BEFORE_NEW_PASSWORD or not current_user.is_authenticated:
        return None
    if access.visitor().must_change_password:
        return redirect(url_for("account.password"))
    return None


@pages.route("/log-in", methods=["GET", "POST"])
@access.public
def log_in() -> ResponseReturnValue:
    """Let someone in."""
    if current_user.is_authenticated:
        return redirect(url_for("home.index"))
    form = LogInForm()
    if form.validate_on_submit():
        token = _token_for(form)
        if token is not None:
            return _let_in(token)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render_template("account/log_in.html", form=form), status


def _token_for(form: LogInForm) -> str | None:
    """Return a new log-in's token, or None with the reason written beside the field."""
    login, password = form.typed()
    with writing() as rows:
        attempt = bank_log_ins.count_attempt(rows, login, now=now())
        rows.commit()
    if not _is_right(attempt, password, form.password, WRONG):
        _note_refusal(attempt)
        return None
    if attempt.stopped or attempt.person_id is None:
        form.login.errors = ["这个账号已停用。如需恢复，请联系系统管理员。"]
        _note_refusal(attempt, "stopped")
        return None
    if attempt.expired:
        _note_refusal(attempt, "expired")
        with reading() as rows:
            names = whom_to_ask(rows, attempt.person_id)
        form.password.errors = [_expired(names)]
        return None
    with writing() as rows:
        token = bank_log_ins.open_log_in(rows, attempt.person_id, now=now())
        note(rows, Event.LOG_IN, who=attempt.person_id)
        rows.commit()
    return token


def _note_refusal(attempt: Attempt, why: str = "") -> None:
    """Write down that somebody was not let in; a name that is nobody's is not kept."""
    reason = why or ("password" if attempt.wait_until is None else "waits")
    with writing() as rows:
        note(rows, Event.LOG_IN, outcome=Outcome.REFUSED, who=attempt.person_id, reason=reason)
        rows.commit()


def _expired(names: Sequence[str]) -> str:
    """Return what to tell who comes with a password that was given to them too long ago."""
    asked = f"培训管理员{'、'.join(names)}" if names else "系统管理员"
    return f"这个初始口令已经过期，请联系{asked}重置，领一张新的口令条。"


def _is_right(attempt: Attempt, password: str, field: PasswordField, wrong: str) -> bool:
    """Return whether the password is right; if not, or not yet, the field says so."""
    if attempt.wait_until is not None:
        pause = wait(attempt.wait_until - now())
        field.errors = [f"连续输错的次数太多，请过{pause}再试。"]
        return False
    right = matches(password, attempt.kept_password)
    if not right:
        field.errors = [wrong]
    return right


def _let_in(token: str) -> ResponseReturnValue:
    visitor = _visitor(token)
    session.clear()
    login_user(visitor)
    return redirect(own_address(request.args.get("next")) or url_for("home.index"))


@pages.post("/log-out")
@access.everyone
def log_out() -> ResponseReturnValue:
    """End this log-in."""
    with writing() as rows:
        bank_log_ins.close_log_in(rows, access.visitor().token, now=now())
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
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render_template("account/password.html", form=form), status


def _password_changed(form: PasswordForm) -> bool:
    present, chosen = form.typed()
    person_id = access.visitor().person_id
    with writing() as rows:
        attempt = bank_log_ins.count_own_attempt(rows, person_id, now=now())
        rows.commit()
    if not _is_right(attempt, present, form.present, "现在的口令不对。"):
        with writing() as rows:
            note(rows, Event.PASSWORD_CHANGED, outcome=Outcome.REFUSED)
            rows.commit()
        return False
    with writing() as rows:
        bank_log_ins.change_password(rows, person_id, chosen, now=now())
        note(rows, Event.PASSWORD_CHANGED)
        token = bank_log_ins.open_log_in(rows, person_id, now=now())
        rows.commit()
    session.clear()
    login_user(_visitor(token))
    return True

"""From the cookie to the visitor, and what a visitor has to do before anything else."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from flask import flash, redirect, request, url_for
from flask_login import LoginManager, current_user

from question_bank.bank.accounts import log_ins
from question_bank.bank.audit.entries import Event, record
from question_bank.bank.people import Role
from question_bank.study.examining.sittings import running_sitting
from question_bank.study.exams import Sort
from quizapp import access
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.examination import is_closed_book

if TYPE_CHECKING:
    from datetime import datetime

    from flask import Flask
    from flask.typing import ResponseReturnValue
    from sqlalchemy.orm import Session

    from question_bank.bank.accounts.log_ins import Identity

OPEN_BEFORE_NEW_PASSWORD = frozenset({"static", "account.password", "account.log_out"})
OPEN_BEFORE_NOTICE = OPEN_BEFORE_NEW_PASSWORD | {"own.notice", "own.accept_notice"}
SEEN_AGAIN = timedelta(minutes=1)
"""How often it is written down that a log-in is in use, where idleness counts."""


def log_in_manager() -> LoginManager:
    """Return what finds the visitor behind a cookie."""
    manager = LoginManager()
    manager.unauthorized_handler(_ask_to_log_in)
    manager.session_protection = None  # tokens can be taken back; office addresses change
    manager.user_loader(visitor_of)
    return manager


def visitor_of(token: str) -> access.Visitor | None:
    """Return whose token it is; a log-in that was idle for too long ends here."""
    moment = now()
    with reading() as rows:
        found = log_ins.identity(rows, token, now=moment)
        sits = _sitting(rows, found, moment)
    if found is None or (found.idle is not None and not _stays(found, token, moment)):
        return None
    return access.Visitor(
        token,
        found.person_id,
        found.name,
        found.roles,
        must_change_password=found.must_change_password,
        is_outdated=found.is_outdated,
        has_noticed=found.has_noticed,
        sits=sits,
    )


def _sitting(rows: Session, found: Identity | None, moment: datetime) -> int | None:
    """Return the exam that is being sat, where a page is asked for that is then closed."""
    if found is None or Role.TRAINEE not in found.roles or not is_closed_book():
        return None
    return running_sitting(rows, found.person_id, now=moment)


def register(app: Flask) -> None:
    """Lead who has something else to do first to where it is done."""

    @app.before_request
    def first_things_first() -> ResponseReturnValue | None:
        if request.endpoint in OPEN_BEFORE_NEW_PASSWORD or not current_user.is_authenticated:
            return None
        if access.visitor().must_change_password:
            return redirect(url_for("account.password"))
        if not access.visitor().has_noticed and request.endpoint not in OPEN_BEFORE_NOTICE:
            back = request.full_path.rstrip("?") if request.method == "GET" else None
            return redirect(url_for("own.notice", next=back))
        return None


def _ask_to_log_in() -> ResponseReturnValue:
    """Lead back afterwards, if there is a page to lead back to."""
    back = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("account.log_in", next=back))


def _stays(found: Identity, token: str, moment: datetime) -> bool:
    """Return whether a log-in that can idle goes on; whoever sits an exam is never idle."""
    if found.has_idled(moment) and not _sits(found, moment):
        with writing() as rows:
            log_ins.close_log_in(rows, token, now=moment)
            record(
                rows,
                Event.LOG_OUT,
                who=found.person_id,
                address=request.remote_addr or "",
                now=moment,
                facts={"reason": "idle"},
            )
            rows.commit()
        flash("离开得太久，已自动退出。请重新登录。", "note")
        return False
    if found.seen_at is not None and moment - found.seen_at > SEEN_AGAIN:
        with writing() as rows:
            log_ins.see(rows, token, now=moment)
            rows.commit()
    return True


def _sits(found: Identity, moment: datetime) -> bool:
    if Role.TRAINEE not in found.roles:
        return False
    with reading() as rows:
        return any(
            running_sitting(rows, found.person_id, now=moment, sort=sort) is not None
            for sort in Sort
        )

"""What supervisors ask: is it alive, can it answer, how much does it do."""

from __future__ import annotations

from hmac import compare_digest
from http import HTTPStatus
from ipaddress import ip_address
from typing import TYPE_CHECKING

from flask import Blueprint, abort, current_app, request

from quizapp import access
from quizapp.database import database
from quizapp.installation import current_settings
from quizapp.metering import exposition
from quizapp.readiness import hindrance

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("health", __name__)
FORWARDED = ("X-Forwarded-For", "X-Real-IP", "Forwarded")
PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


@pages.get("/healthz")
@access.public
def healthz() -> ResponseReturnValue:
    """Say that this process answers."""
    return _said("ok")


@pages.get("/readyz")
@access.public
def readyz() -> ResponseReturnValue:
    """Say that pages can be answered: the database is there and of our schema, the disk has room.

    Whoever may not read the figures is not told what is wrong.
    """
    wrong = hindrance(current_settings(), database())
    if wrong is None:
        return _said("ok")
    return _said(wrong if _may_see() else "not ready", HTTPStatus.SERVICE_UNAVAILABLE)


@pages.get("/metrics")
@access.public
def metrics() -> ResponseReturnValue:
    """Give the figures, on this machine or to who knows the token."""
    if not _may_see():
        abort(HTTPStatus.NOT_FOUND)
    return current_app.response_class(
        exposition(current_settings(), database()), content_type=PROMETHEUS
    )


def _said(word: str, status: int = HTTPStatus.OK) -> ResponseReturnValue:
    return current_app.response_class(f"{word}\n", status, mimetype="text/plain")


def _may_see() -> bool:
    """Return whether a program on this machine asks, through no proxy, or who knows the token."""
    token = current_settings().metrics_token
    given = request.authorization
    if token and given and given.type == "bearer" and given.token:
        return compare_digest(given.token.encode(), token.encode())
    if any(name in request.headers for name in FORWARDED):
        return False
    try:
        return ip_address(request.remote_addr or "").is_loopback
    except ValueError:  # a socket file has no address
        return False

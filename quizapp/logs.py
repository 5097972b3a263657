"""The program's log: a JSON object a line, on standard error, without anything that people wrote.

A line of a request names the page, not the address that was asked for: addresses hold searches,
and names. An error is told by its kind and by where it happened; its words may quote an answer.
What people did is in the audit log, and there alone.
"""

from __future__ import annotations

import json
import logging
import logging.config
import re
import secrets
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from flask import g, has_request_context, request

from quizapp.clock import stopwatch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from flask import Flask, Response

HEADER = "X-Request-ID"
GIVEN = re.compile(r"[0-9A-Za-z-]{8,64}")
QUIET = {"static", "health.healthz", "health.readyz", "health.metrics"}
FACTS = ("page", "method", "status", "milliseconds", "bytes")
FRAMES = 12

log = logging.getLogger("quizapp.requests")


class Lines(logging.Formatter):
    """Writes a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        said: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "process": record.process,
            "message": record.getMessage(),
        }
        if has_request_context():
            said["request"] = request_id()
        said |= {name: getattr(record, name) for name in FACTS if hasattr(record, name)}
        if record.exc_info and record.exc_info[1]:
            said["errors"] = list(_errors(record.exc_info[1]))
        return json.dumps(said, ensure_ascii=False)


def configuration(*, quiet: bool) -> dict[str, Any]:
    """Return what `logging.config` needs; quiet is without a line for every request."""
    ours = {"handlers": [], "propagate": True}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"lines": {"()": "quizapp.logs.Lines"}},
        "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"level": "WARNING", "handlers": ["lines"]},
        "loggers": {
            "quizapp.requests": {**ours, "level": "WARNING" if quiet else "INFO"},
            "gunicorn.error": {**ours, "level": "WARNING"},
            "gunicorn.access": {**ours, "level": "WARNING"},
        },
    }


def request_id() -> str:
    """Return the number of the request being answered: a proxy's, or our own."""
    if "request_id" not in g:
        given = request.headers.get(HEADER, "")
        g.request_id = given if GIVEN.fullmatch(given) else secrets.token_hex(8)
    return str(g.request_id)


def register(app: Flask) -> None:
    """Give each request a number, and tell how it ended and how long it took."""
    app.jinja_env.globals["request_id"] = request_id

    @app.before_request
    def begin() -> None:
        g.seconds = stopwatch()

    @app.after_request
    def end(response: Response) -> Response:
        response.headers[HEADER] = request_id()
        if request.endpoint not in QUIET:
            seconds = g.seconds() if "seconds" in g else 0.0
            log.info(
                "answered",
                extra={
                    "page": request.endpoint,
                    "method": request.method,
                    "status": response.status_code,
                    "milliseconds": round(seconds * 1000, 1),
                    "bytes": response.content_length,
                },
            )
        return response


def _errors(error: BaseException | None) -> Iterator[dict[str, object]]:
    """Give an error and those that led to it: kinds and places, no words."""
    while error is not None:
        kind = type(error)
        frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
        told: dict[str, object] = {
            "kind": f"{kind.__module__}.{kind.__qualname__}",
            "at": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames],
        }
        if isinstance(error, OSError) and error.strerror:
            told["words"] = error.strerror
        yield told
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)

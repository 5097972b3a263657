"""How much a request may ask the server to take apart, whoever sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, request

if TYPE_CHECKING:
    from flask import Flask

TYPED = "application/x-www-form-urlencoded"
MOST_TYPED = 2 << 20  # bytes: a sheet of two hundred long answers, and little work for the parser


def register(app: Flask) -> None:
    """Refuse plain forms larger than anybody types; files come in forms of another kind."""

    @app.before_request
    def not_too_much() -> None:
        if request.mimetype == TYPED:
            size = request.content_length
            if size is None or size > MOST_TYPED:
                abort(413)

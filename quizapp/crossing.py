"""Changes that stand in each other's way: the one that the database gives up is made once more.

PostgreSQL gives a transaction up where two wait for each other, and (a distributed one, or with
stricter rules than ours) where it finds no order for them. Nothing of it is kept, so the request is
carried out again from the start, once. SQLite lets writers in one by one and gives none up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import g, request
from sqlalchemy.exc import OperationalError

if TYPE_CHECKING:
    from flask import Flask
    from flask.typing import ResponseReturnValue

GIVEN_UP = frozenset({"40001", "40P01"})  # serialization failure, deadlock


def register(app: Flask) -> None:
    """Carry a request out once more where its change was given up for another's."""
    carry_out = app.dispatch_request

    def dispatch() -> ResponseReturnValue:
        g.quizapp_has_committed = False
        try:
            return carry_out()
        except OperationalError as error:
            if not _may_go_again(error):
                raise
            app.logger.warning("given up for another's change: once more", exc_info=error)
            return carry_out()

    app.dispatch_request = dispatch  # type: ignore[method-assign] # where Flask calls the view


def _may_go_again(error: OperationalError) -> bool:
    """Return whether nothing of the request is kept, and all that was sent can be read again."""
    is_given_up = getattr(error.orig, "sqlstate", None) in GIVEN_UP
    return is_given_up and not g.quizapp_has_committed and not request.files

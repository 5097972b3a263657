"""Numbers out of addresses and forms: those that a database can look for, and no others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkzeug.routing import IntegerConverter

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.routing import Map

LARGEST = 2**31 - 1  # PostgreSQL's INTEGER


class Number(IntegerConverter):
    """`<int:…>` in an address; a number nothing can have makes it an address of nothing."""

    def __init__(self, map: Map) -> None:  # noqa: A002 - werkzeug's name
        super().__init__(map, max=LARGEST)


def number(text: str) -> int:
    """Return the number that somebody wrote; for `request.args.get(…, type=number)`.

    Raises:
        ValueError: it is none, or none that a database can look for.

    """
    found = int(text)
    if not 0 <= found <= LARGEST:
        raise ValueError(text)
    return found


def register(app: Flask) -> None:
    """Let addresses hold such numbers only; to be called before pages are added."""
    app.url_map.converters["int"] = Number

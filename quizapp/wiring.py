"""What every request goes through, in its order, and the pages at the end of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_wtf import CSRFProtect

from quizapp import (
    access,
    auditing,
    crossing,
    errors,
    examination,
    filters,
    headers,
    kinds,
    limits,
    logs,
    metering,
    numbers,
    pages,
    visitors,
)

if TYPE_CHECKING:
    from flask import Flask

AROUND = (visitors, filters, kinds, errors, crossing, headers, examination, auditing, metering)


def wire(app: Flask) -> None:
    """Put into the application what each request goes through, and the pages."""
    logs.register(app)
    limits.register(app)  # before anybody looks into the form
    CSRFProtect(app)
    numbers.register(app)
    access.guard(app, visitors.log_in_manager())
    for part in AROUND:
        part.register(app)
    for page in pages.MODULES:
        app.register_blueprint(page.pages)

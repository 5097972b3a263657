"""The installation that the running application serves: its settings, and what its office chose."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from flask import current_app, g

from question_bank.bank.site.settings import SiteSettings, settings_of
from quizapp.database import reading
from quizapp.sealing import opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.settings import Settings


def current_settings() -> Settings:
    """Return the settings the running application was made with."""
    found: Settings = current_app.extensions["quizapp_settings"]
    return found


def current_site() -> SiteSettings:
    """Return what the office chose, read once a request."""
    found: SiteSettings | None = g.get("quizapp_site")
    if found is None:
        with reading() as rows:
            found = g.quizapp_site = settings_of(rows)
    return found


def reads_offline() -> bool:
    """Return whether browsers may keep questions to be read; they do so only behind TLS."""
    return current_settings().secure_cookies and current_site().offline_reading


def opener() -> Callable[[str, int], str | None]:
    """Return what opens the secrets that this installation has sealed."""
    return partial(opened, current_settings().secret_key)

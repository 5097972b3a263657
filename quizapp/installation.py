"""The settings of the installation that the running application serves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import current_app

if TYPE_CHECKING:
    from quizapp.settings import Settings


def current_settings() -> Settings:
    """Return the settings the running application was made with."""
    found: Settings = current_app.extensions["quizapp_settings"]
    return found

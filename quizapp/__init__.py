"""The web skin: a page calls one function of a station and shows what it returns."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from quizapp.settings import Settings


def create_app(settings: Settings) -> Flask:
    """Return the application of one installation; its database is expected to be up to date."""
    from flask import Flask  # noqa: PLC0415 - commands that serve no page do not wait for the web

    from quizapp import templating  # noqa: PLC0415 - as above
    from quizapp.database import PAGES, Database  # noqa: PLC0415 - as above
    from quizapp.wiring import wire  # noqa: PLC0415 - as above

    app = Flask("quizapp", template_folder=str(templates_folder()))
    templating.register(app)
    _configure(app, settings)
    app.extensions["quizapp_settings"] = settings
    app.extensions["quizapp_database"] = Database(settings, name=PAGES)
    wire(app)
    return app


def templates_folder() -> Path:
    """Return where the templates are: beside the package in a checkout, inside it in a wheel."""
    here = Path(__file__).resolve().parent
    inside, beside = here / "templates", here.parent / "templates"
    return inside if inside.is_dir() else beside


def _configure(app: Flask, settings: Settings) -> None:
    from jinja2 import StrictUndefined  # noqa: PLC0415 - as above
    from werkzeug.middleware.proxy_fix import ProxyFix  # noqa: PLC0415 - as above

    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    believed = settings.proxies
    app.wsgi_app = ProxyFix(  # type: ignore[method-assign] # as Flask says to do it
        app.wsgi_app, x_for=believed, x_proto=believed, x_host=0, x_port=0, x_prefix=0
    )
    app.config.update(
        TRUSTED_HOSTS=list(settings.trusted_hosts) or None,
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=settings.max_upload_bytes,
        MAX_FORM_MEMORY_SIZE=settings.max_upload_bytes,  # questions come back as a field
        SESSION_COOKIE_NAME="__Host-quizapp" if settings.secure_cookies else "quizapp",
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.secure_cookies,
        WTF_CSRF_TIME_LIMIT=None,  # a page may stay open all day
        WTF_I18N_ENABLED=False,  # WTForms' own Chinese messages
    )

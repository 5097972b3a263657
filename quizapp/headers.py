"""What every response says about itself: who may frame it, what it may load, who may keep it."""

from __future__ import annotations

from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from flask import request, url_for

from quizapp.installation import current_site, reads_offline

if TYPE_CHECKING:
    from flask import Flask, Response

STATIC = Path(__file__).resolve().parent / "static"
POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
WORKER = "js/worker.js"
YEAR = "max-age=31536000"
MOST_KEPT = 256


def register(app: Flask) -> None:
    """Set the headers of every response; teach templates to name static files and the office."""
    app.jinja_env.globals.update(asset=asset, reads_offline=reads_offline, site=current_site)
    behind_tls: bool = app.config["SESSION_COOKIE_SECURE"]

    @app.after_request
    def set_headers(response: Response) -> Response:
        response.headers.update(ALWAYS)
        response.headers["Cache-Control"] = _keeping()
        if (request.view_args or {}).get("filename") == WORKER and reads_offline():
            response.headers["Service-Worker-Allowed"] = "/"
        if behind_tls:
            response.headers["Strict-Transport-Security"] = YEAR
        return response


def asset(name: str) -> str:
    """Return the address of a static file; it changes with the file, so that it can be kept."""
    return _address(request.script_root, name)


@lru_cache(MOST_KEPT)  # who asks may have a say in what the root is
def _address(_root: str, name: str) -> str:
    """Return an address below the root that a proxy gave; a page names twenty of them."""
    return url_for("static", filename=name, v=_version(name))


@cache
def _version(name: str) -> str:
    return sha256((STATIC / name).read_bytes()).hexdigest()[:10]


def _keeping() -> str:
    """Let static files named by `asset` be kept for good, and pages by nobody."""
    if request.endpoint != "static":
        return "no-store"
    return f"public, {YEAR}, immutable" if "v" in request.args else "no-cache"

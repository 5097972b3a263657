"""How a browser comes to trust a site whose certificate the unit made itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, abort, current_app, render_template

from quizapp import access
from quizapp.certificates import facts, limits
from quizapp.installation import current_settings
from quizapp.tls import authority

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from quizapp.tls import Certificate

pages = Blueprint("certificates", __name__, url_prefix="/certificate")
AUTHORITY = "application/x-x509-ca-cert"


@pages.get("")
@access.public
def index() -> ResponseReturnValue:
    """Explain, system by system, how to trust it."""
    ours = _ours()
    return render_template("certificates/index.html", said=facts(ours), limits=limits(ours))


@pages.get("/authority.crt")
@access.public
def download() -> ResponseReturnValue:
    """Give the authority's certificate, which is no secret."""
    return current_app.response_class(_ours().chain.read_bytes(), mimetype=AUTHORITY)


def _ours() -> Certificate:
    found = authority(current_settings().instance)
    if not found.is_there:
        abort(404)
    return found

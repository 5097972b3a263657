"""海报: one page for the wall, with the address and its QR code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request

from question_bank.bank.people import Role
from quizapp import access
from quizapp.installation import current_site
from quizapp.qr import qr

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("posters", __name__, url_prefix="/poster")
LOCAL = ("127.", "localhost", "[::1]")


@pages.get("")
@access.only(Role.ADMINISTRATOR, Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Show the poster as it is printed."""
    address = current_site().address or request.host_url
    is_local = not current_site().address and request.host.startswith(LOCAL)
    return render_template(
        "posters/index.html", address=address, code=qr(address, address), is_local=is_local
    )

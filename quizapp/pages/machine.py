"""What `quizapp check` tells, in a browser, whose clock is compared as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request

from question_bank.bank.people import Role
from quizapp import access
from quizapp.clock import now
from quizapp.installation import current_settings
from quizapp.machine.looking import look
from quizapp.machine.service import PLAIN

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("machine", __name__, url_prefix="/machine")


@pages.get("")
@access.only(Role.ADMINISTRATOR)
def index() -> ResponseReturnValue:
    """Look at the machine and tell of each thing, the worst first."""
    findings = sorted(look(current_settings(), now=now()), key=lambda one: -one.grade.rank)
    return render_template(
        "machine/index.html", findings=findings, secure=request.is_secure, plain=PLAIN
    )

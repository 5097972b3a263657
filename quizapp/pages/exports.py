"""导出: the questions that were looked for, as a file for another program."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, abort, render_template

from question_bank.bank.people import Role
from question_bank.exchange.formats import ANKI, FORMATS
from question_bank.exchange.record import held
from question_bank.exchange.selecting import records
from question_bank.questions.content import prompt
from quizapp import access
from quizapp.clock import now
from quizapp.database import reading
from quizapp.installation import current_settings, current_site
from quizapp.media import sent
from quizapp.narrowing import Narrowing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask.typing import ResponseReturnValue

    from question_bank.exchange.formats import Format
    from question_bank.exchange.record import Record

pages = Blueprint("exports", __name__, url_prefix="/exports")
LOSSES_SHOWN = 50


@pages.get("")
@access.only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Ask in which format the questions shall leave."""
    asked = Narrowing.here()
    return render_template(
        "exports/index.html", asked=asked, total=len(_records(asked)), formats=_allowed().values()
    )


@pages.get("/<name>")
@access.only(Role.INSTRUCTOR)
def report(name: str) -> ResponseReturnValue:
    """Show what the file will hold and what it cannot, before it is downloaded."""
    asked, wanted = Narrowing.here(), _format(name)
    found = _records(asked)
    losses = wanted.write(found).losses
    return render_template(
        "exports/report.html",
        asked=asked,
        format=wanted,
        total=len(found),
        held=held(found, losses),
        losses=losses[:LOSSES_SHOWN],
        more=max(0, len(losses) - LOSSES_SHOWN),
        prompts={record.name: prompt(record.content) for record in found},
    )


@pages.get("/<name>/file")
@access.only(Role.INSTRUCTOR)
def download(name: str) -> ResponseReturnValue:
    """Send the file."""
    wanted = _format(name)
    made = wanted.write(_records(Narrowing.here()))
    today = now().astimezone(current_settings().timezone).date()
    ending = f"{today:%Y%m%d}.{wanted.extension}"
    return sent(made.content, wanted.mimetype, f"试题{ending}", f"questions-{ending}")


def _records(asked: Narrowing) -> list[Record]:
    with reading() as session:
        return records(session, access.visitor().person_id, asked.filters)


def _format(name: str) -> Format:
    allowed = _allowed()
    if name not in allowed:
        abort(HTTPStatus.NOT_FOUND)
    return allowed[name]


def _allowed() -> Mapping[str, Format]:
    """Return the formats that the office allows."""
    if current_site().anki_export:
        return FORMATS
    return {name: one for name, one in FORMATS.items() if name != ANKI}

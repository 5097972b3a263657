"""日志: who did what, to be searched and taken along, never changed."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, current_app, render_template, request, stream_with_context

from question_bank.bank.audit.search import each, extent, search
from question_bank.bank.people import Role
from question_bank.exchange.commas import written
from quizapp import access
from quizapp.auditing import EVENTS, OUTCOMES
from quizapp.clock import now
from quizapp.database import reading
from quizapp.forms.journal import JournalForm
from quizapp.installation import current_settings, current_site
from quizapp.journal import HEADINGS, asked, cells, told
from quizapp.numbers import number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flask.typing import ResponseReturnValue

    from question_bank.bank.audit.search import Sought

pages = Blueprint("journal", __name__, url_prefix="/journal")
READERS = (Role.ADMINISTRATOR, Role.AUDITOR)


@pages.get("")
@access.only(*READERS)
def index() -> ResponseReturnValue:
    """Show the lines that are looked for, the latest first."""
    form = JournalForm(request.args)
    is_sound = form.validate()
    sought = asked(form.days())
    with reading() as rows:
        found = search(rows, sought, page=request.args.get("page", 1, type=number))
        held = extent(rows)
    page = render_template(
        "journal/index.html",
        found=found,
        form=form,
        held=held,
        args=form.args(),
        told=told,
        events=EVENTS,
        outcomes=OUTCOMES,
        kept=current_site().log_days,
    )
    return page, HTTPStatus.OK if is_sound else HTTPStatus.UNPROCESSABLE_ENTITY


@pages.get("/log.csv")
@access.only(*READERS)
def download() -> ResponseReturnValue:
    """Give all the lines that are looked for as a table."""
    form = JournalForm(request.args)
    form.validate()
    rows = stream_with_context(written(_rows(asked(form.days()))))
    day = now().astimezone(current_settings().timezone)
    response = current_app.response_class(rows, mimetype="text/csv")
    response.headers.set(
        "Content-Disposition", "attachment", filename=f"quizapp-log-{day:%Y%m%d}.csv"
    )
    return response


def _rows(sought: Sought) -> Iterator[Sequence[str]]:
    yield HEADINGS
    with reading() as rows:
        yield from map(cells, each(rows, sought))

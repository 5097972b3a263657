"""试卷: a test is planned, looked at as it will be printed, frozen and downloaded."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from flask import (
    Blueprint,
    render_template,
    request,
    send_file,
)

from question_bank.bank.people import Role
from question_bank.errors import NotFound
from question_bank.papers import issuing, wording
from question_bank.papers.answers import answer
from question_bank.papers.printing import TYPES, file_name, printed
from question_bank.papers.records.printed import may_mark
from quizapp.access import only, visitor
from quizapp.database import reading
from quizapp.installation import current_settings
from quizapp.numbers import number

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from question_bank.papers.issuing import Issued
    from question_bank.papers.printing import Extension, Sheet

pages = Blueprint("papers", __name__, url_prefix="/papers")
SEEDS = 1_000_000


@pages.get("")
@only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Show a page of the papers that were made."""
    page = request.args.get("page", 1, type=number)
    with reading() as session:
        found = issuing.papers(session, visitor().person_id, page=page)
    return render_template("papers/index.html", found=found)


@pages.get("/<int:paper_id>")
@only(Role.INSTRUCTOR)
def paper(paper_id: int) -> ResponseReturnValue:
    """Show a frozen paper or its key, and what can be downloaded."""
    booklets = _booklets(paper_id)
    shown = _numbered(booklets, request.args.get("booklet", 1, type=number))
    with reading() as session:
        marks = may_mark(session, paper_id, visitor().person_id)
    return render_template(
        "papers/paper.html",
        paper_id=paper_id,
        booklets=booklets,
        shown=shown,
        may_mark=marks,
        as_key=request.args.get("sheet") == "key",
        wording=wording,
        answer=answer,
    )


@pages.get(
    "/<int:paper_id>/<int:number>/<any(test, key, answers):sheet>.<any(docx, pdf):extension>"
)
@only(Role.INSTRUCTOR)
def download(paper_id: int, number: int, sheet: Sheet, extension: Extension) -> ResponseReturnValue:
    """Send one file of a frozen paper."""
    paper = _numbered(_booklets(paper_id), number).paper
    made = printed(paper, sheet, extension, font_dir=current_settings().font_dir)
    return send_file(
        io.BytesIO(made),
        mimetype=TYPES[extension],
        as_attachment=True,
        download_name=file_name(paper, sheet, extension),
    )


def _booklets(paper_id: int) -> list[Issued]:
    with reading() as session:
        return issuing.issues(session, visitor().person_id, paper_id)


def _numbered(booklets: list[Issued], number: int) -> Issued:
    for booklet in booklets:
        if booklet.number == number:
            return booklet
    raise NotFound("issue")

"""试卷: a test is planned, looked at as it will be printed, frozen and downloaded."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for

from question_bank.bank.people import Role
from question_bank.errors import NotFound
from question_bank.papers import editions, issuing, secrecy, wording
from question_bank.papers.answers import answer
from question_bank.papers.glyphs import notes
from question_bank.papers.paper_list import papers
from question_bank.papers.printing import PRINTED, file_name, printed
from question_bank.papers.records.printed import may_mark
from quizapp import watermark
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.forms.secrecy import SecrecyForm
from quizapp.installation import current_settings
from quizapp.media import PRINTED as KINDS
from quizapp.media import sent
from quizapp.numbers import number

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from question_bank.papers.issuing import Issued
    from question_bank.papers.paper import Paper
    from question_bank.papers.printing import Extension, Sheet
    from question_bank.papers.secrecy import Secrecy

pages = Blueprint("papers", __name__, url_prefix="/papers")


@pages.get("")
@only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Show a page of the papers that were made."""
    page = request.args.get("page", 1, type=number)
    with reading() as session:
        found = papers(session, visitor().person_id, now=now(), page=page)
    return render_template("papers/index.html", found=found)


@pages.get("/<int:paper_id>")
@only(Role.INSTRUCTOR)
def paper(paper_id: int) -> ResponseReturnValue:
    """Show a frozen paper or its key, and what can be downloaded."""
    booklets = _booklets(paper_id)
    shown = _numbered(booklets, request.args.get("booklet", 1, type=number))
    with reading() as session:
        marks = may_mark(session, paper_id, visitor().person_id, now=now())
        kept = secrecy.secrecy(session, visitor().person_id, paper_id, now=now())
        issued = editions.editions(session, visitor().person_id, paper_id, now=now())
        asked = {item.version_id for item in shown.paper.items}
        words = watermark.of_questions(session, asked)
    return render_template(
        "papers/paper.html",
        paper_id=paper_id,
        booklets=booklets,
        editions=issued,
        shown=shown,
        may_mark=marks,
        secrecy=kept,
        form=_secrecy_form(kept),
        usable=kept.usable_from is None or kept.usable_from <= now(),
        as_key=request.args.get("sheet") == "key",
        wording=wording,
        answer=answer,
        faces=_faces(shown.paper),
        watermark=words,
    )


@pages.post("/<int:paper_id>/secrecy")
@only(Role.INSTRUCTOR)
def keep_secret(paper_id: int) -> ResponseReturnValue:
    """Say from when a paper may be used, and who may see it before."""
    with writing() as session:
        kept = secrecy.secrecy(session, visitor().person_id, paper_id, now=now())
        form = _secrecy_form(kept)
        if not form.validate():
            flash("启用时间没有看懂，请重新选择。", "wrong")
            return redirect(url_for("papers.paper", paper_id=paper_id), HTTPStatus.SEE_OTHER)
        secrecy.keep_secret(
            session,
            paper_id,
            until=form.until(current_settings().timezone),
            named=form.named.data or (),
            person_id=visitor().person_id,
            now=now(),
        )
        session.commit()
    flash("已保存。启用以前，只有您和勾选的人看得到试卷和答案。", "done")
    return redirect(url_for("papers.paper", paper_id=paper_id), HTTPStatus.SEE_OTHER)


@pages.post(
    "/<int:paper_id>/<int:number>/<any(test, key, answers):sheet>.<any(docx, pdf):extension>"
)
@only(Role.INSTRUCTOR)
def download(paper_id: int, number: int, sheet: Sheet, extension: Extension) -> ResponseReturnValue:
    """Send one file of a frozen paper, and note who was given it."""
    paper = _numbered(_booklets(paper_id), number).paper
    name = file_name(paper, sheet, extension)
    with reading() as session:
        words = watermark.of_questions(session, {item.version_id for item in paper.items})
    font_dir = current_settings().font_dir
    made = printed(paper, sheet, extension, font_dir=font_dir, watermark=words)
    with writing() as session:
        file = f"{wording.booklet(paper)}{PRINTED[sheet]} {extension}"
        me = visitor().person_id
        secrecy.hand_over(session, paper_id, file, person_id=me, now=now())
        session.commit()
    return sent(made, KINDS[extension], name, f"{sheet}-{number}.{extension}")


def _faces(paper: Paper) -> list[str]:
    return notes(paper, current_settings().font_dir, official=paper.dress.official)


def _secrecy_form(kept: Secrecy) -> SecrecyForm:
    form = SecrecyForm(data=SecrecyForm.of(kept, current_settings().timezone))
    form.offer((id_, name) for id_, name, _ in kept.others)
    return form


def _booklets(paper_id: int) -> list[Issued]:
    with reading() as session:
        return issuing.issues(session, visitor().person_id, paper_id, now=now())


def _numbered(booklets: list[Issued], number: int) -> Issued:
    for booklet in booklets:
        if booklet.number == number:
            return booklet
    raise NotFound("issue")

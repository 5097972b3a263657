"""送审稿: what a leader approves on paper, and what came of it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy import select

from question_bank.bank.curation import search
from question_bank.bank.curation.choices import choices
from question_bank.bank.curation.waiting import conditions
from question_bank.bank.people import Role
from question_bank.bank.questions import Question
from question_bank.errors import Refused
from question_bank.papers import reviewing, sending
from question_bank.papers.printing import handout_name, printed
from question_bank.papers.review_list import COLUMNS, numbers
from quizapp import watermark
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.desk import args_of, looked_at
from quizapp.errors import sentence
from quizapp.media import WORD, sent
from quizapp.narrowing import Narrowing
from quizapp.numbers import number
from quizapp.ticked import picked_here, ticked

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue
    from sqlalchemy import Select
    from sqlalchemy.orm import Session

pages = Blueprint("review_lists", __name__, url_prefix="/review-lists")


@pages.get("")
@only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Show the lists that were made, and ask for a material to make another of."""
    with reading() as session:
        found = reviewing.lists(session, visitor().person_id)
        speeches = choices(session, visitor().person_id).speeches
    chosen = request.args.get("speech", type=number)
    return render_template("review_lists/index.html", lists=found, speeches=speeches, chosen=chosen)


@pages.post("")
@only(Role.INSTRUCTOR)
def make() -> ResponseReturnValue:
    """Make a list of what waits of a material."""
    speech_id = request.form.get("speech", 0, type=number)
    with writing() as session:
        list_id = sending.make(session, speech_id, person_id=visitor().person_id, now=now())
        session.commit()
    return redirect(url_for("review_lists.review_list", list_id=list_id), HTTPStatus.SEE_OTHER)


@pages.get("/chosen")
@only(Role.INSTRUCTOR)
def chosen() -> ResponseReturnValue:
    """Show which of the questions that were ticked or looked at can be sent, each with a tick."""
    with reading() as session:
        found = sending.sendable(session, visitor().person_id, _meant(session))
        ids = [one for _, _, some in found.materials for one in some]
        entries = search.entries(session, visitor().person_id, ids)
    return render_template(
        "review_lists/chosen.html",
        found=found,
        entries={entry.id: entry for entry in entries},
        most=sending.MOST,
        back=_back(),
    )


@pages.post("/chosen")
@only(Role.INSTRUCTOR)
def send() -> ResponseReturnValue:
    """Make lists of just the questions that were ticked, one for each material."""
    with writing() as session:
        made = sending.send(session, ticked(), person_id=visitor().person_id, now=now())
        session.commit()
    if len(made) == 1:
        there = url_for("review_lists.review_list", list_id=made[0])
    else:
        flash(f"已做成 {len(made)} 份送审稿，一份材料一份。", "done")
        there = url_for("review_lists.index")
    return redirect(there, HTTPStatus.SEE_OTHER)


@pages.get("/<int:list_id>")
@only(Role.INSTRUCTOR)
def review_list(list_id: int) -> ResponseReturnValue:
    """Show a list as it is printed, and ask what came of it."""
    return _page(list_id)


@pages.get("/<int:list_id>/list.docx")
@only(Role.INSTRUCTOR)
def download(list_id: int) -> ResponseReturnValue:
    """Send the list as a Word file."""
    with reading() as session:
        found, _ = reviewing.review_list(session, list_id, person_id=visitor().person_id)
        material = reviewing.speech_of(session, list_id, person_id=visitor().person_id)
        words = watermark.of_material(session, material)
    name = handout_name(found.title, "review", "docx")
    return sent(printed(found, "review", "docx", watermark=words), WORD, name, "review.docx")


@pages.post("/<int:list_id>")
@only(Role.INSTRUCTOR)
def settle(list_id: int) -> ResponseReturnValue:
    """Accept all but the numbers that were refused."""
    typed, person_id = request.form.get("refused", "")[:500], visitor().person_id
    to_edit = request.form.get("edited", "")[:500]
    with writing() as session:
        found, _ = reviewing.review_list(session, list_id, person_id=person_id)
        try:
            refused, edited = (numbers(one, len(found.lines)) for one in (typed, to_edit))
        except Refused as error:
            return _page(list_id, typed, to_edit, sentence(error))
        done = reviewing.settle(
            session, list_id, refused=refused, edited=edited, person_id=person_id, now=now()
        )
        session.commit()
    flash(f"已采纳 {done.accepted} 道，退回 {done.sent_back} 道。", "done")
    if done.left:
        flash(f"有 {done.left} 道没有动：送审以后另有处理，或者引文还没有核对原文。", "note")
    return redirect(url_for("review_lists.review_list", list_id=list_id), HTTPStatus.SEE_OTHER)


def _meant(session: Session) -> Select[int]:
    """Return the questions that 试题审核 looks at, or those that were chosen in 题库."""
    if "desk" in request.args:
        return select(Question.id).where(*conditions(session, visitor().person_id, looked_at()))
    return picked_here(session, shown=0).questions


def _back() -> tuple[str, str]:
    """Return where one came from: its address and its name."""
    if "desk" in request.args:
        return url_for("curation.index", **args_of(looked_at())), "试题审核"
    return url_for("bank.index", **Narrowing.here().args), "题库"


def _page(list_id: int, typed: str = "", to_edit: str = "", wrong: str = "") -> ResponseReturnValue:
    with reading() as session:
        found, settled = reviewing.review_list(session, list_id, person_id=visitor().person_id)
        waiting = reviewing.open_numbers(session, list_id, person_id=visitor().person_id)
    page = render_template(
        "review_lists/review_list.html",
        list_id=list_id,
        found=found,
        settled=settled,
        columns=COLUMNS,
        typed=typed,
        to_edit=to_edit,
        waiting=waiting if settled else [],
        wrong=wrong,
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK

"""Many questions at once: tagged, untagged, moved, retired; looked at before it is done."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for

from question_bank.bank.curation import bulk, search
from question_bank.bank.curation.bulk import By, Done
from question_bank.bank.curation.choices import banks, choices
from question_bank.bank.curation.moving import move
from question_bank.bank.members import editable_banks
from question_bank.bank.people import Role
from question_bank.errors import Refused, Stale
from question_bank.papers.reach import reached_by
from quizapp import access
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.errors import sentence
from quizapp.narrowing import Narrowing
from quizapp.numbers import number
from quizapp.ticked import picked_here, ticked

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue
    from sqlalchemy import Select
    from sqlalchemy.orm import Session

pages = Blueprint("bulk", __name__, url_prefix="/bank/bulk")
SHOWN = 5
DONE = {
    "tag": "已给 {} 道题加上标签。",
    "untag": "已去掉 {} 道题的标签。",
    "move": "已移动 {} 道题。",
    "retire": "已停用 {} 道题。",
}
NOTHING = "选中的试题都不用改，或者您不能修改。"


@pages.get("/<any(tag, untag, move, retire):deed>")
@access.only(Role.INSTRUCTOR)
def index(deed: str) -> ResponseReturnValue:
    """Show what was chosen, and ask how it is to be done."""
    return _page(deed)


@pages.post("/<any(tag, untag, move, retire):deed>")
@access.only(Role.INSTRUCTOR)
def do(deed: str) -> ResponseReturnValue:
    """Do it to all that was chosen, as one batch."""
    by = By(access.visitor().person_id, now())
    try:
        with writing() as rows:
            chosen = picked_here(rows, shown=SHOWN)
            if _counted() not in {None, chosen.total}:
                raise Stale("questions")
            done = _do(rows, deed, chosen.questions, by)
            rows.commit()
    except Refused as error:
        return _page(deed, sentence(error))
    if done.changed:
        flash(DONE[deed].format(done.changed), "done")
    else:
        flash(NOTHING, "warn")
    return redirect(_back())


def _back() -> str:
    """Return the address where the change is seen: the list, or the one question it was about."""
    if request.form.get("from") == "question" and len(ticked()) == 1:
        return url_for("bank.question", question_id=ticked()[0])
    return url_for("bank.index", **Narrowing.here().args)


def _do(rows: Session, deed: str, questions: Select[int], by: By) -> Done:
    given = request.form
    match deed:
        case "tag":
            return bulk.tag(rows, questions, given.get("name") or given.get("known", ""), by=by)
        case "untag":
            return bulk.untag(rows, questions, given.get("name", ""), by=by)
        case "move":
            return move(rows, questions, given.get("into", 0, type=number), by=by)
    return bulk.retire(rows, questions, given.get("reason", "")[:200], by=by)


def _page(deed: str, wrong: str = "") -> ResponseReturnValue:
    person_id, asked = access.visitor().person_id, Narrowing.here()
    with reading() as rows:
        chosen = picked_here(rows, shown=SHOWN)
        if not chosen.total:
            flash("请先选中试题。", "warn")
            return redirect(url_for("bank.index", **asked.args))
        page = render_template(
            "bulk/index.html",
            deed=deed,
            asked=asked,
            chosen=chosen,
            ids=ticked(),
            entries=search.entries(rows, person_id, chosen.first),
            tags=choices(rows, person_id).tags,
            banks=banks(rows, editable_banks(person_id)),
            reach=reached_by(rows, chosen.questions, person_id, now=now())
            if deed == "retire"
            else None,
            wrong=wrong,
        )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK


def _counted() -> int | None:
    """Return how many questions the page said there are, where all that were found are meant."""
    return request.values.get("all", type=number)

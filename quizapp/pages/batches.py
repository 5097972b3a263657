"""批量操作: what was done to many questions at once, by whom, and how to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for

from question_bank.bank.curation import batch_log
from question_bank.bank.curation.bulk import By
from question_bank.bank.people import Role
from question_bank.errors import Stale
from quizapp import access
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.numbers import number

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("batches", __name__, url_prefix="/bank/batches")


@pages.get("")
@access.only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Show a page of the batches, the latest first."""
    person_id = access.visitor().person_id
    with reading() as rows:
        found = batch_log.batches(rows, person_id, page=request.args.get("page", 1, type=number))
    return render_template("batches/index.html", found=found, me=person_id)


@pages.post("/<int:batch_id>/undo")
@access.only(Role.INSTRUCTOR)
def undo(batch_id: int) -> ResponseReturnValue:
    """Take a batch back, as far as nothing was changed since."""
    by = By(access.visitor().person_id, now())
    try:
        with writing() as rows:
            count = batch_log.undo(rows, batch_id, by=by)
            rows.commit()
    except Stale:
        flash("这一批已经撤销过了。", "warn")
    else:
        flash(f"已撤销，{count} 道题恢复了原样；后来又改过的没有动。", "done")
    return redirect(url_for("batches.index"))

"""一次采纳: all questions looked at that are fit as they stand, accepted and undone together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request

from question_bank.bank.curation import tally, together
from question_bank.bank.people import Role
from question_bank.errors import Stale
from quizapp import access
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.desk import SCORES, args_of, desk, looked_at
from quizapp.memory import follow
from quizapp.numbers import number

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("together", __name__, url_prefix="/curation/together")


@pages.get("")
@access.only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Say how many would be accepted, and what is left to be read one by one."""
    person_id, waiting = access.visitor().person_id, looked_at()
    with reading() as rows:
        found = tally.fit_set(rows, person_id, waiting)
        scope = tally.scope(rows, person_id, waiting)
    return render_template(
        "together/index.html",
        waiting=waiting,
        args=args_of(waiting),
        found=found,
        scope=scope,
        scores=SCORES,
    )


@pages.post("")
@access.only(Role.INSTRUCTOR)
def accept() -> ResponseReturnValue:
    """Accept all that the page counted."""
    with writing() as rows:
        done = together.accept_fit(
            rows,
            looked_at(),
            up_to=request.form.get("up_to", 0, type=number),
            person_id=access.visitor().person_id,
            now=now(),
        )
        rows.commit()
    if done.accepted or not done.proposed:
        flash(f"已采纳 {done.accepted} 道题。", "done")
    if done.proposed:
        flash(f"{done.proposed} 道题已提交，等另一人复核后入库。", "done")
    return redirect(desk(None))


@pages.post("/<int:batch_id>/undo")
@access.only(Role.INSTRUCTOR)
def undo(batch_id: int) -> ResponseReturnValue:
    """Take back all that was decided in one go."""
    try:
        with writing() as rows:
            undone = together.undo_together(
                rows, batch_id, person_id=access.visitor().person_id, now=now()
            )
            for question_id, outcome in undone.items():
                follow(rows, question_id, outcome, undone=True)
            rows.commit()
    except Stale:
        flash("这一批刚才已经撤销过，或者后来都另有处理。", "warn")
    else:
        flash(f"已撤销，{len(undone)} 道题恢复了原样；后来又处理过的没有动。", "done")
    return redirect(desk(None))

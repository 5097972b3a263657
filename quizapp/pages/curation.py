"""试题审核: one question, its paragraph, the decision."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from question_bank.bank.curation import deciding, queue
from question_bank.bank.curation.deciding import Seen
from question_bank.bank.curation.decisions import last_undoable
from question_bank.bank.curation.queue import item_for
from question_bank.bank.curation.together import accept_ready as accept_all_ready
from question_bank.bank.curation.waiting import Waiting
from question_bank.bank.kinds import KINDS
from question_bank.bank.materials.catalogue import editable_bank, facts
from question_bank.bank.materials.passages import passage_of
from question_bank.bank.people import Role
from question_bank.bank.questions import Action
from question_bank.errors import Stale
from quizapp import access
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.forms.curation import REASONS, DecisionForm
from quizapp.forms.questions import edit_form
from quizapp.numbers import number

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from quizapp.forms.questions.parts import QuestionForm

pages = Blueprint("curation", __name__, url_prefix="/curation")
SAID = {Action.ACCEPT: "已采纳。", Action.REJECT: "已退回。", Action.RETIRE: "已停用。"}
OVERTAKEN = "这道题刚才已有人处理，您的操作没有生效。请看它现在的样子。"


@pages.get("")
@access.only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Show the question whose turn it is."""
    person_id, waiting = access.visitor().person_id, _waiting()
    with reading() as rows:
        turn = queue.turn(
            rows, person_id, waiting, question_id=request.args.get("question", type=number)
        )
        passage = passage_of(rows, turn.item.id) if turn else None
        undoable = last_undoable(rows, person_id)
        speeches = queue.waiting_in(rows, person_id)
        ready = queue.fit_count(rows, person_id, waiting) if waiting.speech_id else 0
    return render_template(
        "curation/index.html",
        turn=turn,
        passage=passage,
        form=edit_form(turn.item.content) if turn else None,
        waiting=waiting,
        undoable=undoable,
        speeches=speeches,
        ready=ready,
        reasons=REASONS,
    )


@pages.post("/<int:question_id>/<any(accept, reject, retire):action>")
@access.only(Role.INSTRUCTOR)
def decide(question_id: int, action: str) -> ResponseReturnValue:
    """Accept a question, send it back or retire it; then show the next."""
    form, chosen = DecisionForm(), Action(action)
    if not form.validate():
        abort(HTTPStatus.BAD_REQUEST)
    try:
        with writing() as rows:
            deciding.decide(
                rows,
                question_id,
                chosen,
                person_id=access.visitor().person_id,
                seen=form.seen(),
                now=now(),
                reason=form.why(),
            )
            rows.commit()
    except Stale:
        flash(OVERTAKEN, "warn")
        return redirect(_desk(question_id))
    if _from_bank():
        flash(SAID[chosen], "done")
    return redirect(_onwards(question_id))


@pages.route("/<int:question_id>/edit", methods=["GET", "POST"])
@access.only(Role.INSTRUCTOR)
def edit(question_id: int) -> ResponseReturnValue:
    """Word a question anew, and accept it at once if that is wanted."""
    with reading() as rows:
        item = item_for(rows, access.visitor().person_id, question_id)
        passage = passage_of(rows, question_id)
    form, decision = edit_form(item.content), DecisionForm.showing(Seen(item.version, item.status))
    if form.validate_on_submit() and decision.validate():
        return _save(question_id, form, decision.seen())
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    page = render_template(
        "curation/edit.html", form=form, decision=decision, item=item, passage=passage
    )
    return page, status


def _save(question_id: int, form: QuestionForm, seen: Seen) -> ResponseReturnValue:
    person_id, accepts = access.visitor().person_id, "accept" in request.form
    try:
        with writing() as rows:
            outcome = deciding.edit(
                rows,
                question_id,
                form.content(),
                person_id=person_id,
                seen=seen,
                now=now(),
            )
            if accepts:
                deciding.decide(
                    rows,
                    question_id,
                    Action.ACCEPT,
                    person_id=person_id,
                    seen=outcome.stands,
                    now=now(),
                )
            rows.commit()
    except Stale:
        flash(OVERTAKEN, "warn")
        return redirect(_desk(question_id))
    if _from_bank() or not accepts:
        flash("已保存，从现在起就用新的写法。", "done")
    return redirect(_onwards(question_id) if accepts else _desk(question_id))


@pages.post("/<int:question_id>/undo")
@access.only(Role.INSTRUCTOR)
def undo(question_id: int) -> ResponseReturnValue:
    """Take the last decision about a question back, and show it again."""
    try:
        with writing() as rows:
            deciding.undo(
                rows,
                question_id,
                person_id=access.visitor().person_id,
                now=now(),
                decision_id=request.form.get("decision", type=number),
            )
            rows.commit()
    except Stale:
        flash(OVERTAKEN, "warn")
        return redirect(_desk(question_id))
    flash("已撤销，这道题恢复了原样。", "done")
    return redirect(_desk(question_id))


@pages.route("/accept-ready/<int:speech_id>", methods=["GET", "POST"])
@access.only(Role.INSTRUCTOR)
def accept_ready(speech_id: int) -> ResponseReturnValue:
    """Accept all questions of a speech that are fit as they stand, after asking."""
    person_id = access.visitor().person_id
    if request.method == "POST":
        with writing() as rows:
            editable_bank(rows, person_id, speech_id)
            accepted = accept_all_ready(rows, speech_id, person_id=person_id, now=now())
            rows.commit()
        flash(f"已采纳 {accepted} 道题。", "done")
        return redirect(url_for("curation.index", speech=speech_id))
    with reading() as rows:
        known = facts(rows, person_id, speech_id)
        ready = queue.fit_count(rows, person_id, Waiting(speech_id))
    return render_template(
        "curation/accept_ready.html", facts=known, speech_id=speech_id, ready=ready
    )


def _from_bank() -> bool:
    return request.args.get("to") == "bank"


def _waiting() -> Waiting:
    kind = request.args.get("kind")
    return Waiting(request.args.get("speech", type=number), kind if kind in KINDS else None)


def _onwards(question_id: int) -> str:
    """Return the address of what comes after a decision: the next question, or back to the bank."""
    if _from_bank():
        return _desk(question_id)
    waiting = _waiting()
    following = request.args.get("next", type=number)
    return url_for(
        "curation.index", speech=waiting.speech_id, kind=waiting.kind, question=following
    )


def _desk(question_id: int) -> str:
    """Return the address where a question is seen again, with the filters of the page before."""
    if _from_bank():
        return url_for("bank.question", question_id=question_id)
    waiting = _waiting()
    return url_for(
        "curation.index", speech=waiting.speech_id, kind=waiting.kind, question=question_id
    )

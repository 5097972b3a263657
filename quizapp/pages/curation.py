"""试题审核: one question, its paragraph, the decision."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, flash, redirect, render_template, request
from sqlalchemy import select

from question_bank.bank.curation import deciding, queue, tally, together
from question_bank.bank.curation.alike import relatives
from question_bank.bank.curation.checks import checks
from question_bank.bank.curation.comments import comments
from question_bank.bank.curation.decisions import last_undoable
from question_bank.bank.curation.queue import item_for
from question_bank.bank.curation.rules import waits_for_another
from question_bank.bank.curation.sections import sections
from question_bank.bank.materials.changed_sources import standings
from question_bank.bank.materials.passages import passage_of, passages_of
from question_bank.bank.people import Role
from question_bank.bank.questions import Action, Question, Status
from question_bank.errors import Refused, Stale
from question_bank.papers.reach import reached_by
from question_bank.questions.differences import differences
from quizapp import access
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.desk import SCORES, STAGES, args_of, desk, from_bank, looked_at, onwards, said
from quizapp.errors import sentence
from quizapp.forms.curation import REASONS, DecisionForm, packed, unpacked
from quizapp.forms.questions import edit_form
from quizapp.memory import follow
from quizapp.numbers import number

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue
    from sqlalchemy.orm import Session

    from question_bank.bank.curation.queue import Item, Turn
    from quizapp.forms.questions.parts import QuestionForm

pages = Blueprint("curation", __name__, url_prefix="/curation")
SAID = {Action.ACCEPT: "已采纳。", Action.REJECT: "已退回。", Action.RETIRE: "已停用。"}
OVERTAKEN = "这道题刚才已有人处理，您的操作没有生效。请看它现在的样子。"


@pages.errorhandler(Stale)
def overtaken(_error: Stale) -> ResponseReturnValue:
    """Show the question as somebody else has left it meanwhile."""
    flash(OVERTAKEN, "warn")
    return redirect(desk((request.view_args or {})["question_id"]))


@pages.get("")
@access.only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Show the question whose turn it is."""
    person_id, waiting = access.visitor().person_id, looked_at()
    with reading() as rows:
        wanted = request.args.get("question", type=number)
        turn = queue.turn(rows, person_id, waiting, question_id=wanted)
        shown = _shown(rows, turn) if turn else {}
        speech_id = waiting.speech_id
        page = {
            "undoable": last_undoable(rows, person_id),
            "speeches": queue.waiting_in(rows, person_id),
            "sections": sections(rows, person_id, speech_id) if speech_id else {},
            "tally": tally.tally(rows, person_id, waiting),
            "fit": tally.fit_count(rows, person_id, waiting) if speech_id else None,
        }
    return render_template(
        "curation/index.html",
        turn=turn,
        waiting=waiting,
        args=args_of(waiting),
        reasons=REASONS,
        scores=SCORES,
        stages=STAGES,
        me=person_id,
        **page,
        **shown,
    )


def _shown(rows: Session, turn: Turn) -> dict[str, Any]:
    """Return what lies on the desk with a question."""
    item = turn.item
    alike = relatives(rows, item.id)
    doubles = [one.id for one in alike if one.is_double]
    return {
        "form": edit_form(item.shown),
        "passage": passage_of(rows, item.id),
        "relatives": alike,
        "passages": passages_of(rows, doubles),
        "packed": packed,
        "standings": standings(rows, item.id) if item.source_changed else (),
        "comments": comments(rows, item.id),
        "checks": checks(rows, item.id) if item.quoted else (),
    }


@pages.post("/<int:question_id>/<any(accept, reject, retire):action>")
@access.only(Role.INSTRUCTOR)
def decide(question_id: int, action: str) -> ResponseReturnValue:
    """Accept a question, send it back or retire it; then show the next."""
    form, chosen = DecisionForm(), Action(action)
    if not form.validate():
        abort(HTTPStatus.BAD_REQUEST)
    try:
        with writing() as rows:
            outcome = deciding.decide(
                rows,
                question_id,
                chosen,
                person_id=access.visitor().person_id,
                seen=form.seen(),
                now=now(),
                reason=form.why(),
                checked=bool(form.checked.data),
            )
            follow(rows, question_id, outcome)
            rows.commit()
    except Refused as error:
        if error.reason not in {"not_checked", "needs_another"}:
            raise
        flash(sentence(error), "warn")
        return redirect(desk(question_id))
    if from_bank() or outcome.waits:
        flash(said(SAID[chosen], outcome), "done")
    return redirect(onwards(question_id))


@pages.route("/<int:question_id>/edit", methods=["GET", "POST"])
@access.only(Role.INSTRUCTOR)
def edit(question_id: int) -> ResponseReturnValue:
    """Word a question anew, and accept it at once if that is wanted.

    Where trainees are asked it already, what it reaches is shown before it is saved.
    """
    with reading() as rows:
        item = item_for(rows, access.visitor().person_id, question_id)
        passage = passage_of(rows, question_id)
    form, decision = edit_form(item.shown), DecisionForm.showing(item.seen)
    if form.validate_on_submit() and decision.validate():
        if "confirmed" not in request.form and item.status is Status.APPROVED:
            return _asked_again(item, form)
        return _save(question_id, form, decision)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    page = render_template(
        "curation/edit.html", form=form, decision=decision, item=item, passage=passage
    )
    return page, status


def _asked_again(item: Item, form: QuestionForm) -> ResponseReturnValue:
    """Show what an edit changes, and which courses, papers and exams it reaches."""
    changed = differences(item.shown, form.content())
    if not changed:
        flash("没有改动。", "note")
        return redirect(desk(item.id))
    this = select(Question.id).where(Question.id == item.id)
    with reading() as rows:
        return render_template(
            "curation/confirm.html",
            item=item,
            changed=changed,
            content=form.content(),
            reach=reached_by(rows, this, access.visitor().person_id, now=now()),
            waits=waits_for_another(rows, item.id),
            sent=[pair for pair in request.form.items(multi=True) if pair[0] != "csrf_token"],
            back=desk(item.id),
        )


def _save(question_id: int, form: QuestionForm, decision: DecisionForm) -> ResponseReturnValue:
    person_id, accepts = access.visitor().person_id, "accept" in request.form
    with writing() as rows:
        outcome = deciding.edit(
            rows,
            question_id,
            form.content(),
            person_id=person_id,
            seen=decision.seen(),
            now=now(),
            asks_anew=bool(decision.asks_anew.data),
        )
        follow(rows, question_id, outcome)
        if accepts:
            outcome = deciding.decide(
                rows,
                question_id,
                Action.ACCEPT,
                person_id=person_id,
                seen=outcome.stands,
                now=now(),
                checked=bool(decision.checked.data),
            )
            follow(rows, question_id, outcome)
        rows.commit()
    if from_bank() or not accepts or outcome.waits:
        flash(said("已保存，从现在起就用新的写法。", outcome), "done")
    return redirect(onwards(question_id) if accepts else desk(question_id))


@pages.post("/<int:question_id>/keep")
@access.only(Role.INSTRUCTOR)
def keep(question_id: int) -> ResponseReturnValue:
    """Accept one question and put away those like it that were ticked."""
    form = DecisionForm()
    try:
        others = [unpacked(value) for value in request.form.getlist("others")]
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)
    if not form.validate() or not others:
        abort(HTTPStatus.BAD_REQUEST)
    with writing() as rows:
        outcome = together.keep_one(
            rows,
            question_id,
            others,
            seen=form.seen(),
            person_id=access.visitor().person_id,
            now=now(),
            checked=bool(form.checked.data),
        )
        follow(rows, question_id, outcome)
        rows.commit()
    flash(said(f"只留下这一道，另外 {len(others)} 道已收起。", outcome), "done")
    return redirect(onwards(question_id))


@pages.post("/<int:question_id>/undo")
@access.only(Role.INSTRUCTOR)
def undo(question_id: int) -> ResponseReturnValue:
    """Take the last decision about a question back, and show it again."""
    with writing() as rows:
        outcome = deciding.undo(
            rows,
            question_id,
            person_id=access.visitor().person_id,
            now=now(),
            decision_id=request.form.get("decision", type=number),
        )
        follow(rows, question_id, outcome, undone=True)
        rows.commit()
    flash("已撤销，这道题恢复了原样。", "done")
    return redirect(desk(question_id))

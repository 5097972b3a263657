"""审核规则: whether what one curator accepts in a bank waits for another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for

from question_bank.bank.curation.rules import rules, set_rule
from question_bank.bank.people import Role
from question_bank.errors import Stale
from quizapp import access
from quizapp.clock import now
from quizapp.database import reading, writing

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("rules", __name__, url_prefix="/curation/rules")


@pages.get("")
@access.only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """Show the rule of each bank that the visitor may edit."""
    with reading() as rows:
        found = rules(rows, access.visitor().person_id)
    return render_template("rules/index.html", rules=found)


@pages.post("/<int:bank_id>")
@access.only(Role.INSTRUCTOR)
def change(bank_id: int) -> ResponseReturnValue:
    """Let a bank want a second approval, or no more."""
    try:
        with writing() as rows:
            set_rule(
                rows,
                bank_id,
                second_approval=request.form.get("second") == "1",
                seen=request.form.get("seen") == "1",
                person_id=access.visitor().person_id,
                now=now(),
            )
            rows.commit()
    except Stale:
        flash("刚才有人改过这条规则，您的操作没有生效。请看它现在的样子。", "warn")
    else:
        flash("审核规则已保存。", "done")
    return redirect(url_for("rules.index"))

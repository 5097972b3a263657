"""帮助: topics of one's own roles, to be searched; and each role's page to print."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request

from question_bank.bank.people import Role
from quizapp import access
from quizapp.guides import GUIDES, OWN
from quizapp.roles import ROLES

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("help", __name__, url_prefix="/help")
LONGEST = 40


@pages.get("")
@access.everyone
def index() -> ResponseReturnValue:
    """Show the topics of one's roles that hold the words."""
    words = request.args.get("words", "").strip()[:LONGEST]
    mine = [role for role in Role if access.visitor().is_(role)]
    groups = [(role, ROLES[role], GUIDES[role]) for role in mine]
    found = [
        (role, name, [topic for topic in topics if topic.holds(words)])
        for role, name, topics in (*groups, ("all", "登录和页面", OWN))
    ]
    return render_template(
        "help/index.html",
        groups=[group for group in found if group[2]],
        words=words,
        sheets=[(role, ROLES[role]) for role in mine],
    )


@pages.get("/<any(trainee, instructor, administrator, auditor):role>")
@access.everyone
def sheet(role: str) -> ResponseReturnValue:
    """Show a role's 操作说明 as it is printed, on one page."""
    topics = (OWN[0], *GUIDES[Role(role)])
    return render_template(
        "help/sheet.html",
        name=ROLES[Role(role)],
        topics=[topic for topic in topics if topic.on_sheet],
    )

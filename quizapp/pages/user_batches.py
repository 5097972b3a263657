"""Many accounts at once: stopped, restored, unlocked, moved, given new passwords."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for
from sqlalchemy import func, select

from question_bank.bank.accounts import directory
from question_bank.bank.accounts.roster import normalised
from question_bank.bank.people import Person, Role
from question_bank.errors import Refused, Stale
from quizapp import access
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.errors import sentence
from quizapp.numbers import number
from quizapp.ticked import ticked
from quizapp.users import args_of, do, reset, slips_page, sought_here

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue
    from sqlalchemy import Select
    from sqlalchemy.orm import Session

pages = Blueprint("user_batches", __name__, url_prefix="/users/bulk")
SHOWN = 20
MOST_RESET = 1000
DONE = {
    "stop": "已停用 {} 个账号。",
    "restore": "已恢复 {} 个账号。",
    "unlock": "已解除 {} 个账号的锁定。",
    "move": "已给 {} 人改了单位。",
}


@pages.get("/<any(stop, restore, unlock, move, reset):deed>")
@access.only(Role.ADMINISTRATOR)
def index(deed: str) -> ResponseReturnValue:
    """Show who was chosen, and what is going to be done."""
    return _page(deed)


@pages.post("/<any(stop, restore, unlock, move, reset):deed>")
@access.only(Role.ADMINISTRATOR)
def change(deed: str) -> ResponseReturnValue:
    """Do it to all who were chosen, or to none."""
    try:
        if deed == "reset":
            return slips_page(reset(_few()), _list())
        with writing() as rows:
            unit = normalised(request.form.get("unit", ""))[:80]
            done = do(rows, deed, _meant(rows), unit=unit)
            rows.commit()
    except Refused as error:
        return _page(deed, sentence(error))
    flash(DONE[deed].format(len(done)) if done else "没有要改的。", "done" if done else "note")
    return redirect(_list(), HTTPStatus.SEE_OTHER)


def _few() -> list[int]:
    """Return who is to get a new password; all slips stand on one page.

    Raises:
        Refused: `too_many_people`.

    """
    with reading() as rows:
        meant = _meant(rows)
    if len(meant) > MOST_RESET:
        raise Refused("too_many_people", most=MOST_RESET)
    return meant


def _page(deed: str, wrong: str = "") -> ResponseReturnValue:
    with reading() as rows:
        chosen = _chosen()
        total = rows.scalars(select(func.count()).select_from(chosen.subquery())).one()
        if not total:
            flash("请先选中人员。", "warn")
            return redirect(_list())
        page = render_template(
            "user_batches/index.html",
            deed=deed,
            args=args_of(sought_here()),
            total=total,
            ids=ticked(),
            people=directory.chosen_accounts(rows, chosen, now=now(), most=SHOWN),
            units=directory.units(rows),
            back=_list(),
            wrong=wrong,
        )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK


def _list() -> str:
    return url_for("users.index", **args_of(sought_here()))


def _meant(rows: Session) -> list[int]:
    """Return the people who were chosen; as many as the page said, where all found are meant.

    Raises:
        Stale: there are more of them now, or fewer.

    """
    found = list(rows.scalars(_chosen().order_by(Person.id)))
    if request.form.get("all", type=number) not in {None, len(found)}:
        raise Stale("people")
    return found


def _chosen() -> Select[int]:
    if "all" in request.values:
        return directory.sought_ids(sought_here(), now=now())
    return select(Person.id).where(Person.id.in_(ticked()))

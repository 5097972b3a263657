"""题库与成员: banks, the people who share them, and their tags."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from question_bank.bank import bank_view, sharing
from question_bank.bank.curation.bulk import By
from question_bank.bank.people import Role
from question_bank.bank.speeches import Membership
from question_bank.errors import Refused
from quizapp import access
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.errors import sentence
from quizapp.numbers import number

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.typing import ResponseReturnValue
    from sqlalchemy.orm import Session

Found = TypeVar("Found")
pages = Blueprint("banks", __name__, url_prefix="/banks")
MEMBERSHIPS = {
    Membership.OWNER: "负责人",
    Membership.EDITOR: "可修改",
    Membership.READER: "只查看",
}


@pages.get("")
@access.only(Role.INSTRUCTOR)
def index() -> ResponseReturnValue:
    """List the banks that the visitor may read."""
    with reading() as rows:
        found = sharing.banks_of(rows, access.visitor().person_id)
    return render_template("banks/index.html", banks=found, memberships=MEMBERSHIPS)


@pages.post("")
@access.only(Role.INSTRUCTOR)
def make() -> ResponseReturnValue:
    """Make a bank, and show it."""
    made = _changed(lambda rows, by: sharing.make_bank(rows, _given("name"), by=by), "已建题库。")
    return redirect(url_for("banks.bank", bank_id=made) if made else url_for("banks.index"))


@pages.get("/<int:bank_id>")
@access.only(Role.INSTRUCTOR)
def bank(bank_id: int) -> ResponseReturnValue:
    """Show who shares a bank, its tags and what was changed about it."""
    person_id = access.visitor().person_id
    with reading() as rows:
        found = bank_view.bank_view(
            rows, person_id, bank_id, page=request.args.get("page", 1, type=number)
        )
        invitable = sharing.invitable(rows, bank_id) if found.mine is Membership.OWNER else ()
    return render_template(
        "banks/bank.html",
        bank=found,
        invitable=invitable,
        memberships=MEMBERSHIPS,
        me=person_id,
    )


@pages.post("/<int:bank_id>/name")
@access.only(Role.INSTRUCTOR)
def rename(bank_id: int) -> ResponseReturnValue:
    """Give a bank another name."""
    name, seen = _given("name"), _given("seen")
    _changed(
        lambda rows, by: sharing.rename_bank(rows, bank_id, name, seen=seen, by=by), "名称已改。"
    )
    return redirect(url_for("banks.bank", bank_id=bank_id))


@pages.post("/<int:bank_id>/members")
@access.only(Role.INSTRUCTOR)
def invite(bank_id: int) -> ResponseReturnValue:
    """Open a bank to somebody."""
    person_id, membership = request.form.get("person", 0, type=number), _membership("membership")
    _changed(
        lambda rows, by: sharing.invite(rows, bank_id, person_id, membership, by=by), "已邀请。"
    )
    return redirect(url_for("banks.bank", bank_id=bank_id))


@pages.post("/<int:bank_id>/members/<int:person_id>")
@access.only(Role.INSTRUCTOR)
def change(bank_id: int, person_id: int) -> ResponseReturnValue:
    """Let a member do more or less."""
    to, seen = _membership("membership"), _membership("seen")
    _changed(
        lambda rows, by: sharing.change_membership(rows, bank_id, person_id, to, seen=seen, by=by),
        "权限已改。",
    )
    return redirect(url_for("banks.bank", bank_id=bank_id))


@pages.post("/<int:bank_id>/members/<int:person_id>/remove")
@access.only(Role.INSTRUCTOR)
def remove(bank_id: int, person_id: int) -> ResponseReturnValue:
    """Close a bank to a member; who removes themselves leaves it."""
    leaves = person_id == access.visitor().person_id
    done = _changed(
        lambda rows, by: sharing.remove_member(rows, bank_id, person_id, by=by),
        "已退出题库。" if leaves else "已收回权限。",
    )
    gone = leaves and done
    return redirect(url_for("banks.index") if gone else url_for("banks.bank", bank_id=bank_id))


@pages.post("/<int:bank_id>/tags/<int:tag_id>/<any(rename, remove):deed>")
@access.only(Role.INSTRUCTOR)
def tag(bank_id: int, tag_id: int, deed: str) -> ResponseReturnValue:
    """Call a tag something else, or take it out of its bank."""
    name, seen = _given("name"), _given("seen")
    if deed == "rename":
        _changed(
            lambda rows, by: bank_view.rename_tag(rows, tag_id, name, seen=seen, by=by),
            "标签已改名。",
        )
    else:
        _changed(
            lambda rows, by: bank_view.remove_tag(rows, tag_id, seen=seen, by=by), "标签已删除。"
        )
    return redirect(url_for("banks.bank", bank_id=bank_id, _anchor="tags"))


def _changed(change: Callable[[Session, By], Found], said: str) -> Found | None:
    """Do something about a bank and say so; say why it cannot be done, where it cannot."""
    by = By(access.visitor().person_id, now())
    try:
        with writing() as rows:
            found = change(rows, by)
            rows.commit()
    except Refused as error:
        flash(sentence(error), "wrong")
        return None
    flash(said, "done")
    return found


def _given(name: str) -> str:
    return request.form.get(name, "")


def _membership(name: str) -> Membership:
    given = _given(name)
    if given not in set(Membership):
        abort(400)
    return Membership(given)

"""Who joins a class, with which password; who goes over into another class or leaves."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, url_for

from question_bank.bank.accounts import enrolling, slips
from question_bank.bank.accounts.roster import as_table, roster_of
from question_bank.bank.audit.entries import Event
from question_bank.bank.classes import cohort_view, cohorts
from question_bank.bank.people import Role
from question_bank.errors import NotFound, Refused
from question_bank.exchange.sheets import Table, workbook
from question_bank.exchange.tables import cells_of
from quizapp import access
from quizapp.auditing import note
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.errors import sentence
from quizapp.forms.cohorts import ACCEPTED, ConfirmedForm, MemberForm, MoveForm, RosterForm
from quizapp.installation import current_site
from quizapp.media import EXCEL, sent
from quizapp.roster import KINDS, done, foreseen, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask.typing import ResponseReturnValue

    from question_bank.bank.accounts.enrolling import Enrolled
    from question_bank.bank.accounts.roster import Row
    from question_bank.bank.accounts.slips import Slip

pages = Blueprint("members", __name__, url_prefix="/cohorts")
RUNNERS = (Role.INSTRUCTOR, Role.ADMINISTRATOR)
NOTES = (
    "填表说明：从第 4 行起，一行写一个人；只有姓名必填。",
    "工号就是登录名，没有的用姓名登录，重名的要填。不要写身份证号。",
)


@pages.get("/roster.xlsx")
@access.only(*RUNNERS)
def template() -> ResponseReturnValue:
    """Give an empty roster to be filled in."""
    headings = ["姓名", "单位", "职务", "工号"]
    headings += ["手机"] if current_site().keeps_phones else []
    made = workbook(Table("名单", headings, [], NOTES, widths=[14, 32, 20, 16, 16]))
    return sent(made, EXCEL, "学员名单模板.xlsx", "roster.xlsx")


@pages.post("/<int:cohort_id>/members")
@access.only(*RUNNERS)
def add(cohort_id: int) -> ResponseReturnValue:
    """Put one person into a class."""
    form = MemberForm()
    form.keeps_phones = current_site().keeps_phones
    if not form.validate():
        return _cohort(cohort_id, form, RosterForm(formdata=None))
    return _enrol(cohort_id, [form.typed()])


@pages.post("/<int:cohort_id>/roster")
@access.only(*RUNNERS)
def preview(cohort_id: int) -> ResponseReturnValue:
    """Show what would become of the people of a table; nothing is stored."""
    form = RosterForm()
    asker = access.visitor().asker
    try:
        found = roster_of(cells_of(form.typed()), phones=current_site().keeps_phones)
        with reading() as rows:
            results = enrolling.foreseen(rows, cohort_id, found.rows, asker=asker)
            cohort = cohort_view.cohort(rows, cohort_id, asker)
    except Refused as error:
        form.table.errors = [sentence(error)]
        return _cohort(cohort_id, MemberForm(formdata=None), form)
    return render_template(
        "members/preview.html",
        cohort=cohort,
        results=results,
        good=[one for one in results if one.outcome in {"added", "joined"}],
        drops_phones=found.drops_phones,
        said=foreseen,
        kinds=KINDS,
        form=ConfirmedForm(data={"rows": as_table(found.rows)}, formdata=None),
    )


@pages.post("/<int:cohort_id>/roster/confirm")
@access.only(*RUNNERS)
def confirm(cohort_id: int) -> ResponseReturnValue:
    """Put the people into the class that were looked at."""
    typed = (ConfirmedForm().rows.data or "").encode()
    found = roster_of(cells_of(typed), phones=current_site().keeps_phones)
    return _enrol(cohort_id, found.rows)


@pages.get("/<int:cohort_id>/members/<int:person_id>")
@access.only(*RUNNERS)
def member(cohort_id: int, person_id: int) -> ResponseReturnValue:
    """Show one trainee of a class, and what can be done for them."""
    with reading() as rows:
        found = cohort_view.member(rows, cohort_id, person_id, access.visitor().asker)
        cohort = cohort_view.cohort(rows, cohort_id, access.visitor().asker)
    form = MoveForm(formdata=None)
    form.offer(cohort.others)
    return render_template(
        "members/member.html", cohort=cohort, person=found, form=form, moment_now=now(), done=done
    )


@pages.post("/<int:cohort_id>/members/<int:person_id>/reset")
@access.only(*RUNNERS)
def reset(cohort_id: int, person_id: int) -> ResponseReturnValue:
    """Give one trainee a new initial password."""
    return _reset(cohort_id, [person_id])


@pages.post("/<int:cohort_id>/reset")
@access.only(*RUNNERS)
def reset_fresh(cohort_id: int) -> ResponseReturnValue:
    """Give new initial passwords to all who have not chosen their own yet."""
    with reading() as rows:
        people = slips.fresh_members(rows, cohort_id, asker=access.visitor().asker)
    if not people:
        flash("每个人都已改成自己的口令，没有要重发的。", "note")
        return redirect(url_for("cohorts.cohort", cohort_id=cohort_id), HTTPStatus.SEE_OTHER)
    return _reset(cohort_id, people)


@pages.post("/<int:cohort_id>/members/<int:person_id>/move")
@access.only(*RUNNERS)
def move(cohort_id: int, person_id: int) -> ResponseReturnValue:
    """Take somebody over into another class."""
    form, asker = MoveForm(), access.visitor().asker
    with reading() as rows:
        form.offer(cohort_view.cohort(rows, cohort_id, asker).others)
    if not form.validate():
        raise NotFound("cohort")
    with writing() as rows:
        name = cohorts.move_member(
            rows, cohort_id, person_id, into=form.into.data, asker=asker, now=now()
        )
        rows.commit()
    flash(f"已调到“{name}”，学习记录都跟着走。", "done")
    return redirect(url_for("cohorts.cohort", cohort_id=cohort_id), HTTPStatus.SEE_OTHER)


@pages.post("/<int:cohort_id>/members/<int:person_id>/remove")
@access.only(*RUNNERS)
def remove(cohort_id: int, person_id: int) -> ResponseReturnValue:
    """Take someone out of a class."""
    with writing() as rows:
        cohorts.remove_member(rows, cohort_id, person_id, asker=access.visitor().asker, now=now())
        rows.commit()
    flash("已移出本班，学习记录都保留；再次加入时接着学。", "done")
    return redirect(url_for("cohorts.cohort", cohort_id=cohort_id), HTTPStatus.SEE_OTHER)


def _enrol(cohort_id: int, people: Sequence[Row]) -> ResponseReturnValue:
    """Put people into a class all at once, and show their initial passwords this once."""
    asker, moment = access.visitor().asker, now()
    with reading() as rows:
        coming = enrolling.foreseen(rows, cohort_id, people, asker=asker)
    given = slips.drawn(sum(one.outcome == "added" for one in coming))
    with writing() as rows:
        results = enrolling.enrol(
            rows,
            cohort_id,
            people,
            given,
            asker=asker,
            now=moment,
            expires_at=moment + current_site().initial_password_lasts,
        )
        added = [one.person_id for one in results if one.outcome == "added"]
        for person_id in added:
            note(rows, Event.PERSON_ADDED, about=person_id, roles=["trainee"])
        note(rows, Event.ROSTER_TAKEN_IN, rows=len(results), added=len(added), cohort=cohort_id)
        rows.commit()
    handed = [
        slips.Slip(one.row.name, one.row.unit, one.row.login, one.password)
        for one in results
        if one.password
    ]
    return _slips(cohort_id, handed, results)


def _reset(cohort_id: int, people: Sequence[int]) -> ResponseReturnValue:
    moment = now()
    given = dict(zip(people, slips.drawn(len(people)), strict=True))
    with writing() as rows:
        handed = slips.reset(
            rows,
            cohort_id,
            given,
            asker=access.visitor().asker,
            now=moment,
            expires_at=moment + current_site().initial_password_lasts,
        )
        for person_id in people:
            note(rows, Event.PASSWORD_RESET, about=person_id)
        rows.commit()
    return _slips(cohort_id, handed, ())


def _slips(
    cohort_id: int, handed: Sequence[Slip], results: Sequence[Enrolled]
) -> ResponseReturnValue:
    site = current_site()
    with reading() as rows:
        cohort = cohort_view.cohort(rows, cohort_id, access.visitor().asker)
    return render_template(
        "members/slips.html",
        cohort=cohort,
        slips=handed,
        results=results,
        said=said,
        kinds=KINDS,
        until=now() + site.initial_password_lasts,
    )


def _cohort(cohort_id: int, member: MemberForm, roster: RosterForm) -> ResponseReturnValue:
    """Show a class once more, with what is wrong beside the fields."""
    with reading() as rows:
        found = cohort_view.cohort(rows, cohort_id, access.visitor().asker)
    page = render_template(
        "cohorts/cohort.html",
        cohort=found,
        member=member,
        roster=roster,
        accepted=ACCEPTED,
        keeps_phones=current_site().keeps_phones,
        moment_now=now(),
        done=done,
    )
    return page, HTTPStatus.UNPROCESSABLE_ENTITY

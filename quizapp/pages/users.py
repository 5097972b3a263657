"""用户: everybody's account, one at a time."""

from __future__ import annotations

from dataclasses import asdict
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for

from question_bank.bank.accounts import administering, directory
from question_bank.bank.accounts.passwords import initial
from question_bank.bank.accounts.slips import Slip
from question_bank.bank.audit.entries import Event
from question_bank.bank.people import Role, add_person
from question_bank.errors import Refused
from quizapp import access
from quizapp.auditing import note
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.errors import sentence
from quizapp.forms.users import FactsForm, RolesForm, UserForm
from quizapp.installation import current_site
from quizapp.numbers import number
from quizapp.roles import MAY, ROLES
from quizapp.users import STATES, args_of, do, slips_page, sought_here
from quizapp.users import reset as reset_all

if TYPE_CHECKING:
    from collections.abc import Collection

    from flask.typing import ResponseReturnValue

pages = Blueprint("users", __name__, url_prefix="/users")


@pages.get("")
@access.only(Role.ADMINISTRATOR)
def index() -> ResponseReturnValue:
    """List the people who are looked for."""
    sought, moment = sought_here(), now()
    with reading() as rows:
        found = directory.accounts(
            rows, sought, now=moment, page=request.args.get("page", 1, type=number)
        )
        unused = directory.count_in(rows, directory.State.UNUSED, now=moment)
    return render_template(
        "users/index.html",
        found=found,
        sought=sought,
        args=args_of(sought),
        unused=unused,
        roles=ROLES,
        states=STATES,
        days=directory.UNUSED_FOR.days,
    )


@pages.route("/new", methods=["GET", "POST"])
@access.only(Role.ADMINISTRATOR)
def new() -> ResponseReturnValue:
    """Add somebody, and show their initial password this once."""
    form = UserForm()
    form.keeps_phones = current_site().keeps_phones
    if form.validate_on_submit():
        try:
            return _added(form)
        except Refused as error:
            field = form.login if error.reason == "login_taken" else form.roles
            field.errors = [sentence(error)]
    with reading() as rows:
        units = directory.units(rows)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render_template("users/new.html", form=form, units=units, may=MAY, roles=ROLES), status


def _added(form: UserForm) -> ResponseReturnValue:
    row, roles, password = form.typed(), form.chosen(), initial()
    moment = now()
    with writing() as rows:
        administering.require_roles(rows, roles)
        person_id = add_person(
            rows,
            login=row.login,
            name=row.name,
            unit=row.unit,
            post=row.post,
            roles=roles,
            password=password,
            now=moment,
            password_expires_at=moment + current_site().initial_password_lasts,
        )
        note(rows, Event.PERSON_ADDED, about=person_id, roles=_words(roles))
        rows.commit()
    slip = Slip(row.name, row.unit, row.login, password)
    return slips_page([slip], url_for("users.user", person_id=person_id))


@pages.get("/<int:person_id>")
@access.only(Role.ADMINISTRATOR)
def user(person_id: int) -> ResponseReturnValue:
    """Show one account, and what can be done about it."""
    return _user(person_id)


def _user(person_id: int, facts: FactsForm | None = None, wrong: str = "") -> ResponseReturnValue:
    with reading() as rows:
        found = directory.account(rows, person_id, now=now())
        units = directory.units(rows)
    page = render_template(
        "users/user.html",
        person=found.account,
        view=found,
        facts=facts or FactsForm(formdata=None, data=asdict(found.account)),
        roles_form=RolesForm(formdata=None, roles=list(found.account.roles)),
        units=units,
        roles=ROLES,
        may=MAY,
        wrong=wrong,
        is_own=person_id == access.visitor().person_id,
        moment_now=now(),
    )
    refused = wrong or (facts is not None and facts.errors)
    return page, HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK


@pages.post("/<int:person_id>/facts")
@access.only(Role.ADMINISTRATOR)
def correct(person_id: int) -> ResponseReturnValue:
    """Write another name, unit or post about somebody."""
    form = FactsForm()
    if not form.validate():
        return _user(person_id, form)
    with writing() as rows:
        changed = administering.correct(rows, person_id, form.typed())
        if changed:
            note(rows, Event.PERSON_CHANGED, about=person_id, fields=list(changed))
        rows.commit()
    flash("已保存。" if changed else "没有改动。", "done" if changed else "note")
    return _back(person_id)


@pages.post("/<int:person_id>/roles")
@access.only(Role.ADMINISTRATOR)
def give_roles(person_id: int) -> ResponseReturnValue:
    """Let somebody do more or less."""
    form, by = RolesForm(), access.visitor().person_id
    form.validate()
    try:
        with writing() as rows:
            added, taken = administering.give_roles(rows, person_id, form.chosen(), by=by)
            if added or taken:
                note(
                    rows,
                    Event.ROLES_CHANGED,
                    about=person_id,
                    added=_words(added),
                    taken=_words(taken),
                )
            rows.commit()
    except Refused as error:
        return _user(person_id, wrong=sentence(error))
    flash("角色已改，下一次打开页面时生效。", "done")
    return _back(person_id)


@pages.post("/<int:person_id>/<any(stop, restore, unlock):deed>")
@access.only(Role.ADMINISTRATOR)
def turn(person_id: int, deed: str) -> ResponseReturnValue:
    """Stop an account, let it in again, or let it try again."""
    try:
        with writing() as rows:
            directory.account(rows, person_id, now=now())
            done = do(rows, deed, [person_id])
            rows.commit()
    except Refused as error:
        return _user(person_id, wrong=sentence(error))
    said = {"stop": "已停用，所有设备都已退出。", "restore": "已恢复。", "unlock": "已解除锁定。"}
    flash(said[deed] if done else "没有改动。", "done" if done else "note")
    return _back(person_id)


@pages.post("/<int:person_id>/reset")
@access.only(Role.ADMINISTRATOR)
def reset(person_id: int) -> ResponseReturnValue:
    """Give somebody a new initial password, and show it this once."""
    with reading() as rows:
        directory.account(rows, person_id, now=now())
    return slips_page(reset_all([person_id]), url_for("users.user", person_id=person_id))


def _back(person_id: int) -> ResponseReturnValue:
    return redirect(url_for("users.user", person_id=person_id), HTTPStatus.SEE_OTHER)


def _words(roles: Collection[Role]) -> list[str]:
    return sorted(role.value for role in roles)

"""What pages about accounts share: who is looked for, what is done to them, and their slips."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import render_template, request

from question_bank.bank.accounts import administering
from question_bank.bank.accounts.directory import Sought, State
from question_bank.bank.accounts.slips import drawn
from question_bank.bank.audit.entries import Event
from question_bank.bank.people import Role
from quizapp.access import visitor
from quizapp.auditing import note
from quizapp.clock import now
from quizapp.database import writing
from quizapp.installation import current_site

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from flask.typing import ResponseReturnValue
    from sqlalchemy.orm import Session

    from question_bank.bank.accounts.slips import Slip

LONGEST = 80
STATES = {
    State.ACTIVE: "在用",
    State.FRESH: "未改初始口令",
    State.LOCKED: "已锁定",
    State.UNUSED: "长期未用",
    State.STOPPED: "已停用",
}
EVENTS = {
    "stop": Event.PERSON_STOPPED,
    "restore": Event.PERSON_RESTORED,
    "unlock": Event.PERSON_UNLOCKED,
    "move": Event.PERSON_CHANGED,
}


def sought_here() -> Sought:
    """Return who the address, or the form that was sent, asks for."""
    given = request.values
    role, state = given.get("role"), given.get("state")
    return Sought(
        words=given.get("words", "").strip()[:LONGEST],
        role=Role(role) if role in set(Role) else None,
        state=State(state) if state in set(State) else None,
    )


def args_of(sought: Sought) -> dict[str, Any]:
    """Return what an address needs to ask for the same people."""
    found = {
        "words": sought.words,
        "role": sought.role and sought.role.value,
        "state": sought.state and sought.state.value,
    }
    return {name: value for name, value in found.items() if value}


def do(rows: Session, deed: str, person_ids: Sequence[int], *, unit: str = "") -> tuple[int, ...]:
    """Stop, restore, unlock or move people, and write it down; return whom that changed."""
    match deed:
        case "stop":
            done = administering.stop(rows, person_ids, by=visitor().person_id, now=now())
        case "restore":
            done = administering.restore(rows, person_ids)
        case "unlock":
            done = administering.unlock(rows, person_ids)
        case _:
            done = administering.move(rows, person_ids, unit)
    for person_id in done:
        note(rows, EVENTS[deed], about=person_id)
    return done


def reset(person_ids: Iterable[int]) -> tuple[Slip, ...]:
    """Give people new initial passwords, and write it down."""
    ids, moment = list(person_ids), now()
    given = dict(zip(ids, drawn(len(ids)), strict=True))
    ends = moment + current_site().initial_password_lasts
    with writing() as rows:
        slips = administering.reset(rows, given, now=moment, expires_at=ends)
        for person_id in slips:
            note(rows, Event.PASSWORD_RESET, about=person_id)
        rows.commit()
    return tuple(slips.values())


def slips_page(slips: Sequence[Slip], back: str) -> ResponseReturnValue:
    """Show initial passwords, this once."""
    until = now() + current_site().initial_password_lasts
    return render_template("parts/slip_sheet.html", slips=slips, until=until, back=back)

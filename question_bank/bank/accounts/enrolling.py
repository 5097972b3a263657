"""People of a roster into a class: what would become of each, then all of them at once.

Passwords are drawn and hashed before anything is written, so that nobody waits for it; what is
stored is stored together or not at all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from sqlalchemy import insert, select

from question_bank.bank.classes.changes import Act, note
from question_bank.bank.classes.enrolment import keep_enrolments
from question_bank.bank.classes.ownership import open_cohort_of
from question_bank.bank.courses import CohortMember
from question_bank.bank.people import Person, PersonRole, Role, login_key
from question_bank.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.bank.accounts.roster import Row
    from question_bank.bank.accounts.slips import Drawn
    from question_bank.bank.classes.ownership import Asker

Outcome = Literal["added", "joined", "known", "there", "refused"]
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What becomes of a row; a new person has an initial password, shown this once."""

    row: Row
    outcome: Outcome
    password: str = ""
    person_id: int | None = None


def foreseen(
    session: Session, cohort_id: int | None, rows: Sequence[Row], *, asker: Asker
) -> tuple[Enrolled, ...]:
    """Return what would become of each row; without a class those who have an account stay.

    Raises:
        NotFound: there is no such class for whoever asks.
        Refused: `cohort_closed`.

    """
    if cohort_id is not None:
        open_cohort_of(session, cohort_id, asker)
    known = _known(session, [row.login for row in rows if not row.problem])
    members = set(
        session.scalars(select(CohortMember.trainee_id).where(CohortMember.cohort_id == cohort_id))
    )
    found = tuple(_foreseen(row, known, members) for row in rows)
    if cohort_id is not None:
        return found
    return tuple(replace(one, outcome="there") if one.outcome == "joined" else one for one in found)


def enrol(
    session: Session,
    cohort_id: int | None,
    rows: Sequence[Row],
    given: Iterable[Drawn],
    *,
    asker: Asker,
    now: datetime,
    expires_at: datetime | None = None,
) -> tuple[Enrolled, ...]:
    """Put the people of the rows into a class; who is not there yet is added with a password given.

    Without a class they get their accounts and nothing else.

    Raises:
        NotFound: there is no such class for whoever asks.
        Refused: `cohort_closed`; `roster_changed`, there are more new people than passwords.

    """
    results = foreseen(session, cohort_id, rows, asker=asker)
    left = iter(given)
    done = [_added(session, one, left, now, expires_at) for one in results]
    fresh = [one.person_id for one in done if one.outcome in {"added", "joined"}]
    joining = [id_ for id_ in fresh if id_ is not None]
    _make_trainees(session, joining)
    if cohort_id is None:
        return tuple(done)
    if joining:
        session.execute(
            insert(CohortMember), [{"cohort_id": cohort_id, "trainee_id": id_} for id_ in joining]
        )
    for id_ in joining:
        note(session, Act.JOINED, now=now, by=asker.person_id, cohort_id=cohort_id, trainee_id=id_)
    session.flush()
    keep_enrolments(session, cohort_id, now=now)
    return tuple(done)


def _known(session: Session, logins: Sequence[str]) -> dict[str, tuple[int, str]]:
    """Return who has the logins, by the key of the login."""
    found: dict[str, tuple[int, str]] = {}
    keys = [login_key(login) for login in logins]
    for start in range(0, len(keys), AT_ONCE):
        rows = session.execute(
            select(Person.login_key, Person.id, Person.name).where(
                Person.login_key.in_(keys[start : start + AT_ONCE])
            )
        )
        found |= {key: (id_, name) for key, id_, name in rows}
    return found


def _foreseen(row: Row, known: Mapping[str, tuple[int, str]], members: set[int]) -> Enrolled:
    if row.problem:
        return Enrolled(row, "refused")
    key = login_key(row.login)
    if key not in known:
        return Enrolled(row, "added")
    person_id, name = known[key]
    if name != row.name:
        return Enrolled(replace(row, problem="someone_else"), "refused")
    return Enrolled(row, "known" if person_id in members else "joined", person_id=person_id)


def _added(
    session: Session,
    foreseen: Enrolled,
    left: Iterable[Drawn],
    now: datetime,
    expires_at: datetime | None,
) -> Enrolled:
    if foreseen.outcome != "added":
        return foreseen
    given = next(iter(left), None)
    if given is None:
        raise Refused("roster_changed")
    row = foreseen.row
    person = Person(
        login=row.login,
        name=row.name,
        unit=row.unit,
        post=row.post,
        phone=row.phone,
        password_hash=given.kept,
        must_change_password=True,
        password_expires_at=expires_at,
        created_at=now,
    )
    session.add(person)
    session.flush()
    return replace(foreseen, password=given.password, person_id=person.id)


def _make_trainees(session: Session, person_ids: Sequence[int]) -> None:
    for start in range(0, len(person_ids), AT_ONCE):
        some = person_ids[start : start + AT_ONCE]
        already = set(
            session.scalars(
                select(PersonRole.person_id).where(
                    PersonRole.role == Role.TRAINEE, PersonRole.person_id.in_(some)
                )
            )
        )
        session.add_all(
            PersonRole(person_id=id_, role=Role.TRAINEE) for id_ in some if id_ not in already
        )
    session.flush()

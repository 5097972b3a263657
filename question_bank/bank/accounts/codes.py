"""The only door to pyotp: a code from one's telephone, asked beside the password of who wants it.

The secret is shared with an app of one's own by a QR code; nothing is sent anywhere. A code lets in
once. Recovery codes, each good for one log-in, stand in for a lost telephone.
"""

from __future__ import annotations

import secrets
from hashlib import sha256
from hmac import compare_digest
from typing import TYPE_CHECKING

import pyotp
from sqlalchemy import delete

from question_bank.bank.accounts.passwords import LEGIBLE
from question_bank.bank.accounts.roster import normalised
from question_bank.bank.people import Person, RecoveryCode
from question_bank.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session

    Opener = Callable[[str, int], str | None]

ISSUER = "讲话研学"
STEP_SECONDS = 30
CLOCKS_DIFFER = 1  # steps
RECOVERY_CODES = 8


def new_secret() -> str:
    """Return a secret to share with somebody's app."""
    return pyotp.random_base32()


def address(secret: str, login: str) -> str:
    """Return what the QR code holds."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name=ISSUER)


def turn_on(
    session: Session, person_id: int, secret: str, typed: str, *, now: datetime, kept: str
) -> tuple[str, ...]:
    """Ask somebody for codes from now on; return their recovery codes, shown this once.

    The secret is not stored, but what is `kept` of it: sealed, see `accept`.

    Raises:
        Refused: `wrong_one_time_code`, the app does not show what it should.

    """
    step = _step(secret, typed, now)
    if step is None:
        raise Refused("wrong_one_time_code")
    person = session.get_one(Person, person_id)
    person.code_secret, person.code_step = kept, step
    _forget_recovery(session, person_id)
    codes = tuple(_recovery_code() for _ in range(RECOVERY_CODES))
    session.add_all(RecoveryCode(person_id=person_id, code_hash=_digest(code)) for code in codes)
    session.flush()
    return codes


def turn_off(session: Session, person_id: int) -> bool:
    """Ask somebody for no more codes; return whether they were asked before."""
    person = session.get_one(Person, person_id, with_for_update=True)
    was_asked = person.code_secret is not None
    person.code_secret = person.code_step = None
    _forget_recovery(session, person_id)
    session.flush()
    return was_asked


def is_asked(session: Session, person_id: int) -> bool:
    """Return whether somebody is asked for a code when they log in."""
    return session.get_one(Person, person_id).code_secret is not None


def accept(session: Session, person_id: int, typed: str, *, now: datetime, opened: Opener) -> bool:
    """Return whether a code, or a recovery code, lets somebody in; it does so once.

    `opened` returns the secret from what is kept of it, None where it cannot be opened: then
    recovery codes let in all the same.
    """
    person = session.get_one(Person, person_id, with_for_update=True)
    if person.code_secret is None:
        return False
    secret = opened(person.code_secret, person_id)
    step = _step(secret, typed, now, after=person.code_step) if secret else None
    if step is not None:
        person.code_step = step
        session.flush()
        return True
    found = session.get(RecoveryCode, (person_id, _digest(typed)))
    if found is None:
        return False
    session.delete(found)
    session.flush()
    return True


def _step(secret: str, typed: str, now: datetime, *, after: int | None = None) -> int | None:
    """Return the step of time whose code was typed; what was used up to `after` is over."""
    digits = normalised(typed).replace(" ", "").encode()
    present = int(now.timestamp()) // STEP_SECONDS
    made = pyotp.TOTP(secret)
    return next(
        (
            step
            for step in range(present - CLOCKS_DIFFER, present + CLOCKS_DIFFER + 1)
            if compare_digest(made.generate_otp(step).encode(), digits)
            and (after is None or step > after)
        ),
        None,
    )


def _recovery_code() -> str:
    drawn = "".join(secrets.choice(LEGIBLE) for _ in range(16))
    return "-".join(drawn[start : start + 4] for start in range(0, 16, 4))


def _digest(code: str) -> str:
    """Return what is kept of a recovery code: 79 bits drawn at random need no slow hash."""
    plain = "".join(filter(str.isalnum, normalised(code).casefold()))
    return sha256(plain.encode()).hexdigest()


def _forget_recovery(session: Session, person_id: int) -> None:
    session.execute(
        delete(RecoveryCode)
        .where(RecoveryCode.person_id == person_id)
        .execution_options(synchronize_session=False)
    )

"""`python -m tests.fuzz --seed N --requests M`: no form may break the site; prints what did."""

from __future__ import annotations

import argparse
import sys
import tempfile
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sqlalchemy import select

from question_bank.bank.accounts.log_ins import open_log_in
from question_bank.bank.people import Person, PersonRole, Role
from quizapp import create_app
from quizapp.samples.installation import fill
from quizapp.upgrade import upgrade
from tests.fuzz.forms import fuzz
from tests.installations import installation


def main() -> int:
    """Fuzz a sample installation in a temporary folder; return 1 where something broke."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--requests", type=int, default=10_000)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="quizapp-fuzz-") as folder:
        settings = installation(Path(folder))
        upgrade(settings)
        fill(settings, now=datetime.now(UTC), say=lambda _: None)
        app = create_app(settings)
        app.config["WTF_CSRF_ENABLED"] = False
        found = fuzz(app, partial(_people, app), requests=wanted.requests, seed=wanted.seed)
    for line in found.broken:
        sys.stdout.write(f"{line}\n")
    told = ", ".join(f"{status}: {count}" for status, count in sorted(found.answers.items()))
    sys.stdout.write(f"seed {wanted.seed}, {sum(found.answers.values())} answers ({told})\n")
    return int(bool(found.broken))


def _people(app: object) -> dict[str, object]:
    """Return a browser for the first person of each role."""
    browsers = {}
    with app.extensions["quizapp_database"].writing() as rows:  # type: ignore[attr-defined]
        for role in Role:
            chosen = select(PersonRole.person_id).where(PersonRole.role == role)
            person_id = rows.scalars(chosen.order_by(PersonRole.person_id)).first()
            if person_id is None:
                continue
            person = rows.get_one(Person, person_id)
            person.must_change_password, person.password_set_at = False, datetime.now(UTC)
            person.stopped_at = person.leaves_at = None
            browsers[role.value] = _browser(
                app, open_log_in(rows, person_id, now=datetime.now(UTC))
            )
        rows.commit()
    return browsers


def _browser(app: object, token: str) -> object:
    browser = app.test_client()  # type: ignore[attr-defined]
    with browser.session_transaction() as cookie:
        cookie["_user_id"] = token
    return browser


if __name__ == "__main__":
    sys.exit(main())

"""The secrets of one-time codes: sealed in the database, opened by the installation's own key."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pyotp
import pytest
from alembic import command
from sqlalchemy import select

from question_bank.bank.accounts import codes
from question_bank.bank.people import Person, Role
from quizapp.schema import alembic_config, migrating
from quizapp.sealing import SEALED, opened, sealed
from quizapp.upgrade import upgrade

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.database import Database
    from quizapp.settings import Settings
    from tests.conftest import Someone

KEY, OTHER = "a key of the installation", "a key of another"


def test_what_is_sealed_opens_for_its_person_and_by_its_key_alone() -> None:
    secret = codes.new_secret()
    kept = sealed(KEY, secret, 7)

    assert len(kept) == SEALED
    assert secret not in kept
    assert sealed(KEY, secret, 7) != kept  # two who share a secret are not seen to
    assert opened(KEY, kept, 7) == secret
    assert opened(OTHER, kept, 7) is None
    assert opened(KEY, kept, 8) is None


@pytest.mark.parametrize(
    "kept", ["", "=", "秘", "A" * 64, "A" * 63, "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"]
)
def test_what_was_never_sealed_does_not_open(kept: str) -> None:
    assert opened(KEY, kept, 7) is None


def test_an_upgrade_seals_what_was_kept_open_and_its_owner_notices_nothing(
    settings: Settings, database: Database, make_person: Callable[..., Someone]
) -> None:
    secret = codes.new_secret()
    someone = make_person("zhao", Role.ADMINISTRATOR, code_secret=secret)
    with migrating(database.engine) as connection:
        command.downgrade(alembic_config(connection), "0015")

    upgrade(settings)

    moment = datetime.now(UTC)
    with database.writing() as rows:
        kept = rows.scalars(select(Person.code_secret).where(Person.id == someone.id)).one()
        assert opened(settings.secret_key, kept, someone.id) == secret
        code = pyotp.TOTP(secret).at(moment)
        assert codes.accept(
            rows, someone.id, code, now=moment,
            opened=lambda kept, id_: opened(settings.secret_key, kept, id_),
        )  # fmt: skip

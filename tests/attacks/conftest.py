from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.people import Person, PersonRole, Role
from quizapp import create_app
from tests.conftest import Someone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask
    from flask.testing import FlaskClient

    from quizapp.database import Database
    from quizapp.settings import Settings


@pytest.fixture
def settings(filled: Settings) -> Settings:
    """Give an installation that holds what the samples hold."""
    return filled


@pytest.fixture
def app(settings: Settings) -> Iterator[Flask]:
    """Give the application as people meet it: forms ask for their token, errors become pages."""
    made = create_app(settings)
    yield made
    made.extensions["quizapp_database"].engine.dispose()


@pytest.fixture
def people(
    app: Flask,  # noqa: ARG001 - the same installation
    database: Database,
    add_person: Callable[..., Someone],
    logged_in: Callable[[Someone], FlaskClient],
) -> dict[Role, FlaskClient]:
    """Give the browser of somebody of each role, of whom the samples tell as far as they do."""
    found = {}
    with database.writing() as rows:
        for role in Role:
            chosen = (
                select(Person.id, Person.login)
                .join(PersonRole, PersonRole.person_id == Person.id)
                .where(PersonRole.role == role)
                .order_by(Person.id)
            )
            row = rows.execute(chosen).first()
            found[role] = Someone(*row) if row else add_person(rows, f"only-{role.value}", role)
        for person in rows.scalars(select(Person)):
            person.must_change_password = False
        rows.commit()
    return {role: logged_in(someone) for role, someone in found.items()}

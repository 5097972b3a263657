"""An installation in a temporary folder, people in it, and browsers that are logged in."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import hypothesis
import pytest
from sqlalchemy import Engine, event

from question_bank.bank.accounts.log_ins import open_log_in
from question_bank.bank.accounts.notice import version_of
from question_bank.bank.accounts.passwords import hashed
from question_bank.bank.people import Person, PersonRole, Role
from question_bank.bank.site.settings import SECRECY_NOTICE
from quizapp import create_app
from quizapp.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask
    from flask.testing import FlaskClient
    from sqlalchemy.orm import Session

    from quizapp.settings import Settings

pytest_plugins = ["tests.installations", "tests.spared"]

# a slow machine makes a test slow, not wrong
hypothesis.settings.register_profile("patient", deadline=None)
hypothesis.settings.load_profile("patient")

PASSWORD = "一二三四五六七八"
LONG_AGO = datetime(2025, 1, 6, 1, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Someone:
    """A person of a test: their password is PASSWORD."""

    id: int
    login: str


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--database",
        choices=("sqlite", "postgresql"),
        default="sqlite",
        help="where the rows lie; on PostgreSQL only the tests run that have any",
    )
    parser.addoption(
        "--pictures",
        action="store_true",
        help="the tests in tests/browser take the pictures of docs/tutorials anew",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the other database's own; on PostgreSQL browsers too, and what has no rows."""
    is_sqlite = config.option.database == "sqlite"
    browser = config.rootpath / "tests" / "browser"

    def runs(item: pytest.Item) -> bool:
        if item.get_closest_marker("postgresql" if is_sqlite else "sqlite"):
            return False
        has_rows = "server" in getattr(item, "fixturenames", ())
        return is_sqlite or (has_rows and browser not in item.path.parents)

    chosen = {item for item in items if runs(item)}
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    items[:] = [item for item in items if item in chosen]


@pytest.fixture
def open_database() -> Iterator[Callable[[Settings], Database]]:
    """Give the database of an installation, closed when the test is over."""
    with ExitStack() as closing:

        def opened(settings: Settings) -> Database:
            found = Database(settings)
            closing.callback(found.engine.dispose)
            return found

        yield opened


@pytest.fixture
def database(settings: Settings, open_database: Callable[[Settings], Database]) -> Database:
    """Give the database of the test's installation."""
    return open_database(settings)


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """Give a session for the tests of stations; whatever it writes is undone."""
    with database.writing() as rows:
        yield rows


@pytest.fixture
def statements() -> Iterator[list[str]]:
    """Give the list to which the statements are added that any database is sent."""
    sent: list[str] = []

    def add(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", add)
    yield sent
    event.remove(Engine, "before_cursor_execute", add)


@pytest.fixture
def app(settings: Settings, database: Database) -> Iterator[Flask]:  # noqa: ARG001 - its tables
    """Give the application, on the same database as `database`; forms need no token."""
    made = create_app(settings)
    made.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    yield made
    made.extensions["quizapp_database"].engine.dispose()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Give a browser that nobody has logged in with."""
    return app.test_client()


@pytest.fixture(scope="session")
def password_hash() -> str:
    return hashed(PASSWORD)


@pytest.fixture
def add_person(password_hash: str) -> Callable[..., Someone]:
    """Add a person to a session: `add_person(session, "zhang", Role.TRAINEE)`."""

    def add(rows: Session, login: str, *roles: Role, **more: object) -> Someone:
        person = Person(
            login=login,
            **{
                "name": login,
                "password_hash": password_hash,
                "created_at": LONG_AGO,
                "notice_at": LONG_AGO,
                "secrecy_version": version_of(SECRECY_NOTICE),
                "password_set_at": datetime.now(UTC),
                **more,
            },
        )
        rows.add(person)
        rows.flush()
        rows.add_all(PersonRole(person_id=person.id, role=role) for role in roles)
        rows.flush()
        return Someone(person.id, login)

    return add


@pytest.fixture
def make_person(database: Database, add_person: Callable[..., Someone]) -> Callable[..., Someone]:
    """Make a person for good: `make_person("zhang", Role.TRAINEE)`."""

    def make(login: str, *roles: Role, **more: object) -> Someone:
        with database.writing() as rows:
            made = add_person(rows, login, *roles, **more)
            rows.commit()
        return made

    return make


@pytest.fixture
def logged_in(app: Flask, database: Database) -> Callable[[Someone], FlaskClient]:
    """Give a browser of its own to a person: `logged_in(make_person("zhang", Role.TRAINEE))`."""

    def log_in(someone: Someone) -> FlaskClient:
        with database.writing() as rows:
            token = open_log_in(rows, someone.id, now=datetime.now(UTC))
            rows.commit()
        browser = app.test_client()
        with browser.session_transaction() as cookie:
            cookie["_user_id"] = token
        return browser

    return log_in


@pytest.fixture
def trainee(make_person: Callable[..., Someone]) -> Someone:
    return make_person("xueyuan", Role.TRAINEE, name="李学员")


@pytest.fixture
def instructor(make_person: Callable[..., Someone]) -> Someone:
    return make_person("guanli", Role.INSTRUCTOR, name="王管理")


@pytest.fixture
def administrator(make_person: Callable[..., Someone]) -> Someone:
    return make_person("xitong", Role.ADMINISTRATOR, name="赵系统")


@pytest.fixture
def trainee_client(logged_in: Callable[[Someone], FlaskClient], trainee: Someone) -> FlaskClient:
    return logged_in(trainee)


@pytest.fixture
def instructor_client(
    logged_in: Callable[[Someone], FlaskClient], instructor: Someone
) -> FlaskClient:
    return logged_in(instructor)


@pytest.fixture
def administrator_client(
    logged_in: Callable[[Someone], FlaskClient], administrator: Someone
) -> FlaskClient:
    return logged_in(administrator)

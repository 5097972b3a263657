"""Every page of a seeded installation, as each role sees it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Engine, event

from question_bank.bank.accounts.log_ins import open_log_in
from question_bank.bank.people import Role
from quizapp import access, create_app
from tests.benchmarks.seeded_bank import INSTRUCTOR
from tests.benchmarks.seeded_people import ADMINISTRATOR, AUDITOR, TRAINEES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.routing import BaseConverter, Rule
    from werkzeug.test import TestResponse

    from quizapp.database import Database
    from quizapp.settings import Settings

PEOPLE = {
    Role.TRAINEE: TRAINEES + 1,
    Role.INSTRUCTOR: INSTRUCTOR,
    Role.ADMINISTRATOR: ADMINISTRATOR,
    Role.AUDITOR: AUDITOR,
}
START = "/"
ASKED = {
    Role.INSTRUCTOR: (
        "/bank?words=督办",
        "/bank?words=没有这个词",
        "/bank?status=draft",
        "/bank?page=99999",
        "/speeches?page=99999",
        "/overview/1?cohort=1",
    ),
    Role.TRAINEE: ("/practice?list=fading", "/mistakes?page=99999"),
}
"""Pages asked for with words or numbers that make much work."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One page as one role sees it."""

    role: Role
    address: str


@contextmanager
def visitors(settings: Settings) -> Iterator[tuple[dict[Role, FlaskClient], list[Visit]]]:
    """Give a browser for each role, and the pages that each may see."""
    app = create_app(settings)
    database: Database = app.extensions["quizapp_database"]
    try:
        yield (
            {role: _browser(app, database, person_id) for role, person_id in PEOPLE.items()},
            [Visit(role, address) for role in PEOPLE for address in _addresses(app, role)],
        )
    finally:
        database.engine.dispose()


@contextmanager
def counting() -> Iterator[list[str]]:
    """Give the list to which the statements are added that any database is sent."""
    sent: list[str] = []

    def add(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", add)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", add)


def is_page(response: TestResponse) -> bool:
    """Return whether an answer is a page to be read: no other address, no file, not missing."""
    return response.status_code == 200 and response.mimetype == "text/html"


def _browser(app: Flask, database: Database, person_id: int) -> FlaskClient:
    with database.writing() as rows:
        token = open_log_in(rows, person_id, now=datetime.now(UTC))
        rows.commit()
    browser = app.test_client()
    with browser.session_transaction() as cookie:
        cookie["_user_id"] = token
    return browser


def _addresses(app: Flask, role: Role) -> list[str]:
    """Return the addresses of the pages a role may see; whatever they are of, it is the first."""
    rules = (rule for rule in app.url_map.iter_rules() if _is_for(app, rule, role))
    pages = sorted({_filled(app, rule) for rule in rules} - {START})
    return [START, *pages, *ASKED.get(role, ())]


def _is_for(app: Flask, rule: Rule, role: Role) -> bool:
    is_file = "." in rule.rule.rpartition("/")[2] or rule.endpoint == "static"
    if "GET" not in (rule.methods or ()) or is_file:
        return False
    audience = access.audience(app.view_functions[rule.endpoint])
    return audience is not None and role in audience


def _first(converter: BaseConverter) -> object:
    """Return the first value of a part of an address."""
    items = getattr(converter, "items", None)
    return min(items) if items else 1


def _filled(app: Flask, rule: Rule) -> str:
    values = {name: _first(rule._converters[name]) for name in rule.arguments}
    with app.test_request_context():
        found: str = app.url_for(rule.endpoint, **values)
    return found

"""Requests as nobody's browser sends them, on every address."""

from __future__ import annotations

import hashlib
import re
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from sqlalchemy import select

from question_bank.bank.people import Role
from question_bank.tables import Base
from quizapp import access
from quizapp.addresses import own_address
from tests.attacks.crawling import crawl
from tests.house.filled_in import ANYTHING
from tests.house.test_role_walk import addresses, rules

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from quizapp.database import Database

KEPT_UP = {
    "answer_figure", "audit_entry", "card", "enrolment", "first_answers", "handover",
    "known_figure", "log_in", "redating", "review", "sheet_answer", "sitting", "test_figure",
}  # fmt: skip
"""What looking may bring up to date: figures, new cards dealt, sittings whose time is over, and
what is noted of downloads. Nothing that a person decides is among them."""
DECIDING = {
    "accepted_answer", "bank_member", "cohort_member", "course", "course_instructor", "exam",
    "paper", "person", "person_role", "question", "site_setting", "version",
}  # fmt: skip
"""What decides who may do what, and what is right."""
TRIES = {"failed_attempts", "locked_until"}  # wrong tries are counted
EXTRA = {
    "role": "administrator", "roles": "administrator", "is_admin": "1", "person_id": "1",
    "owner_id": "1", "created_by": "1", "trainee_id": "1", "bank_id": "1", "points": "100",
    "score": "1", "total": "100", "rating": "easy", "status": "approved", "live": "2",
    "must_change_password": "", "password_hash": "x", "is_sample": "1", "usable_from": "",
    "opened_at": "2000-01-01T00:00", "stopped_at": "", "membership": "owner", "csrf_token": "x",
}  # fmt: skip


def sums(database: Database, *, without: set[str] = frozenset()) -> dict[str, str]:
    """Return a sum of all rows of each table."""
    found = {}
    with database.reading() as rows:
        for table in Base.metadata.sorted_tables:
            if table.name not in without:
                columns = [one for one in table.columns if one.name not in TRIES]
                held = sorted(map(repr, rows.execute(select(*columns)).all()))
                found[table.name] = hashlib.sha256("".join(held).encode()).hexdigest()
    return found


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {name for name, found in before.items() if after[name] != found}


def test_looking_changes_nothing_that_a_person_decides(
    people: dict[Role, FlaskClient], database: Database
) -> None:
    visited = 0
    for role, browser in people.items():
        before = sums(database, without=KEPT_UP)
        for address, page in crawl(browser):
            visited += 1
            assert page.status_code < HTTPStatus.INTERNAL_SERVER_ERROR, address
        assert changed(before, sums(database, without=KEPT_UP)) == set(), role
    assert visited > 100


def test_a_post_without_its_token_changes_nothing(
    app: Flask, people: dict[Role, FlaskClient], database: Database
) -> None:
    before = sums(database, without={"audit_entry"})
    for rule in rules(app):
        if "POST" not in rule.methods:
            continue
        for role, browser in people.items():
            for address in addresses(app, rule, {}):
                for sent in (ANYTHING, {**ANYTHING, "csrf_token": "wrong"}):
                    page = browser.post(address, data=sent)
                    assert page.status_code == HTTPStatus.BAD_REQUEST, (role, address)
    assert changed(before, sums(database, without={"audit_entry"})) == set()


def test_a_token_of_somebody_else_s_is_none(people: dict[Role, FlaskClient]) -> None:
    page = people[Role.TRAINEE].get("/password").text
    token = page.partition('name="csrf_token" value="')[2].partition('"')[0]
    assert token
    refused = people[Role.INSTRUCTOR].post("/log-out", data={"csrf_token": token})
    assert refused.status_code == HTTPStatus.BAD_REQUEST


def test_no_form_takes_what_it_does_not_show(
    app: Flask, people: dict[Role, FlaskClient], database: Database
) -> None:
    """Every trainee's form is sent with the names of columns that decide who may do what."""
    app.config["WTF_CSRF_ENABLED"] = False
    others = {table.name for table in Base.metadata.sorted_tables} - DECIDING
    before = sums(database, without=others)
    sent = 0
    for rule in rules(app):
        allowed = (
            access.audience(app.view_functions[rule.endpoint])
            if rule.endpoint != "static"
            else None
        )
        if (
            "POST" in rule.methods
            and allowed
            and Role.TRAINEE in allowed
            and rule.endpoint != "account.log_out"
        ):
            for address in addresses(app, rule, {}):
                page = people[Role.TRAINEE].post(address, data={**ANYTHING, **EXTRA})
                assert page.status_code < HTTPStatus.INTERNAL_SERVER_ERROR, address
                sent += 1
    assert sent > 20
    assert changed(before, sums(database, without=others)) == set()


def test_every_page_of_somebody_s_is_kept_by_nobody_and_never_framed(
    people: dict[Role, FlaskClient],
) -> None:
    for role, browser in people.items():
        for address, page in crawl(browser, of_a_kind=1):
            headers = page.headers
            assert headers["Cache-Control"] == "no-store", (role, address)
            assert "Cookie" in headers.get("Vary", ""), (role, address)
            assert "unsafe" not in headers["Content-Security-Policy"]
            assert headers["X-Content-Type-Options"] == "nosniff"
            if page.mimetype.startswith("text/"):
                assert "charset=utf-8" in headers["Content-Type"], address


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND"])
def test_no_page_knows_other_methods(
    app: Flask, people: dict[Role, FlaskClient], method: str
) -> None:
    for rule in rules(app):
        assert method not in rule.methods
    page = people[Role.INSTRUCTOR].open("/", method=method)
    assert page.status_code == HTTPStatus.METHOD_NOT_ALLOWED


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "localhost.evil.example", "a b", "<b>"]
)
def test_a_host_that_somebody_made_up_is_repeated_nowhere(
    people: dict[Role, FlaskClient], host: str
) -> None:
    for address in ("/", "/nowhere", "/password", "/log-in"):
        page = people[Role.INSTRUCTOR].get(
            address, headers={"Host": host, "X-Forwarded-Host": host}
        )
        assert "evil" not in page.text
        assert "evil" not in page.headers.get("Location", "")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"a=&" * 700_000, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
        (b"words=" + b"a" * (3 << 20), HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
        (b"a=&" * 1000, HTTPStatus.BAD_REQUEST),  # without its token
    ],
)
def test_a_form_larger_than_anybody_types_is_not_taken_apart(
    people: dict[Role, FlaskClient], body: bytes, status: HTTPStatus
) -> None:
    kind = "application/x-www-form-urlencoded"
    page = people[Role.INSTRUCTOR].post("/log-out", data=body, content_type=kind)
    assert page.status_code == status


def test_a_form_of_too_many_parts_is_not_taken_apart(people: dict[Role, FlaskClient]) -> None:
    part = b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n'
    kind = "multipart/form-data; boundary=b"
    body = part * 2000 + b"--b--\r\n"
    page = people[Role.INSTRUCTOR].post("/speeches/upload", data=body, content_type=kind)
    assert page.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE


REDIRECTS = (Path(__file__).parent / "payloads/redirects.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("target", REDIRECTS.splitlines())
def test_nobody_is_led_to_another_site(target: str) -> None:
    target = target.encode().decode("unicode_escape").encode("latin-1").decode("utf-8", "replace")
    kept = own_address(target)
    if kept is not None:  # then a browser stays: it begins with one stroke and holds no other way
        assert re.fullmatch(r"/(?![/\\])[^\\\x00-\x1f]*", kept)
        assert urljoin("http://here.example/log-in", kept).startswith("http://here.example/")

"""Every door is tried by every role, and by the right role with somebody else's key."""

from __future__ import annotations

import html
import io
import zipfile
from http import HTTPStatus
from itertools import product
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.classes.enrolment import keep_enrolment
from question_bank.bank.courses import CourseCohort, CourseInstructor
from question_bank.bank.people import Person, Role
from question_bank.bank.speeches import BankMember
from quizapp import access
from tests.conftest import Someone
from tests.house import audiences
from tests.house.filled_in import ANYTHING, FORMS
from tests.house.worlds import World, make_world
from tests.study.lessons import MONDAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask
    from flask.testing import FlaskClient
    from sqlalchemy.orm import Session
    from werkzeug.routing import Rule
    from werkzeug.test import TestResponse

    from quizapp.database import Database

AUDIENCES = {
    None: audiences.PUBLIC,
    frozenset(Role): audiences.EVERYONE,
    frozenset({Role.TRAINEE}): audiences.FOR_TRAINEES,
    frozenset({Role.INSTRUCTOR}): audiences.FOR_INSTRUCTORS,
    frozenset({Role.INSTRUCTOR, Role.ADMINISTRATOR}): audiences.FOR_WHO_RUNS_CLASSES,
    frozenset({Role.ADMINISTRATOR, Role.AUDITOR}): audiences.FOR_WHO_READS_THE_LOG,
    frozenset({Role.ADMINISTRATOR}): audiences.FOR_ADMINISTRATORS,
}
LISTED = {endpoint: parts for listed in AUDIENCES.values() for endpoint, parts in listed.items()}
NOBODY_S = {"filename", "name"}  # parts of an address that name a file, not a thing of somebody's
NAME = "欧阳不可见"
OF_A_PERSON = {"person_id", "sitting_id", "cohort_id", "recheck_id"}
NOT_NOW = {HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY}
SKIPPED = {
    ("favourites.change", "drop"): "what was never kept is let go of without asking whose it is",
    ("handouts.download", "deck", "docx"): "cards to be cut out are made as PDF alone",
}


def rules(app: Flask) -> list[Rule]:
    return sorted(app.url_map.iter_rules(), key=lambda rule: (rule.endpoint, rule.rule))


def parts(rule: Rule) -> tuple[str, ...]:
    """Return the parts of an address that are not one of a few fixed words."""
    kinds = rule._converters.items()
    return tuple(name for name, kind in kinds if type(kind).__name__ != "AnyConverter")


def addresses(app: Flask, rule: Rule, ids: dict[str, object]) -> Iterator[str]:
    """Give the addresses of a rule: with these ids, and with each of its fixed words."""
    choices = {
        name: sorted(kind.items)
        for name, kind in rule._converters.items()
        if type(kind).__name__ == "AnyConverter"
    }
    known = {name: ids.get(name, 1) for name in parts(rule)}
    for words in product(*choices.values()):
        if (rule.endpoint, *words) not in SKIPPED:
            chosen = dict(zip(choices, words, strict=True))
            yield app.url_map.bind("localhost").build(rule.endpoint, known | chosen)


def methods(rule: Rule) -> list[str]:
    return sorted(rule.methods & {"GET", "POST"})


def knock(browser: FlaskClient, method: str, where: str, endpoint: str) -> TestResponse:
    sent = ANYTHING | FORMS.get(endpoint, {}) if method == "POST" else {}
    return browser.open(where, method=method, data=sent)


def test_every_endpoint_is_listed_with_its_audience_and_the_parts_of_its_address(
    app: Flask,
) -> None:
    for rule in rules(app):
        view = app.view_functions[rule.endpoint]
        allowed = None if rule.endpoint == "static" else access.audience(view)
        listed = AUDIENCES.get(allowed)
        assert listed is not None, (
            f"{rule.endpoint} is for {allowed}: audiences.py has no such list"
        )
        assert rule.endpoint in listed, f"add {rule.endpoint} to tests/house/audiences.py"
        assert set(listed[rule.endpoint]) == set(parts(rule)), rule
    assert LISTED.keys() == {rule.endpoint for rule in rules(app)}


@pytest.fixture
def everybody(
    make_person: Callable[..., Someone], logged_in: Callable[[Someone], FlaskClient]
) -> dict[Role, FlaskClient]:
    return {role: logged_in(make_person(f"only-{role.value}", role)) for role in Role}


def test_nobody_opens_what_is_for_another_role(
    app: Flask, everybody: dict[Role, FlaskClient]
) -> None:
    for rule in rules(app):
        if rule.endpoint == "static":
            continue
        allowed = access.audience(app.view_functions[rule.endpoint])
        for role, browser in everybody.items():
            if allowed is None or role in allowed:
                continue
            for method, where in product(methods(rule), addresses(app, rule, {})):
                page = knock(browser, method, where, rule.endpoint)
                assert page.status_code in {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}, rule
                if page.status_code == HTTPStatus.FORBIDDEN and role is Role.ADMINISTRATOR:
                    assert "联系系统管理员" not in page.text


@pytest.fixture
def worlds(make_person: Callable[..., Someone], database: Database) -> tuple[World, World]:
    people = [
        (
            make_person(f"guanli-{name}", Role.INSTRUCTOR).id,
            make_person(f"xue-{name}", Role.TRAINEE),
        )
        for name in ("jia", "yi")
    ]
    with database.writing() as rows:
        mine, theirs = (
            make_world(rows, name, instructor_id=instructor, trainee_id=trainee.id)
            for name, (instructor, trainee) in zip("甲乙", people, strict=True)
        )
        rows.commit()
    return mine, theirs


@pytest.fixture
def browsers(
    worlds: tuple[World, World], logged_in: Callable[[Someone], FlaskClient]
) -> dict[Role, FlaskClient]:
    """Give the browsers of the first world's people."""
    mine, _ = worlds
    return {
        Role.INSTRUCTOR: logged_in(Someone(mine.instructor_id, "guanli-jia")),
        Role.TRAINEE: logged_in(Someone(mine.trainee_id, "xue-jia")),
    }


def doors(app: Flask) -> Iterator[tuple[Rule, Role, str]]:
    """Give every door to a thing that is somebody's, with who may have a key and how they knock."""
    for rule in rules(app):
        if set(parts(rule)) <= NOBODY_S:
            continue
        allowed = access.audience(app.view_functions[rule.endpoint]) or frozenset()
        for role in (Role.INSTRUCTOR, Role.TRAINEE):
            if role in allowed:
                yield from ((rule, role, method) for method in methods(rule))


def test_what_is_somebody_else_s_is_not_there(
    app: Flask, worlds: tuple[World, World], browsers: dict[Role, FlaskClient]
) -> None:
    _, theirs = worlds
    faults = []
    for rule, role, method in doors(app):
        for where in addresses(app, rule, theirs.ids):
            page = knock(browsers[role], method, where, rule.endpoint)
            if page.status_code != HTTPStatus.NOT_FOUND:
                faults.append(f"{rule.endpoint} {method} {where}: {page.status_code}")
    assert "\n".join(faults) == ""


def test_one_s_own_is_there(
    app: Flask, worlds: tuple[World, World], browsers: dict[Role, FlaskClient]
) -> None:
    mine, _ = worlds
    faults = []
    for rule, role, method in doors(app):
        if method != "GET":
            continue
        missing = [name for name in parts(rule) if name not in mine.ids]
        for where in addresses(app, rule, mine.ids):
            page = browsers[role].get(where)
            is_there = page.status_code < HTTPStatus.BAD_REQUEST or page.status_code in NOT_NOW
            if missing or not is_there:
                faults.append(f"{rule.endpoint} {where}: {page.status_code} {missing}")
    assert "\n".join(faults) == ""


def share_course(rows: Session, mine: World, theirs: World) -> None:
    """Let the instructor of one world into the bank and the course of another, with a class."""
    bank_id, course_id = theirs.ids["bank_id"], theirs.ids["course_id"]
    rows.add(BankMember(bank_id=bank_id, person_id=mine.instructor_id, membership="editor"))
    rows.add(CourseInstructor(course_id=course_id, person_id=mine.instructor_id))
    rows.add(CourseCohort(course_id=course_id, cohort_id=mine.ids["cohort_id"]))
    keep_enrolment(rows, int(str(course_id)), now=MONDAY)


def test_an_instructor_of_one_class_of_a_course_sees_nobody_of_the_other(
    app: Flask,
    database: Database,
    worlds: tuple[World, World],
    browsers: dict[Role, FlaskClient],
    logged_in: Callable[[Someone], FlaskClient],
) -> None:
    _, theirs = worlds
    with database.writing() as rows:
        share_course(rows, *worlds)
        rows.get_one(Person, theirs.trainee_id).name = NAME
        rows.commit()
    faults = []
    for rule in rules(app):
        allowed = access.audience(app.view_functions[rule.endpoint]) or frozenset()
        if Role.INSTRUCTOR not in allowed or "GET" not in rule.methods:
            continue
        for where in addresses(app, rule, theirs.ids):
            page = browsers[Role.INSTRUCTOR].get(where)
            text = page.text if page.mimetype.startswith("text/") else _unpacked(page.data)
            if NAME in text:
                faults.append(f"{rule.endpoint} {where} shows the other class")
            if set(parts(rule)) & OF_A_PERSON and page.status_code != HTTPStatus.NOT_FOUND:
                faults.append(f"{rule.endpoint} {where}: {page.status_code}")
    assert "\n".join(faults) == ""
    their_own = logged_in(Someone(theirs.instructor_id, "guanli-yi"))
    table = their_own.get(f"/results/{theirs.ids['exam_id']}/results.xlsx")
    assert NAME in _unpacked(table.data)


def _unpacked(content: bytes) -> str:
    """Return the words of a file, whatever it was packed into."""
    if not content.startswith(b"PK"):
        return html.unescape(content.decode("utf-8", "replace"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "".join(_unpacked(archive.read(name)) for name in archive.namelist())

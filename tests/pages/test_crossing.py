"""Two changes that wait for each other: one is given up, and made once more."""

from __future__ import annotations

from threading import Barrier, Thread
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from question_bank.bank.people import Person
from quizapp import access
from quizapp.database import writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from flask.testing import FlaskClient
    from sqlalchemy.orm import Session

    from quizapp.database import Database
    from tests.conftest import Someone


class GivenUp(Exception):
    sqlstate = "40001"


def add_page(app: Flask, view: Callable[[], str]) -> str:
    """Add a public page to the application; return its address."""
    app.add_url_rule("/change", "change", access.public(view), methods=["POST"])
    return "/change"


def lock(rows: Session, person_id: int) -> None:
    rows.scalar(select(Person.id).where(Person.id == person_id).with_for_update())


@pytest.mark.postgresql
def test_of_two_changes_that_wait_for_each_other_both_are_made(
    app: Flask, client: FlaskClient, database: Database, trainee: Someone, instructor: Someone
) -> None:
    both_hold_one, runs = Barrier(2), []

    def change() -> str:
        with writing() as rows:
            lock(rows, trainee.id)
            runs.append(1)
            if len(runs) == 1:
                both_hold_one.wait(10)
            lock(rows, instructor.id)
            rows.commit()
        return "done"

    def other() -> None:
        with database.writing() as rows:
            rows.execute(text("SET LOCAL deadlock_timeout = '1min'"))  # the page is given up
            lock(rows, instructor.id)
            both_hold_one.wait(10)
            lock(rows, trainee.id)
            rows.commit()

    address, beside = add_page(app, change), Thread(target=other)
    beside.start()
    page = client.post(address)
    beside.join()

    assert (page.status_code, page.text) == (200, "done")
    assert len(runs) == 2


def test_a_change_that_is_given_up_twice_is_told_to_come_again(
    app: Flask, client: FlaskClient
) -> None:
    runs = []

    def change() -> str:
        runs.append(1)
        raise OperationalError("", {}, GivenUp())

    page = client.post(add_page(app, change))

    assert (page.status_code, page.headers["Retry-After"]) == (503, "5")
    assert "系统正忙" in page.text
    assert len(runs) == 2


def test_what_is_partly_kept_is_not_made_again(app: Flask, client: FlaskClient) -> None:
    runs = []

    def change() -> str:
        with writing() as rows:
            runs.append(1)
            rows.commit()
        raise OperationalError("", {}, GivenUp())

    assert client.post(add_page(app, change)).status_code == 503
    assert len(runs) == 1


def test_a_lock_that_is_not_to_be_had_is_not_waited_for_twice(
    app: Flask, client: FlaskClient
) -> None:
    runs = []

    def change() -> str:
        runs.append(1)
        raise OperationalError("", {}, Exception("database is locked"))

    assert client.post(add_page(app, change)).status_code == 503
    assert len(runs) == 1

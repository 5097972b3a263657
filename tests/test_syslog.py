from __future__ import annotations

import json
import logging
import socket
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.audit.entries import Event, record
from question_bank.bank.people import Role, add_person
from quizapp.clock import now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quizapp.database import Database
    from quizapp.settings import Settings

ZHAO = {"login": "zhao", "name": "赵\n明", "roles": [Role.AUDITOR], "password": "x"}


@pytest.fixture
def collector() -> Iterator[socket.socket]:
    """Give a log server on this machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listening:
        listening.bind(("127.0.0.1", 0))
        listening.settimeout(5)
        yield listening


@pytest.fixture
def passing_on(
    collector: socket.socket, settings: Settings, open_database: Callable[[Settings], Database]
) -> Database:
    """Give a database whose audit log is passed on to the collector."""
    return open_database(replace(settings, syslog=collector.getsockname()))


def test_what_is_kept_is_passed_on_and_what_is_undone_is_not(
    passing_on: Database, collector: socket.socket
) -> None:
    moment = now()
    with passing_on.writing() as rows:
        who = add_person(rows, **ZHAO, now=moment)
        record(rows, Event.LOG_OUT, who=who, address="10.1.2.3", now=moment)
        rows.rollback()
    with passing_on.writing() as rows:
        who = add_person(rows, **ZHAO, now=moment)
        record(rows, Event.LOG_IN, who=who, address="10.1.2.3", now=moment, facts={"a": "乙"})
        rows.commit()

    sent = collector.recv(4096).decode()

    assert sent.startswith("<86>quizapp: {")  # authpriv, information
    assert "\n" not in sent
    assert json.loads(sent[len("<86>quizapp: ") :].rstrip("\x00")) == {
        "time": moment.isoformat(timespec="seconds"),
        "event": "log_in",
        "outcome": "done",
        "login": "zhao",
        "name": "赵\n明",
        "address": "10.1.2.3",
        "subject": "",
        "facts": {"a": "乙"},
    }
    collector.settimeout(0.2)
    with pytest.raises(TimeoutError):
        collector.recv(4096)


def test_a_log_server_that_is_not_there_stops_nobody(
    settings: Settings,
    open_database: Callable[[Settings], Database],
    caplog: pytest.LogCaptureFixture,
) -> None:
    database = open_database(replace(settings, syslog=str(settings.instance / "no-socket")))
    with caplog.at_level(logging.ERROR), database.writing() as rows:
        record(rows, Event.TIDIED, who=None, address="", now=now())
        rows.commit()

    assert "syslog does not answer" in caplog.text


def test_others_write_while_a_log_server_is_told(
    passing_on: Database, collector: socket.socket
) -> None:
    collector.settimeout(0.05)
    with suppress(ValueError), passing_on.writing() as rows:
        record(rows, Event.TIDIED, who=None, address="", now=now())
        rows.commit()
        with pytest.raises(TimeoutError):  # not before it is another's turn
            collector.recv(4096)
        raise ValueError("went wrong afterwards")

    collector.settimeout(5)
    assert b'"tidied"' in collector.recv(4096)


def test_a_log_server_that_takes_nothing_any_more_stops_nobody(
    settings: Settings,
    open_database: Callable[[Settings], Database],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr("quizapp.syslog.WAITED", 0.05)
    address = str(settings.instance / "log")
    with (
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as deaf,
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as filling,
    ):
        deaf.bind(address)
        filling.settimeout(0)
        with suppress(BlockingIOError):
            while True:
                filling.sendto(b"x", address)
        database = open_database(replace(settings, syslog=address))
        with caplog.at_level(logging.ERROR), database.writing() as rows:
            record(rows, Event.TIDIED, who=None, address="", now=now())
            rows.commit()

    assert "syslog does not answer" in caplog.text

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from question_bank.bank.audit import search, tidying
from question_bank.bank.audit.entries import AuditEntry, Event, Outcome, record
from question_bank.bank.audit.search import Sought
from question_bank.bank.people import Person, Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from quizapp.database import Database
    from tests.conftest import Someone

NOW = datetime.now(UTC)


@pytest.fixture
def people(session: Session, add_person: Callable[..., Someone]) -> tuple[int, int]:
    clerk = add_person(session, "zhao", Role.ADMINISTRATOR, name="赵明")
    other = add_person(session, "qian_1", Role.TRAINEE, name="钱学员")
    return clerk.id, other.id


def write(session: Session, event: Event, who: int | None, **more: object) -> None:
    record(session, event, **{"who": who, "address": "10.1.2.3", "now": NOW, **more})


def test_a_line_tells_who_did_what_to_whom_from_where_and_whether_it_was_let(
    session: Session, people: tuple[int, int]
) -> None:
    clerk, other = people
    write(session, Event.PASSWORD_RESET, clerk, about=other, facts={"reason": "忘了"})

    [line] = search.search(session, Sought()).lines

    assert (line.login, line.name) == ("zhao", "赵明")
    assert (line.subject, line.subject_name) == ("qian_1", "钱学员")
    assert (line.address, line.at, line.outcome) == ("10.1.2.3", NOW, Outcome.DONE)
    assert line.facts == {"reason": "忘了"}


def test_the_log_is_searched_by_time_event_outcome_and_words(
    session: Session, people: tuple[int, int]
) -> None:
    clerk, other = people
    write(session, Event.LOG_IN, clerk, now=NOW - timedelta(days=2))
    write(session, Event.LOG_IN, other, outcome=Outcome.REFUSED, address="10.9.9.9")
    write(session, Event.ROLES_CHANGED, clerk, about=other)

    def found(**sought: object) -> list[tuple[str, str]]:
        lines = search.search(session, Sought(**sought)).lines
        return [(line.event.value, line.login) for line in lines]

    assert found() == [("roles_changed", "zhao"), ("log_in", "qian_1"), ("log_in", "zhao")]
    assert found(since=NOW - timedelta(days=1), until=NOW) == []
    assert found(until=NOW) == [("log_in", "zhao")]
    assert found(events=frozenset({Event.ROLES_CHANGED})) == [("roles_changed", "zhao")]
    assert found(outcome=Outcome.REFUSED) == [("log_in", "qian_1")]
    assert found(words="10.9") == [("log_in", "qian_1")]
    assert found(words="钱学员") == [("roles_changed", "zhao"), ("log_in", "qian_1")]
    assert found(words="qian%") == []


def test_the_log_is_read_in_pages_and_as_a_whole(session: Session, people: tuple[int, int]) -> None:
    for number in range(search.PAGE + 3):
        write(session, Event.DOWNLOAD, people[0], facts={"number": number})

    last = search.search(session, Sought(), page=9)

    assert (last.page, last.pages, last.total) == (2, 2, search.PAGE + 3)
    assert [line.facts["number"] for line in last.lines] == [2, 1, 0]
    every = [line.facts["number"] for line in search.each(session, Sought())]
    assert every == list(range(search.PAGE + 2, -1, -1))


@pytest.mark.parametrize(
    "change",
    ["UPDATE audit_entry SET login = 'nobody'", "DELETE FROM audit_entry"],
)
def test_the_database_lets_nobody_change_a_line(
    database: Database, session: Session, people: tuple[int, int], change: str
) -> None:
    write(session, Event.LOG_IN, people[0])
    session.commit()

    with pytest.raises(DBAPIError, match="the audit log is"):
        session.execute(text(change))
    session.rollback()

    assert session.scalar(select(func.count()).select_from(AuditEntry)) == 1
    if database.engine.dialect.name == "postgresql":
        with pytest.raises(DBAPIError, match="never changed"):
            session.execute(text("TRUNCATE audit_entry"))


def test_lines_go_after_the_time_asked_for_and_never_within_half_a_year(
    session: Session, people: tuple[int, int]
) -> None:
    for days in (0, 100, 190, 400):
        write(session, Event.LOG_IN, people[0], now=NOW - timedelta(days=days))

    assert tidying.forget(session, kept=timedelta(days=365), now=NOW) == 1
    assert tidying.forget(session, kept=timedelta(days=30), now=NOW) == 1
    with pytest.raises(DBAPIError, match="the audit log is"):
        tidying.forget(session, kept=timedelta(days=1), now=NOW + timedelta(days=120))


def test_a_line_outlives_whom_it_is_about(session: Session, people: tuple[int, int]) -> None:
    write(session, Event.LOG_IN, people[1])
    session.execute(text("DELETE FROM person_role"))
    session.delete(session.get_one(Person, people[1]))
    session.flush()

    [line] = search.search(session, Sought()).lines

    assert (line.login, line.name) == ("qian_1", "")


@pytest.mark.sqlite
def test_the_room_it_takes_is_told_about_right(session: Session, people: tuple[int, int]) -> None:
    for number in range(2000):
        facts = {"page": f"/papers/{number}/files/1"}
        write(session, Event.DOWNLOAD, people[0], facts=facts, about=people[1])

    found = search.extent(session)
    asked = text("SELECT sum(pgsize) FROM dbstat WHERE name LIKE '%audit_entry%'")
    taken = session.scalar(asked)

    assert (found.lines, found.oldest) == (2000, NOW)
    assert 0.6 < found.size / taken < 1.7

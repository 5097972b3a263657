"""How the database carries out what it is asked, and a database full enough to tell."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import event, insert, literal, select, text

from question_bank.bank.courses import Enrolment
from question_bank.bank.people import Person
from question_bank.study.cards import Card, Phase
from question_bank.study.reviews import Entry, Rating, Review
from tests.study.lessons import MONDAY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from tests.study.lessons import Lesson

CLASSMATES = 2000
STUDYING = 30
SQLITE = re.compile(r"(?:SCAN|SEARCH) (\w+?)(?:_\d+)?(?: USING ([\w ]+?))?(?: \((.*)\))?$")


class Read(NamedTuple):
    """One table as a statement reads it: by which index, and by which of its columns."""

    table: str
    index: str
    condition: str


def reads(session: Session, act: Callable[[], object]) -> list[list[Read]]:
    """Return for each statement of an act what it reads of which table."""
    connection, seen = session.connection(), []

    def note(*called: object) -> None:
        seen.append((called[2], called[3]))

    event.listen(connection, "before_cursor_execute", note)
    try:
        act()
    finally:
        event.remove(connection, "before_cursor_execute", note)
    return [list(_reads(connection, *one)) for one in seen]


def _reads(connection: Connection, statement: str, values: object) -> Iterator[Read]:
    values = values[0] if isinstance(values, list) else values
    if connection.dialect.name == "sqlite":
        for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values):
            if found := SQLITE.match(row[-1]):
                yield Read(found[1], found[2] or "", found[3] or "")
        return
    [[plan]] = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", values).scalars()
    yield from _nodes(plan["Plan"])


def _nodes(node: dict[str, Any]) -> Iterator[Read]:
    """Yield what a node of PostgreSQL's plan reads, and those below it."""
    if "Scan" in node["Node Type"] and "Relation Name" in node:
        # a bitmap is made of the index below it
        source = node["Plans"][0] if node["Node Type"] == "Bitmap Heap Scan" else node
        kind = "COVERING INDEX" if "Only" in node["Node Type"] else "INDEX"
        index = f"{kind} {source.get('Index Name')}"
        yield Read(node["Relation Name"], index, source.get("Index Cond", ""))
    for child in node.get("Plans", ()):
        yield from _nodes(child)


def fill(session: Session, lesson: Lesson) -> None:
    """Put thousands into a course, with cards and answers of some, and let the database count."""
    people = [
        {"login": f"c{n}", "name": "同学", "password_hash": "-", "created_at": MONDAY}
        for n in range(CLASSMATES)
    ]
    session.execute(insert(Person), people)
    others = select(Person.id).where(Person.login.like("c%"))
    session.execute(
        insert(Enrolment).from_select(
            ["course_id", "trainee_id", "enrolled_at"],
            others.with_only_columns(literal(lesson.course_id), Person.id, literal(MONDAY)),
        )
    )
    some = session.scalars(others.order_by(Person.id).limit(STUDYING)).all()
    write = session.connection().execute
    write(insert(Card), [_card(id_, one, lesson) for id_ in some for one in lesson.question_ids])
    write(
        insert(Review), [_answer(id_, one, lesson) for id_ in some for one in lesson.question_ids]
    )
    session.execute(text("ANALYZE"))


def _card(trainee_id: int, question_id: int, lesson: Lesson) -> dict[str, Any]:
    row = {"trainee_id": trainee_id, "question_id": question_id, "course_id": lesson.course_id}
    if question_id % 3 == 0:
        return row | {"phase": Phase.NEW, "due_at": None, "last_day": None, "reps": 0}
    days = question_id % 9
    asked = {"due_at": MONDAY + timedelta(days=days), "last_day": MONDAY.toordinal() - days}
    return row | {"phase": Phase.REVIEW, "reps": 1} | asked


def _answer(trainee_id: int, question_id: int, lesson: Lesson) -> dict[str, Any]:
    return {
        "trainee_id": trainee_id,
        "seq": question_id,
        "attempt": f"a{question_id}",
        "question_id": question_id,
        "version_id": lesson.version_ids[0],
        "course_id": lesson.course_id,
        "entry": Entry.ANSWER,
        "rating": Rating.GOOD,
        "rater_version": 1,
        "algorithm": "fsrs-6",
        "answered_at": MONDAY,
        "study_day": MONDAY.toordinal() - question_id % 9,
        "seconds_taken": 9.0,
        "evidence": {},
        "before": {},
    }

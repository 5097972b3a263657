"""What docs/scale.md says of each table, held against the tables: who may lie on which machine."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import UniqueConstraint

import question_bank.tables  # noqa: F401 - every table is known
from question_bank.bank.base import Base, by_number
from question_bank.study.cards import Redating
from question_bank.study.examining.sittings import hand_in
from tests.study.exam_halls import CLOZES, FOUR, OPENS, hold_exam, sit, write
from tests.study.lessons import MONDAY, ONE_BLANK, give_course

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Table
    from sqlalchemy.orm import Session

    from tests.conftest import Someone
    from tests.study.learner import Learner

DOCUMENT = Path(__file__).parents[2] / "docs/scale.md"
TABLES = Base.metadata.tables
ROWS = {"trainee": "按学员", "keyed": "按自己的键", "everywhere": "每台一份"}
WRITTEN = re.compile(r"^(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)")
WHOSE = re.compile(r"^(?:UPDATE|DELETE FROM) .* WHERE .*trainee_id = ", re.DOTALL)


def said() -> dict[str, dict[str, str]]:
    """Return the tables that each row of the document names, and by which column they are cut."""
    text = DOCUMENT.read_text(encoding="utf-8")
    found = {}
    for kind, head in ROWS.items():
        [row] = re.findall(rf"^\| {head}[^|]*\|([^|]*)\|", text, re.MULTILINE)
        named = re.findall(r"`(\w+)(?:\.(\w+))?`", row)
        found[kind] = {name: column or "trainee_id" for name, column in named}
    return found


SAID = said()
CUT = SAID["trainee"] | SAID["keyed"]


def unique_keys(table: Table) -> Iterator[set[str]]:
    """Yield the columns of everything that has to be unique in a table."""
    yield set(table.primary_key.columns.keys())
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield set(constraint.columns.keys())
    for index in table.indexes:
        if index.unique:
            yield set(index.columns.keys())


def test_every_table_stands_in_one_row() -> None:
    named = [name for some in SAID.values() for name in some]
    assert sorted(named) == sorted(TABLES)


def test_what_is_never_without_a_trainee_lies_with_its_trainee() -> None:
    theirs = {
        name
        for name, table in TABLES.items()
        if "trainee_id" in table.c and not table.c["trainee_id"].nullable
    }
    assert theirs == SAID["trainee"].keys()


@pytest.mark.parametrize("name", sorted(CUT))
def test_whatever_is_unique_in_a_table_that_is_cut_holds_the_column_it_is_cut_by(name: str) -> None:
    assert [key for key in unique_keys(TABLES[name]) if CUT[name] not in key] == []


@pytest.mark.parametrize("name", sorted(CUT))
def test_a_table_that_is_cut_refers_to_what_every_machine_has_or_to_its_trainee_s_own(
    name: str,
) -> None:
    for reference in TABLES[name].foreign_key_constraints:
        there, column = reference.referred_table.name, CUT[name]
        pairs = {(one.parent.name, one.column.name) for one in reference.elements}
        is_own = there in SAID["trainee"] and (column, "trainee_id") in pairs
        assert there in SAID["everywhere"] or is_own, (name, there)


@pytest.mark.parametrize("name", sorted(SAID["everywhere"]))
def test_what_every_machine_has_refers_to_nothing_that_is_cut(name: str) -> None:
    there = {reference.column.table.name for reference in TABLES[name].foreign_keys}
    assert there <= SAID["everywhere"].keys()


def test_an_answer_writes_only_where_its_trainee_lies(
    learner: Learner, statements: list[str]
) -> None:
    lesson = give_course(learner.session, [learner.id], contents=[ONE_BLANK])
    learner.deal()
    learner.session.flush()
    statements.clear()

    learner.answer(lesson.question_ids[0], "及时整理")
    learner.session.flush()

    written = {found[1] for sent in statements if (found := WRITTEN.match(sent))}
    assert written == {"review", "card"} <= SAID["trainee"].keys()


def test_an_exam_is_sat_only_where_its_trainee_lies(
    session: Session, add_person: Callable[..., Someone], statements: list[str]
) -> None:
    instructor, trainee = add_person(session, "guanli"), add_person(session, "xueyuan")
    hall = hold_exam(session, instructor.id, [trainee.id], contents=CLOZES, sections=FOUR)
    session.flush()
    statements.clear()

    id_ = sit(session, hall)
    write(session, hall, id_, 0, "及时整理")
    hand_in(session, trainee_id=trainee.id, sitting_id=id_, now=OPENS)

    sent = [one for one in statements if WRITTEN.match(one)]
    assert {WRITTEN.match(one)[1] for one in sent} == {"sitting", "sheet_answer"}
    assert [one for one in sent if not one.startswith("INSERT") and not WHOSE.match(one)] == []


def test_numbers_go_on_over_all_trainees(
    session: Session, add_person: Callable[..., Someone]
) -> None:
    people = [add_person(session, login).id for login in ("yi", "er", "san")]
    rows = [Redating(trainee_id=id_, after_seq=0, dates={}, made_at=MONDAY) for id_ in people * 2]
    session.add_all(rows)
    session.flush()

    numbers = [row.id for row in rows]
    assert numbers == list(range(numbers[0], numbers[0] + 6))
    assert by_number(session, Redating, numbers[4]) is rows[4]

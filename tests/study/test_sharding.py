"""What docs/scale.md says of each table, held against the tables: who may lie on which machine."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import UniqueConstraint

import question_bank.tables  # noqa: F401 - every table is known
from question_bank.bank.base import Base

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Table

    from tests.study.learner import Learner

DOCUMENT = Path(__file__).parents[2] / "docs/scale.md"
TABLES = Base.metadata.tables
ROWS = {"ready": "按学员", "keyed": "按自己的键", "not_yet": "还不行", "everywhere": "每台一份"}
WRITTEN = re.compile(r"^(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)")


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
CUT = SAID["ready"] | SAID["keyed"]


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


@pytest.mark.parametrize("name", sorted(CUT))
def test_whatever_is_unique_in_a_table_that_is_cut_holds_the_column_it_is_cut_by(name: str) -> None:
    assert [key for key in unique_keys(TABLES[name]) if CUT[name] not in key] == []


@pytest.mark.parametrize("name", sorted(CUT))
def test_a_table_that_is_cut_refers_only_to_what_every_machine_has(name: str) -> None:
    there = {reference.column.table.name for reference in TABLES[name].foreign_keys}
    assert there <= SAID["everywhere"].keys()


@pytest.mark.parametrize("name", sorted(SAID["everywhere"]))
def test_what_every_machine_has_refers_to_nothing_that_is_cut(name: str) -> None:
    there = {reference.column.table.name for reference in TABLES[name].foreign_keys}
    assert there <= SAID["everywhere"].keys()


@pytest.mark.parametrize("name", sorted(SAID["not_yet"]))
def test_what_cannot_be_cut_yet_has_a_key_without_its_trainee(name: str) -> None:
    assert [key for key in unique_keys(TABLES[name]) if "trainee_id" not in key]


def test_an_answer_writes_only_where_its_trainee_lies(
    learner: Learner, statements: list[str]
) -> None:
    from tests.study.lessons import ONE_BLANK, give_course  # noqa: PLC0415

    lesson = give_course(learner.session, [learner.id], contents=[ONE_BLANK])
    learner.deal()
    learner.session.flush()
    statements.clear()

    learner.answer(lesson.question_ids[0], "及时整理")
    learner.session.flush()

    written = {found[1] for sent in statements if (found := WRITTEN.match(sent))}
    assert written == {"review", "card"} <= SAID["ready"].keys()

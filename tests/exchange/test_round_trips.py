"""What is written is read back the same, or the difference was named beside the file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from question_bank.exchange.readers import gift as gift_reader
from question_bank.exchange.readers import lossless as lossless_reader
from question_bank.exchange.readers import moodle as moodle_reader
from question_bank.exchange.readers import table as table_reader
from question_bank.exchange.sheets import cells_of
from question_bank.exchange.tables import cells_of as text_cells_of
from question_bank.exchange.writers import excel, gift, lossless, moodle
from tests.exchange.questions import (
    CHOICE,
    FALSE,
    FREE,
    MATCHING,
    MULTIPLE,
    NASTY,
    ONE_BLANK,
    ORDERING,
    RECALL,
    RECORDS,
    TRUE,
    TWO_BLANKS,
    WRITTEN,
)

if TYPE_CHECKING:
    from question_bank.exchange.found import Findings
    from question_bank.questions.content import Content


def by_name(findings: Findings) -> dict[str, Content]:
    assert not findings.problems
    return {one.name: one.content for one in findings.questions}


EVERYTHING = {record.name: record.content for record in RECORDS}
UNCORRECTED = replace(FALSE, correction=None)


def test_json_loses_nothing() -> None:
    made = lossless.write(RECORDS)

    findings = lossless_reader.read(made.content)

    assert by_name(findings) == EVERYTHING
    assert {one.material for one in findings.questions} == {"办公室讲话"}
    assert {one.tags for one in findings.questions} == {("一季度",)}
    assert not made.losses


def test_excel_gives_back_all_but_what_a_false_statement_should_say() -> None:
    made = excel.write(RECORDS)

    findings = table_reader.read(cells_of(made.content))

    expected = {**EVERYTHING, name_of(FALSE): UNCORRECTED}
    assert by_name(findings) == expected
    assert [loss.name for loss in made.losses] == [name_of(FALSE)]
    assert findings.questions[0].tags == ("一季度",)


def test_csv_gives_back_the_same_as_excel() -> None:
    made = excel.write_csv(RECORDS)

    findings = table_reader.read(text_cells_of(made.content))

    assert by_name(findings)[name_of(MATCHING)] == MATCHING
    assert len(findings.questions) == len(RECORDS)


def test_a_row_an_option_gives_back_what_has_options() -> None:
    made = excel.write_by_option(RECORDS)

    findings = table_reader.read(cells_of(made.content))

    assert [one.content for one in findings.questions] == [CHOICE, MULTIPLE, TRUE, UNCORRECTED]
    assert not findings.problems
    left_out = {name_of(one) for one in (ONE_BLANK, TWO_BLANKS, FREE, NASTY, MATCHING, ORDERING)}
    assert left_out | {name_of(RECALL), name_of(WRITTEN)} == {loss.name for loss in made.losses}


def test_moodle_gives_back_all_but_what_it_has_no_place_for() -> None:
    made = moodle.write(RECORDS)

    found = by_name(moodle_reader.read(made.content))

    assert found.pop(name_of(WRITTEN)).stem == WRITTEN.stem
    assert found.pop(name_of(FREE)).accepted == (("规矩",), ("政治",))
    assert found.pop(name_of(FALSE)) == UNCORRECTED
    told = {loss.name for loss in made.losses}
    assert told == {name_of(FREE), name_of(RECALL), name_of(ORDERING)}
    same = {name: one for name, one in EVERYTHING.items() if name in found}
    assert found == same
    assert len(found) == len(RECORDS) - 4


def test_gift_gives_back_what_has_one_blank_or_options() -> None:
    made = gift.write(RECORDS)

    found = by_name(gift_reader.read(made.content))

    assert found[name_of(ONE_BLANK)] == ONE_BLANK
    assert found[name_of(NASTY)] == NASTY
    assert found[name_of(CHOICE)] == CHOICE
    assert found[name_of(MULTIPLE)] == MULTIPLE
    assert found[name_of(TRUE)] == TRUE
    assert found[name_of(MATCHING)] == replace(MATCHING, extra=())
    told = {loss.name for loss in made.losses}
    assert {name_of(one) for one in (TWO_BLANKS, FREE, RECALL, ORDERING, MATCHING)} <= told
    assert len(found) == len(RECORDS) - 4


def name_of(content: Content) -> str:
    return next(record.name for record in RECORDS if record.content is content)

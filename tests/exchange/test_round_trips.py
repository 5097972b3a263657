"""What is written is read back the same, or the difference was named beside the file."""

from __future__ import annotations

import pytest

from question_bank.bank.kinds import NAMES
from question_bank.exchange.formats import FORMATS
from question_bank.exchange.readers.recognised import read
from question_bank.exchange.record import LEFT_OUT, held
from question_bank.questions.recall import Recall
from question_bank.questions.written import Written
from tests.exchange.questions import (
    FREE,
    ODD_RECORDS,
    ORDERING,
    RECORDS,
    WRITTEN,
)

BOTH = (*RECORDS, *ODD_RECORDS)
# what each format cannot hold of the plain questions of every kind: more would be a step back
TOLD = {
    "excel": set(),
    "excel-options": {1, 2, 3, 4, 9, 10, 11, 12},
    "word": set(),
    "csv": set(),
    "json": set(),
    "moodle": {3, 10, 11, 12},
    "qti": {3, 12},
    "qti3": {3, 12},
    "gift": {2, 3, 8, 9, 10, 11, 12},
    "anki": {1, 2, 3, 11, 12},
}


@pytest.mark.parametrize("name", FORMATS)
def test_every_question_comes_back_equal_or_its_loss_is_named(name: str) -> None:
    made = FORMATS[name].write(BOTH)
    told = {loss.name for loss in made.losses}

    found = read(made.content)

    back = [one.content for one in found.questions]
    assert [one.content for one in BOTH if one.name not in told and one.content not in back] == []
    assert len(back) + len(found.problems) == held(BOTH, made.losses)
    assert len(found.problems) <= len(told)


@pytest.mark.parametrize("name", FORMATS)
def test_no_loss_is_named_without_one(name: str) -> None:
    """A question with a loss is not there, comes back otherwise, or is marked more loosely."""
    made = FORMATS[name].write(RECORDS)
    numbers = {int(loss.name.removeprefix("q")) for loss in made.losses}

    assert numbers == TOLD[name]


@pytest.mark.parametrize("name", ["json", "excel", "csv", "moodle", "anki"])
def test_material_and_tags_come_along_where_the_format_has_a_place(name: str) -> None:
    found = read(FORMATS[name].write(RECORDS).content)

    assert {one.material for one in found.questions} == {"办公室讲话"}
    assert {one.tags for one in found.questions} == {("一季度",)}
    assert {one.name for one in found.questions} <= {record.name for record in RECORDS}


def test_answers_that_may_swap_are_still_free_after_moodle_and_qti() -> None:
    for name in ("moodle", "qti", "qti3"):
        back = [one.content for one in read(FORMATS[name].write(RECORDS).content).questions]

        assert FREE in back


def test_what_is_left_out_whole_is_counted_as_such() -> None:
    made = FORMATS["moodle"].write(RECORDS)

    (name,) = [loss.name for loss in made.losses if loss.sentence.startswith(LEFT_OUT)]
    assert next(one for one in RECORDS if one.name == name).content == ORDERING


def test_an_essay_keeps_its_points_where_only_the_name_of_its_form_is_lost() -> None:
    for name in ("moodle", "qti", "qti3", "anki"):
        back = [one.content for one in read(FORMATS[name].write(RECORDS).content).questions]
        (essay,) = [one for one in back if isinstance(one, Written)]

        assert (essay.stem, essay.points, essay.form) == (
            WRITTEN.stem,
            WRITTEN.points,
            NAMES["written"],
        )


def test_the_notes_of_a_list_come_back_as_one_list() -> None:
    found = read(FORMATS["anki"].write(RECORDS).content).questions

    (recall,) = [one for one in found if isinstance(one.content, Recall)]
    assert recall.content.items == ("讲政治", "讲效率", "讲规矩")
    assert recall.name == "q0011"


def test_the_same_questions_give_the_same_bytes_in_every_format() -> None:
    for one in FORMATS.values():
        assert one.write(RECORDS).content == one.write(RECORDS).content

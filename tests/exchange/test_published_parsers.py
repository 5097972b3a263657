"""What parsers that other people published make of our files."""

from __future__ import annotations

import io
import warnings

import pytest
from moodle_xml_parser.parser import parse_bytes

from question_bank.exchange.record import LEFT_OUT
from question_bank.exchange.writers import gift, moodle
from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from tests.exchange.questions import CHOICE, MULTIPLE, ODD_RECORDS, RECORDS, TWO_BLANKS

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it was written for Python 3.4
    from pygiftparser.parser import parseFile

GIFT = {
    record.name: record
    for record in RECORDS
    if not any(
        loss.name == record.name and loss.sentence.startswith(LEFT_OUT)
        for loss in gift.write(RECORDS).losses
    )
}


@pytest.fixture(scope="module")
def parsed() -> dict[str, object]:
    """Give the questions of our GIFT file, by name, as pygiftparser sees them."""
    found = parseFile(io.StringIO(gift.write(RECORDS).content.decode()))
    assert all(one.valid for one in found)
    return {one.title: one for one in found}


def test_gift_is_parsed_whole(parsed: dict[str, object]) -> None:
    assert parsed.keys() == GIFT.keys()


@pytest.mark.parametrize("name", GIFT)
def test_gift_says_to_others_what_it_says_to_us(parsed: dict[str, object], name: str) -> None:
    answers = parsed[name].answers
    match GIFT[name].content:
        case Cloze(answers=(key,), accepted=(others,)):
            assert [one.answer for one in answers.answers] == [key, *others]
            assert {one.fraction for one in answers.answers} == {100}
        case Choice(options=options, answer=answer):
            assert [one.answer for one in answers.answers] == list(options)
            assert [one.answer for one in answers.answers if one.select] == [answer]
        case Multiple(options=options, answers=right):
            assert [one.answer for one in answers.answers] == list(options)
            assert tuple(one.answer for one in answers.answers if one.fraction > 0) == right
        case Judgement(truth=truth):
            assert answers.answer is truth
        case Matching(pairs=pairs):
            sides = [(one.question.strip(), one.answer.strip()) for one in answers.answers]
            assert sides == list(pairs)
        case _:
            assert type(answers).__name__ == "Essay"


def test_moodle_xml_says_to_others_what_it_says_to_us() -> None:
    found = parse_bytes(moodle.write((*RECORDS, *ODD_RECORDS)).content)

    blanks = next(one for one in found["cloze"] if one.name == TWO_BLANKS.stem)
    assert [[option.answer for option in gap.options] for gap in blanks.gaps] == [
        ["质量"],
        ["时效", "效率"],
    ]
    single, multiple, *_ = found["multichoice"]
    assert (single.single, multiple.single) == (True, False)
    assert [option.answer for option in single.options] == [
        f"<p>{option}</p>" for option in CHOICE.options
    ]
    assert sum(1 for option in multiple.options if option.score_fraction > 0) == len(
        MULTIPLE.answers
    )
    kinds = [one.content.kind for one in (*RECORDS, *ODD_RECORDS)]
    assert len(found["cloze"]) == kinds.count("cloze") + kinds.count("recall")
    assert len(found["multichoice"]) == kinds.count("choice") + kinds.count("multiple")

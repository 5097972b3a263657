from __future__ import annotations

from question_bank.questions.content import Content, mark
from question_bank.statistics.tallies import Slip, Tally, commonest, tallied
from tests.study.lessons import AGREES, CHOICE, MULTIPLE, ONE_BLANK, PAIRS, TWO_BLANKS


def given(content: Content, *responses: list[str]) -> list[list[tuple[str, str, bool]]]:
    return [
        [(part.key, part.written, part.right) for part in mark(content, response)]
        for response in responses
    ]


def test_wrong_words_are_told_by_frequency_and_spelt_as_most_people_spelt_them() -> None:
    answers = given(
        ONE_BLANK,
        ["及时整理"],
        ["按时整理"],
        ["“按时整理”"],
        ["按时整理"],
        ["及时管理"],
        [""],
    )

    [tally] = tallied(ONE_BLANK, answers)

    slips = (Slip("按时整理", 3), Slip("及时管理", 1))
    assert tally == Tally("及时整理", "及时整理", n=6, right=1, empty=1, slips=slips)
    assert commonest([tally]) == Slip("按时整理", 3)


def test_what_one_person_alone_wrote_is_no_common_slip() -> None:
    assert commonest(tallied(ONE_BLANK, given(ONE_BLANK, ["按时整理"], ["及时管理"]))) is None


def test_each_blank_is_told_by_itself_whatever_the_order_it_was_filled_in() -> None:
    answers = given(TWO_BLANKS, ["及时归档", "及时收集"], ["及时收集", "及时利用"])

    first, second = tallied(TWO_BLANKS, answers)

    assert (first.key, first.right, first.slips) == ("及时收集", 2, ())
    assert (second.key, second.right, second.slips) == ("及时归档", 1, (Slip("及时利用", 1),))


def test_each_pair_is_told_by_its_left_side() -> None:
    answers = given(PAIRS, ["齐全", "规范", "效率", "期限"], ["齐全", "规范", "期限", "效率"])

    tallies = tallied(PAIRS, answers)

    assert [(one.label, one.key, one.right) for one in tallies] == [
        ("收集", "齐全", 2),
        ("整理", "规范", 2),
        ("归档", "期限", 1),
        ("利用", "效率", 1),
    ]
    assert tallies[2].slips == (Slip("效率", 1),)


def test_options_that_nobody_chose_are_told_too() -> None:
    [tally] = tallied(CHOICE, given(CHOICE, ["及时利用"], ["及时归档"], ["及时归档"]))

    assert tally.right == 1
    assert tally.slips == (Slip("及时归档", 2), Slip("及时收集", 0), Slip("及时整理", 0))

    [verdict] = tallied(AGREES, given(AGREES, ["对"], ["对"]))
    assert (verdict.right, verdict.slips) == (2, (Slip("错", 0),))


def test_of_several_options_each_is_told_by_who_took_it() -> None:
    answers = given(MULTIPLE, ["及时收集", "及时整理", "及时利用"], ["及时收集"])

    tallies = tallied(MULTIPLE, answers)

    assert [(one.label, one.right, one.empty, one.slips) for one in tallies] == [
        ("及时收集", 2, 0, ()),
        ("及时整理", 1, 1, ()),
        ("及时归档", 0, 2, ()),
        ("及时利用", 1, 0, (Slip("及时利用", 1),)),
    ]


def test_an_older_wording_s_answers_count_where_it_asked_for_the_same() -> None:
    answers = [*given(ONE_BLANK, ["及时整理"]), [("按期整理", "按期整理", True)]]

    tallies = tallied(ONE_BLANK, answers)

    assert [(one.key, one.n) for one in tallies] == [("及时整理", 1), ("按期整理", 1)]


def test_of_no_answers_there_is_nothing_to_tell() -> None:
    assert tallied(ONE_BLANK, []) == ()
    assert tallied(MULTIPLE, []) == ()
    assert commonest([]) is None

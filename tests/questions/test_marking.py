from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.questions.cloze import Cloze
from question_bank.questions.content import mark
from question_bank.questions.marking import comparable, is_right, mark_in_any_order, mark_in_order
from question_bank.questions.matching import Matching

BOTH = Cloze("要做到____和____。", ("及时收集", "及时归档"), ((), ()), order_free=True)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("及时收集", "及时收集"),
        (" 及时 收集　", "及时收集"),
        ("及时收集。", "及时收集"),
        ("“及时收集”", "及时收集"),
        ("「及時收集」", "及时收集"),
        ("收集,整理", "收集、整理"),
        ("《档案法》", "〈档案法〉"),
        ("档案法", "《档案法》"),
        ("\uff41\uff50\uff50", "APP"),
        ("\uff11\uff10\uff05", "10%"),
        ("1000", "1,000"),
        ("2021—2025", "2021-2025"),
        ("二○二五", "二〇二五"),
        ("羣眾路線", "群众路线"),
        ("乾部", "干部"),
        ("及时\u200b收集", "及时收集"),
        ("及时\u00a0收集", "及时收集"),
    ],
)
def test_script_width_case_brackets_and_punctuation_do_not_count(written: str, key: str) -> None:
    assert is_right(written, key)
    assert is_right(key, written)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("", "及时收集"),
        ("。", "及时收集"),
        ("及时", "及时收集"),
        ("及时收集整理", "及时收集"),
        ("及时收藏", "及时收集"),
        ("35", "3.5"),
        ("10", "10%"),
        ("20", "2-0"),
        ("3.5", "3-5"),
        ("不及时收集", "及时收集"),
        ("收集及时", "及时收集"),
    ],
)
def test_a_part_more_or_another_number_is_wrong(written: str, key: str) -> None:
    assert not is_right(written, key)


def test_accepted_variants_are_right_too() -> None:
    assert is_right("及时存档", "及时归档", ["及时入档", "及时存档。"])
    assert not is_right("", "及时归档", [""])


@given(st.text("档案雙鎖及时 ，。“”10.5,%-~APp〇"))
def test_what_is_compared_does_not_change_when_it_is_compared_again(text: str) -> None:
    assert comparable(comparable(text)) == comparable(text)


def test_in_order_each_answer_stands_against_its_own_key() -> None:
    marks = mark_in_order(["乙", "甲"], ["甲", "乙"], [(), ()])

    assert [(m.written, m.key, m.right) for m in marks] == [
        ("乙", "甲", False),
        ("甲", "乙", False),
    ]


def test_missing_answers_are_wrong_and_too_many_are_not_read() -> None:
    keys, accepted = ["甲", "乙"], [(), ()]

    assert [m.right for m in mark_in_order(["甲"], keys, accepted)] == [True, False]
    assert [m.right for m in mark_in_order(["甲", "乙", "丙"], keys, accepted)] == [True, True]
    assert [m.right for m in mark_in_any_order(["丙", "甲", "乙"], keys, accepted)] == [False, True]


def test_in_any_order_a_wrong_answer_is_shown_the_key_that_is_left() -> None:
    marks = mark(BOTH, ["及时归档", "及时上报"])

    assert [(m.key, m.right) for m in marks] == [("及时归档", True), ("及时收集", False)]


def test_in_any_order_the_same_answer_counts_once() -> None:
    assert [m.right for m in mark(BOTH, ["及时收集", "及时收集"])] == [True, False]


def test_in_any_order_a_variant_takes_no_key_away_from_the_answer_that_needs_it() -> None:
    keys, accepted = ["甲", "乙"], [("乙",), ()]

    assert [(m.key, m.right) for m in mark_in_any_order(["乙", "甲"], keys, accepted)] == [
        ("乙", True),
        ("甲", True),
    ]


@given(st.data())
def test_in_any_order_the_order_never_changes_how_many_are_right(data: st.DataObject) -> None:
    letters = st.sampled_from("甲乙丙丁")
    keys = data.draw(st.lists(letters, min_size=1, max_size=4, unique=True))
    accepted = [data.draw(st.lists(letters, max_size=2)) for _ in keys]
    written = data.draw(st.lists(letters, min_size=len(keys), max_size=len(keys)))
    counts = {
        sum(m.right for m in mark_in_any_order(order, keys, accepted))
        for order in itertools.permutations(written)
    }

    assert len(counts) == 1
    assert sorted(m.key for m in mark_in_any_order(written, keys, accepted)) == sorted(keys)


def test_each_left_side_is_marked_against_its_right_side() -> None:
    pairs = Matching("配对。", (("收集", "齐全"), ("整理", "规范"), ("归档", "期限")), ("保密",))
    marks = mark(pairs, ["齐全", "保密", ""])

    assert [(m.key, m.right) for m in marks] == [
        ("齐全", True),
        ("规范", False),
        ("期限", False),
    ]


@pytest.mark.parametrize("seed", [str(number) for number in range(40)])
def test_right_sides_are_never_offered_in_the_order_of_the_source(seed: str) -> None:
    three = Matching("配对", (("甲", "一"), ("乙", "二"), ("丙", "三")))

    assert three.offered(seed=seed) != ["一", "二", "三"]
    assert sorted(three.offered(seed=seed)) == sorted(["一", "二", "三"])


def test_a_single_pair_is_offered_as_it_is() -> None:
    assert Matching("配对", (("甲", "一"),)).offered(seed="1") == ["一"]

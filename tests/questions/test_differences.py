from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from question_bank.questions.choice import Choice
from question_bank.questions.differences import differences, pieces
from question_bank.questions.judgement import Judgement


def told(old: str, new: str) -> str:
    """Return a difference in one line: -gone-, +come+."""
    signs = {"same": "", "removed": "-", "added": "+"}
    return "".join(signs[one.fate] + one.words + signs[one.fate] for one in pieces(old, new))


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "收集要到位，整理要到位。",
            "收集要到位，归档要到位。",
            "收集要到位，-整理-+归档+要到位。",
        ),
        ("办文时限为12小时", "办文时限为24小时", "办文时限为-12-+24+小时"),
        ("要做到三个到位", "要切实做到三个到位", "要+切实+做到三个到位"),
        ("甲乙丙丁", "子丑寅卯", "-甲乙丙丁-+子丑寅卯+"),
        ("一样", "一样", "一样"),
        ("", "新的", "+新的+"),
        ("开头____。", "开头。", "开头-____-。"),
        ("抓早抓小", "要早要小", "-抓早抓-+要早要+小"),  # one character between is no island
    ],
)
def test_words_that_went_and_came_stand_beside_each_other(old: str, new: str, line: str) -> None:
    assert told(old, new) == line


@given(st.text("收集整理归档，。12 ", max_size=30), st.text("收集整理归档，。12 ", max_size=30))
def test_both_wordings_can_be_read_out_of_their_difference(old: str, new: str) -> None:
    found = pieces(old, new)

    assert "".join(one.words for one in found if one.fate != "added") == old
    assert "".join(one.words for one in found if one.fate != "removed") == new


def test_only_the_parts_that_changed_are_told_each_line_of_a_list_on_its_own() -> None:
    old = Choice("下列属于的是（　　）。", ("甲", "乙", "丙"), "甲")
    new = Choice("下列属于的是（　　）。", ("甲", "乙", "丁"), "丁")

    assert [one.part for one in differences(old, new)] == ["options", "answer"]
    assert [(one.words, one.fate) for one in differences(old, new)[0].pieces] == [
        ("甲\n乙\n", "same"),
        ("丙", "removed"),
        ("丁", "added"),
    ]


def test_what_is_yes_or_no_is_told_in_words() -> None:
    old, new = (
        Judgement("要到位。", truth=True),
        Judgement("要到位。", truth=False, correction="不。"),
    )

    parts = {one.part: told_of(one.pieces) for one in differences(old, new)}

    assert parts == {"truth": "-是-+否+", "correction": "+不。+"}


def told_of(found: object) -> str:
    signs = {"same": "", "removed": "-", "added": "+"}
    return "".join(signs[one.fate] + one.words + signs[one.fate] for one in found)

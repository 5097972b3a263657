"""One item of a row that nothing names: when it can be asked for beside the others."""

from __future__ import annotations

import pytest

from tests.questions.test_asides import HEADING
from tests.questions.test_last_words import stems
from tests.questions.test_worth import notes

SHORT, UNLIKE = "词太短，容易猜中", "各句不相像，难以单独回忆"


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("有清单", "公务接待要有公函、有清单、有审批。"),
        ("高支模", "各镇街要紧盯深基坑、高支模、起重机械。"),
    ],
)
def test_a_short_word_of_a_short_row_is_not_asked_alone(answer: str, line: str) -> None:
    assert SHORT in notes(answer, HEADING, line)


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("专题审核清单", "公务接待要有接待公函、专题审核清单、领导审批意见。"),
        ("有预算", "公务接待要有公函、有清单、有审批、有预算。"),
        ("有清单", "公务接待要做到“三有”：有公函、有清单、有审批。"),
    ],
)
def test_longer_words_longer_rows_and_named_ones_are(answer: str, line: str) -> None:
    assert SHORT not in notes(answer, HEADING, line)


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("有事要请假", "上班要按时签到，有事要请假，外出要说明去向。"),
        ("理由要充分", "不同的文种有不同的写法，请示要一事一请，理由要充分，请求要明确。"),
    ],
)
def test_clauses_of_which_each_says_something_else_are_not_asked_alone(
    answer: str, line: str
) -> None:
    assert UNLIKE in notes(answer, HEADING, line)


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("不许带回家去改", "涉密的文件不许拍照，不许在微信里传，不许带回家去改。"),
        ("容人之错", "办公室的同志要谅人之过，容人之错，学人之长。"),
        ("到位而不越位", "办公室的同志要参谋而不决断，到位而不越位，帮忙而不添乱。"),
        ("写原因要入木三分", "写问题要一针见血，写原因要入木三分，写对策要切实可行。"),
    ],
)
def test_clauses_of_one_build_are(answer: str, line: str) -> None:
    assert UNLIKE not in notes(answer, HEADING, line)


def test_a_row_asked_no_item_of_is_asked_whole_where_it_can_be() -> None:
    asked = stems(HEADING, "公务接待要有公函、有清单、有审批。")

    assert asked
    assert not any("____" in stem for stem in asked)

"""Rows of short words: one alone is guessed beside the others, two at once are not."""

from __future__ import annotations

import pytest

from question_bank.contract import printed
from question_bank.questions.cloze import Cloze
from tests.requirements.reading import made

HEADING = "一、管好机关档案"


def ready(*lines: str) -> list[Cloze]:
    """Return the gap texts that may be asked."""
    return [
        draft.content
        for draft in made(HEADING, *lines).drafts
        if draft.ready and isinstance(draft.content, Cloze)
    ]


def test_two_short_words_of_a_row_are_left_out_at_once() -> None:
    (cloze,) = ready("要确保各类档案“收得齐”、“理得清”、“用得上”。")

    assert cloze.stem.endswith("要确保各类档案“收得齐”、“____”、“____”。")
    assert cloze.answers == ("理得清", "用得上")
    assert cloze.order_free


def test_the_longest_two_are_left_out() -> None:
    (cloze,) = ready("要写清题目、责任人、保管期。")

    assert cloze.answers == ("责任人", "保管期")


@pytest.mark.parametrize(
    "line",
    [
        "公章使用，必须先审批、后登记、再用印。",
        "全年工作要做到春查、夏改、秋考、冬评。",
        "要严格把关，理顺思路，抓好源头。",  # unlike clauses
    ],
)
def test_not_where_the_words_tell_their_order_or_are_clauses(line: str) -> None:
    assert not [cloze for cloze in ready(line) if len(cloze.answers) > 1]


def test_what_is_printed_tells_that_the_order_is_free() -> None:
    line = "要确保各类档案“收得齐”、“理得清”、“用得上”。"
    (question,) = [one for one in printed(made(HEADING, line))["questions"] if one["ready"]]

    assert question["stem"].endswith("。（各空顺序不限）")
    assert [blank["answer"] for blank in question["blanks"]] == ["理得清", "用得上"]

"""Rows that nobody announces, and what is announced as told or mended: how they may be asked."""

from __future__ import annotations

import pytest

from tests.requirements.reading import all_items, made

HEADING = "一、会后收尾要善始善终"


def stems(*lines: str) -> list[str]:
    """Return the stems of the ready questions that a few lines make."""
    return [
        draft.content.stem
        for draft in made(*lines).drafts
        if draft.ready and draft.content.kind in {"cloze", "recall"}
    ]


def test_a_row_read_out_of_more_is_not_what_its_section_demands() -> None:
    lines = (
        HEADING,
        (
            "我们给联络员立了规矩，这里念其中几条：要主动上门，不要坐等；要一口说清，不要含糊；要守时守信，不要失约。"
            "至于吃请收礼，那是不能碰的高压线。"
        ),
    )

    assert not any("提出的" in stem for stem in stems(*lines))


def test_a_row_with_one_more_thing_behind_it_is_not_all() -> None:
    lines = (
        HEADING,
        (
            "要收回涉密材料，一份一份点清。要检查会场座位，落下的东西登记送还。要催办会议纪要，三天之内印发。"
            "还有一件事，就是复盘。"
        ),
    )

    assert not any("提出的" in stem for stem in stems(*lines))


def test_sentences_that_head_the_parts_of_a_section_are_its_demands() -> None:
    lines = (
        HEADING,
        (
            "要收回涉密材料。发出去多少就收回来多少，一份一份点清，当面签字。要检查会场座位。落下的东西登记造册，当天送还本人。"
            "要催办会议纪要。承办科室散会就动笔，谁主持谁把关，不能拖到下周。"
        ),
    )

    assert any(stem.endswith("提出的要求（3项）。") for stem in stems(*lines))


def test_what_was_set_up_is_told_and_not_demanded() -> None:
    lines = (
        "一、领导干部要到现场坐班",
        "这些年，区里建立了领导接访的三项机制：一是定点接访，二是带案下访，三是联合会商。",
    )
    found = stems(*lines)

    assert any("讲到的领导接访的三项机制" in stem for stem in found)
    assert any("指出，区里建立了领导接访的三项机制" in stem for stem in found)


def test_faults_with_their_mending_behind_them_are_no_demands() -> None:
    lines = (
        "一、规范收支管理",
        "1.教师与学生同灶不同价，挤占伙食费。整改措施：单独核算，单独刷卡。",
        "2.食堂列支招待费和临时工工资。整改措施：清理账目，退回原渠道。",
        "3.营养改善资金使用进度慢。整改措施：按月拨付，按周公示。",
    )

    assert not any("提出的" in stem for stem in stems(*lines))


def test_the_first_of_several_times_may_be_told_in_the_spoken_way() -> None:
    line = "改稿要过三遍，头一遍看观点立不立得住，第二遍看结构顺不顺得下，第三遍看语言念不念得通。"

    assert [
        "看观点立不立得住",
        "看结构顺不顺得下",
        "看语言念不念得通",
    ] in all_items(HEADING, line)


def test_what_they_do_together_is_no_part_of_the_last() -> None:
    line = "建立由医生、护士、护理员、社工组成的工作小组，对行动不便的老人上门服务。"

    assert ["医生", "护士", "护理员", "社工"] in all_items(HEADING, line)


def test_uneven_items_are_asked_by_what_each_says_first() -> None:
    line = (
        "要守住三道门：一是柜门，人走柜锁，钥匙不离身；二是网门，内外分明；"
        "三是心门，这道门最要紧，锁要安在自己心上。"
    )
    keys = [
        draft.content.answers
        for draft in made(HEADING, line).drafts
        if draft.content.kind == "cloze" and "三道门" in draft.content.stem
    ]

    assert keys == [("柜门",), ("网门",), ("心门",)]


@pytest.mark.parametrize(
    ("heading", "is_demand"), [("风险在哪几个地方", False), ("防汛怎么干", True)]
)
def test_what_answers_a_heading_that_asks_is_no_demand(heading: str, *, is_demand: bool) -> None:
    lines = (
        f"一、{heading}",
        (
            "一是盯住病险水库。泄洪听县防办统一调度。二是盯住切坡建房户。入夜前逐户上门，人要全部转移。"
            "三是盯住低洼城区。泵站提前试机，沙袋备足。"
        ),
    )

    assert any(stem.endswith("提出的要求（3项）。") for stem in stems(*lines)) == is_demand

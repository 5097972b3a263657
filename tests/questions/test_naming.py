"""What a list without a name of its own is called."""

from __future__ import annotations

from tests.questions.test_whole_lists import phrases


def test_a_list_goes_by_what_its_first_item_is_called() -> None:
    lines = (
        "一、认识岗位特点",
        "我用几个关键词来形容这个岗位：",
        "第一个关键词：辛苦。加班是常事，材料改到深夜。",
        "第二个关键词：琐碎。大事小事都要过手。",
        "第三个关键词：要紧。差一个字也可能误事。",
    )

    assert any(phrase.endswith("提出的三个关键词") for phrase in phrases(*lines))


def test_faults_that_are_fought_are_called_so() -> None:
    lines = (
        "一、治理重点",
        "重点治理四个方面的问题。",
        "（一）需求不实。年度计划随意编报。",
        "（二）规避招标。把项目拆成几个小项目。",
        "（三）验收不严。到货不点数。",
        "（四）履约失管。合同到期不清理。",
    )

    assert any(phrase.endswith("提出的四个方面的问题") for phrase in phrases(*lines))


def test_the_duties_of_somebody_are_no_demands_of_a_whole_chapter() -> None:
    lines = (
        "第一章 职责",
        "第一条 带班领导对当班工作负总责：",
        "（一）在岗带班，保持通信畅通；",
        "（二）遇有突发事件，赶到现场指挥；",
        "（三）审签当班上报的书面信息。",
    )

    assert not any("就“职责”提出" in phrase for phrase in phrases(*lines))

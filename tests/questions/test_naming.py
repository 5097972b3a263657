"""What a list without a name of its own is called."""

from __future__ import annotations

from question_bank.questions.content import prompt
from tests.questions.lists import phrases
from tests.requirements.reading import made


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

    assert any(phrase.endswith("指出的四个方面的问题") for phrase in phrases(*lines))


def test_the_duties_of_somebody_are_no_demands_of_a_whole_chapter() -> None:
    lines = (
        "第一章 职责",
        "第一条 带班领导对当班工作负总责：",
        "（一）在岗带班，保持通信畅通；",
        "（二）遇有突发事件，赶到现场指挥；",
        "（三）审签当班上报的书面信息。",
    )

    assert not any("就“职责”提出" in phrase for phrase in phrases(*lines))


def test_what_is_forbidden_is_no_demand() -> None:
    lines = (
        "一、食材采购",
        "食堂不得采购下列食品：",
        "（一）没有检验证明的畜禽肉；",
        "（二）超过保质期的预包装食品；",
        "（三）来源不明的自制酱菜。",
    )

    assert not any("就“食材采购”提出的要求" in phrase for phrase in phrases(*lines))


def test_dates_are_no_points_of_a_list() -> None:
    lines = (
        "一、整改安排",
        "一是从下月起，退文一律附上退文单。",
        "二是各单位组织一次自查。",
        "三是明年2月，开展一次抽查。",
    )

    asked = {words for one in made(*lines).drafts if one.ready for words in one.content.asked()}
    assert "从下月起" not in asked


def test_what_only_leads_up_to_a_duty_is_no_point_of_a_list() -> None:
    lines = (
        "一、信息报送",
        "紧急信息按照下列要求报送：",
        "（一）事发单位知悉情况后，15分钟内电话报告，40分钟内书面报告；",
        "（二）总值班室接到电话报告后，10分钟内报告分管负责人；",
        "（三）上级要求核报的，30分钟内反馈。",
    )

    asked = {words for one in made(*lines).drafts if one.ready for words in one.content.asked()}
    assert "事发单位知悉情况后" not in asked


def test_what_a_speaker_is_worried_about_is_no_matter() -> None:
    stems = [
        prompt(one.content)
        for one in made("一、再说担心什么", "每个网格要做到“三清”：底数清、去向清、动态清。").drafts
    ]

    assert stems
    assert not any("担心什么" in stem for stem in stems)


def test_a_label_of_a_word_or_two_stands_with_the_heading_above_it() -> None:
    lines = (
        "一、主要任务",
        "（一）练好抢修本领",
        "1. 队伍。全市组建抢修队伍54支。城区到达现场不超过45分钟。",
    )

    stems = [prompt(one.content) for one in made(*lines).drafts]
    assert any("就“练好抢修本领”中的“队伍”要求，城区到达现场" in stem for stem in stems)


def test_a_row_of_paragraphs_belongs_to_the_numbered_one_in_front_of_it() -> None:
    lines = (
        "（二）用好三种力，提升审计质效",
        "1. 用好贯通的力。与纪检监察机关共享线索。",
        "2. 用好整改的力。后半篇文章与前半篇文章同样重要。",
        "一是明确责任。被审计单位主要负责人是第一责任人。",
        "二是分类限时。立行立改类问题六十日内整改到位。",
        "三是对账销号。未经三道签字的，不得销号。",
    )

    called = [phrase for phrase in phrases(*lines) if "用好" in phrase]
    assert any("就“用好整改的力”提出" in phrase for phrase in called)

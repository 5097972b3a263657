"""Rows that nothing names: their items are not asked for one by one, and where they end."""

from __future__ import annotations

import pytest

from question_bank.generator import made_of
from question_bank.questions.maker import IN_PASSING
from tests.questions.test_asides import HEADING
from tests.questions.test_last_words import stems
from tests.questions.test_worth import notes
from tests.requirements.reading import lists, made


def test_an_item_of_a_row_without_a_name_or_number_is_kept_back() -> None:
    line = "公务接待要做到接待有公函、陪同有清单、报销有审批。"
    drafts = made(HEADING, line).drafts

    items = [one for one in drafts if one.content.kind == "cloze"]
    assert len(items) == 3
    assert {one.notes for one in items} == {(IN_PASSING,)}
    assert [one.content.kind for one in drafts if one.ready] == ["recall"]


def test_one_with_a_name_is_asked_for() -> None:
    line = "公务接待要做到“三有”：接待有公函，陪同有清单，报销有审批。"
    clozes = [one for one in made(HEADING, line).drafts if one.content.kind == "cloze"]

    assert any(one.ready for one in clozes)


def test_one_that_is_only_counted_is_asked_whole() -> None:
    line = "公务接待要抓好接待公函、陪同清单、报销审批三个环节。"
    ready = [one for one in made(HEADING, line).drafts if one.ready]

    assert [one.content.kind for one in ready] == ["recall"]
    assert ready[0].content.stem.endswith("抓好哪三个环节？")


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (
            "负责制定接待制度",
            "局办公室归口管理接待，负责制定接待制度、审核接待申请、安排重要接待、统计和公开接待情况。",
        ),
        ("回访记录整理成卷", "承办单位各自把通知单、报告、现场照片、回访记录整理成卷。"),
    ],
)
def test_what_is_said_of_all_is_no_part_of_one(answer: str, line: str) -> None:
    assert "答案带着句中别的话" in notes(answer, HEADING, line)


def test_what_is_said_to_be_them_is_no_part_of_the_first() -> None:
    line = "要盯紧三条链，三条链是新能源材料、农产品精深加工、医疗器械。"

    assert not [one for one in stems(HEADING, line) if "三条____" in one]


@pytest.mark.parametrize(
    "line",
    [
        "采购上，有的馆图省事，配回来的要么是成套的、精装的、打折打得多的。",
        "越是这样，越要客气，越要慎重，越要周到。",
    ],
)
def test_what_is_complained_of_or_leans_on_what_is_not_told_is_not_asked(line: str) -> None:
    assert not stems(HEADING, line)


def test_what_goes_on_in_brackets_is_not_whole() -> None:
    line = "环境管理要做到四个“按”：按证排污、按期监测、按时记账、按季（年）报告。"

    assert "答案不完整" in notes("按季", HEADING, line)


def test_bare_figures_are_no_list_to_be_known() -> None:
    lines = ("先报三个数。", "第一个数，63。全市63个单位。", "第二个数，11。一共11名会计。")

    assert "各项只是数字" in notes("37%", HEADING, *lines, "第三个数，37%。差错占37%。")


def test_a_name_that_counts_more_than_its_contents_hold_is_not_filled() -> None:
    line = "要落实“六个严禁”，内容包括严禁隐匿资产，严禁突击处置，严禁借机私分等。"

    assert "列举不全" in notes("严禁突击处置", HEADING, line)


def test_what_waits_for_somebody_is_no_end_of_a_row() -> None:
    line = "演练不许演戏，不许提前通知群众、发毛巾、排好队等着领导来看。"

    assert not [one for one in stems(HEADING, line) if "____等着" in one]


def test_a_compound_of_two_verbs_stays_whole() -> None:
    line = "协管人员只准从事宣传劝导、信息采集、秩序维护等辅助工作。"
    (found,) = [one for one in lists(HEADING, line) if one.runs]

    assert [item.text for item in found.items] == ["宣传劝导", "信息采集", "秩序维护"]


def test_the_parts_of_a_paper_are_not_asked_for_by_their_titles() -> None:
    lines = ("一、高度重视，统一思想", "二、突出重点，抓好落实", "三、明确责任，形成合力")
    body = "各单位要按照职责分工，把各项任务一件一件落到实处。"
    parts = (part for one in lines for part in (one, body))
    text = "\n".join(("关于做好清明祭扫工作的通知", *parts))

    drafts = made_of("通知.txt", text.encode()).drafts
    told = [one for one in drafts if "提出的要求是" in getattr(one.content, "stem", "")]
    assert told
    assert all("只是章节名称" in one.notes for one in told)

"""Headings without a numeral or a mark behind them, and lines that only look like headings."""

from __future__ import annotations

import pytest

from tests.outline.drawing import BODY, drawn

THREE = ["一本账管到底", "一张图挂上墙", "一把尺量到人"]
CHANGES = ["从“坐着等”向“走着找”转变", "从“管住人”向“帮到人”转变", "从“办过了”向“办好了”转变"]


@pytest.mark.parametrize(
    ("lines", "headings"),
    [
        (
            ("实：把功夫下在田头", BODY, "快：把事情办在今天", BODY),
            ["实：把功夫下在田头", "快：把事情办在今天"],
        ),
        (
            ("【提高认识】", BODY, "【担起责任】", BODY),
            ["提高认识", "担起责任"],
        ),
        (
            ("●提高认识，担起责任", BODY, "●突出重点，狠抓落实", BODY),
            ["提高认识，担起责任", "突出重点，狠抓落实"],
        ),
        (
            ("01 提高认识", BODY, "02 狠抓落实", BODY),
            ["01 提高认识", "02 狠抓落实"],
        ),
        (
            ("下面，我讲两点：一、提高认识。" + BODY, "二、狠抓落实。" + BODY),
            ["一、提高认识", "二、狠抓落实"],
        ),
        (
            ("指导思想", BODY, "工作目标", BODY),
            ["指导思想", "工作目标"],
        ),
        (
            ("提高认识，担起责任", BODY),
            ["提高认识，担起责任"],
        ),
        (
            ("我们的办法是“三个一”：", *(title + "。" + BODY for title in THREE)),
            THREE,
        ),
        (
            tuple(title + "。" + BODY for title in CHANGES),
            CHANGES,
        ),
    ],
)
def test_a_title_needs_no_numeral(lines: tuple[str, ...], headings: list[str]) -> None:
    assert drawn(*lines) == headings


@pytest.mark.parametrize(
    "line",
    [
        "图一：值班室新貌",
        "来源：县政府办公室",
        "县委办公室",
        "2023年5月8日",
        "同志们",
        "县委办公室主任　王建国",
        "（根据录音整理）",
    ],
)
def test_captions_signatures_and_days_head_nothing(line: str) -> None:
    assert drawn("一、提高认识", BODY, line, BODY) == ["一、提高认识"]


@pytest.mark.parametrize(
    "line",
    [
        "第一要务是发展，第一资源是人才。",
        "第一责任人要到位，第一时间要报告。",
        "第一、第二产业要协调。",
        "工作第一，事业为重。",
        "一是一，二是二，来不得虚假。",
        "一是一、二是二，来不得虚假。",
        "三要素要齐备。",
        "其一生都在值班室度过。",
        "第一次值班，我很紧张。",
        "一要摸清底数，心中有数；二要搞好服务，上下满意；三要守住底线。",
        "一是领导重视。二是专人负责。三是各方配合。",
    ],
)
def test_what_only_sounds_like_a_numeral_heads_nothing(line: str) -> None:
    assert drawn("一、提高认识", line + BODY, BODY) == ["一、提高认识"]


@pytest.mark.parametrize(
    "first", [("我们要做到三条，", "一是学好本领，打牢基础；"), ("做法有三：一是学好本领；",)]
)
def test_a_list_that_goes_on_through_paragraphs_of_one_sentence_heads_nothing(
    first: tuple[str, ...],
) -> None:
    lines = (*first, "二是用好本领，服务基层；", "三是练好作风。")
    assert drawn("一、提高认识", *lines) == ["一、提高认识"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "档案工作的主要任务新时期档案工作的主要任务集中反映在三个方面，" + BODY,
            "档案工作的主要任务",
        ),
        ("凝聚共识、扩大共识共识，是团结奋斗的动力。", "凝聚共识、扩大共识"),
        ("守住初心讲政治我将牢记嘱托、不负重托，" + BODY, "守住初心讲政治"),
        ("提高认识增强责任近年来，全县值班工作有了很大起色，" + BODY, "提高认识增强责任"),
        ("为什么要重视值班工作？" + BODY, "为什么要重视值班工作"),
        (
            "提高政治站位，充分认识做好新形势下值班工作的重要性、紧迫性和长期性，切实增强责任感。"
            + BODY,
            "提高政治站位，充分认识做好新形势下值班工作的重要性、紧迫性和长期性，切实增强责任感",
        ),
    ],
)
def test_a_heading_ends_where_its_body_begins(line: str, words: str) -> None:
    assert drawn("一、" + line, BODY) == ["一、" + words]


def test_markers_of_any_noun_or_verb_head_in_company() -> None:
    assert drawn("第一把钥匙，挤。" + BODY, "第二把钥匙，钻。" + BODY) == [
        "第一把钥匙，挤",
        "第二把钥匙，钻",
    ]
    assert drawn("一靠人品。" + BODY, "二靠文笔。" + BODY) == ["一靠人品", "二靠文笔"]
    assert drawn("第二把钥匙，钻。" + BODY, BODY) == []


def test_notes_and_lists_of_contents_are_no_outline() -> None:
    assert drawn("文章要短①，话要实②。" + BODY, "① 见《值班手册》。", "② 见前。") == []
    assert drawn("提纲", "一、甲事", "二、乙事", "同志们：", BODY) == []
    listed = ("一、提高认识", "二、突出重点", "三、狠抓落实")
    headed = tuple(line for head in listed for line in (head, BODY))
    assert drawn(*listed, *headed) == list(listed)

"""Files made to hang, swell or break what reads them: none does, and what is wrong is told."""

from __future__ import annotations

import json
from contextlib import suppress
from time import process_time
from typing import Any

import pytest

from question_bank.errors import Refused
from question_bank.exchange.readers.recognised import read
from question_bank.exchange.sheets import MOST_ROWS, Table, workbook
from question_bank.exchange.writers.lossless import FORMAT

LONG = 400_000
SECONDS = 20  # of a traced process; what grows with the square of the length takes minutes
PAPER = "一、单选题\n"
TRUE = '<answer fraction="100"><text>true</text></answer>'


def moodle(kind: str, words: str, answers: str = "") -> str:
    return (
        f'<quiz><question type="{kind}"><questiontext><text><![CDATA[{words}]]></text>'
        f"</questiontext>{answers}</question></quiz>"
    )


def ours(**content: object) -> bytes:
    item = {"content": content, "name": "a", "material": "", "tags": []}
    return json.dumps({"format": FORMAT, "questions": [item]}).encode()


def cloze(**more: Any) -> bytes:  # noqa: ANN401 - whatever somebody writes into a file
    usual = {"stem": "要讲____。", "answers": ["时效"], "accepted": [[]], "order_free": False}
    return ours(kind="cloze", **usual | more)


def sentences(content: bytes) -> list[str]:
    found = read(content)
    assert not found.questions
    return [problem.sentence for problem in found.problems]


@pytest.mark.parametrize(
    "text",
    [
        "::一::" + "{" * LONG,
        "::一::甲{}\n\n" * (LONG // 10),
        "$CATEGORY:" + "\x0b" * LONG + "\n{",
        moodle("truefalse", "<" * LONG, TRUE),
        moodle("cloze", "{1:SA:" * (LONG // 6)),
        "题型,题干,答案\n" + ('简答题,简述,"甲' + "\n" * 1900 + '乙"\n') * (LONG // 2000),
        "题型,题干,答案\n" + "判断题,要讲时效。,也许\n" * (LONG // 12),
        f"{PAPER}1. 甲" + " " * LONG + "乙\n答案：",
        f"{PAPER}1. 甲\nA. 乙\n" + "丙\n" * LONG,
        f"{PAPER}1. 甲\nA. 乙 B. 丙\n" * (LONG // 20),
        f"{PAPER}1. 甲（" + "（A" * LONG + "\n答案：",
        f"{PAPER}1. 甲\n参考答案\n{PAPER}1. 乙\n" + "丁\n" * LONG,
        f"{PAPER}1. 甲\n参考答案\n{PAPER}" + "1-" * LONG,
        f"{PAPER}1. 甲\n参考答案\n{PAPER}" + "1. " * LONG,
        f"{PAPER}1. ____\n答案：" + "（或" * LONG,
    ],
    ids=[
        *("braces", "blocks", "category", "tags", "fields", "newlines", "rows"),
        *("spaces", "options", "sections", "brackets", "long key", "ranges", "numbers", "others"),
    ],
)
def test_no_file_takes_longer_than_its_length_asks(text: str) -> None:
    begun = process_time()

    with suppress(Refused):  # of too many questions
        assert not read(text.encode()).questions

    assert process_time() - begun < SECONDS


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (moodle("cloze", "{1:SA:%1.2.3%领导}"), "有一个空没有正确答案。"),
        (moodle("truefalse", "甲", TRUE.replace("100", "abc")), "答案的分值不是数字。"),
        (moodle("multichoice", "甲", TRUE.replace("100", "1e999")), "答案的分值不是数字。"),
        ("::一::甲{=%1.2.3%}", ""),
    ],
)
def test_shares_that_are_no_numbers_are_told(content: str, sentence: str) -> None:
    found = read(content.encode())

    assert [one.sentence for one in found.problems] == ([sentence] if sentence else [])


@pytest.mark.parametrize(
    "content",
    [
        cloze(accepted=[[1]]),
        cloze(accepted="甲"),
        cloze(order_free="no"),
        cloze(answers="时"),
        ours(kind="judgement", statement="甲", truth="no", correction=None),
        ours(kind="judgement", statement="甲", truth=True, correction={"a": 1}),
        ours(kind="choice", stem="甲", options=["a", "b"], answer="a", negative=[[[]]]),
        ours(kind="written", stem="甲", points=[["a", True]], form=""),
        ours(kind="written", stem="甲", points=[["a", 1e308]], form=""),
        ours(kind="matching", directions="甲", pairs=[["a", "b", "c"], ["d", "e"]], extra=[]),
        ours(kind=["cloze"], stem="甲"),
    ],
)
def test_our_json_with_values_of_other_types_is_told(content: bytes) -> None:
    assert sentences(content) == ["这一项缺少内容，或者类型不对。"]


@pytest.mark.parametrize("along", [{"name": [[]]}, {"tags": [1]}, {"tags": 1}, {"material": {}}])
def test_what_comes_along_with_a_question_is_words(along: dict[str, object]) -> None:
    stored = json.loads(cloze())
    stored["questions"][0] |= along

    assert sentences(json.dumps(stored).encode()) == ["这一项缺少内容，或者类型不对。"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (cloze(accepted=[]), "答案和它们的其他写法数目不同。"),
        (cloze(accepted=[[], []]), "答案和它们的其他写法数目不同。"),
        (cloze(accepted=[["字" * 501]]), "题干不要超过 2000 字，选项和答案不要超过 500 字。"),
        (ours(kind="recall", stem="甲", items=[], accepted=[], order_free=True), "没有答案。"),
        (ours(kind="written", stem="甲", points=[], form="论述题"), "每个采分点要有 1 到 100 分。"),
        (
            ours(kind="written", stem="甲", points=[["a", -5]], form="论述题"),
            "每个采分点要有 1 到 100 分。",
        ),
        (cloze(answers=["\ud800"]), "有无法显示的字符。"),
        (cloze(accepted=[["a\x00"]]), "有无法显示的字符。"),
        ("题型,题干,答案\n判断题,要讲\x00时效。,对\n".encode(), "有无法显示的字符。"),
    ],
)
def test_a_question_that_could_not_be_asked_is_told(content: bytes, sentence: str) -> None:
    assert sentences(content) == [sentence]


def test_a_table_longer_than_is_read_is_refused_and_not_cut() -> None:
    row = ("判断题", "要讲时效。", "对")
    table = Table("试题", ("题型", "题干", "答案"), [row] * (MOST_ROWS + 1))
    text = "题型,题干,答案\n" + "\n" * MOST_ROWS + "判断题,要讲时效。,对\n"

    for content in (workbook(table), text.encode()):
        with pytest.raises(Refused, match="too_many_questions"):
            read(content)

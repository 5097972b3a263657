"""Markers of headings are known in every way they are written, and nothing else is."""

from __future__ import annotations

import pytest

from question_bank.outline.numerals import inline, number_of, opening


@pytest.mark.parametrize(
    ("text", "form", "number"),
    [
        ("一、提高认识", "一、", 1),
        ("十二、提高认识", "一、", 12),
        ("三．提高认识", "一、", 3),
        ("（一）提高认识", "（一）", 1),
        ("(二)提高认识", "（一）", 2),
        ("（十一）、提高认识", "（一）", 11),
        ("第一，提高认识", "第一，", 1),
        ("第二,要提高认识", "第一，", 2),
        ("第三、提高认识", "第一，", 3),
        ("第三是任务驱动", "第一，", 3),
        ("第一个意见:提高认识", "第一个", 1),
        ("第四个关键词：重要", "第一个", 4),
        ("第二点，提高认识", "第一个", 2),
        ("第一句话，提高认识", "第一个", 1),
        ("第一个词是从容", "第一个", 1),
        ("第一章 总则", "第一章", 1),
        ("壹、公文要快", "壹、", 1),
        ("参、防灾要提前", "壹、", 3),
        ("Ⅲ、组织保障", "roman", 3),
        ("乙、乙方职责", "甲、", 2),
        ("第二部分 现状", "第一章", 2),
        ("第三节 目标", "第一节", 3),
        ("第五条 办公室负责解释", "第一条", 5),
        ("1.提高认识", "1.", 1),
        ("12．提高认识", "1.", 12),
        ("3、提高认识", "1.", 3),
        ("（4）提高认识", "（1）", 4),
        ("5)提高认识", "1）", 5),
        ("⑥提高认识", "①", 6),
        ("一是提高认识", "一是", 1),
        ("二是要提高认识", "一是", 2),
        ("三要提高认识", "一要", 3),
        ("首先，提高认识", "首先，", 1),
        ("其次，健全制度", "首先，", 2),
        ("最后，狠抓落实", "首先，", 4),
    ],
)
def test_a_marker_is_known_by_its_form_and_number(text: str, form: str, number: int) -> None:
    marker = opening(text, 0, len(text))
    assert marker is not None
    assert (marker.form, marker.number) == (form, number)


@pytest.mark.parametrize(
    "text",
    [
        "一个决策的参谋",
        "三要素齐备",
        "一是一，二是二",
        "2024年工作",
        "3.5万元",
        "一方面要学习",
        "十一届三中全会",
        "第一时间报告",
        "第一书记到村任职",
        "要提高认识",
        "百分之一",
    ],
)
def test_what_only_looks_like_a_marker_is_none(text: str) -> None:
    assert opening(text, 0, len(text)) is None


def test_markers_of_one_series_count_the_same_noun() -> None:
    kinds = {opening(text, 0, len(text)).kind for text in ("第一个意见：甲", "第二个意见：乙")}
    assert kinds == {("第一个", "意见")}


def test_a_marker_within_a_paragraph_stands_behind_the_end_of_a_sentence() -> None:
    text = "工作第一，就能求同。下阶段，一是主动。二是创新；三是务实，四是负责。"
    assert [text[one.a : one.b] for one in inline(text, 0, len(text))] == ["一是", "二是", "三是"]


@pytest.mark.parametrize(
    ("numeral", "number"),
    [("一", 1), ("十", 10), ("十九", 19), ("二十", 20), ("九十九", 99), ("⑳", 20), ("7", 7)],
)
def test_numerals_have_their_value(numeral: str, number: int) -> None:
    assert number_of(numeral) == number

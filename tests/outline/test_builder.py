"""A speech's headings are drawn as an editor would draw them."""

from __future__ import annotations

import json

import pytest

from question_bank.outline.builder import build_outline
from tests.outline.drawing import BODY, drawn, outline
from tests.speech.material import NOT_HERE, SHARED, read


def test_levels_follow_the_forms_of_their_markers() -> None:
    assert drawn(
        "一、提高认识，增强责任",
        "（一）认清形势。" + BODY,
        "1.形势喜人。" + BODY,
        "2.形势逼人。" + BODY,
        "（二）找准差距。" + BODY,
        "二、突出重点",
        "(一)健全制度。" + BODY,
    ) == [
        "一、提高认识，增强责任",
        "  （一）认清形势",
        "    1.形势喜人",
        "    2.形势逼人",
        "  （二）找准差距",
        "二、突出重点",
        "  (一)健全制度",
    ]


def test_a_form_stands_higher_where_it_is_used_first() -> None:
    assert drawn(
        "第一个意见：认识特点",
        "第一个关键词：辛苦。" + BODY,
        "第二个关键词：繁杂。" + BODY,
        "第二个意见：做好工作",
        "（一）政治坚定。" + BODY,
        "（二）善于学习。" + BODY,
    ) == [
        "第一个意见：认识特点",
        "  第一个关键词：辛苦",
        "  第二个关键词：繁杂",
        "第二个意见：做好工作",
        "  （一）政治坚定",
        "  （二）善于学习",
    ]


def test_items_within_a_paragraph_are_headings_where_they_have_bodies() -> None:
    assert drawn(
        "第一，作风不好。主要是两个不够:一是创新不够。" + BODY + "二是务实不够。" + BODY,
        "第二，管理不细。一是学习不紧。" + BODY + "二是制度不全。" + BODY,
    ) == [
        "第一，作风不好",
        "  一是创新不够",
        "  二是务实不够",
        "第二，管理不细",
        "  一是学习不紧",
        "  二是制度不全",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "我有三点感受。一是领导重视。二是专人负责。三是各方配合。这三点都很重要，要长期坚持。",
        "我们一要加强学习，提高本领；二要加强调研，摸清实情；三要加强协作，形成合力。",
        "要处理好三个关系：一是上下关系；二是内外关系；三是左右关系。" + BODY,
    ],
)
def test_a_mere_list_within_a_paragraph_is_no_outline(line: str) -> None:
    assert drawn("一、提高认识", line) == ["一、提高认识"]


def test_a_series_may_begin_at_a_paragraphs_end() -> None:
    assert drawn("印象深的有以下几点：一是重规范。", BODY, "二是抓细节。", BODY) == [
        "一是重规范",
        "二是抓细节",
    ]


def test_numbered_items_stand_below_the_paragraph_they_stand_in() -> None:
    assert drawn(
        "三、求发展，开拓局面",
        "一是破除障碍。应做到两个破除。一要破除守旧的观念，树立创新的思想，强化进取的意识，不断开创各项工作的新局面。"
        "二要破除满足的观念，树立争先的思想，强化拼搏的意识，不断提高各项工作的整体水平。",
        "二是发挥作用。" + BODY,
    ) == [
        "三、求发展，开拓局面",
        "  一是破除障碍",
        "    一要破除守旧的观念",
        "    二要破除满足的观念",
        "  二是发挥作用",
    ]


def test_paragraphs_that_open_with_must_are_headings_below_a_numbered_one() -> None:
    assert drawn(
        "第一，要忠实践行使命。" + BODY,
        "要坚定信仰，加强武装。" + BODY,
        "要站稳立场，坚定拥护“两个确立”，坚决做到“两个维护”。" + BODY,
        "第二，要树立标杆意识。" + BODY,
        "要在学思践悟上作表率。" + BODY,
        "二要在建章立制上作表率。" + BODY,
        "三要在真抓实干上作表率。" + BODY,
    ) == [
        "第一，要忠实践行使命",
        "  要坚定信仰，加强武装",
        "  要站稳立场，坚定拥护“两个确立”，坚决做到“两个维护”",
        "第二，要树立标杆意识",
        "  要在学思践悟上作表率",
        "  二要在建章立制上作表率",
        "  三要在真抓实干上作表率",
    ]


def test_a_lone_paragraph_with_must_is_no_heading() -> None:
    assert drawn("一、提高认识", "要认真学习。" + BODY, BODY) == ["一、提高认识"]


def test_stems_stand_outermost_where_they_open_the_text() -> None:
    lines = (
        "甲、会务回顾",
        BODY,
        "（一）关怀长者。" + BODY,
        "（二）扶助青年。" + BODY,
        "乙、来年工作",
        BODY,
    )
    assert drawn(*lines) == [
        "甲、会务回顾",
        "  （一）关怀长者",
        "  （二）扶助青年",
        "乙、来年工作",
    ]


def test_first_and_then_head_parts_only_together() -> None:
    assert drawn(
        "首先，我代表县政府向大家表示慰问。" + BODY, "一、提高认识", "最后，祝大家工作顺利。" + BODY
    ) == ["一、提高认识"]
    assert drawn(
        "首先，要提高认识。" + BODY, "其次，要健全制度。" + BODY, "最后，要抓好落实。" + BODY
    ) == [
        "首先，要提高认识",
        "其次，要健全制度",
        "最后，要抓好落实",
    ]
    assert drawn("首先，要提高认识。" + BODY, "第二，要健全制度。" + BODY) == [
        "首先，要提高认识",
        "第二，要健全制度",
    ]


def test_a_body_ends_where_the_next_heading_of_its_level_begins() -> None:
    headings = outline(
        "一、甲事", BODY, "（一）乙事。" + BODY, "二、丙事", BODY, "同志们，任务繁重。" + BODY
    ).headings
    assert [heading.body.text.replace("\n", "/") for heading in headings] == [
        f"一、甲事/{BODY}/（一）乙事。{BODY}",
        f"（一）乙事。{BODY}",
        f"二、丙事/{BODY}",
    ]


def test_a_heading_within_a_paragraph_ends_with_the_paragraph() -> None:
    made = outline("主要有两点。一是重规范。" + BODY + "二是抓细节。" + BODY, BODY + "完。")
    assert made.headings[-1].body.text == "二是抓细节。" + BODY
    assert made.path(made.paragraphs[-1]) == ()


def test_headings_know_their_parents_and_paragraphs_their_path() -> None:
    made = outline("一、甲事", "（一）乙事。" + BODY, "二、丙事", BODY)
    assert [heading.parent for heading in made.headings] == [None, 0, None]
    assert made.children(None) == (0, 2)
    assert made.path(made.paragraphs[-1]) == (2,)


def test_a_speech_without_headings_has_paragraphs_only() -> None:
    made = outline(BODY)
    assert made.headings == ()
    assert [paragraph.text for paragraph in made.paragraphs][-1] == BODY


def _same(one: str, other: str) -> bool:
    kept = ["".join(c for c in words.removeprefix("要") if c.isalnum()) for words in (one, other)]
    short, long = sorted(kept, key=len)
    return bool(short) and long.startswith(short) and len(short) >= 0.6 * len(long)


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_the_headings_of_real_speeches_are_those_an_editor_marked(number: str) -> None:
    gold = SHARED / "gold" / f"{number}.json"
    if not gold.is_file():
        pytest.skip(NOT_HERE)
    marked = json.loads(gold.read_text(encoding="utf-8"))["outline"]
    wanted = [(one.get("normalized") or one)["heading"] for one in marked]
    (file,) = (SHARED / "seeds").glob(f"{number}_*.txt")
    headings = build_outline(read(file.read_text(encoding="utf-8"))).headings
    found = [heading.words.text for heading in headings]
    assert [words for words in wanted if not any(_same(words, one) for one in found)] == []
    assert [words for words in found if not any(_same(words, one) for one in wanted)] == []
    assert [heading.level for heading in headings] == [one["level"] for one in marked]

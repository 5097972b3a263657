"""A speech's headings are drawn as an editor would draw them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from question_bank.outline.builder import build_outline
from question_bank.speech.span import Text
from question_bank.speech.speech import Speech
from tests.speech.material import NOT_HERE, SHARED, read

if TYPE_CHECKING:
    from question_bank.outline.tree import Outline

BODY = "值班工作是机关运转的前哨，必须抓紧抓实，来不得半点马虎。"


def outline(*lines: str) -> Outline:
    """Return the outline of these lines, as they stand, below a salutation."""
    text = "\n".join(("同志们：", BODY + "下面，我讲几点意见。", *lines))
    clean = Text.plain(text)
    return build_outline(Speech("讲话.txt", "", None, "simplified", text, clean))


def drawn(*lines: str) -> list[str]:
    """Return the headings of these lines, indented by level."""
    return [
        "  " * (heading.level - 1) + heading.marker + heading.words.text
        for heading in outline(*lines).headings
    ]


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


def test_a_line_of_its_own_between_paragraphs_is_a_heading() -> None:
    assert drawn("一、提高认识", BODY, "围绕一个主题加深四个认识", BODY) == [
        "一、提高认识",
        "  围绕一个主题加深四个认识",
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "一是在思想上要重视，树立强烈的事业心和使命感，兢兢业业开展工作，时刻保持清醒头脑。",
            "在思想上要重视",
        ),
        (
            "一是纠正“差不多,过得去”的习惯,认真对待交办的每一件事情,把小事做细、把大事做实。",
            "纠正“差不多,过得去”的习惯",
        ),
        (
            "一是强化落实,坚决服从尽心做事,确保政令畅通、决策落地生根。" + BODY,
            "强化落实,坚决服从尽心做事,确保政令畅通、决策落地生根",
        ),
        ("一、置任于心,留诚于实,强化定力 " + BODY * 3, "置任于心,留诚于实,强化定力"),
        ("一、认清当前面临的严峻形势一是各类事故仍呈上升趋势，" + BODY, "认清当前面临的严峻形势"),
        ("一、保持清醒头脑,提", "保持清醒头脑"),
        ("第一，就是博览群书。" + BODY, "博览群书"),
        (
            "一、统一思想，认清形势，切实增强做好全县值班工作的责任感、使命感和紧迫感",
            "统一思想，认清形势，切实增强做好全县值班工作的责任感、使命感和紧迫感",
        ),
    ],
)
def test_the_words_of_a_heading_stop_where_its_topic_closes(line: str, words: str) -> None:
    assert outline(line, BODY).headings[0].words.text == words


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


def test_works_that_are_referred_to_are_no_headings() -> None:
    lines = ("一、加强值班", BODY, "1. 钟某：“值班浅议”，《秘书工作》1991年第2期", BODY)
    assert drawn(*lines) == ["一、加强值班"]


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


@pytest.mark.parametrize(
    ("lines", "warning"),
    [
        (("一、甲事", BODY, "三、丙事", BODY), "标题序号不连续：“一、”之后是“三、丙事”。"),
        (("二、乙事", BODY), "标题序号不从一起：“二、乙事”之前可能缺内容。"),
        (("一、甲事", BODY, "二、乙事", BODY, "二、丙事", BODY), "标题序号重复：“二、丙事”。"),
        (
            ("下面，我讲四个方面的问题。", "一、甲事", BODY, "二、乙事", BODY),
            "文中说“讲四个方面的问题。”，下面只有2个标题。",
        ),
        (
            ("一、抓好以下三项工作", BODY, "（一）甲事。" + BODY, "（二）乙事。" + BODY),
            "文中说“抓好以下三项工作”，下面只有2个标题。",
        ),
        (
            ("一、甲事。" + BODY + "要做到三个坚持：一是坚持快。" + BODY + "二是坚持准。" + BODY,),
            "文中说“做到三个坚持”，下面只有2个标题。",
        ),
    ],
)
def test_what_is_wrong_with_the_numbers_becomes_a_warning(
    lines: tuple[str, ...], warning: str
) -> None:
    assert [one.words for one in outline(*lines).warnings] == [warning]


def test_a_warning_has_its_place() -> None:
    made = outline("下面，我讲四个方面的问题。", "一、甲事", BODY, "三、丙事", BODY)
    assert [one.place.text for one in made.warnings] == ["三、丙事", "讲四个方面的问题。"]


def test_articles_are_numbered_through_all_chapters() -> None:
    rules = ["第一章 总则", "第一条 甲。" + BODY, "第二条 乙。" + BODY]
    more = ["第二章 职责", "第三条 丙。" + BODY, "（一）丁；", "（二）戊。", "第四条 己。" + BODY]
    made = outline(*rules, *more)
    assert [(one.level, one.marker) for one in made.headings] == [
        (1, "第一章 "),
        (2, "第一条 "),
        (2, "第二条 "),
        (1, "第二章 "),
        (2, "第三条 "),
        (3, "（一）"),
        (3, "（二）"),
        (2, "第四条 "),
    ]
    assert made.warnings == ()


def test_series_that_begin_anew_are_no_mistake() -> None:
    made = outline(
        "一、甲事",
        "一是快。" + BODY,
        "二是准。" + BODY,
        "二、乙事",
        "一是稳。" + BODY,
        "二是好。" + BODY,
    )
    assert made.warnings == ()
    assert [heading.parent for heading in made.headings] == [None, 0, 0, None, 3, 3]


def test_a_speech_without_headings_has_paragraphs_only() -> None:
    made = outline(BODY)
    assert made.headings == ()
    assert [paragraph.text for paragraph in made.paragraphs][-1] == BODY


def test_many_series_in_one_paragraph_take_time_in_proportion() -> None:
    made = outline("一是要抓紧。" * 20_000)
    assert len(made.headings) == 1


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

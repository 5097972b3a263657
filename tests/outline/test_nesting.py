"""Levels where one marker serves two of them, where titles have none, and in several speeches."""

from __future__ import annotations

from tests.outline.drawing import BODY, drawn, outline

TWO_SPEECHES = (
    "篇一：在全县值班工作会议上的讲话",
    "同志们：",
    BODY,
    "一、甲事",
    BODY,
    "二、乙事",
    BODY,
    "篇二：在全县保密工作会议上的讲话",
    "（2021年3月2日）",
    "同志们：",
    BODY,
    "一、丙事",
    BODY,
)


def test_one_marker_may_serve_two_levels() -> None:
    assert drawn(
        "一、甲事",
        *(number + BODY for number in ("一、子。", "二、丑。", "三、寅。")),
        "二、乙事",
        BODY,
        "三、丙事",
        BODY,
    ) == ["一、甲事", "  一、子", "  二、丑", "  三、寅", "二、乙事", "三、丙事"]


def test_titles_stand_above_the_numerals_that_begin_anew_below_them() -> None:
    assert drawn(
        "关于作风建设",
        BODY,
        "一、甲事",
        BODY,
        "二、乙事",
        BODY,
        "关于制度建设",
        BODY,
        "一、丙事",
        BODY,
    ) == ["关于作风建设", "  一、甲事", "  二、乙事", "关于制度建设", "  一、丙事"]


def test_books_and_chapters_are_two_levels() -> None:
    made = outline("第一编 总则", BODY, "第一章 甲", BODY, "第二编 分则", BODY, "第二章 乙", BODY)
    assert [heading.level for heading in made.headings] == [1, 2, 1, 2]
    assert made.warnings == ()


def test_the_speeches_of_a_file_are_kept_apart() -> None:
    assert drawn(*TWO_SPEECHES) == [
        "篇一：在全县值班工作会议上的讲话",
        "  一、甲事",
        "  二、乙事",
        "篇二：在全县保密工作会议上的讲话",
        "  一、丙事",
    ]


def test_a_place_knows_the_speech_it_stands_in() -> None:
    made = outline(*TWO_SPEECHES)
    titles = [made.part_of(one.words) for one in made.headings if one.level == 2]
    assert [title.text if title else None for title in titles] == [
        "在全县值班工作会议上的讲话",
        "在全县值班工作会议上的讲话",
        "在全县保密工作会议上的讲话",
    ]
    assert made.part_of(made.paragraphs[0]) is None
    assert outline("一、甲事", BODY).part_of(made.paragraphs[-1]) is None


def test_titles_in_a_row_need_a_speaker_or_a_salutation_each() -> None:
    first = ("主动作为　当好参谋", "县委办公室主任　王建国", BODY, "一、甲事。" + BODY)
    second = (
        "分片包干　守土有责",
        "赵庄村党支部书记　何建军",
        "各位领导、同志们：",
        BODY,
        "一、乙事。" + BODY,
    )
    assert drawn("在全县夏季生产暨防汛工作会议上的发言材料汇编", *first, *second) == [
        "主动作为　当好参谋",
        "  一、甲事",
        "分片包干　守土有责",
        "  一、乙事",
    ]
    numbered = ("（一）在全县值班工作会议上的讲话", "同志们：", BODY, "一、甲事。" + BODY)
    others = ("（二）在全县保密工作会议上的讲话", "同志们：", BODY, "一、乙事。" + BODY)
    assert drawn(*numbered, *others)[::2] == [numbered[0], others[0]]


def test_chapters_called_pian_are_no_speeches() -> None:
    made = outline(
        "第一篇 总体要求", BODY, "第一章 甲", BODY, "第二篇 重点任务", BODY, "第二章 乙", BODY
    )
    assert made.parts == ()
    assert [heading.level for heading in made.headings] == [1, 2, 1, 2]


def test_a_title_twice_above_one_speech_makes_no_second_one() -> None:
    title = "在全县值班工作会议上的讲话"
    assert outline(title, title, "同志们：", BODY, "一、甲事", BODY).parts == ()

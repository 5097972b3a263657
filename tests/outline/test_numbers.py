from __future__ import annotations

import pytest

from tests.outline.drawing import BODY, outline


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


def test_many_series_in_one_paragraph_take_time_in_proportion() -> None:
    made = outline("一是要抓紧。" * 20_000)
    assert len(made.headings) == 1

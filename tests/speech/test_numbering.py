"""Automatic numbers of a Word file are those Word shows."""

from __future__ import annotations

import pytest

from question_bank.speech.readers.numerals import counted, value_of, written
from question_bank.speech.readers.word import read
from question_bank.speech.reading import read_speech
from tests.speech.material import word_of

BODY = "值班工作是机关运转的前哨，是联系群众的窗口，必须抓紧抓实。"
OFFICE = (("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("decimal", {1: "1", 100: "100"}),
        ("decimalZero", {1: "01", 10: "10"}),
        ("001", {7: "007"}),
        ("decimalFullWidth", {11: "１１"}),
        ("decimalEnclosedCircle", {1: "①", 20: "⑳", 21: "21"}),
        ("decimalEnclosedCircleChinese", {3: "③"}),
        ("decimalEnclosedFullstop", {2: "⒉"}),
        ("decimalEnclosedParen", {2: "⑵"}),
        ("ideographEnclosedCircle", {2: "㈡", 11: "11"}),
        ("ideographTraditional", {1: "甲", 10: "癸", 11: "11"}),
        ("ideographZodiac", {1: "子", 12: "亥"}),
        ("ideographZodiacTraditional", {1: "甲子", 13: "丙子", 60: "癸亥"}),
        ("ideographDigital", {10: "一〇", 101: "一〇一"}),
        ("taiwaneseDigital", {25: "二五"}),
        ("chineseCounting", {9: "九", 10: "十", 20: "二十", 99: "九十九", 105: "一〇五"}),
        (
            "chineseCountingThousand",
            {10: "十", 100: "一百", 101: "一百零一", 110: "一百一十", 1010: "一千零一十"},
        ),
        ("chineseCountingThousand", {1001: "一千零一", 10_001: "一万零一", 120_000: "十二万"}),
        ("taiwaneseCounting", {12: "十二"}),
        ("taiwaneseCountingThousand", {115: "一百一十五", 20_000: "二萬"}),
        ("japaneseCounting", {21: "二十一", 100: "百", 111: "百十一", 203: "二百三"}),
        ("chineseLegalSimplified", {10: "壹拾", 35: "叁拾伍", 105: "壹佰零伍"}),
        ("ideographLegalTraditional", {6: "陸", 22: "貳拾貳"}),
        ("upperRoman", {4: "IV", 1999: "MCMXCIX", 5000: "5000"}),
        ("lowerRoman", {9: "ix"}),
        ("lowerLetter", {1: "a", 26: "z", 27: "aa", 53: "aaa"}),
        ("upperLetter", {28: "BB"}),
        ("bullet", {1: ""}),
        ("none", {1: ""}),
        ("hindiVowels", {3: "3"}),
        ("chineseCounting", {0: "0"}),
    ],
)  # fmt: skip
def test_numbers_are_written_as_word_writes_them(style: str, shown: dict[int, str]) -> None:
    assert {number: written(number, style) for number in shown} == shown


def level(depth: int, style: str, text: str, more: str = "", start: int = 1) -> str:
    return f"""<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{style}"/>{more}
<w:lvlText w:val="{text}"/></w:lvl>"""


def abstract(name: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(levels)}</w:abstractNum>'


def num(name: int, items: int, overrides: str = "") -> str:
    return f"""<w:num w:numId="{name}"><w:abstractNumId w:val="{items}"/>{overrides}</w:num>"""


def office(name: int = 1) -> str:
    return abstract(name, *(level(at, *one) for at, one in enumerate(OFFICE)))


def item(text: str, number: int | None = None, depth: int | None = None, more: str = "") -> str:
    place = "" if depth is None else f'<w:ilvl w:val="{depth}"/>'
    place += "" if number is None else f'<w:numId w:val="{number}"/>'
    return f"""<w:p><w:pPr>{more}<w:numPr>{place}</w:numPr></w:pPr>
<w:r><w:t>{text}</w:t></w:r></w:p>"""


def styled(text: str, style: str) -> str:
    return item(text, more=f'<w:pStyle w:val="{style}"/>').replace("<w:numPr></w:numPr>", "")


def lines(body: str, numbering: str, styles: str = "") -> list[str]:
    return read(word_of(body, numbering=numbering, styles=styles)).split("\n")


def test_what_is_said_is_read_as_the_number_it_was() -> None:
    assert [value_of(counted(number)) for number in range(1, 10_000)] == [*range(1, 10_000)]
    assert [value_of(said) for said in ("两百三十", "半", "")] == [230, 0, 0]


def test_automatic_numbers_of_a_word_file_are_put_back() -> None:
    items = [
        ("提高认识", 0),
        ("健全制度", 1),
        ("锤炼作风", 1),
        ("管好人", 2),
        ("狠抓落实", 0),
        ("督查", 1),
    ]
    body = "".join(item(text, 1, depth) for text, depth in items)
    body += f"<w:p><w:r><w:t>{BODY}</w:t></w:r></w:p>"
    data = word_of(body, numbering=office() + num(1, 1))
    assert read_speech("讲话.docx", data).text.split("\n") == [
        "一、提高认识",
        "（一）健全制度",
        "（二）锤炼作风",
        "1.管好人",
        "二、狠抓落实",
        "（一）督查",
        BODY,
    ]


def test_bullets_are_no_numbers() -> None:
    body = item("甲", 1, 0) + item("乙", 1, 1)
    levels = (level(0, "bullet", "•"), level(1, "none", "附："))
    assert lines(body, abstract(1, *levels) + num(1, 1)) == ["甲", "附：乙"]


def test_numbers_of_one_list_go_on_unless_told_to_start_again() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    from_five = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = office() + num(1, 1) + num(2, 1) + num(3, 1, again) + num(4, 1, from_five)
    body = "".join(item("甲", number, 0) for number in (1, 2, 3, 3, 4, 4))
    assert lines(body, numbering) == ["一、甲", "二、甲", "一、甲", "二、甲", "五、甲", "六、甲"]


def test_a_level_may_look_otherwise_in_one_number() -> None:
    other = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1.")}</w:lvlOverride>'
    body = item("甲", 1, 0) + item("乙", 2, 0)
    assert lines(body, office() + num(1, 1) + num(2, 1, other)) == ["一、甲", "B.乙"]


def test_levels_start_again_after_those_they_are_told() -> None:
    levels = (
        level(0, "decimal", "第%1章", '<w:suff w:val="space"/>'),
        level(1, "decimal", "第%2条", '<w:lvlRestart w:val="0"/>'),
        level(2, "decimal", "（%3）", '<w:lvlRestart w:val="1"/>'),
        level(3, "decimal", "%4)", start=4),
    )
    depths = (0, 1, 2, 3, 1, 2, 3, 0, 1, 2)
    body = "".join(item("甲", 1, depth) for depth in depths)
    assert lines(body, abstract(1, *levels) + num(1, 1)) == [
        "第1章 甲", "第1条 甲", "（1）甲", "4)甲", "第2条 甲", "（2）甲", "4)甲",
        "第2章 甲", "第3条 甲", "（1）甲",
    ]  # fmt: skip


def test_an_outer_level_that_was_passed_over_counts_as_begun() -> None:
    levels = (level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."))
    body = "".join(item("甲", 1, depth) for depth in (1, 1, 0, 1))
    shown = ["1.1.甲", "1.2.甲", "2.甲", "2.1.甲"]
    assert lines(body, abstract(1, *levels) + num(1, 1)) == shown


def test_a_level_in_digits_writes_outer_numbers_in_digits_too() -> None:
    levels = (level(0, "chineseCounting", "%1、"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))
    body = item("甲", 1, 0) + item("乙", 1, 1) + item("丙", 1, 1)
    assert lines(body, abstract(1, *levels) + num(1, 1)) == ["一、甲", "1.1 乙", "1.2 丙"]


def test_a_number_never_runs_into_digits_of_the_text() -> None:
    levels = (level(0, "decimal", "%1."), level(1, "decimal", "%2", '<w:suff w:val="nothing"/>'))
    body = item("5个百分点", 1, 0) + item("点", 1, 1)
    assert lines(body, abstract(1, *levels) + num(1, 1)) == ["1. 5个百分点", "1点"]


def test_numbers_of_the_users_own_format() -> None:
    own = """<mc:AlternateContent><mc:Choice Requires="w14">
<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>
<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>"""
    levels = '<w:lvl w:ilvl="0"><w:start w:val="1"/>' + own + '<w:lvlText w:val="%1号"/></w:lvl>'
    assert lines(item("甲", 1, 0), abstract(1, levels) + num(1, 1)) == ["001号 甲"]


STYLES = """
<w:style w:type="paragraph" w:styleId="one"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>
</w:style>
<w:style w:type="paragraph" w:styleId="two"><w:basedOn w:val="one"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="like"><w:basedOn w:val="two"/></w:style>
<w:style w:type="paragraph" w:styleId="bare"><w:basedOn w:val="one"/>
  <w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="third"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>
</w:style>
<w:style w:type="paragraph" w:styleId="round"><w:basedOn w:val="circle"/></w:style>
<w:style w:type="paragraph" w:styleId="circle"><w:basedOn w:val="round"/></w:style>
"""


def test_a_style_numbers_its_paragraphs_and_those_of_styles_based_on_it() -> None:
    levels = (
        level(0, "chineseCounting", "%1、"),
        level(1, "chineseCounting", "（%2）"),
        level(2, "decimal", "%3.", '<w:pStyle w:val="third"/>'),
    )
    body = "".join(styled("甲", name) for name in ("one", "two", "like", "bare", "third", "round"))
    body += item("乙", 0, 0, '<w:pStyle w:val="one"/>')
    body += item("丙", None, 1, '<w:pStyle w:val="one"/>')
    assert lines(body, abstract(1, *levels) + num(1, 1), STYLES) == [
        "一、甲", "（一）甲", "（二）甲", "甲", "1.甲", "甲", "乙", "（三）丙",
    ]  # fmt: skip


def test_a_list_that_refers_to_a_list_style_is_counted_as_it() -> None:
    style = """<w:style w:type="numbering" w:styleId="listing">
<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>"""
    referring = abstract(2, '<w:numStyleLink w:val="listing"/>')
    numbering = office() + referring + num(1, 1) + num(2, 2)
    assert lines(item("甲", 2, 0) + item("乙", 2, 0), numbering, style) == ["一、甲", "二、乙"]


def test_deleted_paragraphs_are_not_counted_and_empty_ones_show_nothing() -> None:
    deleted = item("", 1, 0, "<w:rPr><w:del/></w:rPr>")
    body = item("甲", 1, 0) + deleted + item("乙", 1, 0) + item("", 1, 0) + item("丙", 1, 0)
    assert lines(body, office() + num(1, 1)) == ["一、甲", "二、乙", "", "四、丙"]


def test_paragraphs_of_tables_are_numbered_in_place() -> None:
    table = f"<w:tbl><w:tr><w:tc>{item('乙', 1, 0)}</w:tc></w:tr></w:tbl>"
    body = item("甲", 1, 0) + table + item("丙", 1, 0)
    assert lines(body, office() + num(1, 1)) == ["一、甲", "二、乙", "三、丙"]


def test_a_page_break_before_a_heading_does_not_part_it_from_its_number() -> None:
    body = item('</w:t><w:br w:type="page"/><w:t>甲', 1, 0)
    assert lines(body, office() + num(1, 1)) == ["", "一、甲"]


@pytest.mark.parametrize("place", [(7, 0), (1, 12), (1, -1)])
def test_a_number_that_is_not_defined_is_not_shown(place: tuple[int, int]) -> None:
    assert lines(item("甲", *place), office() + num(1, 1) + num(2, 9)) == ["甲"]

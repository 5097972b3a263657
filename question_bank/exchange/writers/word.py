"""Word: the questions by kind with the answer below each, to be read, edited and imported again."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, cast

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from lxml import etree

from question_bank.bank.kinds import KINDS
from question_bank.errors import Refused
from question_bank.exchange.found import UNPRINTABLE
from question_bank.exchange.packing import timeless
from question_bank.exchange.readers import papers
from question_bank.exchange.record import Export, Loss
from question_bank.exchange.rows import LETTERS, PASSAGE, explanation, losses_of, row_of
from question_bank.questions.matching import Matching

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.document import Document as Sheet
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.styles.style import ParagraphStyle

    from question_bank.exchange.record import Record
    from question_bank.questions.content import Content

NUMERALS = "一二三四五六七八九十"
TITLE, HEAD, TOLD = "试题", "题型", "答案"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
LARGE, BODY, SMALL = 18, 12, 10.5  # points
GREY = RGBColor(0x44, 0x44, 0x44)
NOTE = "答案：各空之间用 | 分隔，同一空的不同答案用 ; 分隔；改好以后可以再导入。"
MIXED = "题里有与题号、选项相同的写法，从 Word 再导入时会读成别的样子。"


def write(records: Sequence[Record]) -> Export:
    """Return a Word file; of what a reader would take otherwise it is told."""
    sheet = _sheet()
    end = sheet.sections[0]._sectPr
    _line(end, TITLE, "Title")
    _line(end, NOTE, TOLD)
    losses: list[Loss] = []
    for place, (kind, some) in enumerate(_by_kind(records).items()):
        head = f"{NUMERALS[place % len(NUMERALS)]}、{kind}"
        _line(end, head, HEAD)
        for number, record in enumerate(some, start=1):
            asked, told = list(_asked(number, record)), list(_told(record))
            for line in asked:
                _line(end, line)
            for line in told:
                _line(end, line, TOLD)
            losses += losses_of(record)
            if _read_again([head, *asked, *told]) != record.content:
                losses.append(Loss(record.name, MIXED))
    out = io.BytesIO()
    sheet.save(out)
    return Export(timeless(out.getvalue()), tuple(losses))


def _by_kind(records: Sequence[Record]) -> dict[str, list[Record]]:
    """Return the records by what their kind is called, in the order in which a test asks them."""
    found: dict[str, list[Record]] = {}
    for record in sorted(records, key=lambda one: KINDS.index(one.content.kind)):
        found.setdefault(row_of(record).kind, []).append(record)
    return found


def _asked(number: int, record: Record) -> Iterator[str]:
    row = row_of(record)
    stem, *lines = row.stem.split("\n")
    yield f"{number}. {stem}"
    if isinstance(record.content, Matching):
        yield from (
            f"（{place}）{left}" for place, left in enumerate(record.content.lefts, start=1)
        )
    else:
        yield from lines
    yield from (f"{LETTERS[place]}. {option}" for place, option in enumerate(row.options))


def _told(record: Record) -> Iterator[str]:
    row = row_of(record)
    yield f"答案：{row.answer}"
    if row.any_order:
        yield f"顺序不限：{row.any_order}"
    if said := explanation(record, record.content):
        yield said if said.startswith(PASSAGE) else f"解析：{said}"
    if record.origin:
        yield f"出处：{record.origin}"


def _read_again(lines: Sequence[str]) -> Content | None:
    """Return what a reader would take the lines for; None if for no question, or for several."""
    try:
        questions = papers.read("\n".join(lines)).questions
    except Refused:
        return None
    return questions[0].content if len(questions) == 1 else None


def _sheet() -> Sheet:
    sheet = Document()
    _dress(sheet.styles["Normal"], size=BODY)
    _dress(sheet.styles["Title"], size=LARGE, bold=True)
    _dress(_style(sheet, HEAD), size=BODY, before=10, bold=True)
    _dress(_style(sheet, TOLD), size=SMALL, indent=2 * BODY, colour=GREY)
    section = sheet.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(22)
    sheet.core_properties.title = TITLE
    return sheet


def _style(sheet: Sheet, name: str) -> ParagraphStyle:
    made = cast("ParagraphStyle", sheet.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
    made.base_style = sheet.styles["Normal"]
    return made


def _dress(
    style: ParagraphStyle,
    *,
    size: float,
    before: float = 0,
    indent: float = 0,
    bold: bool = False,
    colour: RGBColor | None = None,
) -> None:
    style.font.name, style.font.size, style.font.bold = "Times New Roman", Pt(size), bold
    style.font.color.rgb = colour
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")
    layout = style.paragraph_format
    layout.space_before, layout.space_after, layout.left_indent = Pt(before), Pt(3), Pt(indent)
    layout.keep_with_next = bold


def _line(end: BaseOxmlElement, words: str, style: str = "") -> None:
    """Add a paragraph before the end of a sheet: by hand, python-docx takes a thousandth each."""
    paragraph = OxmlElement("w:p")
    if style:
        named = etree.SubElement(etree.SubElement(paragraph, qn("w:pPr")), qn("w:pStyle"))
        named.set(qn("w:val"), style)
    text = etree.SubElement(etree.SubElement(paragraph, qn("w:r")), qn("w:t"))
    text.text = UNPRINTABLE.sub("", words)
    text.set(SPACE, "preserve")
    end.addprevious(paragraph)

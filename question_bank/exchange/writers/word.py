"""Word: the questions by kind with the answer below each, to be read, edited and imported again."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from question_bank.bank.kinds import KINDS
from question_bank.exchange.found import UNPRINTABLE
from question_bank.exchange.packing import timeless
from question_bank.exchange.readers import papers
from question_bank.exchange.record import Export, Loss
from question_bank.exchange.rows import LETTERS, explanation, losses_of, row_of
from question_bank.questions.matching import Matching

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.document import Document as Sheet

    from question_bank.exchange.record import Record

NUMERALS = "一二三四五六七八九十"
TITLE = "试题"
BODY, SMALL = 12, 10.5  # points
GREY = RGBColor(0x44, 0x44, 0x44)
MIXED = "题里有与题号、选项相同的写法，从 Word 再导入时会读成别的样子。"


def write(records: Sequence[Record]) -> Export:
    """Return a Word file; of what a reader would take otherwise it is told."""
    sheet = _sheet()
    losses: list[Loss] = []
    for place, (kind, some) in enumerate(_by_kind(records).items()):
        head = f"{NUMERALS[place % len(NUMERALS)]}、{kind}"
        _line(sheet, head, bold=True)
        for number, record in enumerate(some, start=1):
            asked, told = list(_asked(number, record)), list(_told(record))
            for line in asked:
                _line(sheet, line)
            for line in told:
                _line(sheet, line, size=SMALL)
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
        yield f"解析：{said}"
    if record.origin:
        yield f"出处：{record.origin}"


def _read_again(lines: Sequence[str]) -> object:
    questions = papers.read("\n".join(lines)).questions
    return questions[0].content if len(questions) == 1 else None


def _sheet() -> Sheet:
    sheet = Document()
    style = sheet.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(BODY)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "宋体")
    section = sheet.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin = section.bottom_margin = Mm(22)
    sheet.core_properties.title = TITLE
    return sheet


def _line(sheet: Sheet, words: str, *, size: float = BODY, bold: bool = False) -> None:
    paragraph = sheet.add_paragraph()
    layout = paragraph.paragraph_format
    layout.space_before, layout.space_after = Pt(10 if bold else 0), Pt(3)
    layout.keep_with_next = bold
    run = paragraph.add_run(UNPRINTABLE.sub("", words))
    run.bold, run.font.size = bold, Pt(size)
    if size == SMALL:
        layout.left_indent = Pt(2 * BODY)
        run.font.color.rgb = GREY

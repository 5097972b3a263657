"""A paper or its key → Word: the only door to python-docx here. The same paper, the same bytes."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Length, Mm, Pt

from question_bank.papers import wording
from question_bank.papers.answers import answer
from question_bank.papers.word.items import add_item
from question_bank.papers.word.strokes import (
    HEI,
    SONG,
    STANDING,
    TEXT,
    centre_cells,
    element,
    fill,
    frozen,
    keep_row,
    numbered,
    printable,
    rule,
    run,
    set_face,
    set_widths,
    shape,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document as Sheet
    from docx.text.paragraph import Paragraph

    from question_bank.papers.paper import Paper

SMALL = 10.5  # points: 五号
NEVER = datetime(2000, 1, 1, tzinfo=UTC)  # a file that tells no time is the same every time
CENTRE = WD_ALIGN_PARAGRAPH.CENTER


def print_paper(paper: Paper) -> bytes:
    """Return the test as a Word file."""
    sheet = _headed_sheet(paper, wording.booklet(paper))
    fields = shape(sheet.add_paragraph(), align=CENTRE, after=10)
    for field in wording.FIELDS:
        run(fields, f"{field} ")
        rule(fields, 8)
        run(fields, "　")
    _score_table(sheet, paper)
    if paper.notes:
        _small_head(sheet, "注意事项")
    for number, note in enumerate(paper.notes, start=1):
        run(numbered(sheet, f"{number}.", size=SMALL), note, size=SMALL)
    blank = wording.blank_width(paper)
    for place, section in enumerate(paper.sections):
        head(sheet, wording.section_head(section, place))
        run(shape(sheet.add_paragraph(), with_next=True), wording.rule(section))
        for item in section.items:
            add_item(sheet, item, blank)
    return frozen(sheet)


def print_key(paper: Paper) -> bytes:
    """Return the key to the test as a Word file of its own."""
    sheet = _headed_sheet(paper, wording.booklet(paper) + wording.KEY, above=wording.SECRECY)
    materials = wording.materials(paper)
    _small_head(sheet, "命题材料")
    for number, material in enumerate(materials, start=1):
        run(numbered(sheet, f"[{number}]", size=SMALL), material, size=SMALL)
    for place, section in enumerate(paper.sections):
        head(sheet, wording.section_head(section, place))
        rows = [
            (
                str(item.number),
                answer(item),
                wording.worth(item, section.kind),
                f"[{materials.index(item.origin) + 1}]",
            )
            for item in section.items
        ]
        _key_table(sheet, rows)
    return frozen(sheet)


def blank_sheet(title: str, code: str = "") -> Sheet:
    """Return an A4 sheet with its faces and its footer, and nothing on it."""
    sheet = Document()
    page = sheet.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.top_margin = page.bottom_margin = page.left_margin = Mm(28)
    page.right_margin = Mm(26)
    normal = sheet.styles["Normal"].element.get_or_add_rPr()
    set_face(normal, SONG)
    normal.append(element("w:lang", val="en-US", eastAsia="zh-CN"))
    properties = sheet.core_properties
    properties.title = printable(title)
    properties.author = properties.comments = ""
    properties.created = properties.modified = NEVER
    _footer(sheet, code)
    return sheet


def _headed_sheet(paper: Paper, kind: str, above: str = "") -> Sheet:
    """Return a sheet with the title and the conditions of a test."""
    sheet = blank_sheet(paper.title, paper.code)
    if above:
        run(shape(sheet.add_paragraph()), above, face=HEI, size=SMALL)
    for line in wording.title_lines(paper, kind):
        run(shape(sheet.add_paragraph(), align=CENTRE, pitch=32), line, face=STANDING, size=22)
    conditions = shape(sheet.add_paragraph(), align=CENTRE, before=6, after=6)
    run(conditions, wording.conditions(paper))
    return sheet


def _footer(sheet: Sheet, code: str) -> None:
    paragraph = sheet.sections[0].footer.paragraphs[0]
    paragraph.style = sheet.styles["Normal"]
    paragraph.paragraph_format.tab_stops.add_tab_stop(Length(TEXT // 2), WD_TAB_ALIGNMENT.CENTER)
    paragraph.paragraph_format.tab_stops.add_tab_stop(TEXT, WD_TAB_ALIGNMENT.RIGHT)
    run(paragraph, "\t第 ", size=SMALL)
    _field(paragraph, "PAGE")
    run(paragraph, " 页　共 ", size=SMALL)
    _field(paragraph, "NUMPAGES")
    run(paragraph, f" 页\t{code}", size=SMALL)


def _field(paragraph: Paragraph, name: str) -> None:
    """Add a number that Word works out."""
    code = element("w:instrText")
    code.text = name
    for part in (element("w:fldChar", fldCharType="begin"), code):
        run(paragraph, "", size=SMALL)._r.append(part)
    run(paragraph, "", size=SMALL)._r.append(element("w:fldChar", fldCharType="end"))


def _score_table(sheet: Sheet, paper: Paper) -> None:
    heads, points = wording.score_table(paper)
    columns = 1 + len(heads) + len(wording.SIGNATURES)
    table = sheet.add_table(3, columns, style="Table Grid")
    words = ((*heads, *wording.SIGNATURES), points, ())
    for row, head, cells in zip(table.rows, wording.ROWS, words, strict=True):
        row.height = Pt(24)
        for cell, word in zip(row.cells, (head, *cells), strict=False):
            fill(cell, word, align=CENTRE)
    for column in range(1 + len(heads), columns):
        table.cell(1, column).merge(table.cell(2, column))
    centre_cells(table)
    set_widths(table, [Length(min(Mm(20), TEXT // columns))] * columns)


def _small_head(sheet: Sheet, words: str) -> None:
    run(shape(sheet.add_paragraph(), before=10, with_next=True), words, face=HEI, size=SMALL)


def head(sheet: Sheet, words: str) -> Paragraph:
    """Add the head of a part of the sheet."""
    paragraph = shape(sheet.add_paragraph(), before=14, after=4, with_next=True)
    run(paragraph, words, face=HEI, size=14)
    return paragraph


def _key_table(sheet: Sheet, rows: Iterable[Sequence[str]]) -> None:
    table = sheet.add_table(1, 4, style="Table Grid")
    for cell, word in zip(table.rows[0].cells, wording.KEY_COLUMNS, strict=True):
        fill(cell, word, face=HEI, size=SMALL, align=CENTRE, with_next=True)
    keep_row(table, 0, head=True)
    for place, words in enumerate(rows, start=1):
        for column, (cell, word) in enumerate(zip(table.add_row().cells, words, strict=True)):
            align = WD_ALIGN_PARAGRAPH.LEFT if column == 1 else CENTRE
            fill(cell, word, size=SMALL, align=align)
        keep_row(table, place)
    centre_cells(table)
    set_widths(table, [Mm(14), Mm(86), Mm(42), Mm(14)])

"""A test in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.shared import Length, Mm, Pt

from question_bank.papers import wording
from question_bank.papers.word.items import add_item, add_word_bank
from question_bank.papers.word.sheet import SMALL, fielded_sheet, head, small_head
from question_bank.papers.word.strokes import (
    CENTRE,
    HEI,
    body_size,
    box,
    centre_cells,
    fill,
    frozen,
    keep_row,
    numbered,
    run,
    set_widths,
    shape,
    text_width,
)

if TYPE_CHECKING:
    from docx.document import Document as Sheet

    from question_bank.papers.paper import Paper


SIGNED: Length = Mm(15.5)  # for who has added the points up
ROOMY = 8  # columns that a score table has room for in the size of the body


def print_test(paper: Paper) -> bytes:
    """Return the test as a Word file."""
    sheet = fielded_sheet(paper, wording.booklet(paper))
    _score_table(sheet, paper)
    if paper.notes:
        small_head(sheet, "注意事项")
    for number, note in enumerate(paper.notes, start=1):
        run(numbered(sheet, f"{number}.", size=SMALL), note, size=SMALL)
    blank = wording.blank_width(paper)
    for place, section in enumerate(paper.sections):
        (_marked_head if paper.dress.formal else head)(sheet, wording.section_head(section, place))
        run(shape(sheet.add_paragraph(), with_next=True), wording.rule(section, paper.dress))
        if section.bank:
            add_word_bank(sheet, section.bank)
        for item in section.items:
            add_item(sheet, item, blank, joined=paper.dress.lines)
    return frozen(sheet)


def _score_table(sheet: Sheet, paper: Paper) -> None:
    heads, points = wording.score_table(paper)
    columns = 1 + len(heads) + len(wording.SIGNATURES)
    table = sheet.add_table(3, columns, style="Table Grid")
    words = ((*heads, *wording.SIGNATURES), points, ())
    for row, name, cells in zip(table.rows, wording.ROWS, words, strict=True):
        row.height = Pt(24)
        for cell, word in zip(row.cells, (name, *cells), strict=False):
            fill(cell, word, size=SMALL if columns > ROOMY else 12, align=CENTRE)
    for column in range(1 + len(heads), columns):
        table.cell(1, column).merge(table.cell(2, column))
    centre_cells(table)
    signatures = [SIGNED] * len(wording.SIGNATURES)
    others = columns - len(signatures)
    width = Length(min(Mm(20), (text_width(sheet) - sum(signatures)) // others))
    set_widths(table, [width] * others + signatures)


def _marked_head(sheet: Sheet, words: str) -> None:
    """Add the head of a section behind two boxes that whoever marks it writes into."""
    shape(sheet.add_paragraph(), pitch=10, with_next=True)
    boxes = len(wording.MARKS)
    table = sheet.add_table(2, boxes + 1)
    for column, word in enumerate(wording.MARKS):
        fill(table.cell(0, column), word, size=SMALL, align=CENTRE, with_next=True)
        for row in range(2):
            box(table.cell(row, column), top=True, bottom=True)
    table.rows[1].height = Pt(22)
    beside = table.cell(0, boxes).merge(table.cell(1, boxes))
    line = shape(beside.paragraphs[0], with_next=True)
    run(line, words, face=HEI, size=max(14, body_size(sheet)))
    for cell in table.rows[1].cells[:boxes]:
        shape(cell.paragraphs[0], with_next=True)
    keep_row(table, 0)
    centre_cells(table)
    width = Mm(18)
    set_widths(table, [width] * boxes + [Length(text_width(sheet) - boxes * width)])

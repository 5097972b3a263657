"""送审稿 in Word: a table to write into, and lines to sign, in the type of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from question_bank.papers import wording
from question_bank.papers.dress import OF_DOCUMENTS, OFFICIAL_LYING
from question_bank.papers.review_list import COLUMNS, SIGNATURES
from question_bank.papers.word.sheet import SMALL, blank_sheet
from question_bank.papers.word.strokes import (
    CENTRE,
    FANG,
    HEI,
    STANDING,
    centre_cells,
    fill,
    frozen,
    keep_row,
    run,
    set_widths,
    shape,
)

if TYPE_CHECKING:
    from docx.document import Document as Sheet

    from question_bank.papers.review_list import ReviewList

WIDTHS = (13, 20, 70, 45, 48, 29)  # millimetres
LEFT = WD_ALIGN_PARAGRAPH.LEFT
MIDDLE = 2  # the first columns stand in the middle


def print_review_list(found: ReviewList) -> bytes:
    """Return the list on A4 lying, a row a question, as a Word file."""
    name, page = f"{found.title}试题送审稿", OFFICIAL_LYING
    sheet = blank_sheet(name, page=page, measures=OF_DOCUMENTS, face=FANG)
    title = shape(sheet.add_paragraph(), align=CENTRE, pitch=32)
    run(title, f"《{found.title.strip('《》')}》试题（送审稿）", face=STANDING, size=22)
    run(shape(sheet.add_paragraph(), after=2), f"材料：{found.origin}", size=SMALL)
    run(shape(sheet.add_paragraph(), after=6), wording.SECRECY, face=HEI, size=SMALL)
    _table(sheet, found)
    signed = shape(sheet.add_paragraph(), before=14)
    run(
        signed,
        "　　　　".join(f"{name}：　　　　　　年　月　日" for name in SIGNATURES),
        size=SMALL,
    )
    return frozen(sheet)


def _table(sheet: Sheet, found: ReviewList) -> None:
    table = sheet.add_table(1, len(COLUMNS), style="Table Grid")
    for cell, word in zip(table.rows[0].cells, COLUMNS, strict=True):
        fill(cell, word, face=HEI, size=SMALL, align=CENTRE)
    keep_row(table, 0, head=True)
    for row, line in enumerate(found.lines, start=1):
        words = (str(line.number), line.kind, line.question, line.answer, line.passage, "")
        for column, (cell, word) in enumerate(zip(table.add_row().cells, words, strict=True)):
            fill(cell, word, size=SMALL, align=CENTRE if column < MIDDLE else LEFT)
        keep_row(table, row)
    centre_cells(table)
    set_widths(table, [Mm(width) for width in WIDTHS])

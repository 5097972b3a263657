"""The key to a test in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from question_bank.papers import wording
from question_bank.papers.answers import answer
from question_bank.papers.dress import PLAIN
from question_bank.papers.word.sheet import SMALL, head, headed_sheet, small_head
from question_bank.papers.word.strokes import (
    CENTRE,
    HEI,
    centre_cells,
    fill,
    frozen,
    keep_row,
    numbered,
    run,
    set_widths,
    shape,
)

if TYPE_CHECKING:
    from docx.document import Document as Sheet

    from question_bank.papers.paper import Paper, Section

LEFT = WD_ALIGN_PARAGRAPH.LEFT
PASSAGE = 9  # points


def print_key(paper: Paper) -> bytes:
    """Return the key to the test as a Word file of its own."""
    sheet = headed_sheet(paper, wording.booklet(paper) + wording.KEY, PLAIN, above=wording.SECRECY)
    materials = wording.materials(paper)
    small_head(sheet, "命题材料")
    for number, material in enumerate(materials, start=1):
        run(numbered(sheet, f"[{number}]", size=SMALL), material, size=SMALL)
    for place, section in enumerate(paper.sections):
        head(sheet, wording.section_head(section, place))
        _key_table(sheet, section, materials)
    return frozen(sheet)


def _key_table(sheet: Sheet, section: Section, materials: list[str]) -> None:
    table = sheet.add_table(1, 4, style="Table Grid")
    for cell, word in zip(table.rows[0].cells, wording.KEY_COLUMNS, strict=True):
        fill(cell, word, face=HEI, size=SMALL, align=CENTRE, with_next=True)
    keep_row(table, 0, head=True)
    for row, item in enumerate(section.items, start=1):
        material = wording.material(item, materials)
        words = (str(item.number), answer(item), wording.worth(item, section.kind), material)
        cells = table.add_row().cells
        for column, (cell, word) in enumerate(zip(cells, words, strict=True)):
            fill(cell, word, size=SMALL, align=LEFT if column == 1 else CENTRE)
        if item.passage:
            passage = shape(cells[1].add_paragraph(), pitch=15)
            run(passage, wording.PASSAGE + item.passage, size=PASSAGE)
        keep_row(table, row)
    centre_cells(table)
    set_widths(table, [Mm(14), Mm(90), Mm(42), Mm(14)])

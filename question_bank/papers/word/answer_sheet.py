"""答题纸 in Word."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from docx.shared import Length, Pt

from question_bank.papers import wording
from question_bank.papers.answer_sheet import Blanks, Grid, Ruled, spaces
from question_bank.papers.word.items import add_lines
from question_bank.papers.word.sheet import SMALL, fielded_sheet, head
from question_bank.papers.word.strokes import (
    CENTRE,
    body_size,
    centre_cells,
    fill,
    frozen,
    keep_row,
    numbered,
    rule,
    run,
    set_widths,
    shape,
    text_width,
)

if TYPE_CHECKING:
    from docx.document import Document as Sheet

    from question_bank.papers.answer_sheet import Space
    from question_bank.papers.paper import Paper


def print_answer_sheet(paper: Paper) -> bytes:
    """Return what the answers are written on, as a Word file."""
    sheet = fielded_sheet(paper, wording.booklet(paper) + wording.ANSWER_SHEET)
    for place, section in enumerate(paper.sections):
        head(sheet, wording.section_head(section, place))
        for space in spaces(section):
            _add(sheet, space)
    return frozen(sheet)


def _add(sheet: Sheet, space: Space) -> None:
    match space:
        case Grid():
            _grid(sheet, space)
        case Blanks(number, count):
            line = numbered(sheet, number)
            for place in range(count):
                run(line, "　" if place else "")
                rule(line, _characters(sheet) // count - 1)
        case Ruled(number, lines):
            numbered(sheet, number, with_next=True)
            add_lines(sheet, lines)
        case _:
            assert_never(space)


def _characters(sheet: Sheet) -> int:
    """Return how many characters the lines of a question have room for."""
    return int(text_width(sheet) / Pt(body_size(sheet))) - 4


def _grid(sheet: Sheet, grid: Grid) -> None:
    table = sheet.add_table(2 * len(grid.rows), grid.columns, style="Table Grid")
    for place, labels in enumerate(grid.rows):
        keep_row(table, 2 * place)
        table.rows[2 * place + 1].height = Pt(26)
        for column, label in enumerate(labels):
            fill(table.cell(2 * place, column), label, size=SMALL, align=CENTRE, with_next=True)
    centre_cells(table)
    set_widths(table, [Length(text_width(sheet) // grid.columns)] * grid.columns)
    shape(sheet.add_paragraph(), pitch=10)

"""The only door to openpyxl, which is loaded for who needs it: ask `sheets`."""

from __future__ import annotations

import io
import warnings
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from question_bank.errors import UnreadableFile
from question_bank.exchange.packing import timeless
from question_bank.exchange.sheets import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS, USUAL_WIDTH
from question_bank.speech.readers.word.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from question_bank.exchange.sheets import Table, Value

DECLARES = (b"<!DOCTYPE", b"<!ENTITY")


def read(content: bytes) -> list[list[str]]:
    """Return what `sheets.cells_of` says.

    Raises:
        UnreadableFile: as there.

    """
    archive = Archive(content)
    for name in archive.markup:
        part = archive.part(name) or b""
        if any(mark in part for mark in DECLARES):
            raise UnreadableFile("broken")
    with _opened(content) as sheets:
        for sheet in sheets:
            found = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS)
            rows = [_trimmed([_text(cell) for cell in row]) for row in found]
            if any(rows):
                return rows
    return []


def written(*tables: Table) -> bytes:
    """Return what `sheets.workbook` says."""
    book = Workbook()
    for place, table in enumerate(tables):
        sheet = book.active if place == 0 else book.create_sheet()
        assert sheet is not None  # noqa: S101 - a new book has a sheet
        _fill(sheet, table)
    out = io.BytesIO()
    book.save(out)
    return timeless(out.getvalue())


@contextmanager
def _opened(content: bytes) -> Iterator[list[Any]]:
    """Give the sheets that can be seen; whatever the library trips over is a broken file."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it tells of styles and extensions it does not know
            book = load_workbook(
                io.BytesIO(content), read_only=True, data_only=True, keep_links=False
            )
            seen = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
            yield seen
            book.close()
    except Exception as error:
        raise UnreadableFile("broken") from error


def _trimmed(row: list[str]) -> list[str]:
    """Return a row without the empty cells at its end."""
    while row and not row[-1]:
        row.pop()
    return row


def _text(cell: Any) -> str:  # noqa: ANN401 - cells of several unrelated classes
    """Return what a cell shows, as far as a list of people needs it."""
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case int() | float():
            return _digits(value, str(cell.number_format))
        case datetime():
            return value.isoformat(" ").removesuffix(" 00:00:00")
    text = str(value)
    return "" if cell.data_type == "e" else text[:LONGEST_CELL]


def _digits(number: float, shown_as: str) -> str:
    """Return a whole number without a point, with the leading zeros its format gives it."""
    if number != number or number in {float("inf"), float("-inf")}:  # noqa: PLR0124 - NaN is not itself
        return ""
    if number != int(number):
        return repr(number)
    zeros = len(shown_as) if shown_as and not shown_as.strip("0") else 0
    return str(int(number)).zfill(zeros)


def _fill(sheet: Worksheet, table: Table) -> None:
    sheet.title = table.title[:31]
    first = len(table.notes) + 1
    for line, words in enumerate(table.notes, start=1):
        _write(sheet, line, 1, words).alignment = Alignment(wrap_text=False)
    for column, heading in enumerate(table.headings, start=1):
        letter = get_column_letter(column)
        width = table.widths[column - 1] if column <= len(table.widths) else USUAL_WIDTH
        sheet.column_dimensions[letter].width = width
        sheet.column_dimensions[letter].number_format = "@"
        _write(sheet, first, column, heading).font = Font(bold=True)
    for line, row in enumerate(table.rows, start=first + 1):
        for column, value in enumerate(row, start=1):
            _write(sheet, line, column, value)
    sheet.freeze_panes = f"A{first + 1}"


def _write(sheet: Worksheet, line: int, column: int, value: Value) -> Cell:
    """Write a cell: words are no formula, and without the characters that XML cannot hold."""
    plain = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
    written: Cell = sheet.cell(line, column, plain)
    if isinstance(value, str):
        written.data_type, written.number_format = "s", "@"
    return written

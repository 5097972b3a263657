"""The cells of a workbook as text, and tables as a workbook."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_ROWS = 30_000  # 5000 questions of which each option has a row
MOST_COLUMNS = 64
LONGEST_CELL = 2000
USUAL_WIDTH = 16.0

Value = str | int | float | date | datetime | None


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet to be written: its name, what heads the columns, the rows below.

    `notes` stand above the headings, a line each; `widths` are in characters, by column.
    """

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Value]]
    notes: Sequence[str] = ()
    widths: Sequence[float] = field(default=())


def cells_of(content: bytes) -> list[list[str]]:
    """Return the first sheet of a workbook that holds something, row by row, as it is read.

    Rows beyond the one after MOST_ROWS, columns beyond MOST_COLUMNS and what a cell says beyond
    LONGEST_CELL are not looked at. Empty rows keep their place, so that the first is line 1.

    Raises:
        UnreadableFile: broken, encrypted, too_large.

    """
    from question_bank.exchange.workbooks import read  # noqa: PLC0415 - openpyxl takes its time

    return read(content)


def workbook(*tables: Table) -> bytes:
    """Return an .xlsx file with a sheet for each table; words stay words, whatever they begin with.

    Numbers that are given as words keep their leading zeros. The same tables give the same bytes.
    """
    from question_bank.exchange.workbooks import written  # noqa: PLC0415 - as above

    return written(*tables)

"""A table that somebody sends, as a file or pasted: its cells, whatever program wrote it."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from itertools import islice
from pathlib import Path

from question_bank.errors import Refused, UnreadableFile
from question_bank.exchange.sheets import LONGEST_CELL, MOST_COLUMNS, MOST_ROWS
from question_bank.sandbox import Limits, limited, reason, run_apart

Cells = list[list[str]]

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"  # Excel before 2007, and newer files behind a password
ENCODINGS = ("utf-8-sig", "gb18030")
SEPARATORS = "\t,;，；|"
LIMITS = Limits(printed_bytes=16 << 20)


def cells_of(content: bytes) -> Cells:
    """Return the rows of a workbook (.xlsx), or of a text with a separator between its cells.

    A workbook is read in a child process under limits. A text is UTF-8 or GB 18030.

    Raises:
        Refused: `old_workbook`; `broken_workbook`; `no_table`, it is neither.

    """
    if content.startswith(OLE):
        raise Refused("old_workbook")
    return _of_workbook(content) if content.startswith(ZIP) else cells_of_text(content)


def _of_workbook(content: bytes) -> Cells:
    with tempfile.TemporaryDirectory(prefix="quizapp-") as folder:
        file = Path(folder) / "table.xlsx"
        file.write_bytes(content)
        command = [*limited("question_bank.exchange", LIMITS), str(file)]
        try:
            child = run_apart(command, file.parent, seconds=LIMITS.seconds)
        except UnreadableFile as error:
            raise Refused("broken_workbook") from error
        if child.status:
            raise Refused("broken_workbook") from UnreadableFile(reason(child))
        found: Cells = json.loads(child.printed.read_text(encoding="utf-8"))
    return found


def cells_of_text(content: bytes) -> Cells:
    """Return the rows of a text with a separator between its cells.

    Raises:
        Refused: `no_table`, it is none.

    """
    try:
        text = decoded(content)
        rows = csv.reader(io.StringIO(text), delimiter=_separator(text), strict=True)
        some = islice(rows, MOST_ROWS + 1)
        return [[cell[:LONGEST_CELL] for cell in row[:MOST_COLUMNS]] for row in some]
    except (csv.Error, UnicodeDecodeError) as error:
        raise Refused("no_table") from error


def decoded(content: bytes) -> str:
    """Return the text, its lines ended by newlines alone.

    Raises:
        UnicodeDecodeError: it is in neither of our encodings.

    """
    first, last = ENCODINGS
    try:
        text = content.decode(first)
    except UnicodeDecodeError:
        text = content.decode(last)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _separator(text: str) -> str:
    """Return what stands between cells: a tab where there is one, else what stands there most."""
    lines = [line for line in text.splitlines() if line.strip()][:10]
    counts = {mark: sum(mark in line for line in lines) for mark in SEPARATORS}
    best = max(SEPARATORS, key=lambda mark: counts[mark])
    return best if counts[best] else ","

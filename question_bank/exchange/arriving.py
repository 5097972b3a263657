"""A file of questions by what it looks like: which reader takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.errors import Refused
from question_bank.exchange.readers import gift, lossless, moodle, table
from question_bank.exchange.sheets import MOST_ROWS
from question_bank.exchange.tables import cells_of

if TYPE_CHECKING:
    from question_bank.exchange.found import Findings

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"
MOST = 5000  # questions in one file
MARKS = ("::", "{", "ANSWER:")  # what GIFT and Aiken have and tables have not


def findings(content: bytes) -> Findings:
    """Return what a file holds: Excel, CSV or pasted cells, our JSON, Moodle XML, GIFT or Aiken.

    Raises:
        Refused: as its reader does; `too_many_questions` with how many there may be at `most`.

    """
    found = _read(content)
    if len(found.questions) + len(found.problems) > MOST:
        raise Refused("too_many_questions", most=MOST)
    return found


def _read(content: bytes) -> Findings:
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:200]
    if content.startswith((ZIP, OLE)):
        return _of_table(content)
    if start.startswith(b"{") and b'"format"' in start:
        return lossless.read(content)
    if start.startswith(b"<"):
        return moodle.read(content)
    text = content.decode("utf-8", errors="ignore")
    if any(mark in text for mark in MARKS) and not _has_headings(text):
        return gift.read(content)
    return _of_table(content)


def _of_table(content: bytes) -> Findings:
    cells = cells_of(content)
    if len(cells) > MOST_ROWS:  # what stands below was not read
        raise Refused("too_many_questions", most=MOST)
    return table.read(cells)


def _has_headings(text: str) -> bool:
    """Return whether one of the first lines names the columns of a table."""
    lines = text.split("\n", table.HEAD_ROWS)[: table.HEAD_ROWS]
    return any("答案" in line and ("题" in line or "问题" in line) for line in lines)

"""A file of questions by what it looks like: which reader takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.errors import Refused
from question_bank.exchange.commas import read_again
from question_bank.exchange.found import MOST
from question_bank.exchange.readers import anki, gift, lossless, moodle, papers, qti, table
from question_bank.exchange.sheets import MOST_ROWS
from question_bank.exchange.sheets import cells_of as cells_of_workbook
from question_bank.exchange.tables import OLE, ZIP, Cells, cells_of_text, decoded
from question_bank.speech.readers import word
from question_bank.speech.readers.word.archive import Archive

if TYPE_CHECKING:
    from question_bank.exchange.found import Findings

MOST_MEMBERS = MOST + 100  # files in a package
PDF = b"%PDF"
START = 1000  # bytes in which a picture or a program shows that it is no text
MARKS = ("::", "{", "ANSWER:")  # what GIFT and Aiken have and tables have not


def read(content: bytes, key: bytes = b"") -> Findings:
    """Return what a file holds; of a printed test the key may be a file of its own.

    Raises:
        Refused: as its reader does; `empty_questions`; `old_questions`; `not_questions`;
            `key_apart`, a key came with no printed test; `too_many_questions` with how many there
            may be at `most`.
        UnreadableFile: as its reader does.

    """
    _check_kind(content)
    test = _test(content)
    if test is None and key:
        raise Refused("key_apart")
    found = papers.read(test, _test(key) or "") if test is not None else _read(content)
    if len(found.questions) + len(found.problems) > MOST:
        raise Refused("too_many_questions", most=MOST)
    return found


def _check_kind(content: bytes) -> None:
    """Refuse what is no file of questions, whatever it holds."""
    if not content.strip():
        raise Refused("empty_questions")
    if content.startswith(OLE):
        raise Refused("old_questions")
    if content.startswith(PDF) or (not content.startswith(ZIP) and _is_binary(content)):
        raise Refused("not_questions")


def _is_binary(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return b"\0" in content[:START]
    return False


def _test(content: bytes) -> str | None:
    """Return the words of a printed test; None if the file is none."""
    if content.startswith(ZIP):
        archive = Archive(content, most_members=MOST_MEMBERS)
        return word.read(content) if archive.part("word/document.xml") is not None else None
    if content.lstrip()[:1] in {b"{", b"<"}:
        return None
    try:
        text = decoded(content)
    except UnicodeDecodeError:
        return None
    is_gift = any(mark in text for mark in MARKS)
    return text if not (is_gift or _has_headings(text)) and papers.is_test(text) else None


def _read(content: bytes) -> Findings:
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()[:200]
    if content.startswith(ZIP):
        return _packed(content)
    if start.startswith(b"{") and b'"format"' in start:
        return lossless.read(content)
    if start.startswith(b"<"):
        return moodle.read(content)
    text = content.decode("utf-8", errors="ignore")
    if any(mark in text for mark in MARKS) and not _has_headings(text):
        return gift.read(content)
    return _of_rows([[*map(read_again, row)] for row in cells_of_text(content)])


def _packed(content: bytes) -> Findings:
    archive = Archive(content, most_members=MOST_MEMBERS)
    if archive.part(qti.MANIFEST) is not None:
        return qti.read(archive)
    if any(archive.part(name) is not None for name in (*anki.COLLECTIONS, anki.NEWER)):
        return anki.read(archive)
    return _of_rows(cells_of_workbook(content))


def _of_rows(cells: Cells) -> Findings:
    if len(cells) > MOST_ROWS:  # what stands below was not read
        raise Refused("too_many_questions", most=MOST)
    return table.read(cells)


def _has_headings(text: str) -> bool:
    """Return whether one of the first lines names the columns of a table."""
    lines = text.split("\n", table.HEAD_ROWS)[: table.HEAD_ROWS]
    return any("答案" in line and ("题" in line or "问题" in line) for line in lines)

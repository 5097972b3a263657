"""Marks of secrecy on a file of questions: in its first lines, its margins and its sheets' names.

Options and stems may well be about marks (密级分为绝密、机密、秘密): what is asked raises no alarm.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from question_bank.errors import UnreadableFile
from question_bank.exchange.sheets import cells_of
from question_bank.exchange.tables import ZIP, decoded
from question_bank.speech.readers import word
from question_bank.speech.readers.word.archive import Archive
from question_bank.speech.secrecy import Around, Guard, sign_in

if TYPE_CHECKING:
    from collections.abc import Iterator

HEAD = 6  # lines before the questions begin
HEADING = re.compile("题干|题目|问题|答案")
SHEET = re.compile(r"xl/(?:workbook|worksheets/[^/]+)\.xml")
MARGIN = re.compile('<(?:odd|even|first)(?:Header|Footer)[^>]*>([^<]*)<|<sheet [^>]*name="([^"]*)"')
CODES = re.compile(r"&(?:[A-Z]|\"[^\"]*\"|[0-9]+)")


def require_unmarked(content: bytes, guard: Guard, *, most_members: int) -> None:
    """Refuse a file of questions that bears a mark, or one that is to be asked about.

    Raises:
        UnreadableFile: with what `secrecy` found; or as the readers of packed files do.

    """
    text, around = _said(content, most_members)
    sign = sign_in(text, margins=around.margins, head=HEAD, tail=0)
    if guard.refuses(sign):
        raise UnreadableFile(str(sign))


def _said(content: bytes, most_members: int) -> tuple[str, Around]:
    """Return the lines of a file that could bear a mark, and its margins."""
    if not content.startswith(ZIP):
        try:
            return decoded(content), Around()
        except UnicodeDecodeError:
            return "", Around()
    archive = Archive(content, most_members=most_members)
    if archive.part("word/document.xml") is not None:
        return word.read(content), word.around(content)
    if archive.part("xl/workbook.xml") is None:
        return "", Around()
    return "\n".join(_above(content)), Around(margins=tuple(_margins(archive)))


def _above(content: bytes) -> Iterator[str]:
    """Yield the cells above the row that heads the columns: titles and marks, not questions."""
    for row in cells_of(content)[:HEAD]:
        if any(HEADING.search(cell) for cell in row):
            return
        yield from filter(str.strip, row)


def _margins(archive: Archive) -> Iterator[str]:
    for name in archive.markup:
        if SHEET.fullmatch(name):
            markup = (archive.part(name) or b"").decode("utf-8", errors="ignore")
            for found in MARGIN.finditer(markup):
                yield CODES.sub(" ", unescape(found[1] or found[2] or ""))

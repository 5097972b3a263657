"""A .docx file: its paragraphs and table cells, automatic numbers put back."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from lxml import etree

from question_bank.errors import UnreadableFile
from question_bank.speech.readers.encoding import with_plain_line_ends
from question_bank.speech.readers.numbering import Numbering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docx.document import Document
    from docx.table import _Cell

MOST_MEMBERS = 3000
MOST_BYTES = 200_000_000
MOST_RATIO = 200
# a real speech packs about 10 : 1
SMALL = 1_000_000
ENCRYPTED = 0x1
PROLOGUE = 1000


def read(content: bytes) -> str:
    """Return the text, one paragraph a line, after the archive has been found harmless."""
    _check(content)
    try:
        document = docx.Document(io.BytesIO(content))
        return with_plain_line_ends("\n".join(_lines(document, Numbering.of(document))))
    except (
        PackageNotFoundError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        etree.LxmlError,
    ) as error:
        raise UnreadableFile("broken") from error


def _check(content: bytes) -> None:
    """Refuse an archive that is encrypted, declares a DTD or would swell beyond measure."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        members = archive.infolist()
    except zipfile.BadZipFile as error:
        raise UnreadableFile("broken") from error
    if any(member.flag_bits & ENCRYPTED for member in members):
        raise UnreadableFile("encrypted")
    swollen = any(
        member.file_size > SMALL and member.file_size > MOST_RATIO * max(1, member.compress_size)
        for member in members
    )
    if swollen or len(members) > MOST_MEMBERS or sum(m.file_size for m in members) > MOST_BYTES:
        raise UnreadableFile("too_large")
    # Word writes no DTD; what one declares would be dropped from the text without a word
    parts = (member for member in members if member.filename.endswith("xml"))
    if any(b"<!DOCTYPE" in archive.open(part).read(PROLOGUE) for part in parts):
        raise UnreadableFile("broken")


def _lines(document: Document | _Cell, numbering: Numbering) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                for cell in dict.fromkeys(row.cells):
                    yield from _lines(cell, numbering)
        else:
            label = numbering.label(block)
            yield label + block.text if block.text.strip() else block.text

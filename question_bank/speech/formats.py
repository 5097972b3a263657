"""What kind of file it is: its name and its first bytes must agree."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath
from typing import Literal

from question_bank.errors import UnreadableFile

Format = Literal["text", "html", "word", "pdf"]

MOST_BYTES = 30_000_000
NAMES: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".htm": "html",
    ".html": "html",
    ".docx": "word",
    ".pdf": "pdf",
}
OLD_NAMES = {".doc", ".wps", ".ofd", ".rtf", ".et", ".dot", ".uof", ".uot"}
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
RICH_TEXT = b"{\\rtf"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
OTHERS = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\x7fELF", b"MZ\x90")
PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def recognise(name: str, content: bytes) -> Format:
    """Return the file's format.

    Raises UnreadableFile: empty, too_large, old_format (.doc, .wps, .ofd …), encrypted,
    mismatch (the content is not what the name says), unknown_format.
    """
    if not content.strip():
        raise UnreadableFile("empty", name=name)
    if len(content) > MOST_BYTES:
        raise UnreadableFile("too_large", name=name, bytes=len(content))
    suffix = PurePath(name).suffix.lower()
    if suffix in OLD_NAMES:
        raise UnreadableFile("old_format", name=name)
    found = _by_content(name, content)
    said = NAMES.get(suffix) if suffix else found
    if said is None:
        raise UnreadableFile("unknown_format", name=name)
    # a page may lack its usual opening, and a text may hold a page's source
    if said != found and {said, found} != {"text", "html"}:
        raise UnreadableFile("mismatch", name=name)
    return said


def _by_content(name: str, content: bytes) -> Format | None:
    """Return the format that the first bytes tell, None for pictures, programs and the like."""
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(COMPOUND):
        locked = ENCRYPTED in content
        raise UnreadableFile("encrypted" if locked else "old_format", name=name)
    if content.startswith(RICH_TEXT):
        raise UnreadableFile("old_format", name=name)
    if content.startswith(b"PK\x03\x04"):
        return _archive(name, content)
    if content.startswith(PICTURES + OTHERS):
        return None
    return "html" if PAGE.match(content[:4096]) else "text"


def _archive(name: str, content: bytes) -> Format | None:
    try:
        members = set(zipfile.ZipFile(io.BytesIO(content)).namelist())
    except zipfile.BadZipFile:
        return "word"  # its reader says that it is broken
    if "OFD.xml" in members:
        raise UnreadableFile("old_format", name=name)
    return "word" if "word/document.xml" in members else None

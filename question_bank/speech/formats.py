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
BINARY = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\x00",
    b"MM\x00*",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"\x7fELF",
    b"MZ\x90",
)
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
    found = _by_content(content)
    if suffix in OLD_NAMES or found == "old":
        raise UnreadableFile("old_format", name=name)
    if found == "encrypted":
        raise UnreadableFile("encrypted", name=name)
    said = NAMES.get(suffix) if suffix else found
    if said is None or found == "unknown":
        raise UnreadableFile("unknown_format", name=name)
    if not _agree(said, found):
        raise UnreadableFile("mismatch", name=name, said=said, found=found)
    return said  # type: ignore[return-value] # "old" and its like have been refused above


def _agree(said: str, found: str) -> bool:
    """A page may lack its usual opening, and a text may hold a page's source."""
    return said == found or {said, found} == {"text", "html"}


def _by_content(content: bytes) -> str:
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(COMPOUND):
        return (
            "encrypted" if b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e" in content else "old"
        )
    if content.startswith(b"PK\x03\x04"):
        return _archive(content)
    if content.startswith(b"{\\rtf"):
        return "old"
    if content.startswith(BINARY):
        return "unknown"
    return "html" if PAGE.match(content[:4096]) else "text"


def _archive(content: bytes) -> str:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(content)).namelist())
    except zipfile.BadZipFile:
        return "word"  # its reader says that it is broken
    if "OFD.xml" in names:
        return "old"
    return "word" if "word/document.xml" in names else "unknown"

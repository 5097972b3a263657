"""By which bytes the files begin that hold no speech to read, whatever their name says."""

from __future__ import annotations

import re

ZIP = b"PK\x03\x04"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# a compound file's directory names what is in it; the first that is found decides
STREAMS = {
    "EncryptedPackage": "encrypted",
    "WordDocument": "old_format",
    "Workbook": "spreadsheet",
    "PowerPoint Document": "slides",
}
MEMBER = re.compile(
    rb"PK(?:\x01\x02.{42}|\x03\x04.{26})(?:(word/)|(OFD\.xml)|(xl/)|(ppt/))",
    re.DOTALL | re.IGNORECASE,
)
MEMBERS = ("", "ofd", "spreadsheet", "slides")
DECLARED = re.compile(
    rb"mimetypeapplication/(?:vnd\.oasis\.opendocument\.)?(text|spreadsheet|presentation|epub)"
)
OPEN_DOCUMENTS = {
    b"text": "old_format",
    b"spreadsheet": "spreadsheet",
    b"presentation": "slides",
    b"epub": "ebook",
}
KINDS = (
    (re.compile(rb"\{\\rtf"), "old_format"),
    (
        re.compile(
            rb"\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*|BM.{4}\x00{4}|8BPS|RIFF.{4}WEBP"
            rb"|.{4}ftyp(?:hei|hev|mif|avif)",
            re.DOTALL,
        ),
        "picture",
    ),
    (
        re.compile(
            rb"ID3[\x02-\x04]|\xff[\xfb\xf3\xf2]|RIFF.{4}(?:WAVE|AVI )|OggS\x00|fLaC\x00|#!AMR"
            rb"|.{4}ftyp|\x1aE\xdf\xa3|FLV\x01|0&\xb2u\x8ef\xcf\x11",
            re.DOTALL,
        ),
        "recording",
    ),
    (
        re.compile(rb"Rar!\x1a|7z\xbc\xaf|\x1f\x8b\x08|BZh\d1AY|\xfd7zXZ\x00|PK\x05\x06"),
        "archive",
    ),
    (re.compile(rb"ITSF|.{60}BOOKMOBI|AT&TFORM|CAJ\x00|HN\x00", re.DOTALL), "ebook"),
    (re.compile(rb"\x7fELF|MZ\x90|\xca\xfe\xba\xbe|SQLite format 3"), "unknown_format"),
)


def is_pdf(content: bytes) -> bool:
    """Return whether it is a PDF file; some bytes before its mark do no harm."""
    return b"%PDF-" in content[:1024]


def foreign(content: bytes) -> str:
    """Return why a file cannot hold a speech that is read here, nothing where it may."""
    if content.startswith(COMPOUND):
        return _compound(content)
    if content.startswith(ZIP):
        return _package(content)
    return next((reason for kind, reason in KINDS if kind.match(content)), "")


def _compound(content: bytes) -> str:
    for stream, reason in STREAMS.items():
        if stream.encode("utf-16-le") in content:
            return reason
    return "old_format"


def _package(content: bytes) -> str:
    """Return what a zip archive is if not a Word file, which gives nothing."""
    declared = DECLARED.match(content, 30)
    if declared:
        return OPEN_DOCUMENTS[declared[1]]
    found = MEMBER.search(content)
    return MEMBERS[(found.lastindex or 1) - 1] if found else "archive"

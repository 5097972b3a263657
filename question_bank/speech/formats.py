"""What kind of file it is: its name and its first bytes must agree."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

from question_bank.errors import UnreadableFile
from question_bank.speech import signatures

Format = Literal["text", "html", "mhtml", "word", "pdf"]

MOST_BYTES = 30_000_000
NAMES: dict[str, Format] = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".shtml": "html",
    ".mht": "mhtml",
    ".mhtml": "mhtml",
    ".docx": "word",
    ".pdf": "pdf",
}
# what is no speech to read, by the reason that tells its owner what to do
FOREIGN_NAMES = {
    "old_format": ".doc .dot .wps .wpt .rtf .odt .ott .uof .uot .docm .dotx .dotm",
    "ofd": ".ofd",
    "spreadsheet": ".xls .xlsx .xlsm .xlsb .et .ett .ods .csv",
    "slides": ".ppt .pptx .pptm .pps .ppsx .dps .odp",
    "archive": ".zip .rar .7z .tar .gz .tgz .bz2 .xz",
    "ebook": ".epub .mobi .azw .azw3 .chm .caj .ceb .djvu",
    "picture": ".png .jpg .jpeg .gif .bmp .tif .tiff .webp .heic .svg .psd",
    "recording": ".mp3 .wav .m4a .amr .aac .ogg .wma .flac .mp4 .mov .avi .mkv .wmv .flv .3gp",
}
REASONS = {name: reason for reason, names in FOREIGN_NAMES.items() for name in names.split()}
# 在全市会议上的讲话3.5 has no extension
SUFFIX = re.compile(r"\.(?=.*[a-z])[a-z0-9]{1,8}")
BLANK = b" \t\r\n\f\v\x00"
PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
MAIL_HEADER = re.compile(rb"\s*(?:[\w-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}", re.ASCII)
MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
OPENING = 4096


def recognise(name: str, content: bytes) -> Format:
    """Return the file's format.

    Raises UnreadableFile: empty, too_large, encrypted, mismatch (the content is not what the name
    says), unknown_format, or what `FOREIGN_NAMES` knows: old_format, ofd, spreadsheet, picture …
    """
    if not content.strip(BLANK):
        raise UnreadableFile("empty", name=name)
    if len(content) > MOST_BYTES:
        raise UnreadableFile("too_large", name=name, bytes=len(content))
    suffix = PurePath(name.strip()).suffix.lower()
    suffix = suffix if SUFFIX.fullmatch(suffix) else ""
    foreign = REASONS.get(suffix) or signatures.foreign(content)
    # of an archive that is named so, its reader knows best what is amiss
    is_amiss = foreign == "archive" and suffix == ".docx" and content.startswith(signatures.ZIP)
    if foreign and not is_amiss:
        raise UnreadableFile(foreign, name=name)
    found = _by_content(content)
    said = NAMES.get(suffix) if suffix else found
    if said is None:
        raise UnreadableFile("unknown_format", name=name)
    # a page may lack its usual opening, and a text may hold a page's source
    if said != found and {said, found} not in ({"text", "html"}, {"mhtml", "html"}):
        raise UnreadableFile("mismatch", name=name)
    return found if said == "mhtml" else said


def _by_content(content: bytes) -> Format:
    """Return the format that the first bytes tell; a text where they tell none."""
    if signatures.is_pdf(content):
        return "pdf"
    if content.startswith(signatures.ZIP):
        return "word"
    opening = _plain(content[:OPENING])
    if PAGE.match(opening):
        return "html"
    header = MAIL_HEADER.match(opening)
    is_archived = header and re.search(rb"multipart/related|text/html", header[0], re.IGNORECASE)
    return "mhtml" if is_archived else "text"


def _plain(opening: bytes) -> bytes:
    """Return the opening without its byte order mark, one byte a letter."""
    for mark in MARKS:
        opening = opening.removeprefix(mark)
    return opening.replace(b"\x00", b"")

"""Bytes → text: byte order mark, then strict UTF-8, then the decoding that reads most like Chinese.

Where a byte was lost or added, all that follows on its line reads askew in most encodings: such a
line is read again, and the bytes left out that make it read best.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

from question_bank.speech.readers.text.frequent import MARKS, SIMPLIFIED, TRADITIONAL

if TYPE_CHECKING:
    from collections.abc import Iterator

SAMPLE = 8192
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
# utf-8 finds its step again by itself
WIDTHS = {"gb18030": (1, 2, 4), "big5hkscs": (1, 2), "utf-16-le": (2, 4), "utf-16-be": (2, 4)}
MOST_REREAD = 100_000
LEAST_WORTH = 0.1
LOST = "\ufffd"
GARBAGE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")
HAN = re.compile("[\u4e00-\u9fff]")
HANS = re.compile("[\u4e00-\u9fff]+")
FREQUENT = re.compile(f"[{''.join(sorted(SIMPLIFIED | TRADITIONAL))}]+")
LONG_ASCII = re.compile(rb"(?<=[\t\n\r\x20-\x7e])[\t\n\r\x20-\x7e]{8,}")
LEAST_COMMON, LEAST_DISTINCT = 0.06, 40


def decode(content: bytes) -> str:
    """Return the text of a plain file, without a byte order mark, line ends as line feeds."""
    return with_plain_line_ends(_decoded(content))


def with_plain_line_ends(text: str) -> str:
    """Return the text with each of the three line ends as a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def is_noise(text: str) -> bool:
    """Return whether the text reads like bytes that never were one, in whatever language."""
    text = text[:SAMPLE]
    if len(GARBAGE.findall(text)) > 0.1 * len(text):
        return True
    common, han = (sum(map(len, signs.findall(text))) for signs in (FREQUENT, HANS))
    return common < LEAST_COMMON * han and len(set(HAN.findall(text))) >= LEAST_DISTINCT


def _decoded(content: bytes) -> str:
    for mark, name in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _as(name, content[len(mark) :])
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _as(_best(content), content)
    return text if "\x00" not in text else _as(_best(content), content)


class _Worth(dict[str, float]):
    """How much each character speaks for the decoding that gave it."""

    def __missing__(self, character: str) -> float:
        if character <= "\x7f":
            worth = -4.0 if GARBAGE.match(character) else 0.2
        elif character in SIMPLIFIED or character in TRADITIONAL or character in MARKS:
            worth = 1.0
        elif HAN.match(character):
            worth = 0.0 if _is_taught(character) else -0.5
        elif GARBAGE.match(character):
            worth = -4.0
        else:
            worth = 0.5 if "\uff00" < character < "\uff5f" else -1.0
        self[character] = worth
        return worth


def _is_taught(han: str) -> bool:
    """Return whether it is of the first level of GB 2312 or of Big5."""
    simplified, traditional = (han.encode(name, errors="ignore") for name in ("gb2312", "big5"))
    return b"" < simplified < b"\xd8" or b"" < traditional < b"\xc7"


WORTH = _Worth()


def _worth(text: str) -> float:
    return sum(map(WORTH.__getitem__, text))


def _best(content: bytes) -> str:
    """Return the candidate whose text holds the most common and the least broken characters."""
    # what is written in ASCII reads the same in all that do not take two bytes for each character
    telling = content if b"\x00" in content else LONG_ASCII.sub(b"", content)
    return max(CANDIDATES, key=lambda name: _worth(_as(name, telling[:SAMPLE])))


def _as(name: str, content: bytes) -> str:
    """Return the content in an encoding, its damaged lines with as little lost as can be."""
    return "\n".join(_lines(name, content))


def _lines(name: str, content: bytes) -> Iterator[str]:
    spent = 0
    for line in content.split("\n".encode(name)):
        text = line.decode(name, errors="replace")
        askew = LOST in text or _worth(text) < LEAST_WORTH * len(text)
        if askew and name in WIDTHS and spent + len(line) <= MOST_REREAD:
            spent += len(line)
            yield _reread(name, line)
        else:
            yield text


def _reread(name: str, line: bytes) -> str:
    """Return the reading of a line that is worth most, a mark of loss for each byte left out."""
    known: dict[bytes, str] = {}
    # for each place: what the best reading up to it is worth, its last character's bytes, itself
    best: list[tuple[float, int, str]] = [(0.0, 0, "")]
    for end in range(1, len(line) + 1):
        choices = [(best[end - 1][0] + WORTH[LOST], 1, LOST)]
        for width in WIDTHS[name]:
            if width <= end:
                read = _character(name, line[end - width : end], known)
                if read:
                    choices.append((best[end - width][0] + WORTH[read], width, read))
        best.append(max(choices))
    found = []
    place = len(line)
    while place:
        _, width, character = best[place]
        found.append(character)
        place -= width
    return "".join(reversed(found))


def _character(name: str, content: bytes, known: dict[bytes, str]) -> str:
    """Return the one character that the bytes are, nothing for none or two."""
    read = known.get(content)
    if read is None:
        read = content.decode(name, errors="ignore")
        whole = len(read) == 1 and read.encode(name) == content
        read = known[content] = read if whole else ""
    return read

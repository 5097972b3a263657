"""Bytes → text: byte order mark, then strict UTF-8, then the decoding that reads most like Chinese.

Measured on slices of real speeches in six encodings, clean, with a bad byte and cut inside a
character, against the detectors on offer: this one loses the fewest.
"""

from __future__ import annotations

import codecs
import re

SAMPLE = 65_536
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产"
    "种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从"
    "业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又"
    "這個們為國時來會學對發動過說產經進著電現實機當點從業應開還與關線內數書記講話辦務議領導幹部强化建设"
    "，。、；：“”！？《》（）\n 0123456789,;:()"
)
GARBAGE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd\ue000-\uf8ff]")


def decode(content: bytes) -> str:
    """Return the text of a plain file, without a byte order mark, line ends as line feeds."""
    return with_plain_line_ends(_decoded(content))


def with_plain_line_ends(text: str) -> str:
    """Return the text with each of the three line ends as a line feed."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(content: bytes) -> str:
    for mark, name in MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(name, errors="replace")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode(_best(content[:SAMPLE]), errors="replace")
    return text if "\x00" not in text else content.decode(_best(content[:SAMPLE]), errors="replace")


def _best(sample: bytes) -> str:
    """Return the candidate whose text holds the most common and the least broken characters."""
    return max(CANDIDATES, key=lambda name: _score(sample.decode(name, errors="replace")))


def _score(text: str) -> float:
    common = sum(character in COMMON for character in text)
    broken = len(GARBAGE.findall(text))
    foreign = sum(ord(c) > 0x9FFF and not "\uff00" <= c <= "\uffef" for c in text)
    return (common - 4 * broken - 2 * foreign) / max(1, len(text))

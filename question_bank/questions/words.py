"""The only door to jieba: its dictionary tells what kinds of words a short phrase is made of.

A phrase is cut as jieba cuts by its dictionary alone. Its own machinery takes most of a second to
start, for a whole text; the few phrases that are asked of here are looked up in the sorted file.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache
from importlib.util import find_spec
from math import log
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LOG_TOTAL = log(60_101_967)  # of the frequencies of all words
STRETCH = re.compile("[一-鿕a-zA-Z0-9+#&._]+")  # marks part a phrase
LATIN = re.compile("[a-zA-Z0-9]")
UNKNOWN = "x"
NONE = {UNKNOWN, "w"}  # no kinds of words: the unknown, and marks
MOST_KNOWN = 1 << 12


def grammar(phrase: str) -> tuple[str, str]:
    """Return the kinds of the phrase's first and last word: n noun, v verb, a adjective …."""
    kinds = pattern(phrase)
    return (kinds[0], kinds[-1]) if kinds else ("", "")


@lru_cache(maxsize=MOST_KNOWN)
def pattern(phrase: str) -> str:
    """Return the kinds of a phrase's words, a letter each: 写好公文 van, 目录清楚 na.

    They are the first letters of jieba's part-of-speech tags; a verb used as a noun is n.
    """
    kinds = (kind for stretch in STRETCH.findall(phrase) for kind in _kinds(stretch))
    return "".join(
        "n" if kind in {"vn", "an"} else kind[0] for kind in kinds if kind[0] not in NONE
    )


def _kinds(text: str) -> Iterator[str]:
    """Yield the tags of the words of the likeliest cut; letters and digits in a row are one."""
    cuts = [(0.0, 0, "")]  # of the text's ends, the shortest first
    for begin in range(len(text) - 1, -1, -1):
        words = _words(text[begin:]) or [(1, 0.0, UNKNOWN)]
        cuts.append(
            max((fit - LOG_TOTAL + cuts[-size][0], size, kind) for size, fit, kind in words)
        )
    left, latin = len(text), False
    while left:
        _, size, kind = cuts[left]
        was_latin = latin
        latin = size == 1 and LATIN.match(text[-left]) is not None
        if not latin:
            yield kind
        elif not was_latin:
            yield "eng"
        left -= size


def _words(text: str) -> list[tuple[int, float, str]]:
    """Return the words that a text begins with: their sizes, their likelihood and their tags."""
    lines, found, at = _lines_of(text[0]), [], 0
    for size in range(1, len(text) + 1):
        word = text[:size]
        at = bisect_left(lines, word, at)
        line = lines[at] if at < len(lines) else ""
        if not line.startswith(word):
            break
        if line[size] == " ":
            _, frequency, kind = line.split(" ")
            found.append((size, log(int(frequency)), kind))
    return found


@lru_cache(maxsize=MOST_KNOWN)
def _lines_of(character: str) -> Sequence[str]:
    """Return the lines of the dictionary that begin with a character, in their order."""
    lines = _lines()
    return lines[bisect_left(lines, character) : bisect_left(lines, chr(ord(character) + 1))]


@cache
def _lines() -> tuple[str, ...]:
    """Return the lines of the dictionary in their order: a word, its frequency and its tag."""
    package = find_spec("jieba")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("jieba")
    text = Path(package.origin).with_name("dict.txt").read_text(encoding="utf-8")
    return tuple(sorted(text.splitlines()))

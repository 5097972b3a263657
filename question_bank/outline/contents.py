"""Numbered lines that are no headings: a list of contents before the text, notes behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.outline.numerals import Marker
    from question_bank.speech.span import Span

LIST = re.compile(r"^\W*(?:目\s*录|目次|提\s*纲|内容提要|本文提纲)(?:[/／:：\s…]|提纲|$)")
NOTES = re.compile(r"^\W*(?:注释?|尾注|脚注|参考文献|主要参考文献|附注)\W*$")
# 2. 钟某某：“浅议……”，《……学报》1991年第2期
WORK = re.compile(
    r"《[^》\n]{2,40}》[^。\n]{0,16}(?:年|卷)第?[^。\n]{1,5}期|出版社[^。\n]{0,4}\d{4}|\[[JMCDN]\]"
)
PAGE = re.compile(r"(?<![\s.．…·\d])[\s.．…·\d]+$")
LEAST = 3


def contents_of(paragraphs: Sequence[Span], openings: Sequence[Marker | None]) -> set[int]:
    """Return which paragraphs stand in a list of contents.

    That is a row of numbered lines below 目录 or 提纲, or a row of which each line comes again.
    """
    lines = [_line(one) if marker else "" for one, marker in zip(paragraphs, openings, strict=True)]
    last = {line: place for place, line in enumerate(lines)}
    found: set[int] = set()
    row: list[int] = []
    for place, line in enumerate([*lines, ""]):
        if line and all(lines[other] != line for other in row):
            row.append(place)
            continue
        named = row and row[0] > 0 and LIST.match(paragraphs[row[0] - 1].text)
        if named or (len(row) >= LEAST and all(last[lines[other]] > other for other in row)):
            found.update(row)
        row = [place] if line else []
    return found


def _line(paragraph: Span) -> str:
    return "".join(PAGE.sub("", paragraph.text).split())


def notes_of(paragraphs: Sequence[Span], openings: Sequence[Marker | None]) -> set[int]:
    """Return which paragraphs are notes: what stands below 注释, and ① where a ① refers to it."""
    found: set[int] = set()
    below = False
    for place, (paragraph, marker) in enumerate(zip(paragraphs, openings, strict=True)):
        below = bool(NOTES.match(paragraph.text)) or (below and marker is not None)
        if marker is None:
            continue
        if (
            below
            or WORK.search(paragraph.text)
            or (marker.form == "①" and _is_referred_to(paragraph, marker))
        ):
            found.add(place)
    return found


def _is_referred_to(paragraph: Span, marker: Marker) -> bool:
    """Return whether a note's sign stands above it, inside or right behind a sentence."""
    sign = paragraph.of.text[marker.a]
    above = paragraph.of.text.rfind(sign, 0, marker.a)
    return above > 0 and paragraph.of.text[above - 1] not in "\n：:；;"

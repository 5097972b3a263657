"""Lines that list a file's headings before its text: a contents list is no outline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.outline.numerals import Marker
    from question_bank.speech.span import Span

LIST = re.compile(r"^\W*(?:目\s*录|目次|提\s*纲|内容提要|本文提纲)(?:[/／:：\s…]|提纲|$)")
PAGE = re.compile(r"[\s.．…·\d]+$")
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

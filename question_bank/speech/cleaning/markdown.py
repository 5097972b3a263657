"""Markdown: the marks out, the words stay; only where a text is certainly written in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.speech.cleaning.edit import Cut

if TYPE_CHECKING:
    from collections.abc import Iterator

WHY = "Markdown 标记"
FRONT = re.compile(
    r"\A\s*---[ \t]*\n(?:[\w-]+[ \t]*:[^\n]*\n|[ \t]*-[ \t][^\n]*\n|[ \t]*\n){1,40}---[ \t]*$",
    re.MULTILINE,
)
TITLE = re.compile(
    r"^title[ \t]*:[ \t]*[\"'“]?(?P<words>[^\n]{0,200}?)[\"'”]?[ \t]{0,8}$", re.MULTILINE
)
HEADING = re.compile(r"^ {0,3}(?P<mark>#{1,6}[ \t]{1,8})(?=[^#\s])", re.MULTILINE)
ENDING = re.compile(
    r"^ {0,3}#{1,6}[ \t][^\n]{0,200}?[^#\s](?P<mark>[ \t]{1,8}#{1,6}[ \t]{0,8})$", re.MULTILINE
)
RULED = re.compile(r"^(?=[ \t:\-]{0,80}\|)(?=[ \t:|]{0,80}-{3})[ \t|:\-]+$", re.MULTILINE)
ROW = re.compile(r"^[ \t]*\|(?:[^|\n]*\|){1,20}[ \t]*$", re.MULTILINE)
BOLD_LINE = re.compile(r"^[ \t\u3000]*(?:[-*+][ \t]+)?\*\*[^*\n]{2,60}\*\*", re.MULTILINE)
LINK = re.compile(
    r"(?P<image>!)?\[(?P<words>[^\[\]\n]{0,200})\]\([^()\s]{1,300}(?:[ \t]+\"[^\"\n]{0,80}\")?\)"
)
# two of these, or one time and again, tell that a text is written so
SIGNS = (FRONT, HEADING, RULED, BOLD_LINE, LINK)
ALONE = re.compile(
    r"^[ \t]*(?:(?:[-*_][ \t]*){3,}|(?:={3,}|`{3,}[\w+-]*|~{3,}[\w+-]*)[ \t]*)$", re.MULTILINE
)
AHEAD = re.compile(
    r"^[ \t]*(?P<mark>(?:>[ \t]?)+(?:[-*+][ \t]+)?|[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)(?=\S)",
    re.MULTILINE,
)
PAIRED = re.compile(
    r"(?P<mark>\*{1,3}|~~|`{1,2}|(?<!\w)_{1,3}(?=[^_\W]))(?=[^\s*~`_])"
    r"(?P<words>[^*~`_\n]{1,400}?)(?<=\S)(?P=mark)(?!\*)"
)
ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!|>~])|\\$", re.MULTILINE)


def marks(text: str) -> Iterator[Cut]:
    """Yield the marks of headings, emphasis, lists, tables, links and pictures; front matter."""
    if not _is_markdown(text):
        return
    yield from _front(text)
    for pattern in (RULED, ALONE, ESCAPE):
        yield from (Cut(*match.span(), WHY) for match in pattern.finditer(text))
    for pattern in (HEADING, ENDING, AHEAD):
        yield from (Cut(*match.span("mark"), WHY) for match in pattern.finditer(text))
    for match in PAIRED.finditer(text):
        yield Cut(*match.span("mark"), WHY)
        yield Cut(match.end("words"), match.end(), WHY)
    for match in LINK.finditer(text):
        yield from _link(match)
    for match in ROW.finditer(text):
        yield from _cells(match)


def _is_markdown(text: str) -> bool:
    found = [sign for sign in SIGNS if sign.search(text)]
    if len(found) > 1:
        return True
    # a lone mark may be a slip or a name that was blotted out; links stand in any text
    return found == [FRONT] or (found not in ([], [LINK]) and len(found[0].findall(text)) > 1)


def _front(text: str) -> Iterator[Cut]:
    """Yield the data above the text; its title stays where no heading tells it."""
    front = FRONT.match(text)
    if front is None:
        return
    title = TITLE.search(text, 0, front.end())
    if title and not HEADING.search(text, front.end()):
        yield Cut(0, title.start("words"), WHY)
        yield Cut(title.end("words"), front.end(), WHY)
    else:
        yield Cut(0, front.end(), WHY)


def _link(match: re.Match[str]) -> Iterator[Cut]:
    if match["image"]:
        yield Cut(*match.span(), WHY)
    else:
        yield Cut(match.start(), match.start("words"), WHY)
        yield Cut(match.end("words"), match.end(), WHY)


def _cells(row: re.Match[str]) -> Iterator[Cut]:
    """Yield the bars of a table's row; each cell becomes a line."""
    bars = [row.start() + place for place, sign in enumerate(row[0]) if sign == "|"]
    for bar in bars:
        last = bar in {bars[0], bars[-1]}
        yield Cut(bar, bar + 1, WHY, "" if last else "\n")

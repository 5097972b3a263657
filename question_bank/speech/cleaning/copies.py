"""Text that stands twice: copies of the title, of paragraphs, and a contents list."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from question_bank.speech.cleaning.edit import Cut
from question_bank.speech.cleaning.lines import lines_of
from question_bank.speech.cleaning.title import head_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.speech.cleaning.lines import Line

CLAUSE = re.compile(r"[^，。；：！？、,;:!?\s]{4,}")
SHORTEST_COPY = 24
REACH = 40
SAME = 0.85
TEASER = re.compile("(?:推荐阅读|导读|摘要|简介|内容提要|核心提示)[:：]")
CONTENTS = re.compile(r"^目\s*[录錄](?:[/／]提纲)?\s*[:：]?…*$")
LEADING = re.compile(r"(?:[.．…·]{3,}|\t|\s{2,})\s*[-—(（]?\d{1,3}[)）—-]?$")


def paragraphs(text: str) -> Iterator[Cut]:
    """Paragraphs whose clauses nearly all stand in one other paragraph, longer or earlier."""
    _, title = head_of(text)
    whole = lines_of(text)
    lines = _with_repeats([line for line in whole if len(line.words) >= SHORTEST_COPY])
    clauses = [CLAUSE.findall(line.words) for line in lines]
    where: defaultdict[str, list[int]] = defaultdict(list)
    for number, found in enumerate(clauses):
        for clause in set(found):
            if len(where[clause]) < 8:
                where[clause].append(number)
    for number, line in enumerate(lines):
        is_title = title is not None and line is whole[title]
        if not is_title and _original(number, lines, clauses, where) is not None:
            yield Cut(line.a, line.b, "重复段落")


def _with_repeats(lines: list[Line]) -> list[Line]:
    """Return the lines that share a clause with another; few do, and only they are looked at."""
    seen: set[int] = set()
    twice: set[int] = set()
    for line in lines:
        found = {hash(clause) for clause in CLAUSE.findall(line.words)}
        twice |= found & seen
        seen |= found
    return [
        line
        for line in lines
        if any(hash(clause) in twice for clause in CLAUSE.findall(line.words))
    ]


def _original(
    number: int, lines: list[Line], clauses: list[list[str]], where: dict[str, list[int]]
) -> int | None:
    """Return the line that this one is a copy of."""
    found = clauses[number]
    shared: Counter[int] = Counter()
    for clause in found:
        for other in where[clause]:
            shared[other] += len(clause)
    for other, length in shared.most_common(3):
        longer = len(lines[other].words) > len(lines[number].words) + 1
        as_long = abs(len(lines[other].words) - len(lines[number].words)) <= 1
        original = longer or (as_long and other < number) or TEASER.match(lines[number].words)
        if lines[number].is_numbered and lines[number].words[:6] != lines[other].words[:6]:
            continue
        if other != number and original and length >= SAME * shared[number] > 0:
            return other
    return None


def contents(text: str) -> Iterator[Cut]:
    """Yield a contents list before the speech: under its head, with page numbers, or read again."""
    lines = [line for line in lines_of(text) if not line.is_blank]
    first = next((i for i, line in enumerate(lines) if line.is_prose), len(lines))
    block = lines[:first]
    numbered = [line for line in block if line.is_numbered and not line.is_prose]
    latest = {_start(line): line.a for line in lines}
    again = [line for line in numbered if latest[_start(line)] > line.a]
    # an entry without a counterpart is the heading of a part that the file lost
    listed = [line for line in block if LEADING.search(line.words[-REACH:]) and not line.is_ended]
    listed += again if len(numbered) >= 3 else []
    listed += [line for line in block if CONTENTS.match(line.words)]
    yield from (Cut(line.a, line.b, "目录") for line in listed)


def _start(line: Line) -> str:
    return "".join(line.words.split())[:8]

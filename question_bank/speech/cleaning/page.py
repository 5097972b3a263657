"""The page around the speech: its head, lists of links poured into it, its foot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.speech.cleaning.edit import Cut
from question_bank.speech.cleaning.furniture import ends_the_page, is_furniture, opens_links
from question_bank.speech.cleaning.lines import HAN, SPEECH_TITLE, lines_of
from question_bank.speech.cleaning.title import LABEL, head_end, title_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.speech.cleaning.lines import Line

NUMBERED_LINK = re.compile(r"^\d{1,2}\s*[.．、]\s*\S")
LONGEST_LINK = 60
LONG_PROSE = 80
LAST_SHARE = 0.25


def head(text: str) -> Iterator[Cut]:
    """What stands above the speech, where the page's furniture stands there, but not the title."""
    lines = lines_of(text)
    end = head_end(lines)
    title = title_line(lines)
    marks = [i for i in range(end) if is_furniture(lines[i]) and not _holds_title(lines[i])]
    last = marks[-1] if marks else -1
    if marks and title is not None and not _is_half_a_title(lines[title - 1]):
        last = max(last, title)
    for number, line in enumerate(lines[:end]):
        if line.words and number != title and (number <= last or is_furniture(line)):
            yield Cut(line.a, line.b, "网页页眉")


def _is_half_a_title(line: Line) -> bool:
    return line.words.endswith(("印发", "关于", "的", "和", "与", "、"))


def _holds_title(line: Line) -> bool:
    return bool(LABEL.match(line.words))


def links(text: str) -> Iterator[Cut]:
    """Lists of links to other texts, below their heads or three and more in a row."""
    lines = [line for line in lines_of(text) if not line.is_blank]
    number = 0
    while number < len(lines):
        length = _links_from(lines, number)
        for line in lines[number : number + length]:
            yield Cut(line.a, line.b, "相关链接")
        if length and _splits_a_sentence(lines, number, number + length):
            yield Cut(lines[number].a, lines[number].b, "相关链接", lost="words")
        number += max(1, length)


def _links_from(lines: Sequence[Line], number: int) -> int:
    """Return how many lines from here on are one list of links."""
    titled = opens_links(lines[number])
    after = number + titled
    while after < len(lines) and _is_link(lines[after], below_a_head=titled):
        after += 1
    enough = titled or (after - number >= 3 and number > 0)
    return after - number if enough else 0


def _is_link(line: Line, *, below_a_head: bool) -> bool:
    if (
        len(line.words) > LONGEST_LINK
        or line.is_prose
        or line.words.endswith(("：", ":", "。", "！"))
    ):
        return False
    if NUMBERED_LINK.match(line.words):
        return below_a_head
    if not line.is_title_like:
        return False
    return below_a_head or bool(SPEECH_TITLE.search(line.words))


def _splits_a_sentence(lines: Sequence[Line], first: int, after: int) -> bool:
    return (
        0 < first
        and after < len(lines)
        and not lines[first - 1].is_ended
        and not lines[after].is_numbered
    )


def foot(text: str) -> Iterator[Cut]:
    """What stands below the speech."""
    lines = lines_of(text)
    begin = _foot(lines)
    for number, line in enumerate(lines):
        if line.words and (number >= begin or number > head_end(lines[:1]) and is_furniture(line)):
            yield Cut(line.a, line.b, "网页页脚" if number >= begin else "网页杂项")


def _foot(lines: Sequence[Line]) -> int:
    """Return the index of the first line of the foot; as many as there are lines for none."""
    last = max(
        (i for i, line in enumerate(lines) if line.is_prose and not is_furniture(line)), default=-1
    )
    below = (
        i for i in range(last + 1, len(lines)) if is_furniture(lines[i]) or opens_links(lines[i])
    )
    begin = next(below, len(lines))
    total = sum(len(HAN.findall(line.words)) for line in lines if line.is_prose)
    above = 0
    for number, line in enumerate(lines[:begin]):
        if (
            ends_the_page(line)
            and above > (1 - LAST_SHARE) * total
            and not _goes_on(lines[number + 1 :])
        ):
            return number
        above += len(HAN.findall(line.words)) if line.is_prose else 0
    return begin


def _goes_on(lines: Sequence[Line]) -> bool:
    return any(
        line.is_prose and (line.is_numbered or len(line.words) >= LONG_PROSE) for line in lines
    )

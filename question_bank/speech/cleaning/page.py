"""The page around the speech: its head, lists of links poured into it, its foot."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.speech.cleaning.byline import is_byline
from question_bank.speech.cleaning.edit import Cut
from question_bank.speech.cleaning.furniture import (
    ends_the_page,
    is_furniture,
    is_page_control,
    is_set_in,
    opens_links,
    speaks_of_the_page,
)
from question_bank.speech.cleaning.lines import han_in, lines_of
from question_bank.speech.cleaning.title import SUBTITLE, head_of
from question_bank.speech.cleaning.wording import LABEL

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.speech.cleaning.lines import Line

NUMBERED_LINK = re.compile(r"^\d{1,2}\s*[.．、]\s*\S")
OTHER_SPEECH = re.compile(
    r"(?:讲话|致辞|致词|发言|主持词)(?:稿|材料)?(?:[(（][^()（）]{1,12}[)）])?$"
)
FIRST_PIECE = re.compile(r"[【〖\[(（]?\s?(?:第\s?[一1]\s?篇|(?:篇|范文|例文)\s?[一1])")
LONGEST_LINK = 60
LONG_PROSE = 80
LAST_SHARE = 0.25


def head(text: str) -> Iterator[Cut]:
    """Yield what stands above the speech, but not its title, speaker, day and headings."""
    lines = lines_of(text)
    end, title = head_of(text)
    marks = [i for i in range(end) if is_furniture(lines[i]) and not _holds_title(lines[i])]
    last = marks[-1] if marks else -1
    for number, line in enumerate(lines[:end]):
        if not line.words or number == title:
            continue
        if number > 0 and FIRST_PIECE.match(line.words) and _is_above(lines, number, end):
            continue
        if is_furniture(line) or not _is_kept(line, number, title, last):
            yield Cut(line.a, line.b, "网页页眉")


def _is_above(lines: Sequence[Line], number: int, end: int) -> bool:
    """Return whether nothing but blank lines parts a line from the speech's beginning."""
    return all(line.is_blank for line in lines[number + 1 : end])


def _is_kept(line: Line, number: int, title: int | None, last: int) -> bool:
    """Return whether a line of the head belongs to the speech; `last` is the page's last line."""
    if title is None:
        return number > last
    if number < title:
        return (is_byline(line.words) or line.is_numbered) and number > last
    return (
        number > last
        or is_byline(line.words)
        or bool(SUBTITLE.match(line.words))
        or line.is_numbered
    )


def _holds_title(line: Line) -> bool:
    return bool(LABEL.match(line.words))


def links(text: str) -> Iterator[Cut]:
    """Yield lists of links to other texts, below their heads or three and more in a row."""
    whole = lines_of(text)
    _, title = head_of(text)
    named = None if title is None else whole[title]
    lines = [line for line in whole if line.words]
    number = 0
    while number < len(lines):
        length = _links_from(lines, number, named)
        for line in lines[number : number + length]:
            yield Cut(line.a, line.b, "相关链接")
        if length and _splits_a_sentence(lines, number, number + length):
            yield Cut(lines[number].a, lines[number].b, "相关链接", lost="words")
        number += max(1, length)


def _links_from(lines: Sequence[Line], number: int, title: Line | None) -> int:
    """Return how many lines from here on are one list of links, the title not among them."""
    titled = opens_links(lines[number])
    after = number + titled
    while after < len(lines) and _is_link(lines[after], below_a_head=titled):
        if lines[after] is title or any(
            line.is_salutation for line in lines[after + 1 : after + 2]
        ):
            break
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
    return below_a_head or bool(OTHER_SPEECH.search(line.words))


def _splits_a_sentence(lines: Sequence[Line], first: int, after: int) -> bool:
    return (
        first > 0
        and after < len(lines)
        and not lines[first - 1].is_ended
        and not lines[after].is_numbered
    )


def foot(text: str) -> Iterator[Cut]:
    """Yield what stands below the speech, and the page's lines within it."""
    lines = lines_of(text)
    begin = _foot(lines)
    body, _ = head_of(text)
    for number, line in enumerate(lines):
        if line.words and number >= begin:
            yield Cut(line.a, line.b, "网页页脚")
        elif is_page_control(line) or (number > body and is_set_in(line)):
            yield Cut(line.a, line.b, "网页杂项")


def _foot(lines: Sequence[Line]) -> int:
    """Return the index of the first line of the foot; as many as there are lines for none."""
    prose = [i for i, line in enumerate(lines) if line.is_prose and not is_furniture(line)]
    prose = _spoken_to_the_end(lines, prose)
    last = prose[-1] if prose else -1
    # what is longer or numbered is the speaker's and no reader's comment
    spoken = max((i for i in prose if _is_spoken(lines[i])), default=-1)
    sizes = {i: han_in(lines[i].words) for i in prose}
    enough = (1 - LAST_SHARE) * sum(sizes.values())
    above = 0
    for number, line in enumerate(lines):
        if number > last and (is_furniture(line) or opens_links(line) or speaks_of_the_page(line)):
            return number
        if number > spoken and above > enough and ends_the_page(line):
            return number
        above += sizes.get(number, 0)
    return len(lines)


def _spoken_to_the_end(lines: Sequence[Line], prose: list[int]) -> list[int]:
    """Return the prose without the last short lines that speak of the page or its file."""
    while prose and not _is_spoken(lines[prose[-1]]) and speaks_of_the_page(lines[prose[-1]]):
        prose = prose[:-1]
    return prose


def _is_spoken(line: Line) -> bool:
    return line.is_numbered or len(line.words) >= LONG_PROSE

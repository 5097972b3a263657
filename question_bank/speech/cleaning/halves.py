"""A title that a page sets in two lines, made one."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from question_bank.speech.cleaning.byline import is_byline
from question_bank.speech.cleaning.edit import Cut
from question_bank.speech.cleaning.furniture import is_furniture
from question_bank.speech.cleaning.lines import SPEECH_TITLE, between, han_in, lines_of
from question_bank.speech.cleaning.title import OFFICE, SUBTITLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.speech.cleaning.lines import Line

KIND = r"(?:讲话|致辞|致词|发言|演讲|报告)(?:稿|提纲|材料)?"
OPENS = re.compile(r"^[^。，；！？：:|]{0,24}(?:在|关于)[^。，；！？]{1,40}$")
CLOSES = re.compile(
    rf"^(?![—－-]|在|关于)[^。，；！？]{{0,30}}(?:上的|时的|的){KIND}(?:[(（][^()（）]*[)）])?$"
)
WAITS = re.compile(r"(?:印发|转发|关于|的|和|与|、)$")
BARE_KIND = re.compile(
    rf"^(?:的|[上时]的)?(?:交流|表态|大会|典型|会议|经验|研讨|辅导|总结|主题)?{KIND}$"
)
NO_PHRASE = re.compile(r"[\d：:|｜（(【\[，,。]")
YEAR = re.compile(r"^20\d\d$")
SHORTEST, LEAST_COUPLET, MOST_COUPLET, UNLIKE = 9, 6, 26, 0.5
REACH = 30


def joined(text: str) -> Iterator[Cut]:
    """Make one line of a title that a page sets in two, above its speaker, day or salutation."""
    lines = [line for line in lines_of(text) if not line.is_blank][:REACH]
    for line, below in pairwise(lines):
        if line.is_prose or is_furniture(line):
            continue
        if _is_half(line, below):
            yield Cut(*between(text, line, below), "断行")
    for place, line in enumerate(lines):
        if place > 1 and _is_below_a_title(line):
            above = lines[max(0, place - 3) : place]
            for upper, lower in pairwise(above[-_phrases(above) :]):
                yield Cut(*between(text, upper, lower), "断行", " ")


def _phrases(above: Sequence[Line]) -> int:
    """Return how many of the lines make one title: 2 for a couplet, 3 with two short ones first."""
    sizes = [han_in(line.words) for line in above]
    short = len(sizes) == 3 and sizes[0] == sizes[1] in range(4, 9) and sizes[2] >= SHORTEST
    if short and all(map(_is_phrase, above)):
        return 3
    return 2 if _are_couplet(*above[-2:]) else 1


def _is_half(line: Line, below: Line) -> bool:
    """Return whether the line is no title without the one below: 在全市会议 / 上的讲话."""
    if YEAR.match(line.words):
        return below.words.startswith("年")
    if not line.is_title_like or SPEECH_TITLE.search(line.words):
        return False
    if OPENS.search(line.words) and CLOSES.search(below.words):
        return True
    kind = "".join(below.words.split())
    if WAITS.search(line.words):
        return bool(below.is_title_like and SPEECH_TITLE.search(kind))
    return han_in(line.words) >= SHORTEST and bool(BARE_KIND.match(kind))


def _are_couplet(line: Line, below: Line) -> bool:
    """Return whether two lines are a title's two parallel phrases: 静下心来读书 / 沉下身子修身."""
    sizes = sorted((han_in(line.words), han_in(below.words)))
    return (
        sizes[0] >= LEAST_COUPLET
        and sizes[1] <= MOST_COUPLET
        and sizes[0] >= UNLIKE * sizes[1]
        and all(map(_is_phrase, (line, below)))
    )


def _is_phrase(line: Line) -> bool:
    return (
        line.is_title_like
        and not NO_PHRASE.search(line.words)
        and not is_furniture(line)
        and not OFFICE.search(line.words)
        and not SPEECH_TITLE.search(line.words)
        and not is_byline(line.words)
        and not SUBTITLE.match(line.words)
    )


def _is_below_a_title(line: Line) -> bool:
    return line.is_salutation or is_byline(line.words) or bool(SUBTITLE.match(line.words))

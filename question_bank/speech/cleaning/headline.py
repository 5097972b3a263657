"""The title where a page repeats it, or runs it into the first sentence."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from question_bank.speech.cleaning.byline import is_byline
from question_bank.speech.cleaning.edit import Cut
from question_bank.speech.cleaning.lines import SPEECH_TITLE, between, lines_of
from question_bank.speech.cleaning.title import LABEL, flat, head_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.speech.cleaning.lines import Line

KIND = r"(?:讲话|致辞|致词|发言|演讲|报告)(?:稿|提纲|材料)?"
YEAR = r"(?:\d{4}年?|20[xX×]{2}年?)"
REPEATED = re.compile(
    rf"\s*+(?P<year>{YEAR}\s*)?(?P<title>[^\n。]{{6,50}}?{KIND})(?P<copies>(?:\s*{YEAR}?\s*(?P=title))+\s*)"
)
RUN_IN = re.compile(
    rf"\s*+[^\n。，,]{{0,20}}?在[^\n。，,]{{4,40}}?(?:会议?|班|活动|仪式)上的{KIND}"
    r"(?=(?:同志们|各位|今天|大家|尊敬的|这次|刚才|根据|经)[^\n]{20})"
)
SHORTEST = 8
MOST_BESIDE = 30
REACH = 30
HALF = re.compile(r"^(?:[\u4e00-\u9fff]{2,4}(?:同志)?)?(?:在|关于)[^。，；！？]{4,40}$")
OTHER_HALF = re.compile(rf"^[^。，；！？]{{0,30}}(?:上的|时的|的){KIND}(?:[(（][^()（）]*[)）])?$")
GLUED = re.compile(
    rf"(?P<last>{KIND}(?:[(（][^()（）\n]{{1,16}}[)）])?)(?P<byline>[^\n。，！？]{{0,50}})(?<![的中上了])"
    r"(?:(?:同志们|[^\s。，,：:]{0,6}各位[^\n。：:]{1,20})(?P<colon>[:：])[ \u3000]*(?=[^\n])|$)",
    re.MULTILINE,
)
GLUED_WITHIN = 3000


def opening(text: str) -> Iterator[Cut]:
    """Give a title that opens the text, twice or run into the first sentence, its own line."""
    match = REPEATED.match(text)
    if match:
        yield Cut(*match.span("year"), "重复标题")
        yield Cut(*match.span("copies"), "重复标题", "\n")
        return
    match = RUN_IN.match(text)
    if match:
        yield Cut(match.end() - 1, match.end(), "标题分行", text[match.end() - 1] + "\n")


def address(text: str) -> Iterator[Cut]:
    """Give a salutation that stands between title and first sentence its own line."""
    match = GLUED.search(text, 0, GLUED_WITHIN)
    byline = match["byline"].strip() if match else ""
    if match and (is_byline(byline) if byline else match["colon"]):
        places = {match.end("last"), match.end("byline"), match.end("colon")}
        for place in sorted(places - {-1}):
            yield Cut(place - 1, place, "标题分行", text[place - 1] + "\n")


def joined(text: str) -> Iterator[Cut]:
    """Make one line of a title that a page sets in two."""
    lines = [line for line in lines_of(text) if not line.is_blank][:REACH]
    for line, below in pairwise(lines):
        if SPEECH_TITLE.search(line.words):
            continue
        if HALF.search(line.words) and OTHER_HALF.search(below.words):
            yield Cut(*between(text, line, below), "断行")


def copies(text: str) -> Iterator[Cut]:
    """Yield copies of the title: lines of their own, before the salutation, behind a last word."""
    lines = lines_of(text)
    end, number = head_of(text)
    if number is None:
        return
    title = words_of(lines[number])
    for other, line in enumerate(lines):
        if other == number:
            yield from _label(line, text)
        elif _copies(line, title) or (other < number and _another(line, title)):
            yield Cut(line.a, line.b, "重复标题")
        elif len(title) >= SHORTEST:
            yield from _attached(line, text, title, is_above=other <= end)


def _copies(line: Line, title: str) -> bool:
    if len(line.words) > 2 * len(title) + MOST_BESIDE:
        return False
    return flat(words_of(line)) == flat(title)


def _label(line: Line, text: str) -> Iterator[Cut]:
    label = LABEL.match(line.words)
    if label:
        yield Cut(line.a, text.index(line.words, line.a) + label.end(), "标题栏")


def _another(line: Line, title: str) -> bool:
    """Return whether a line above the title is the page's own wording of it."""
    words, known = _pairs(line.words), _pairs(title)
    return bool(SPEECH_TITLE.search(words_of(line))) and len(words & known) >= 0.5 * len(known)


def _pairs(words: str) -> set[str]:
    kept = flat(words)
    return {kept[i : i + 2] for i in range(len(kept) - 1)}


def _attached(line: Line, text: str, title: str, *, is_above: bool) -> Iterator[Cut]:
    """Yield the title where it stands before the salutation or behind the line's last sentence."""
    if is_above and line.words.startswith(title):
        begin = text.index(title, line.a)
        if line.words[len(title)] not in "。，、,":
            yield Cut(begin, begin + len(title), "重复标题")
    elif line.words.endswith(title) and line.words[-len(title) - 1] in "。！？":
        begin = text.rindex(title, line.a, line.b)
        yield Cut(begin, begin + len(title), "重复标题")

"""The title where a page repeats it, or runs it into the first sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.speech.cleaning.byline import is_byline
from question_bank.speech.cleaning.edit import Cut
from question_bank.speech.cleaning.lines import SPEECH_TITLE, lines_of
from question_bank.speech.cleaning.title import head_of, words_of
from question_bank.speech.cleaning.wording import LABEL, flat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.speech.cleaning.lines import Line

KIND = r"(?:讲话|致辞|致词|发言|演讲|报告|主持词|贺词)(?:文?稿|提纲|材料)?"
PAPER = r"(?:办法|规定|制度|规则|细则|条例|规范|通知|意见|方案)"
YEAR = r"(?:\d{4}年?|20[xX×]{2}年?)"
REPEATED = re.compile(
    rf"\s*+(?P<year>{YEAR}\s*)?(?P<title>[^\n。]{{6,50}}?{KIND})(?P<copies>(?:\s*{YEAR}?\s*(?P=title))+\s*)"
)
RUN_IN = re.compile(
    rf"\s*+[^\n。，,]{{0,20}}?在[^\n。，,]{{4,40}}?(?:会议?|班|活动|仪式)上的{KIND}"
    r"(?=(?:同志们|各位|今天|大家|尊敬的|这次|刚才|根据|经)[^\n]{20})"
)
# 关于……的通知（×办发〔2006〕15号）各县区…：, 值班制度第一章总则
PAPER_RUN_IN = re.compile(
    rf"\s*+(?P<title>[^\n。，,：:；]{{4,50}}?{PAPER})"
    r"(?P<number>\s*[（(][^()（）\n]{2,24}[)）])?"
    r"\s*(?:(?=第[一1][章条]|[一二]、)|(?P<to>各[^\n。：:]{2,90}[:：])(?=[^\n]))"
)
PAGE_ONE = re.compile(r"\s*(?P<mark>1[、.．]\s*)(?=[^\n。，]{6,40}" + KIND + r"\s)")
SHORTEST = 8
MOST_BESIDE = 30
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
    match = PAGE_ONE.match(text)
    if match:
        yield Cut(*match.span("mark"), "页码")
    match = RUN_IN.match(text)
    if match:
        yield from _breaks(text, match.end())
    match = PAPER_RUN_IN.match(text)
    if match:
        yield from _breaks(text, *map(match.end, ("title", "number", "to")))


def _breaks(text: str, *places: int) -> Iterator[Cut]:
    """Yield a line's end behind each place; a group that did not match has -1 for its."""
    for place in sorted({*places} - {-1}):
        yield Cut(place - 1, place, "标题分行", text[place - 1] + "\n")


def address(text: str) -> Iterator[Cut]:
    """Give a salutation that stands between title and first sentence its own line."""
    match = GLUED.search(text, 0, GLUED_WITHIN)
    byline = match["byline"].strip() if match else ""
    if match and (is_byline(byline) if byline else match["colon"]):
        yield from _breaks(text, *map(match.end, ("last", "byline", "colon")))


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

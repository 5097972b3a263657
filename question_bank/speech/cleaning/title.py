"""The title of a speech, found among the lines above its first sentence."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from question_bank.speech.cleaning.furniture import is_furniture, opens_links
from question_bank.speech.cleaning.lines import HAN, SPEECH_TITLE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.speech.cleaning.lines import Line

SUBTITLE = re.compile(r"^(?:——|—|--|－－|––|---)")
DATED = re.compile(r"[(（][^()（）]*(?:年|图片|记者)[^()（）]*[)）]")
LABEL = re.compile(r"^(?:(?:文章|文档)?标题|题目|主题|第[一1]篇)[:：]\s*")
BLANK = re.compile(r"\s+(?=[\u3400-\u9fff“”])|(?<=[\u3400-\u9fff“”])\s+")
COUNTED = re.compile(r"[\W_]+")


def flat(words: str) -> str:
    """Return the words' letters and digits: what sameness of titles is judged on."""
    return COUNTED.sub("", words)


def head_end(lines: Sequence[Line]) -> int:
    """Return the index of the line the speech begins with: a salutation or the first sentence."""
    for number, line in enumerate(lines):
        if line.is_salutation and not is_furniture(line):
            return number
        if line.is_prose and not line.is_title_like and not is_furniture(line):
            return number
    return 0


def title_line(lines: Sequence[Line]) -> int | None:
    """Return the index of the title among the lines, or None where the text has none."""
    end = head_end(lines)
    head = [i for i in range(end) if _can_be_title(lines[i])]
    named = [i for i in head if SPEECH_TITLE.search(_undated(lines[i].words))]
    if named:
        return named[-1]
    times = Counter(flat(lines[i].words) for i in head)
    repeated = [i for i in head if times[flat(lines[i].words)] > 1]
    if repeated:
        return repeated[-1]
    under = [i for i in head if i + 1 < end and SUBTITLE.match(_next(lines, i))]
    if under:
        return under[-1]
    plain = [i for i in head if lines[i].words]
    return plain[0] if plain and not any(is_furniture(line) for line in lines[:end]) else None


def words_of(line: Line) -> str:
    """Return a title's words without label, date and the blanks of its layout."""
    return BLANK.sub("", _undated(LABEL.sub("", line.words)))


def _undated(words: str) -> str:
    return DATED.sub("", words).strip()


def _can_be_title(line: Line) -> bool:
    words = LABEL.sub("", line.words)
    return (
        line.is_title_like
        and len(HAN.findall(words)) >= 5
        and not SUBTITLE.match(words)
        and not opens_links(line)
        and (bool(LABEL.match(line.words)) or not is_furniture(line))
    )


def _next(lines: Sequence[Line], number: int) -> str:
    return next((line.words for line in lines[number + 1 :] if line.words), "")

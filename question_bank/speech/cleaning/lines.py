"""The lines of a text under correction, and what kind of line each is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+")
NUMERAL = "一二三四五六七八九十"
MARKER = re.compile(
    rf"第[{NUMERAL}]{{1,3}}(?:[编章节条点项]|个\S{{1,6}}?[:：]|[,，、:：])"
    rf"|[{NUMERAL}]{{1,3}}(?:[、.．]|是(?!一)|要(?![素点件领]))"
    rf"|[(（](?:[{NUMERAL}]{{1,3}}|\d{{1,2}})[)）]|\d{{1,2}}[.．、](?!\d)|[①-⑳]|[壹贰叁参肆伍陆柒捌玖拾甲乙丙丁戊己庚辛ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ][、.．]"
)
STOPS = "。！？!?…"
CLOSERS = "”’」』)）》〉】〕\"'"
PAUSES = "，,、；;：:"
PROSE_MARK = re.compile(r"[，。；！？;!?]|,(?!\d)")
SENTENCE_MARK = re.compile("[。；！？;!?]")
ENDS = frozenset(STOPS + PAUSES)
LONGEST_ADDRESS, LONGEST_TITLE = 100, 60
MOST_KNOWN = 1 << 13
SALUTATION = re.compile(
    r"(?:尊敬的|亲爱的)?(?:[同老]志们|各位|(?:女士|先生|朋友|委员|代表|老师|同学|战友|姐妹|弟兄|乡亲|学员|家长|同仁|同事|工友|职工|来宾)们)"
    r"(?:[^。！？!?]{0,60}[:：]|[^。！？!?,，]{0,24}(?:[，,、][^。！？!?,，]{0,8}(?:们|各位)[^。！？!?,，]{0,6})?[!！,，]?)$"
)
SPEECH_TITLE = re.compile(
    r"(?:讲话|致辞|致词|发言|演讲|报告|总结|汇报|贺词|意见|规划|方案|通知|决定|材料|体会|提纲"
    r"|谈话|讲稿|讲义|纪要|办法|规定|制度|规则|细则|条例|准则|守则|须知|公开信|倡议书|通报|寄语|主持词|感言)"
    r"(?:稿|提纲|摘要|要点|全文|材料|范文|精选|大全)?"
    r"(?:[(（][^()（）]{1,12}[)）]|[一二三四五六七八九十\d]{1,3}篇?)?$"
)


def han_in(text: str) -> int:
    """Return how many Chinese characters a text holds."""
    return sum(map(len, HAN.findall(text)))


@dataclass(frozen=True, slots=True)
class Line:
    """A line `a:b` of the text, its end mark not included, and its words without outer blanks.

    `is_numbered`: it opens with a heading's or an item's marker. `is_ended`: it ends as a sentence
    or a clause does. `is_prose`: it reads as a speaker's sentence, long enough and punctuated.
    `is_salutation`: it addresses the audience and says nothing else. `is_title_like`: it could be
    the title of this or of another text.
    """

    a: int
    b: int
    words: str
    is_numbered: bool
    is_ended: bool
    is_prose: bool
    is_salutation: bool
    is_title_like: bool

    @property
    def is_blank(self) -> bool:
        """Nothing but white space."""
        return not self.words


def between(text: str, line: Line, below: Line) -> tuple[int, int]:
    """Return what parts the words of two lines: the blanks at both edges and the line end."""
    words = text[line.a : line.b].rstrip()
    indent = below.b - below.a - len(text[below.a : below.b].lstrip())
    return line.a + len(words), below.a + indent


@lru_cache(maxsize=MOST_KNOWN)  # most lines stay as they are from rule to rule
def _kind(words: str) -> tuple[bool, bool, bool, bool, bool]:
    """Return what kind of line the words make, in the order of the fields of `Line`."""
    if not words:
        return False, False, False, False, False
    size = len(words)
    marks = len(PROSE_MARK.findall(words))
    is_numbered = MARKER.match(words) is not None
    is_ended = words.rstrip(CLOSERS)[-1:] in ENDS
    is_prose = (marks > 0 and is_ended and size >= 12) or (marks > 1 and size >= 30)
    is_salutation = size <= LONGEST_ADDRESS and SALUTATION.match(words) is not None
    is_title_like = (
        size <= LONGEST_TITLE
        and not is_numbered
        and not is_salutation
        and not SENTENCE_MARK.search(words)
        and words[-1] not in PAUSES
    )
    return is_numbered, is_ended, is_prose, is_salutation, is_title_like


@lru_cache(maxsize=1)  # most rules change nothing, and the next one asks for the same lines
def lines_of(text: str) -> tuple[Line, ...]:
    """Return every line, the blank ones too."""
    lines: list[Line] = []
    place = 0
    for content in text.split("\n"):
        words = content.strip()
        lines.append(Line(place, place + len(content), words, *_kind(words)))
        place += len(content) + 1
    return tuple(lines)

"""The lines of a text under correction, and what kind of line each is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
NUMERAL = "一二三四五六七八九十"
MARKER = re.compile(
    rf"第[{NUMERAL}]{{1,3}}(?:[编章节条点项]|个\S{{1,6}}?[:：]|[,，、:：])"
    rf"|[{NUMERAL}]{{1,3}}(?:[、.．]|是(?!一)|要(?![素点件领]))"
    rf"|[(（](?:[{NUMERAL}]{{1,3}}|\d{{1,2}})[)）]|\d{{1,2}}[.．、](?!\d)|[①-⑳]"
)
STOPS = "。！？!?…"
CLOSERS = "”’」』)）》〉】〕\"'"
PAUSES = "，,、；;：:"
PROSE_MARK = re.compile(r"[，。；！？;!?]|,(?!\d)")
SALUTATION = re.compile(
    r"(?:尊敬的|亲爱的)?(?:[同老]志们|各位|女士们|先生们|朋友们|委员们|代表们|老师们|同学们|战友们)"
    r"[^。！？!?]{0,60}[:：!！,，]?$"
)
SPEECH_TITLE = re.compile(
    r"(?:讲话|致辞|致词|发言|演讲|报告|总结|汇报|贺词|意见|规划|方案|通知|决定|材料|体会|提纲"
    r"|谈话|讲稿|讲义|纪要|办法|规定|制度|规则|细则|条例|准则|守则|须知|公开信|倡议书|通报|寄语|主持词)"
    r"(?:稿|提纲|摘要|要点|全文|材料|范文|精选|大全)?"
    r"(?:[(（][^()（）]{1,12}[)）]|[一二三四五六七八九十\d]{1,3}篇?)?$"
)


@dataclass(frozen=True)
class Line:
    """A line `a:b` of the text, its end mark not included, and its words without outer blanks."""

    a: int
    b: int
    words: str

    @cached_property
    def is_blank(self) -> bool:
        """Nothing but white space."""
        return not self.words

    @cached_property
    def is_numbered(self) -> bool:
        """It opens with a heading's or an item's marker."""
        return bool(MARKER.match(self.words))

    @cached_property
    def is_ended(self) -> bool:
        """It ends as a sentence or a clause does."""
        return self.words.rstrip(CLOSERS)[-1:] in tuple(STOPS + PAUSES) if self.words else False

    @cached_property
    def is_prose(self) -> bool:
        """It reads as a speaker's sentence: long enough and punctuated."""
        marks = len(PROSE_MARK.findall(self.words))
        size = len(self.words)
        return (marks > 0 and self.is_ended and size >= 12) or (marks > 1 and size >= 30)

    @cached_property
    def is_salutation(self) -> bool:
        """It addresses the audience and says nothing else."""
        return bool(SALUTATION.match(self.words))

    @cached_property
    def is_title_like(self) -> bool:
        """It could be the title of this or of another text."""
        return (
            0 < len(self.words) <= 60
            and not self.is_numbered
            and not self.is_salutation
            and not any(mark in self.words for mark in "。；！？;!?")
            and not self.words.endswith(tuple(PAUSES))
        )


@lru_cache(maxsize=1)  # most rules change nothing, and the next one asks for the same lines
def lines_of(text: str) -> tuple[Line, ...]:
    """Return every line, the blank ones too."""
    lines: list[Line] = []
    place = 0
    for content in text.split("\n"):
        lines.append(Line(place, place + len(content), content.strip()))
        place += len(content) + 1
    return tuple(lines)

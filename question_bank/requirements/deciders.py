"""Who decides what is to be done, or is told of it: 由局长审批, 经分管领导同意, 报市财政局备案."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.speech.span import Span

_POST = "领导|负责人|负责同志|书记|主任|主管|总监|经理|医师|专员|长"
_BODY = (
    "[室科局厅部股所站队会组院办校]|(?<![更改到难用好坏何])处|党委|党组|支部|两委|政府|中心|公司|机关"
    "|单位|部门"
)
DECIDES = "审[批定核查议签]|批准|同意|备案|核[准定]|签[发字批]|决定(?!书)|裁定|复核|研究"
# Somebody is named: not whoever it may be, the speaker, or several together.
_SOMEBODY = (
    "(?!有关|相关|上级|其|他|本|各|我|你|谁|大家|双方|专家|第|[原所该此同请按对在每])"
    "(?:(?![和与或及同由持找带拿向把将先后再报]|负责|主要|分管|共同)[一-鿿]|负责(?:人|同志)|主要|分管){1,14}?"
)
_NAMED = f"{_SOMEBODY}(?<=[一-鿿])(?:{_POST}|{_BODY})(?:会议)?"
DECIDER = re.compile(
    "(?:(?<![自理事缘根不])由|(?<![已曾正历神财])经(?![过常营济费]|办(?!公))|报(?:请|经|送)?(?![告名到送纸])"
    f"|提[请交])(?P<key>{_NAMED})(?=(?:集体)?(?:{DECIDES}))"
)
A_POST = re.compile(f"(?:{_POST})$")
# A meeting is held, a paper is sent out or has passed with somebody's leave.
LEAVE = re.compile(
    "(?:集体)?(?:研究|同意|批准|决定|审[定议]|通过)*[，,]?(?:现|今天|决定(?:[召自在]|开展|印发|制定)|召开|印发|制定|形成|决定把|特|自)"
)
ADDED = re.compile("细则[，,][^，。；]*$")  # papers that a rule leaves to others
FAR, BEFORE, BEHIND = 60, 8, 12  # characters around a name that tell that somebody decides
# Who has something to do, by name: 综合科负责汇总.
HAS_TO = re.compile(
    f"(?:^|[，,。；;：:、\n])由?(?P<key>{_NAMED})(?=应当|负责(?!人|同志)|牵头|每[周月季年]|必须|统筹)"
)


def deciders(sentence: Span) -> Iterator[Span]:
    """Yield who decides or is told, as a sentence names them, in its order."""
    yield from (sentence[begin:stop] for begin, stop in deciders_in(sentence.text))


def deciders_in(text: str) -> Iterator[tuple[int, int]]:
    """Yield where those who decide or are told stand in a text."""
    for match in DECIDER.finditer(text):
        begin, end = match.span("key")
        led = text[max(0, begin - FAR) : begin]
        if not LEAVE.match(text, end) and not ADDED.search(led):
            yield begin, end


def decides(part: Span) -> bool:
    """Return whether some words name who decides."""
    text = part.of.text
    match = DECIDER.search(text, max(0, part.a - BEFORE), part.b + BEHIND)
    return match is not None and match.span("key") == (part.a, part.b)


@lru_cache(maxsize=4)  # of one text for each of its questions
def somebodies(text: str) -> tuple[str, ...]:
    """Return who decides, is told or has something to do in a text, each once, in its order."""
    found = (match for pattern in (DECIDER, HAS_TO) for match in pattern.finditer(text))
    return tuple(
        dict.fromkeys(match["key"] for match in sorted(found, key=lambda one: one.start()))
    )

"""Where the words of a heading stop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from question_bank.speech.span import Span

LONGEST_TOPIC = 34
LONGEST_LINE = 60
SHORTEST_CLAUSE = 3
SHORTEST_TOPIC = 4
LONGEST_HIGH = 50
LONG_BODY = 8
LONGEST_SEAM = 80
EDGES = " ：:，,。"
TWICE = re.compile(
    r"(?P<heading>[\u4e00-\u9fff、“”]{2,}?(?P<word>[\u4e00-\u9fff]{2}))(?P=word)(?=是|就|[，,]|$)"
)
AGAIN = re.compile(r"(?P<heading>[\u4e00-\u9fff“”、]{6,40})[\u4e00-\u9fff]{0,6}(?P=heading)")
BEGINS = re.compile(
    r"(?<![让使把对与和为是、，,在])(?:我们(?:必须|将|应当|一定要|要)|我(?:将|要)|大家(?:一定)?要|同志们[，,：:]|近年来[，,]|近几年来?[，,]"
    r"|(?:今年|去年)以来[，,]|一年来[，,]|长期以来[，,]|众所周知[，,]|当前[，,]|目前[，,]|各级各部门要|各单位要|[(（]一[)）]|一是|一要|首先[，,]|第[一1][，,章条]|(?<=成效|形势|情况|意义|要性|迫感|任感|命感|水平|局面)(?:19|20)\d\d年)"
)
ENDS = "。！？!?；;"
COMMAS = "，,"
NAMED = re.compile(r"[^：:“”]{3,}(?:“[^“”]*”)?[^：:“”]*(?=[：:])")  # 要做到“三清”：待办事项交清，…
BLANKS = " \u3000"
QUOTES = {"“": "”", "‘": "’", "《": "》", "（": "）", "(": ")"}
LONGEST_QUOTE = 80
# A clause that says of what case or on what ground, and not yet what: 除直接交办的外，….
LEADS_ON = re.compile(
    r"(?:^除[^，,]*外|^(?:凡|对|未|涉及|确需|属于|符合)[^，,]*的"
    r"|的同时|过程中|基础上|前提下|情况下)$"
)


def topic(rest: Span, *, high: bool = False) -> Span:
    """Return the words of a heading: to the first full stop, or to the comma that closes its topic.

    A line without a full stop is a heading as a whole; in a line where heading and body run
    together, a blank parts them, or the words the body begins with. A stop inside quotation marks
    or brackets ends nothing. `high` headings, of the outer levels, may be longer.
    """
    text = rest.text
    commas, end, blank = _stops(text)
    if blank is not None:
        return rest[:blank].strip()
    seam = _seam(text[: end if end is not None else len(text)], commas)
    if seam is not None:
        return rest[:seam].strip(EDGES)
    if end is None and commas and commas[-1] == len(text.rstrip()) - 2:
        return rest[: commas[-1]].strip(EDGES)  # a site cut the line short: 保持清醒，提
    if end is None:
        whole = len(text) <= LONGEST_LINE or not commas
        return rest.strip(EDGES) if whole else rest[: commas[0]].strip()
    goes_on = len(text) > end + 1
    if end <= (LONGEST_HIGH if high and goes_on else LONGEST_TOPIC) or not commas:
        return rest[:end].strip()
    closing = [at for at in commas if at >= SHORTEST_CLAUSE and not LEADS_ON.search(text[:at])]
    clause = rest[: closing[0] if closing else end].strip()
    named = NAMED.match(clause.text)
    return clause[: named.end()] if named else clause


def _seam(sentence: str, commas: list[int]) -> int | None:
    """Return where a body begins that runs on from its heading without a mark, if it shows.

    The body takes up the heading's last word (扩大共识|共识，是…) or all of it (对档案馆的影响|社会
    主义市场经济对档案馆的影响集中…), or begins with words that no heading goes on with.
    """
    head = sentence[: commas[0] if commas else LONGEST_SEAM]
    if len(head) < 2 * SHORTEST_TOPIC:
        return None
    twice = TWICE.match(head) or AGAIN.match(head)
    if twice and (commas or len(sentence) > LONGEST_TOPIC):
        return twice.end("heading")
    begins = BEGINS.search(sentence, SHORTEST_TOPIC, LONGEST_LINE)
    return begins.start() if begins and begins.end() < len(sentence) - LONG_BODY else None


def _stops(text: str) -> tuple[list[int], int | None, int | None]:
    """Return the commas before the first full stop, that stop, and a blank that ends a topic."""
    commas: list[int] = []
    closing = ""
    opened = 0
    for place, character in enumerate(text):
        if closing:
            if character == closing or place - opened > LONGEST_QUOTE:
                closing = ""
        elif character in QUOTES:
            closing, opened = QUOTES[character], place
        elif character in ENDS:
            return commas, place, None
        elif character in COMMAS:
            commas.append(place)
        elif character in BLANKS and place >= SHORTEST_TOPIC and len(text) > LONGEST_LINE:
            return commas, None, place
    return commas, None, None

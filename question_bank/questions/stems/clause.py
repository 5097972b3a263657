"""The clause that a list runs through: where it begins and ends, and how it speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.questions.mood import LINK, MARK, Mood, mood
from question_bank.questions.typesetting import typeset
from question_bank.requirements.clauses import COMMAS, STOPS, enclosures
from question_bank.requirements.counts import announced_count

if TYPE_CHECKING:
    from question_bank.questions.setting import Setting
    from question_bank.requirements.model import RequirementList

# A clause of these words alone says nothing yet: what is to be done stands in the next.
PREPOSITION = re.compile(
    r"^(?:还|也|又|必须|应当|一定)?要?(?:紧紧)?(?:以|通过|按照|根据|依据|依托|在|从|对|为|同|把|将|围绕|紧扣|聚焦|本着|采取)"
)
# What the last word before the items may be in it.
LED_TO = re.compile(
    "(?:就|关于|针对|从|以|按照|根据|依据|依托|围绕|本着|通过|在|(?<![成作])为)[“‘ ]?$"
)
UNFINISHED = re.compile(
    r"^[”’\s]*(?:(?!.*(?:实[行施]|进行|[办处]理|推进|开展|运转|听取|了解|解决))(?:等.{0,6}|的.{0,8}))?"
    r"(?:这?[两二三四五六七八九十]个[一-鿿]{0,2})?(?:中|上|下|方面|要求|原则|精神|思路|环节|时)?[”’\s]*$"
)
# What such a clause may be put beside: 以优良的作风，务实的态度，….
NO_DEED = re.compile("^[一-鿿]{2,8}的[一-鿿]{2,4}$")
IS_MEANT = re.compile("(?:是指|指的是|包括)")  # 国家秘密，是指…: what is meant stands before
BREAKS = COMMAS + STOPS
LONGEST_FURTHER, LONGEST_EARLIER = 30, 24
APART = set(COMMAS) - set("；;")  # 出了门连爱人也不能讲；|不准借办会揽生意，不准…


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause a list runs through: places in the list's sentence, the mood it speaks in."""

    begin: int
    end: int
    mood: Mood


def clause_around(setting: Setting, found: RequirementList) -> Clause:
    """Return where the clause that holds the list begins and ends in its place, and its mood.

    A list that fills its whole clause takes the short clause before it along: it says of what.
    A clause that is only a preposition's takes the next one along: it says what is to be done.
    """
    text = found.place.text
    first, last = found.items[0].a - found.place.a, found.items[-1].b - found.place.a
    pairs = enclosures(text)
    begin = _break_before(text, first, pairs)
    if not text[begin:first].strip("“ ") and begin and text[begin - 1] in APART:
        earlier = _break_before(text, begin - 1, pairs)
        counts = announced_count(text[earlier:begin]) == len(found.items)
        if 2 <= begin - earlier <= (LONGEST_FURTHER if counts else LONGEST_EARLIER):
            begin = earlier
    if begin and IS_MEANT.match(text, begin):
        begin = _break_before(text, begin - 1, pairs)
    inner = {i for a, b in pairs if last <= a for i in range(a, b)}
    ends = [i for i in range(last, len(text)) if text[i] in BREAKS and i not in inner]
    ends.append(len(text))
    end = ends[0]
    whole = text[first:].startswith(("把", "将"))  # 把情况摸细 says what is to be done
    led = PREPOSITION.match(text[begin:]) or LED_TO.search(text[begin:first])
    bare = not whole and led and UNFINISHED.match(text[last:end])
    for further in ends[1:]:
        if not bare or text[end] not in "，,：:" or further - end > LONGEST_FURTHER:
            break
        next_one = text[end + 1 : further]
        bare, end = PREPOSITION.match(next_one) or NO_DEED.match(next_one), further
    clause = LINK.sub("", MARK.sub("", typeset(text[begin:end])))
    heading = setting.heading(found.under)
    ruled = setting.lays_down(found.under)
    return Clause(begin, end, mood(text[:begin], clause, text[end : end + 6], heading, ruled=ruled))


def _break_before(text: str, place: int, pairs: list[tuple[int, int]]) -> int:
    """Return where the clause begins that the place stands in."""
    before = [(a, b) for a, b in pairs if b < place]
    closed = {i for a, b in before for i in range(a, b)}
    breaks = (i + 1 for i in reversed(range(place)) if text[i] in BREAKS and i not in closed)
    quoted = (b + 1 for _, b in before if text[b - 1] in STOPS)  # a sentence of somebody else
    return max(next(breaks, 0), *quoted, 0)

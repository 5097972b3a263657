"""Stems of lists that run through one sentence: its clause, given a subject and a matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.blank import BLANK, LONGEST_STEM
from question_bank.questions.typesetting import quoted, sentence, typeset
from question_bank.requirements.clauses import COMMAS, STOPS, enclosures
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.questions.setting import Setting
    from question_bank.requirements.model import RequirementList
    from question_bank.speech.span import Span

LINK = re.compile(
    r"^(?:(?:这就)?要求我们|我们|大家|同志们|并且|并|而且|从而|因此|所以|为此|同时|特别是|尤其是|还要|也要|又要|还|也|又|更|而|且|即|既|就是|就|"
    r"希望大家|希望|下阶段|当前)+[，,]?"
)
# A clause of these words alone says nothing yet: what is to be done stands in the next.
PREPOSITION = re.compile(
    r"^(?:还|也|又|必须|应当|一定)?要?(?:以|通过|按照|根据|依据|在|从|对|为|同|本着|采取)"
)
UNFINISHED = re.compile(
    r"^[”’ ]*(?:等.{0,6}|的.{0,8})?(?:中|上|下|方面|要求|原则|精神|思路|时)?[”’ ]*$"
)
MARK = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|第[一二三四五六七八九十]+[章条节，])"
)
BREAKS = COMMAS + STOPS


def running_stem(setting: Setting, found: RequirementList, blank: int) -> str:
    """Return the stem that leaves one item of the sentence out; the longest that stays short."""
    key = folded(found.items[blank].text)
    topics = [topic for topic in setting.topics(found.under) if key not in folded(topic)]
    core = LINK.sub("", MARK.sub("", _core(found, blank)))
    spoken = core.replace(BLANK, typeset(found.items[blank].text))
    if found.said_by:
        worded = iter([f"{typeset(found.said_by.text)}强调，{core}"])
    else:
        told = setting.told_in(found.place[: clause_around(found)[1]].text)
        worded = _worded(told, core, topics, has_subject=setting.has_subject(spoken))
    stems = [sentence(stem) for stem in worded]
    short = [stem for stem in stems if len(stem) <= LONGEST_STEM]
    return (short or stems[-1:])[0]


def matter_of(topic: str) -> str:
    """Return the topic as the opening of a sentence."""
    if topic[0] in "在对从如怎":
        return f"围绕{quoted(topic)}，"
    return f"在{quoted(topic)}方面，"


def _worded(setting: Setting, core: str, topics: list[str], *, has_subject: bool) -> Iterator[str]:
    """Yield the clause as a sentence of its own, the fullest wording first."""
    matters = [matter_of(topic) for topic in topics[:2]]
    if has_subject:
        if not core.startswith(BLANK):
            yield core
        yield from (matter + core for matter in matters)
        if not matters:
            yield f"{setting.called}指出，{core}"
        return
    for matter in matters:
        yield setting.addressed(core, matter)
    yield setting.addressed(core)


def _core(found: RequirementList, blank: int) -> str:
    """Return the clause around the list with one item left out, quotation marks in twos."""
    item = found.items[blank]
    place, begin, end = clause_around(found)
    before, after = place[begin : item.a - place.a].text, place[item.b - place.a : end].text
    return _balanced(typeset(before), typeset(after))


def clause_around(found: RequirementList) -> tuple[Span, int, int]:
    """Return the list's place and where in it the clause that holds the list begins and ends.

    A list that fills its whole clause takes the short clause before it along: it says of what.
    """
    place = found.place
    text, first, last = place.text, found.items[0].a - place.a, found.items[-1].b - place.a
    pairs = enclosures(text)
    begin = _break_before(text, first, pairs)
    if not text[begin:first].strip("“ ") and begin and text[begin - 1] in COMMAS:
        earlier = _break_before(text, begin - 1, pairs)
        if 2 <= begin - earlier <= 24:
            begin = earlier
    inner = [i for a, b in pairs if last <= a for i in range(a, b)]
    ends = [i for i in range(last, len(text)) if text[i] in BREAKS and i not in inner]
    ends.append(len(text))
    bare = PREPOSITION.match(text[begin:]) and UNFINISHED.match(text[last : ends[0]])
    if bare and len(ends) > 1 and text[ends[0]] in COMMAS and ends[1] - ends[0] <= 30:
        return place, begin, ends[1]
    return place, begin, ends[0]


def _break_before(text: str, place: int, pairs: list[tuple[int, int]]) -> int:
    """Return where the clause begins that the place stands in."""
    closed = {i for a, b in pairs if b < place for i in range(a, b)}
    breaks = (i + 1 for i in reversed(range(place)) if text[i] in BREAKS and i not in closed)
    return next(breaks, 0)


def _balanced(before: str, after: str) -> str:
    """Return the clause around the blank, each quotation mark with its partner."""
    opened = before.count("“") - before.count("”")
    closed = after.count("”") - after.count("“")
    if opened > closed:
        after += "”" * (opened - closed)
    elif closed > opened:
        for _ in range(closed - opened):
            after = after.rpartition("”")[0]
    return before + BLANK + after

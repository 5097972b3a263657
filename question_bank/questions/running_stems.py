"""Stems of lists that run through one sentence: its clause, given a subject and a matter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.questions.blank import BLANK, LONGEST_STEM
from question_bank.questions.mood import LINK, MARK, Mood, mood
from question_bank.questions.typesetting import quoted, sentence, typeset
from question_bank.requirements.clauses import COMMAS, STOPS, enclosures, pieces
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.questions.setting import Setting
    from question_bank.requirements.model import RequirementList

# A clause of these words alone says nothing yet: what is to be done stands in the next.
PREPOSITION = re.compile(
    r"^(?:还|也|又|必须|应当|一定)?要?(?:紧紧)?(?:以|通过|按照|根据|依据|在|从|对|为|同|把|将|围绕|紧扣|聚焦|本着|采取)"
)
UNFINISHED = re.compile(
    r"^[”’ ]*(?:等.{0,6}|的.{0,8})?(?:中|上|下|方面|要求|原则|精神|思路|时)?[”’ ]*$"
)
BREAKS = COMMAS + STOPS


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause a list runs through: places in the list's sentence, the mood it speaks in."""

    begin: int
    end: int
    mood: Mood


def running_stem(setting: Setting, found: RequirementList, clause: Clause, blank: int) -> str:
    """Return the stem that leaves one item of the sentence out; the longest that stays short."""
    item, place = found.items[blank], found.place
    key = folded(item.text)
    topics = [
        topic
        for topic in setting.topics(found.under, without=found.items)
        if key not in folded(topic)
    ]
    before = typeset(place[clause.begin : item.a - place.a].text)
    after = typeset(place[item.b - place.a : clause.end].text)
    core = LINK.sub("", MARK.sub("", _balanced(before, after)))
    spoken = core.replace(BLANK, typeset(item.text))
    if found.said_by:
        worded = iter([f"{typeset(found.said_by.text)}强调，{core}"])
    elif clause.mood is Mood.DEFINES:
        worded = _defined(setting, found, core, has_subject=setting.has_subject(spoken))
    else:
        told = setting.told_in(place[: clause.begin].text)
        worded = _told(told, core, topics, has_subject=setting.has_subject(spoken))
    stems = [sentence(stem) for stem in worded]
    short = [stem for stem in stems if len(stem) <= LONGEST_STEM]
    return (short or stems[-1:])[0]


def matter_of(topic: str) -> str:
    """Return the topic as the opening of a sentence."""
    if topic[0] in "在对从如怎":
        return f"围绕{quoted(topic)}，"
    return f"在{quoted(topic)}方面，"


def _told(setting: Setting, core: str, topics: list[str], *, has_subject: bool) -> Iterator[str]:
    """Yield a clause that tells to do something as a sentence, the fullest wording first."""
    matters = [matter_of(topic) for topic in topics[:2]]
    if has_subject:
        if setting.called == "文件" and setting.title:
            yield f"{setting.named(0)}规定，{core}"
        if not core.startswith(BLANK):
            yield core
        yield from (matter + core for matter in matters)
        yield f"{setting.called}指出，{core}"
        return
    yield from (setting.addressed(core, matter) for matter in matters)
    yield setting.addressed(core)


def _defined(
    setting: Setting, found: RequirementList, core: str, *, has_subject: bool
) -> Iterator[str]:
    """Yield a clause that says what something is, behind the subject that its sentence names."""
    if has_subject and not core.startswith(BLANK):
        yield core
    first = next(iter(pieces(found.place, COMMAS)), None)
    if first and first.b < found.items[0].a and setting.has_subject(typeset(first.text)):
        yield f"{LINK.sub('', typeset(first.text))}，{core}"
    yield f"{setting.called}指出，{core}"


def clause_around(setting: Setting, found: RequirementList) -> Clause:
    """Return where the clause that holds the list begins and ends in its place, and its mood.

    A list that fills its whole clause takes the short clause before it along: it says of what.
    A clause that is only a preposition's takes the next one along: it says what is to be done.
    """
    text = found.place.text
    first, last = found.items[0].a - found.place.a, found.items[-1].b - found.place.a
    pairs = enclosures(text)
    begin = _break_before(text, first, pairs)
    if not text[begin:first].strip("“ ") and begin and text[begin - 1] in COMMAS:
        earlier = _break_before(text, begin - 1, pairs)
        if 2 <= begin - earlier <= 24:
            begin = earlier
    inner = {i for a, b in pairs if last <= a for i in range(a, b)}
    ends = [i for i in range(last, len(text)) if text[i] in BREAKS and i not in inner]
    ends.append(len(text))
    end = ends[0]
    bare = PREPOSITION.match(text[begin:]) and UNFINISHED.match(text[last:end])
    if bare and len(ends) > 1 and text[end] in COMMAS and ends[1] - end <= 30:
        end = ends[1]
    clause = LINK.sub("", MARK.sub("", typeset(text[begin:end])))
    heading = setting.heading(found.under)
    return Clause(begin, end, mood(text[:begin], clause, text[end : end + 6], heading))


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

"""Stems that stand alone: who, on what matter, which list, its items with one left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.typesetting import quoted, sentence, typeset
from question_bank.requirements.clauses import COMMAS, STOPS, enclosures, sentences
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from question_bank.questions.setting import Setting
    from question_bank.requirements.model import Duty, RequirementList
    from question_bank.speech.span import Span

BLANK = "____"
LONG = 80
COUNTS = "零一二三四五六七八九十"
# What a clause may begin with and still need no 要 before it.
MODAL = re.compile(
    r"^(?:一定要|要|必须|应当|应该|应|务必|需要|切忌|不能|不得|不要|决不能?|严禁|可以)"
)
LINK = re.compile(
    r"^(?:并且|并|而且|从而|因此|所以|同时|特别是|尤其是|还要|也要|又要|还|也|又|更|而|且|即|就是|就|希望大家|希望|下阶段|当前)[,，]?"
)
SUBJECT = re.compile(
    r"^(?:全[国省市县州区]|各级|各地|各单位|各部门|[^，,的]{0,10}?(?:办公[室厅]|党委|党办|干部|同志|系统|人员|部门|机关|单位|工作|政府))"
)


def list_stem(setting: Setting, found: RequirementList, blank: int) -> str:
    """Return the stem that asks one item of a list; the other items are shown."""
    return (
        _announced(setting, found, blank) if _stands_apart(found) else _run(setting, found, blank)
    )


def _stands_apart(found: RequirementList) -> bool:
    """Return whether the items are announced and not run through one sentence."""
    inside = found.place.of.text[found.items[0].a : found.items[-1].b]
    return found.name is not None or any(stop in inside for stop in STOPS)


def _announced(setting: Setting, found: RequirementList, blank: int) -> str:
    key = folded(found.items[blank].text)
    shown = [BLANK if i == blank else _bare(item.text) for i, item in enumerate(found.items)]
    opening = _opening(setting, found, key)
    stem = sentence(f"{opening}：{'；'.join(shown)}")
    if len(stem) <= LONG and not (blank == 0 and not opening):
        return stem
    order = COUNTS[blank + 1] if blank < 10 else str(blank + 1)
    return sentence(f"{opening.removesuffix('是').removesuffix('包括')}中，第{order}项是{BLANK}")


def _bare(item: str) -> str:
    return typeset(item).strip("，；：。 ")


def _opening(setting: Setting, found: RequirementList, key: str) -> str:
    """Return what announces the list: its speaker, its matter and its name or number."""
    who = f"{typeset(found.said_by.text)}提出" if found.said_by else "讲话提出"
    topics = [topic for topic in setting.topics(found.under) if key not in folded(topic)]
    matter = f"关于{quoted(topics[0])}，" if topics else ""
    if found.name:
        return f"{matter if not found.said_by else ''}{who}的{quoted(found.name)}是"
    count = COUNTS[len(found.items)] if found.complete and len(found.items) <= 10 else ""
    if not matter and setting.audience:
        matter = f"关于做好{setting.audience}工作，"
    return f"{matter}{who}的{count + '个方面' if count else '要求'}是"


def _run(setting: Setting, found: RequirementList, blank: int) -> str:
    item = found.items[blank]
    place, begin, end = clause_around(found)
    before, after = place[begin : item.a - place.a].text, place[item.b - place.a : end].text
    core = _balanced(typeset(before) + BLANK + typeset(after))
    return sentence(_with_subject(setting, found, core, folded(item.text)))


def clause_around(found: RequirementList) -> tuple[Span, int, int]:
    """Return the list's place and where in it the clauses that hold the list begin and end."""
    place = found.place
    text, first, last = place.text, found.items[0].a - place.a, found.items[-1].b - place.a
    pairs = enclosures(text)
    begin = max(
        (i + 1 for i in range(first) if text[i] in COMMAS + STOPS and not _inside(pairs, i, first)),
        default=0,
    )
    end = min(
        (
            i
            for i in range(last, len(text))
            if text[i] in COMMAS + STOPS and not _after(pairs, i, last)
        ),
        default=len(text),
    )
    return place, begin, end


def _inside(pairs: list[tuple[int, int]], i: int, first: int) -> bool:
    return any(a < i < b < first for a, b in pairs)


def _after(pairs: list[tuple[int, int]], i: int, last: int) -> bool:
    return any(last <= a < i < b for a, b in pairs)


def _balanced(core: str) -> str:
    """Return the clause with its quotation marks in twos."""
    if core.count("“") > core.count("”"):
        return core + "”"
    if core.count("”") > core.count("“"):
        head, _, tail = core.rpartition("”")
        return head if BLANK in head else tail
    return core


def _with_subject(setting: Setting, found: RequirementList, core: str, key: str) -> str:
    core = LINK.sub("", core)
    topics = [topic for topic in setting.topics(found.under) if key not in folded(topic)]
    matter = f"在{quoted(topics[0])}方面，" if topics else ""
    if found.said_by:
        return f"{typeset(found.said_by.text)}{'强调' if not MODAL.match(core) else '要求'}，{core}"
    if SUBJECT.match(core):
        return matter + core if len(matter + core) <= LONG and core.startswith(BLANK) else core
    modal = "" if MODAL.match(core) else "要"
    return f"{setting.audience or '讲话要求'}{matter or '，'}{modal}{core}"


LAST_NOUN = re.compile(r"^是(?:.*?的)?(?P<key>[^的、和与及，,]{3,14})$")
TERM = re.compile(
    r"(?:坚持|树立|树牢|强化|弘扬|发扬|按照|落实|践行|秉持|做到|当好|成为)[^“”，,]{0,8}“(?P<key>[^“”]{4,16})”"
)


def duty_stem(found: Duty) -> tuple[str, Span] | None:
    """Return the stem of a duty and the words left out: a term it sets, or what it is."""
    place, duty = found.place, found.duty
    match = TERM.search(duty.text) or LAST_NOUN.match(duty.text)
    if match is None:
        return None
    part = duty.group(match, "key")
    head, tail = place[found.role.a - place.a : part.a - place.a], place[part.b - place.a :]
    stem = typeset(head.text) + BLANK + typeset(tail[: duty.b - part.b].text)
    return sentence(stem), part


def sentence_around(found: RequirementList, item: Span) -> Span:
    """Return the sentence of the list's place that an item stands in."""
    return next((one for one in sentences(found.place) if one.covers(item)), found.place)

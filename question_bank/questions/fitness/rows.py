"""Whether one item of a row that bears no name and no number can be asked for beside the others.

Of 759 clozes read blind, those for a word of up to three characters in a row of three were adopted
to 49 %, those for a clause among clauses that are not alike to 33 %, all the others to 83 %. Of 20
that left two such words out at once 13 were adopted, of 15 with two such clauses 2.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from question_bank.questions.cloze import MUST, Cloze
from question_bank.questions.ordering import has_order
from question_bank.requirements.clauses import COMMAS
from question_bank.requirements.model import RequirementList

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.questions.draft import Draft
    from question_bank.requirements.model import Requirement

FEW, MANY, SHORT, NEAR = 4, 6, 3, 12
# What a paper has to hold, or is checked for, is known word by word: 载明全宗号、年度、件号.
HELD = re.compile("[载注写列标填]明|填写|登记|核对|标注|收集|提供|附有|包括|“[三四五六七八九十]")
TOO_SHORT = "词太短，容易猜中"
# 惠农补贴、救灾救济等资金，一律通过“一卡通”发放: whom or what it is about comes first.
STOP = "，。；：？！,;:?!"
OPENS = re.compile(rf"(?:^|[{STOP}\s.条)）])(?:[^{STOP}]{{0,10}}[，,]包括)?$")
ABOUT = re.compile(
    rf"(?:^|[{STOP}\s.条)）])"
    rf"(?:对于?|[凡将把除]|针对|涉及|遇[有到]?|发生|出现)(?:[^{STOP}]{{2,14}}的)?$"
)
MUST_BE = "(?:一律|必须|应当?|不[得准许能]|须|[都均]|要(?![素点求])|优先|除外|一[^，。]一[^，。])"
WORDS = f"[^{STOP}、\\n]{{0,12}}?"
DUE = re.compile(f"(?:[等的这]{WORDS})?[，,](?:这[些类]|[也还才]|原则上)?{MUST_BE}")
DUE_OF_SOMEBODY = re.compile(f"(?:[等的这]{WORDS}[，,]?|[，,]){WORDS}{MUST_BE}")
# Who is named does what is his: 林业、水利等部门按照各自职责做好相关工作.
BODIES_AT_WORK = re.compile(
    "等?(?:有关|相关)?(?:部门|单位)?(?:按照?|根据|依[照据])(?:各自)?的?职责"
)
OPPOSITES = {*map(frozenset, ("上下", "前后", "内外", "左右", "大小", "多少", "进出", "早晚"))}
BAN = re.compile("不[准许得要能可应宜]|严禁|禁止|[不未]|.{1,8}(?:不得|不准|不许|严禁)")


def beside_others(draft: Draft, found: Requirement) -> Iterator[str]:
    """Yield why an item is not asked for by itself where the others of its row are shown."""
    if not isinstance(found, RequirementList) or not isinstance(draft.content, Cloze):
        return
    if found.name or found.stated or not found.runs:
        return
    asked = MUST.sub("", draft.parts[0].text)
    size = len(found.items)
    two = len(asked) < SHORT and size < MANY and not _are_told_to_be(found)
    if len(draft.parts) == 1 and len(asked) <= SHORT and (size < FEW or two):
        yield TOO_SHORT
    if BODIES_AT_WORK.match(found.place.of.text, found.items[-1].b):
        yield "只列了部门"
    if any(_are_opposites(asked, MUST.sub("", one.text)) for one in found.items):
        yield "旁边已经说出答案"
    if _is_fronted(found):
        yield "这些词说的是对象，要求在后面"
    if _are_clauses(found) and not _are_alike([MUST.sub("", one.text) for one in found.items]):
        yield "各句不相像，难以单独回忆"


def _are_told_to_be(found: RequirementList) -> bool:
    """Return whether the words are what a paper has to hold, or steps in their order."""
    text, (first, *_, last) = found.place.of.text, found.items
    around = text[max(0, first.a - NEAR) : first.b] + text[last.b : last.b + NEAR]
    return has_order(found) or HELD.search(around) is not None


def _is_fronted(found: RequirementList) -> bool:
    """Return whether the row says of what something is due, and what is due stands behind it."""
    text, first, last = found.place.of.text, found.items[0], found.items[-1]
    before = text[max(0, first.a - 2 * NEAR) : first.a]
    if BAN.match(first.text) or _are_clauses(found):
        return False
    due = DUE if OPENS.search(before) else ABOUT.search(before) and DUE_OF_SOMEBODY
    return bool(due and due.match(text, last.b))


def _are_opposites(one: str, other: str) -> bool:
    """Return whether words differ only in a character and its opposite: 上游是谁, 下游是谁."""
    ends = other[-len(one) :]  # 弄清楚|上游是谁
    unlike = [pair for pair in zip(one, ends, strict=False) if pair[0] != pair[1]]
    return len(one) == len(ends) > 1 and len(unlike) == 1 and frozenset(unlike[0]) in OPPOSITES


def _are_clauses(found: RequirementList) -> bool:
    """Return whether commas stand between the items."""
    text, items = found.place.of.text, found.items
    between = (text[one.b : two.a] for one, two in pairwise(items))
    return any(set(joint) & set(COMMAS) for joint in between)


def _are_alike(texts: Sequence[str]) -> bool:
    """Return whether the clauses have a place in common that all hold one character at.

    The first or the last, any of clauses of one length (谅人之过，容人之错), a 而 wherever it
    stands; or all say what may not be done.
    """
    of_one_length = len(set(map(len, texts))) == 1
    places = range(len(texts[0])) if of_one_length else (0, -1)
    shared = any(len({text[place] for text in texts}) == 1 for place in places)
    return shared or all("而" in text for text in texts) or all(map(BAN.match, texts))

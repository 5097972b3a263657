"""Sentences to be completed: the whole row is left out, where no word asks for it.

要紧紧围绕“学思想、强党性、重实践、建新功”总要求 → 要紧紧围绕“____（4项）”总要求。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.blank import BLANK
from question_bank.questions.fitness.answers import HIMSELF
from question_bank.questions.stems.behind import LED, goes_on, up_to_deed
from question_bank.questions.stems.deeds import BANS
from question_bank.questions.stems.interrogatives import (
    OF_LAST,
    QUOTES,
    governs,
    governs_first,
)
from question_bank.questions.typesetting import TAIL
from question_bank.questions.words import grammar
from question_bank.requirements.clauses import COMMAS

if TYPE_CHECKING:
    from question_bank.requirements.model import RequirementList

CONDITION = re.compile("(?:遇有|如遇|遇到|凡是|凡)[^，]{0,6}$")  # of which the sequel must be told
# What such a sentence begins with, another has told of whom it speaks.
LEANS = re.compile("要?(?:从|在|同(?!志)|与|以|因|由|体现|表现|又|再|发生)")
WITH = re.compile("同(?!志)|与|和(?!谐)")
# With these alone nothing is told of what is asked for.
BARE = re.compile("(?:还|也)?(?:要|必须|应当|一定要|不[得准许能]|严禁|禁止)")
# What governs the first item alone: 负责提出|采购需求、参与验收; 是一个|有机整体、相互联系.
ONE_ONLY = re.compile("负责[一-鿿]{2,4}$|一[个种支套项]$|[又还也更都全]是$|有没有$|有无$|是否$")
DEGREE = re.compile("更加?|更为|越来越|日益")
# 少油、|少盐窗口、清真窗口: part of a row; 餐具|“一刮二洗三冲”: part of a phrase.
BESIDE, QUOTED_BEHIND = re.compile("[、和及与]$"), re.compile("“[^”]{5,}”")
NAMELY = re.compile("[“‘的]$")


def completed(found: RequirementList, before: str, after: str) -> str | None:
    """Return the sentence without its row, up to what is to be done; None where it makes none."""
    own = re.split(f"[{COMMAS}]", before)[-1]
    told, lead = up_to_deed(own, after), own.strip(QUOTES)
    if told is None or not lead or _leans(before, own) or _is_cut(found, after, told):
        return None
    unfinished = (LED.match(before) and before == own) or CONDITION.search(own)
    if unfinished and not told.strip(TAIL + QUOTES):
        return None
    texts = [item.text for item in found.items]
    known = sum(map(bool, map(DEGREE.match, texts))) > 1 or any(map(HIMSELF.search, texts))
    if known or all(map(BANS.match, texts)):
        return None
    return f"{before}{BLANK}{told}" if NAMELY.search(own) or _leads(found, lead) else None


def _leans(before: str, own: str) -> bool:
    """Return whether the words before a row lean on others, or do not lead to all of it."""
    alone = LEANS.match(before) or BARE.fullmatch(before)
    return bool(alone or ONE_ONLY.search(own.strip(QUOTES)) or BESIDE.search(own)) or bool(
        WITH.match(own)
    )


def _is_cut(found: RequirementList, after: str, told: str) -> bool:
    """Return whether the words behind a row belong to its last item, or it goes on there."""
    last = grammar(found.items[-1].text)[1]
    if QUOTED_BEHIND.match(told) or (OF_LAST.match(after) and last in {"a", "v"}):
        return True  # 重大决策、领导批示件、群众反映强烈|的问题
    return not told.strip(TAIL + QUOTES) and goes_on(found)


def _leads(found: RequirementList, lead: str) -> bool:
    """Return whether the words before a row lead to each of its items.

    Not 规范性|文件审查、公文处理, part of the first; nor 不断|政治判断力, where a verb is missing;
    nor 加强|平时积累，苦下功夫，精雕细琢: the first alone is what the verb governs.
    """
    if governs(lead):
        return not governs_first(found, lead)
    kinds = [grammar(item.text) for item in found.items]
    things = kinds[0][0] == "n" and sum(end == "n" for _, end in kinds) * 2 > len(kinds)
    kind = grammar(lead[-8:])[1]
    return kind != "a" and not (things and kind in {"n", "b", "d"})

"""More words that ask for a whole row: 哪些能力, 在哪些方面, 载明哪些内容, 注重做到哪几点."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from question_bank.questions.stems.deeds import DEEDS
from question_bank.questions.stems.interrogatives import NOUN, leads_to_noun
from question_bank.questions.typesetting import TAIL
from question_bank.questions.words import pattern
from question_bank.requirements.likeness import OPENS_WITH_VERB, common_end

if TYPE_CHECKING:
    from question_bank.requirements.model import RequirementList

# What comes in sorts that bear one name: 政治能力、实践能力; of 水平 there are sides.
LEAST_NAME, LEAST_OWN = 2, 2
OF_SIDES = re.compile("水平|素质|素养|修养|作用|质量|意识|觉悟|建设|工作|管理|服务|保障|要求")
AFTER = re.compile("[两三四五六七八九十几]|相|的|[都也均并]")
IN, SIDES = re.compile("[在从]$"), re.compile("^(?:等|这)?(?:多?个)?(?:方面|上)(?=[一-鿿]{2})")
# What a deed keeps to, and what is made into something.
KEPT_TO = re.compile("(?:围绕|紧扣|聚焦|瞄准|着眼|立足|按照?|依照|依据|根据|本着)$")
HANDLED, MADE_INTO = re.compile("[把将]$"), re.compile("作为|列为|当作|视为|[摆放]在")
# What a paper says in words, and what it has to hold.
SAYS = re.compile(
    "[载注写列标填说讲查问核弄摸][明清]|填写|登记|核对|公示|标注|具备|符合|提供|提交|附有|提出"
    "|公[开布]|审定|过(?=[一-鿿]{2,6}关$)|落实|包括|选派|通往|前往|位于"
)
IN_WRITING = re.compile("[载注写列标填]明|填写|登记|公[示开布]|审定|标注")
WILL = re.compile("^(?:还|也|并|同时)?(?:应当?|必须|须|要|得|需)?(?:还|也|一并)?")


def of_one_name(found: RequirementList, before: str, after: str) -> str | None:
    """Return the question for items that end in one noun: 不断提高|政治能力、实践能力."""
    texts = [item.text for item in found.items]
    size = common_end(texts)
    name = texts[0][len(texts[0]) - size :]
    if size < LEAST_NAME or min(map(len, texts)) < size + LEAST_OWN:
        return None
    if DEEDS.search(before) or AFTER.match(after) or before.endswith(("，", "的")):
        return None
    if len(pattern(name)) != 1 or not NOUN.match(pattern(name)) or not leads_to_noun(before):
        return None
    asks = "哪几方面的" if OF_SIDES.fullmatch(name) else "哪些"
    return f"{before}{asks}{name}{after.removeprefix('等')}"


def on_sides(before: str, after: str) -> str | None:
    """Return the question for that wherein something is done: 在…上提质提效."""
    side = SIDES.match(after)
    return f"{before}哪些方面{after[side.end() :]}" if side and IN.search(before) else None


def as_object(before: str, after: str) -> str | None:
    """Return the question for what a deed keeps to: 严格按照…选拔任用干部, 把…作为标尺."""
    made = HANDLED.search(before) and MADE_INTO.match(after)
    led = KEPT_TO.search(before) and after.strip(TAIL)
    return f"{before}什么{after}" if made or led else None


def without_verb(found: RequirementList) -> RequirementList:
    """Return a row without the verb of all that its first item was read with.

    应当|载明全宗号、年度、件号 → 全宗号、年度、件号; any other row as it is.
    """
    first, *others = found.items
    will = WILL.match(first.text)
    verb = SAYS.match(first.text, will.end() if will else 0)
    if verb is None or len(first) < verb.end() + LEAST_OWN:
        return found
    deeds = sum(pattern(one.text)[:1] == "v" for one in others) * 2 > len(others)
    deeds = deeds or any(OPENS_WITH_VERB.match(one.text) for one in others)
    if deeds and not IN_WRITING.search(verb[0]):
        return found
    return replace(found, items=(first[verb.end() :], *others))

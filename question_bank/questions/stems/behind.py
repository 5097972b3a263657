"""What stands behind a row in its sentence: the deed it leads to, or more of its kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.fitness.items import opens_with_verb
from question_bank.questions.stems.clause import NO_DEED, UNFINISHED
from question_bank.questions.stems.deeds import BANNED
from question_bank.questions.stems.sides import KEPT_TO
from question_bank.requirements.clauses import COMMAS, STOPS
from question_bank.requirements.counts import NUMERALS
from question_bank.requirements.likeness import common_end, common_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.requirements.model import RequirementList

ENOUGH = 5  # characters before a row that a ban reaches over
LONGER = 2  # times as long as the longest item another deed may be
NUMBER = "".join(NUMERALS)
# 四个环节, 这三件事, 等五个方面: what the items are counted as behind them.
COUNTED = re.compile(
    rf"^(?:等|这)?(?P<count>[{NUMBER}几])(?P<measure>大|[个项种类条件道级本方步张套门支](?!月|小时|工作日|季度))(?P<noun>[一-鿿].*)"
)
# With such a clause alone nothing is told to be done.
LED = re.compile(
    "(?:还|也|又|必须|应当|一定)?要?(?:紧紧)?(?:以|通过|按照?|根据|依据|在|从|对|为|围绕|紧扣|聚焦|本着)"
)
# What is told besides, with a word of its own, and no more items.
BESIDES = re.compile(
    "(?:[并也还又]|同时)?(?:[^，、]{0,8}不[得准许能可]|严禁|禁止|[^，、]{0,8}(?:必须|应当)|要(?![素点求])|须|由|[在对从按]|坚决|努力|自觉|着力|使|把)"
)
BANS = re.compile("不[得准许能可]|严禁|禁止")
ONE_MORE = re.compile("[还也]要|还得")
BY_A_TIME = re.compile(rf"(?:在|于)?(?:\d+|[{NUMBER}两半]+)个?(?:工作日|小时|分钟|天)[之以]?内")
BESIDES_TOO = re.compile("^(?:[还也又并更]|同时|必须|要)+")
MANNER = re.compile("的(?:高度|角度|态度|姿态|精神|作风|标准|力度|方式)")
PURPOSE = re.compile(
    "^(?:让|使|确保|做到|以|防止|坚决|不断|努力|切实|从而|为|真正|推动|促进|提高|形成|实现)"
)


def up_to_deed(own: str, after: str) -> str | None:
    """Return what is behind the items up to the clause that says what is to be done, if any does.

    按照…的要求，抓紧办理: behind a preposition that is the next clause.
    """
    first, *rest = after.split("，")
    kept = KEPT_TO.search(own) and not first
    led = LED.match(own) or kept or _is_manner(own, first)
    if not (led and UNFINISHED.match(COUNTED.sub("", first))):
        return first
    leads = (bool(LED.match(clause) or NO_DEED.match(clause)) for clause in rest)
    told = next((at for at, led in enumerate(leads, 1) if not led), None)
    return "，".join([first, *rest[:told]]) if told else None


def _is_manner(own: str, first: str) -> bool:
    """Return whether it only tells how something is to be done: 从…的高度，重视督查."""
    return own[-1:] in {"从", "以"} and MANNER.fullmatch(first) is not None


def goes_on(found: RequirementList) -> bool:
    """Return whether the clause behind a list is another item or another list of its kind.

    Not what must or may not be done besides: 做到公道正派、严谨细致，不得迟到、早退.
    """
    behind = re.match(f"[”’]?[，,]([^{COMMAS}{STOPS}]+)", found.place.of.text[found.items[-1].b :])
    if behind is None:
        return False
    text, begin = found.place.of.text, found.items[0].a
    if BANNED.search(text[max(0, begin - ENOUGH) : begin]) and BANS.search(behind[1]):
        return True  # 不得抽留、拆散，不得在文件上粘贴: they are not all
    goes_on, same = BESIDES_TOO.sub("", behind[1]), found.items[0].text[:1]
    one_more = same == "要" and ONE_MORE.match(behind[1])  # 要还债、要配套，还要应对突发事件
    if one_more or BY_A_TIME.match(behind[1]):
        return True  # 停止供餐、送医救治，30分钟内电话报告
    if goes_on != behind[1] and all(item.text[:1] == same == goes_on[:1] for item in found.items):
        return True  # 有牌子、有绳子，还要有人的名字
    opens = BESIDES.match(behind[1]) or PURPOSE.match(behind[1])
    if opens and not found.items[0].text.startswith(behind[1][0]):
        return False
    return _is_alike(behind[1], [item.text for item in found.items])


def _is_alike(behind: str, texts: Sequence[str]) -> bool:
    """Return whether a clause is built like the items in front of it, or is a row of its own.

    What all of them begin or end with it has too; behind things no deed is one more of them.
    """
    start, end = common_start(texts), common_end(texts)
    if start and end and not (behind[0] == texts[0][0] or behind[-1] == texts[0][-1]):
        return False
    if bool(start) != bool(end):
        return behind[0] == texts[0][0] if start else behind[-1] == texts[0][-1]
    if opens_with_verb(behind) and not any(map(opens_with_verb, texts)):
        return False
    sizes = list(map(len, texts))
    deeds = opens_with_verb(behind) and sum(map(opens_with_verb, texts)) * 2 > len(texts)
    longest = LONGER * max(sizes) if deeds else max(sizes) + 1
    return "、" in behind or min(sizes) - 1 <= len(behind) <= longest

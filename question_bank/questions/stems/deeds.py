"""What asks for deeds: 要做到哪几点, 不得有哪些行为, 注重哪几点."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.words import pattern
from question_bank.requirements.likeness import VERB, common_start

if TYPE_CHECKING:
    from collections.abc import Sequence

IS = re.compile("[^，是]{2,16}是(?![否非])")
THEREIN = re.compile("[上里中]要$")  # 清单上要有问题、有措施
TELLS = re.compile(
    "(?:(?<![重主需必首纪概摘机])要|必须|应当|应该|(?<![供响适对相反效感呼照])应|务必|需要|须|一定要)$"
)
# With what comes behind it before the verb: 要持续, 必须真正.
ADVISES = re.compile(f"({TELLS.pattern[:-1]})[一-鿿]{{0,3}}$")
GOVERNS = re.compile(f"(?:{VERB.pattern}|明确)(?<!不断)(?<!努力)(?<!切实)(?<!始终)$")
DEEDS = re.compile("(?:做到|力求|务求|注重)$")
HOLDS = re.compile("(?:包括|包含|[载注写列标填说]明|填写|登记|公[示开布]|标注)$")
AT_AN_HOUR = re.compile("中午|午间|早上|晚上|夜间")
CHARGED = re.compile("(?:负责|承担)$")
BANNED = re.compile("(?:不[得准能许可]|严禁|禁止)$")
BANS = re.compile("^(?:一律不[得准]|严禁|不准|不得|禁止|不许|不能|决不|绝不)")
# What may not be more or longer than something is no row of deeds: 租赁期限不得超过….
OF_THING = re.compile("(?:期限|时间|次数|人数|数量|金额|比例|标准|费用|连续|累计|一般|原则上)$")
NAMED_BANS = ("严禁", "不准", "不许", "决不", "绝不")  # as in 八个不准
ALL_THE_SAME = re.compile("(?:一律|都|均|也)$")
# How something is to be done, and what is to come of it, before the deeds themselves.
BENT_ON = re.compile(
    "(?:能够?|更好地|努力|坚持|着力|自觉|主动|切实|始终|时刻|全力|真正|力争|决心)$"
)
ENSURES = re.compile("(?:确保|保证|力争)[一-鿿]{2,12}$")
# 关注的重点工作; but 该停产的停产.
NO_DEED = re.compile(
    r"[谁哪]|\d|[一二三四五六七八九十半][年月天日周]$|^[一二三四五六七八九十][个件条样]是|^(?![该能])[一-鿿]{2,3}的[一-鿿]{2,6}$"
)
MUST = re.compile("(?<![重主必首概])要(?![素点求])|必须|应当|须")
NAMING = set("nacbst")  # kinds of words without a verb
SAID_ALREADY = re.compile(
    "(?:坚持|遵循|贯彻|按照)[^，]+、[^，]+、|做到|就是|[这那]样，|如此，|是，$|要[^，、]+、要"
)
LOOKS_AT = ("看", "查", "问", "讲", "写")
SHORT = 4  # characters that say too little of what it is about
POINTS = "做到哪几点"


def are_bans(texts: Sequence[str], before: str) -> bool:
    """Return whether all items forbid something, and none that a thing is more than so much."""
    return all(map(BANS.match, texts)) and not OF_THING.search(before)


def banned(texts: Sequence[str], before: str, own: str) -> str | None:
    """Return what asks for all that is forbidden, where one word forbids it."""
    words = {ban[0] for ban in map(BANS.match, texts) if ban}
    if len(words) > 1 or AT_AN_HOUR.search(own):
        return None  # 工作日中午不准饮酒，不准…: the first alone is for noon
    start, ban = ALL_THE_SAME.sub("", before), words.pop()
    if ban in NAMED_BANS:
        return f"{start}{'' if TELLS.search(own) else '要'}做到哪几个“{ban}”"
    return f"{DEEDS.sub('', TELLS.sub('', start))}{ban}{'有' * (ban != '禁止')}哪些行为"


def told(texts: Sequence[str], before: str, own: str) -> str | None:
    """Return what asks for deeds behind a word that says they must or may not be."""
    same = texts[0][: common_start(texts)]
    points = "有哪几样" if same.startswith("有") and THEREIN.search(own) else POINTS
    governed = HOLDS.search(own) or (GOVERNS.search(own) and not TELLS.search(own))
    advises = None if governed else ADVISES.search(before)
    if advises and are_verbal(texts):
        return f"{before[: advises.end(1)]}{points}"
    endings = (
        (BANNED, "有哪些行为"),
        (DEEDS, "哪几点"),
        (CHARGED, "哪些工作"),
        (HOLDS, "哪几项" if "内容" in own else "哪些内容"),
        (TELLS, points),
    )
    return next((before + asks for ending, asks in endings if ending.search(own)), None)


def done(texts: Sequence[str], before: str, own: str) -> str | None:
    """Return what asks for deeds that are clauses of their own, or come behind 努力, 确保….

    学会尊重别人，|谅人之过、容人之错 → 学会尊重别人，要做到哪几点.
    """
    alone = not own and len(before) > SHORT and before.endswith("，")
    alone = alone and not SAID_ALREADY.search(before)
    same = texts[0][: common_start(texts)]
    must = "" if MUST.search(before) else "要"
    if alone and same in LOOKS_AT:
        return f"{before}{must}{same}什么"
    deeds = sum(map(_tells_no_deed, texts)) * 2 < len(texts)
    if alone and deeds:
        return f"{before}应怎么办" if before.endswith("的，") else f"{before}{must}{POINTS}"
    led = BENT_ON.search(own) or ENSURES.search(own)
    fit = are_verbal(texts) if own.endswith("坚持") else deeds
    return before + POINTS if led and fit else None


def are_verbal(texts: Sequence[str]) -> bool:
    """Return whether most items begin with a verb."""
    return sum(pattern(text)[:1] in {"v", "p"} for text in texts) * 2 > len(texts)


def _tells_no_deed(text: str) -> bool:
    """Return whether a phrase only names something, asks, or tells an amount: 政治判断力."""
    kinds = set(pattern(text))
    if IS.match(text) or NO_DEED.search(text):
        return True  # 校长是第一责任人
    return "n" in kinds and kinds <= NAMING

"""How alike two phrases are built: what tells a list's item from the words around it."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# The genre's everyday verbs and adverbs: a list, or a clause that tells to do something, begins
# after one of them. They are not words of single speeches.
VERBS = (
    "做到|做好|搞好|抓好|办好|当好|管好|用好|实现|开展|履行|承担着?|发挥好?|提高|提升|增强|加强|强化|深化|优化|完善|健全|"
    "建立|构建|形成|营造|树立|树牢|坚持|坚守|坚定|保持|落实|推进|推动|促进|围绕|紧扣|聚焦|突出|把握|成为|争做|争当|"
    "作为|包括|包含|具有|具备|充满|达到|体现|反映|总结出?|提出|明确|强调|要求|善用|采取|采用|通过|按照|依据|根据|遵循|"
    "克服|防止|杜绝|防范|反对|抵制|解决|消除|化解|破除|摒弃|力戒|切忌|着力|努力|全力|积极|主动|更加|更好地?|不断|进一步|"
    "切实|全面|认真|严格|始终|必须|应当|应该|需要|一定|务必|注重|注意|善于|勇于|敢于|学会|学好|熟悉|掌握|了解|一批|一些|"
    "各项|存在着?|以及|无论是?|不论|还是|能够|加大|丰富|改进|改善|规范|严守|遵守|维护|服务|面对|涉及|涵盖|打造|建设|锻造|培养|"
    "弘扬|倡导|发扬|秉持|践行|贯彻|执行|巩固|拓展|引导|鼓励|支持|统筹|兼顾|深入|参与|满足|保障|确保|避免|减少|扩大|健全|发展|"
    "走好|守好|讲好|写好|抓住|抓紧|处理好?|协调好?|联系|结合|依靠|发挥|激发|汇聚|凝聚|夯实|筑牢|扎牢|压实|整合|规范好?|谋划"
)
LEADS = re.compile(
    rf"(?:{VERBS}|[要是有在从对为把将让使以用能被向与同就按于做抓讲守的地得：:，,“])$"
)
OPENS_WITH_VERB = re.compile(rf"^(?:{VERBS}|[使把将让以在从对为能])")
# Words that follow a list's last item.
TAILS = re.compile(
    r"^(?:等等|等|在内|这[些几]?|的|地|上|中|下|方面|之间|工作|能力|[都也就才均则并]|开展|推动|相结合|有机|统一|双重|几[个项种]|"
    r"(?:力度|作用|水平|意识|要求|问题|形式|方法|方式|办法|制度|机制|环节|任务|职责|职能|精神|理念|原则)(?=$|[的上中等作开，,])|"
    r"对标|办事|选拔|相)"
)
# No item ends so, and none that begins so has lost its lead, unless its neighbours begin so too.
TORN = re.compile(r"(?:[的地得和与及是在把对为以之项个些种类]|每一?项?)$")
STARTS = re.compile(
    r"^(?:即|如|由|其|它|以|让|使|及|的|地|具体到|避免|弘扬|要|在|从|对|把|将|和|与|用好|加强|围绕|着力|努力|坚决|防止|提高|增强|特别是|重点|主要|包括|切实|认真|进一步)"
)
# A clause that begins so leans on its neighbour: 既…又…, 不…就….
LEANS = re.compile(
    r"^(?:既|又|也|更要?|还|才|就|则|但|而|从而|并|且|如果|虽然|因为|只有|只要|没有|是|一个是)"
)
JOINTS = re.compile(r"以及|乃至|并且|[和及与并]")


def common_start(phrases: Sequence[str]) -> int:
    """Return how many characters all phrases begin with in common."""
    columns = takewhile(lambda column: len(set(column)) == 1, zip(*phrases, strict=False))
    return sum(1 for _ in columns)


def common_end(phrases: Sequence[str]) -> int:
    """Return how many characters all phrases end with in common."""
    return common_start([phrase[::-1] for phrase in phrases])


def shared_places(phrases: Sequence[str]) -> int:
    """Return at how many places phrases of one length hold the same character."""
    if len({len(phrase) for phrase in phrases}) != 1:
        return 0
    return sum(len(set(column)) == 1 for column in zip(*phrases, strict=True))


def likeness(phrase: str, models: Sequence[str]) -> float:
    """Return how well a phrase fits among models of a list: about -4 (not at all) to 6."""
    lengths = [len(model) for model in models]
    low, high = min(lengths), max(lengths)
    off = max(low - len(phrase), len(phrase) - high, 0)
    score = (2.0 if low == high and len(models) > 1 else 1.5) if off == 0 else -0.5 * min(off, 6)
    exact = len(models) > 1 and low == high == len(phrase)
    if STARTS.match(phrase) and not exact and not all(STARTS.match(model) for model in models):
        score -= 2.8
    if TORN.search(phrase) and not all(TORN.search(model) for model in models):
        score -= 3.0
    family = [phrase, *models]
    score += min(common_start(family), 2) * 1.2
    score += min(common_end(family), 2) * 1.0
    if not common_start(family) and not common_end(family):
        score += min(shared_places(family), 2) * 0.8
    return score


def are_parallel(one: str, two: str) -> bool:
    """Return whether two neighbouring clauses are built alike."""
    short, long = sorted((len(one), len(two)))
    if short < 2 or long > 40:
        return False
    start, end = common_start((one, two)), common_end((one, two))
    if not start and (LEANS.match(one) or LEANS.match(two)):
        return False
    if start >= 2 or (end >= 2 and long <= 2.5 * short):
        return True
    if start:
        return long <= (2.2 if one[0] in "把将让使用以对从在为不有能要" else 1.6) * short
    if end and long <= 8 and long - short <= 2:
        return True
    return short == long and (short in {4, 5, 6, 7} or bool(shared_places((one, two))))

"""What everybody can complete who never heard the speech, and what may not be cut at all."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from question_bank.questions.draft import Draft
    from question_bank.speech.span import Span

NEAR = 24
# Fixed terms of theory are asked whole or not at all.
THEORY = re.compile(
    r"马克思|列宁|马列|毛泽东|邓小平|江泽民|胡锦涛|三个代表|科学发展观|习近平|中国特色社会主义|两个维护|两个确立|四个意识"
    r"|(?:道路|理论|制度|文化)自信|党的基本(?:理论|路线|方略)|五位一体|四个全面"
)
OPENS_THEORY = re.compile(r"(?:中国特色社会主义|党的基本|习近平)$")
# Sayings and formulas of the whole country. Each is written as far as it is fixed: what a speech
# adds of its own (活到老、学到老、改造到老) may be asked.
FIXED = re.compile(
    "|".join(
        (
            "公开、平等、竞争(?:、择优)?",
            "公开[、，,]公平[、，,]公正",
            "去产能(?:、去库存、去杠杆)?",
            "照镜子、正衣冠、洗洗澡、治治病",
            "科学立法、严格执法、公正司法、全民守法",
            "世界观、人生观、价值观|人生观、价值观|世界观、人生观",
            "活到老[、，,]学到老",
            "上情下达|上传下达|大而全|小而全|真善美|德智体美?劳?|衣食住行|老中青|人无我有|人有我优",
            "承上启下|协调左右|沟通内外|沟通上下|联系各方(?!面)|联系上下|连接上下|协调四方|协调各方|联系左右",
            "有法可依|有法必依|执法必严|违法必究|有令必行|有禁必止|有章可循|为官一任|守土有责|守土尽责",
            "吃苦在前|享受在后|自重、自省(?:、自警、自励)?|取其精华|去其糟粕|大事化小",
            "讲学习[、，,]讲政治[、，,]讲正气|讲政治[、，,]讲正气",
            "政治自觉、思想自觉[、和]行动自觉|思想自觉[、和]行动自觉|政治自觉、思想自觉",
            "政治协商、民主监督、参政议政|长期共存|互相监督|肝胆相照|荣辱与共|平等相待|互利共赢|求同存异",
            "吃透上情|把握下情|互相(?:尊重|谅解|理解|支持|补台|配合|关心|帮助)|相互(?:尊重|支持|对话|协调|理解|配合|信任|补台)",
            "上级精神.{0,6}下级|人员、机构、经费|机构、人员(?:、经费)?|领导、机构(?:、人员)?",
            "有情况[、，,]有分析[、，,]有建议",
            "诉求合理的?[^，；。]{0,8}到位|诉求无理的?[^，；。]{0,8}到位|生活困难的?[^，；。]{0,8}到位|行为违法的?[^，；。]{0,8}处理",
            "保护合法、制止非法(?:、遏制极端、抵御渗透、打击犯罪)?",
            "管好自己|管好(?:家人|家属|亲属)|管好身边(?:的)?(?:工作)?人员?",
            "压担子|搭台子|铺路子|搭梯子",
            "门难进|脸难看|话难听|事难办|门好进|脸好看|话好听|事好办",
            "不该(?:说|问|看|听|记|带)的(?:坚决|绝对)?不(?:说|问|看|听|记|带)",
            "不酒驾|不疲劳驾|酒后驾|疲劳驾|超速行驶",
            "早发现[、，,]早报告(?:[、，,]早[^，、。]{2,3})*|早预防[、，,]早发现",
            "横向到边|纵向到底|心往一处想|劲往一处使|召之即来|来之能战|战之必胜",
            "想干事[、，,]能干事|能干事[、，,]干成事|干成事[、，,]不出事",
            "党政同责|一岗双责|失职追责|尽职免责|齐抓共管",
            "真学[、，,]真懂|真懂[、，,]真信|真信[、，,]真用|学深悟透|学懂弄通做实",
            "看得见[、，,]摸得着|拥护不拥护|赞成不赞成|高兴不高兴|答应不答应",
            "信念坚定、为民服务(?:、勤政务实、敢于担当、清正廉洁)?",
        )
    )
)


def is_set_phrase(draft: Draft) -> bool:
    """Return whether most of what is asked everybody can complete."""
    return 2 * sum(map(_is_fixed, draft.parts)) > len(draft.parts)


def _is_fixed(part: Span) -> bool:
    """Return whether a fixed phrase makes up more than half of a part."""
    fixed, known = _fixed_in(part.of.text), 0
    for a, b in fixed[max(0, bisect_left(fixed, (part.a, 0)) - 1) :]:
        if a >= part.b:
            break
        known += max(0, min(b, part.b) - max(a, part.a))
    return 2 * known > len(part)


@lru_cache(maxsize=8)  # all that a speech asks for stands in one text
def _fixed_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the fixed phrases of a text stand, in its order."""
    return tuple(match.span() for match in FIXED.finditer(text))


def cuts_theory(draft: Draft) -> bool:
    """Return whether a part is of a fixed term, or a term begins before it and runs into it."""
    for part in draft.parts:
        begin, around = _around(part)
        if THEORY.search(part.text) or OPENS_THEORY.search(around[: part.a - begin]):
            return True
    return False


def _around(part: Span) -> tuple[int, str]:
    """Return where the words around a part begin, and these words."""
    begin = max(0, part.a - NEAR)
    return begin, part.of.text[begin : part.b + NEAR]

"""Duties: who or what is there for something, must do it, or is defined by it."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from question_bank.requirements.clauses import clauses, insides, pieces
from question_bank.requirements.deciders import deciders
from question_bank.requirements.limits import limits
from question_bank.requirements.model import Duty

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from question_bank.speech.span import Span

_MODAL = (
    r"(?:一定要|必须要?|应当|应该|务必要?|至少要|(?<![主需重必想只纪首不机])要(?![求素点害么是闻件事情])"
    r"|负责(?!人|任|同志)|承担着?|担负|处于|居于|不得|严禁)"
)
MUST = re.compile(
    rf"^(?P<role>[一-鿿()（）、“”]{{2,24}}?)(?:作为[^,，。]{{2,30}})?[,，]?都?(?P<duty>{_MODAL}[^。；;]{{6,}})"
)
IS = re.compile(
    r"^(?P<role>[^，,。；;：:“”是]{2,14})[,，]?(?P<duty>是[^，,。；;：:]{6,40}(?:[,，]也?是[^，,。；;：:]{4,40})*)"
)
# What rules say of anything, and only of what they rule: 公文起草应当….
RULED = re.compile(r"应当|必须|不得|严禁")
LINKED = re.compile(
    r"^(?:第[一二三四五六七八九十百]+条\s*|因此|所以|为此|总之|当前|今后|同时|首先|特别是|这就要求|可以说)[,，]?"
)
# Who can have a duty: bodies, people, offices, and the work itself.
A_ROLE = re.compile(
    r"(?:系统|[室厅局委办院校县市村组班岗员者人长处科所]|部门|单位|机关|干部|同志|政府|领导|书记|主任|工作|制度?|作风|学习|机构|组织|支部|企业"
    r"|乡镇|街道|研究|批评|团结|协作|精神|纪律|[公电]文|会议|督查|信息|档案|机要|保密|队伍|学校|医院|老师|教师|家长|窗口|站所)”?$"
)
NOT_A_ROLE = re.compile(
    r"^(?:第[一二三四五]|[一二三四五六七八九十]是|[(（\d１]|后天|明天|昨天|在|对|为|以|让|使|加强|做好|搞好|坚持|这|那|我|你|他|它|同志们|特别|无论|不论|不管|尤其|主要|总|还|但|而|又|就|如果|因此|所以|可以|应该|只|有|会议|今天|当前|下面)"
)
# What a thing may be said to be, so that it is worth knowing: 绝对忠诚是办公室工作的生命线.
WEIGHTY = re.compile(
    r"(?:要求|任务|职责|生命线|根本点?|基础|前提|保证|保障|关键|核心|灵魂|法宝|本职|责任|原则|标准|底线|红线|重点|中心|窗口|桥梁|纽带"
    r"|前哨|参谋|助手|素质|方法|途径|制度|作风|基本功|主线|抓手|依据|优势|平台|阵地)$"
)
# A sentence that tells to do something, whether or not it says who.
TOLD = re.compile(
    rf"^(?:还|也|更|就|都|同时|首先|特别是|尤其)?[,，]?(?:{_MODAL}|就是要)|(?:我们|大家)(?:一定|必须|都|也|还)?要|.{{2,16}}(?:都要|也要|就是要|必须|至少要|不得|严禁)"
)
LONGEST = 150


def duties(said: Iterable[Span], topic: Span | None = None) -> Iterator[Duty]:
    """Yield the duties that sentences state.

    A sentence that names nobody tells what is to be done about its `topic`, the heading above it.
    """
    for sentence in said:
        found = next(filter(None, map(_of_a_role, _stretches(sentence))), None)
        found = found or (_of_a_topic(sentence, topic) if topic else None) or _of_a_limit(sentence)
        if found:
            yield found


def _stretches(sentence: Span) -> Iterator[Span]:
    """Yield the sentence, what stands behind its colons and what it quotes."""
    yield sentence
    yield from pieces(sentence, ":：")[1:]
    yield from insides(sentence)


def _of_a_role(sentence: Span) -> Duty | None:
    linked = LINKED.match(sentence.text)
    said = sentence[linked.end() :] if linked else sentence
    for pattern in (MUST, IS):
        match = pattern.match(said.text)
        if match is None or NOT_A_ROLE.match(match["role"]):
            continue
        duty = match["duty"]
        known = A_ROLE.search(match["role"]) or RULED.match(duty)
        if known or (pattern is IS and WEIGHTY.search(duty)):
            return Duty(
                role=said.group(match, "role").strip(),
                duty=_short(said.group(match, "duty")),
                place=sentence,
            )
    return None


def _of_a_topic(sentence: Span, topic: Span) -> Duty | None:
    told = next((one for one in clauses(sentence) if TOLD.match(one.text)), None)
    if told is None or sentence.overlaps(topic) or len(sentence) < 12:
        return None
    whole = sentence if len(sentence) <= LONGEST else sentence[told.a - sentence.a :]
    return Duty(role=topic, duty=_short(whole), place=sentence)


def _of_a_limit(sentence: Span) -> Duty | None:
    """Return what a sentence says about a limit or who decides: 会期不超过两天, 报局长批准."""
    key = next(chain(limits(sentence), deciders(sentence)), None)
    if key is None:
        return None
    told = next(one for one in clauses(sentence) if one.b >= key.b)
    return Duty(
        role=sentence[: told.b - sentence.a],
        duty=_short(sentence[told.a - sentence.a :]),
        place=sentence,
    )


def _short(duty: Span) -> Span:
    """Return a duty without its last clauses where it is long."""
    if len(duty) > LONGEST:
        kept = [one for one in clauses(duty) if one.b - duty.a <= LONGEST]
        duty = duty[: kept[-1].b - duty.a] if kept else duty[:LONGEST]
    return duty.strip(" ,，、")

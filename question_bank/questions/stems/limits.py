"""Stems of what has to be kept to: the clauses that set a time, a number or who decides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.blank import BLANK
from question_bank.questions.mood import LINK, MARK, MODAL, PAST, STORY, TREND
from question_bank.questions.stems.leaning import (
    BARE_ACT,
    LEANS,
    hangs_on_sibling,
    is_thing_alone,
    is_unsaid,
)
from question_bank.questions.stems.running import SAYS_AGAIN
from question_bank.questions.typesetting import typeset
from question_bank.questions.words import grammar
from question_bank.requirements.clauses import clauses, pieces
from question_bank.requirements.deciders import deciders
from question_bank.requirements.limits import limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.requirements.model import Duty
    from question_bank.speech.span import Span

FEW_WORDS = 13  # characters
CASE_ALONE = re.compile("[^，,]{2,8}的[，,]")  # 高危行业的，…: the same of another case
LONGEST_CORE = 56  # characters: with the material in front of it a stem is short still
# What a clause ends with that goes on in the next: 接到报告后, 单据齐全的.
GOES_ON = re.compile(
    r"(?:^[^，]*经[^，]*(?:同意|批准|审核|许可|决定)|的|[时后前起]|情况下|期间|之日|按照.*|在.*[中上内]|(?:[后起]|[开入放]学|^请.*)[\d一二三四五六七八九十两个]+(?:工作日|小时|分钟|[天日周月年])[之以]?内)$"
)
# 群众落座三分钟以内，水要端到手上.
WITHIN = re.compile(
    r"(?<![在到至过])(?:\d+|[一二三四五六七八九十两半]+)个?(?:工作日|小时|分钟|天|周|月)[之以]?内$"
)
# 金额在五万元以上的项目，….
OF_THOSE = re.compile("以[上下]的(?!一律|[都均应必须要])[一-鿿]{2,6}$")
# The speaker announces what he says: 有几个数字我再念一遍：….
HIMSELF = re.compile("我(?!国|省|市|县|州|区|镇|乡|局|院|校|们)")
AT_LEAST = re.compile(r"(?:至少|不少于)[^，。；]{0,6}?\d+[篇件次]")  # is told, and has not been
# What tells how it was before, or of one case only.
CHANGED = re.compile(
    "力争|他说|讲得更|散会|会后，|明天|后天|今晚|今天|会议精神|从[明今下][^，]{0,3}[起开]|由原来|原来|改成|改为|调整为|并成|从每|由每|[，。]了|今年|去年|上个?月|上半年|最高达到|暂时|刚"
    "|(?:经费|投资|预算|资金)[^，]*____|(?:化解|完成|办结|整改|解决|清理|查处)____|[计扣加减]____|名单[^。]*人数[^，]{0,4}____|其中[^，]{0,12}(?:不少于|至少)____[人名]?$"
)
# How much it is at least each time, behind how often: 每季度开展不少于三次.
AMOUNT_NEAR = re.compile(
    r"[^，,。；;]{0,10}(?:不少于|不超过|至少|不低于)(?![^，]{0,10}[一1][次遍条篇场期份堂个项])"
)
# One of several cases says nothing without what is due in them: 有下列情形之一的，….
OF_CASES = re.compile("(?:下列|以下|如下)(?:情形|情况|条件|行为)")
# So many of a store are nobody's to know by heart.
STORES = re.compile(r"(?:\d{4,}|[5-9]\d{2})(?:[条件只个台]|[张套]).*")
# At least once, all of them.
GUESSED = re.compile("[一1][次篇条个项名人份件场页]|一个人|八小时|100%|百分之百")
NOT_ALONE = re.compile(
    "(?:[两二2]个?[人名])(?:以上|一[起同]|同行|共同)"
)  # whoever checks or punishes
# Who has the duties of a row, each a line with a number.
BEARER = re.compile(
    "(?:^|\n)(?:第[一二三四五六七八九十百]+条\\s*)?(?P<who>[一-鿿]{2,14}?)(?:应当)?(?:履行|承担)"
    "(?:下列|以下|如下)[一-鿿]{0,4}职责[：:]"
)
IN_ROW, FAR = re.compile("[（(][一二三四五六七八九十]+[）)]"), 600
FROM_NOW = re.compile("^从[今明下即][^，]{0,4}[起始]，")
# A threshold is one only where something hangs on it: 三分之二以上…方可, 5万元以上的，….
THRESHOLD = re.compile(f"{BLANK}以[上下]")
CUT_DEFINITION = re.compile("是指(?!.*的[一-鿿]{2,8}$)|其中一半")  # 是指单位价值1000元以上，…的资产
HANGS_ON = re.compile(rf"{MODAL.pattern}|是指|由|方可|的，|[上报]")
HAPPENS = re.compile(r"(?:出现|发生)[^，]*[\d一二两三四五][例起次件]")
PENALTY = re.compile("以[上下]$|处|罚")
# The same limit in other words gives it away: 开学六周以内，也就是国庆节后一周以前.
SAID_TWICE = re.compile("也就是|换句话说|换算")
# What is allowed or due only in a case is nothing without it: 需要紧急采购的，…; 文件到达后，….
IN_CASE = re.compile(
    "^.{3,}(?:的|前|(?<!前)后|(?<!及)时|期间|情况下)$|^(?:一旦|如果?(?!期)|凡是?|遇[到有]?|发生|出现)[^，]{3,}"
)


def limit_stems(found: Duty) -> Iterator[tuple[str, Span]]:
    """Yield the stem and the words left out for each limit that a duty's sentence sets.

    So it does for each who decides.
    """
    for part in pieces(found.place, "；;"):
        told, behind = clauses(part), part.a > found.place.a
        for key in (*limits(part), *deciders(part)):
            listed = OF_CASES.search(found.place.text, 0, key.a - found.place.a)
            core = None if listed or _is_known(key) else _core(told, key)
            if core and not (behind and hangs_on_sibling(core)):
                yield _bearer(found.place) + core, key


def _bearer(place: Span) -> str:
    """Return whose duties a numbered line is one of, as the line above its row says; else nothing.

    安全保卫科履行下列职责：（一）…；（二）组织演练，每年不少于2次.
    """
    text = place.of.text
    line = text.rfind("\n", 0, place.a) + 1
    if not IN_ROW.fullmatch(text, line, place.a) and not IN_ROW.match(text, line):
        return ""
    bearers = list(BEARER.finditer(text, max(0, line - FAR), line))
    told = bearers[-1] if bearers else None
    alone = told and all(IN_ROW.match(one) for one in text[told.end() : line].split("\n") if one)
    return told["who"] if told and alone else ""


def _is_known(key: Span) -> bool:
    """Return whether anybody would say so, or nobody could: 至少一次, 1200件."""
    told = GUESSED.fullmatch(key.text) or STORES.fullmatch(key.text)
    return bool(told or NOT_ALONE.match(key.of.text, key.a)) or _is_beside_amount(key)


def _is_beside_amount(key: Span) -> bool:
    """Return whether it is told how often, and how much each time: that is asked instead."""
    return key.text.startswith("每") and AMOUNT_NEAR.match(key.of.text, key.b) is not None


def _core(told: Sequence[Span], key: Span) -> str | None:
    """Return the clauses around a limit without it: from a subject to where it is said.

    Of what few words in the middle of a sentence speak, those before them say: 续期不超过….
    """
    at = next((place for place, clause in enumerate(told) if clause.covers(key)), None)
    if at is None:
        return None
    end = at
    while end + 1 < len(told) and _goes_on(told[end].text, told[end + 1].text):
        end += 1
    whole = told[at].of.whole()
    said = sum(HIMSELF.search(clause.text) is not None for clause in told[:1])
    begins = (
        begin
        for begin in range(at + 1)
        if len(MARK.sub("", whole[told[begin].a : told[end].b].text)) <= LONGEST_CORE
        and _opens(told[begin], begin - said)
    )
    begin = next(begins, None)
    if begin is None or _is_of_more(_plain(told[:begin])):
        return None
    before = typeset(whole[told[begin].a : key.a].text)
    after = typeset(whole[key.b : told[end].b].text)
    core = SAYS_AGAIN.sub("", FROM_NOW.sub("", LINK.sub("", MARK.sub("", before)))) + BLANK + after
    if len(before) < FEW_WORDS and (begin > 0 or CASE_ALONE.match(before)):
        return None
    told_once = AT_LEAST.sub("", core)
    reports = any(sign.search(told_once) for sign in (PAST, TREND, STORY, CHANGED))
    bare = THRESHOLD.search(core) and not HANGS_ON.search(core.replace("以上", ""))
    idle = bare or (core.endswith((f"{BLANK}以上", f"{BLANK}以下")) and not MODAL.search(core))
    unsaid = is_unsaid(core) or CUT_DEFINITION.search(core) or SAID_TWICE.search(core)
    return None if reports or idle or unsaid else core


def _goes_on(clause: str, behind: str) -> bool:
    """Return whether a clause only says when what is behind it holds: 一周内出现两例，….

    同一科室30日内就同一品目提出两次申请，累计达到高一档的，….
    """
    case = behind.endswith("的") and not PENALTY.search(clause)
    case = case or any(sign.search(clause) for sign in (HAPPENS, OF_THOSE, WITHIN))
    return bool(GOES_ON.search(clause) or (case and not MODAL.search(clause)))


def _is_of_more(left_out: Sequence[str]) -> bool:
    """Return whether clauses in front of a stem say of what or in what case it holds."""
    return any(map(IN_CASE.match, left_out)) or any(map(is_thing_alone, left_out[:1]))


def _plain(told: Sequence[Span]) -> list[str]:
    """Return clauses as they are read: without their markers and what links them."""
    return [LINK.sub("", MARK.sub("", typeset(clause.text))) for clause in told]


def _opens(clause: Span, place: int) -> bool:
    """Return whether a clause may open a stem: it names somebody or something, or comes first."""
    (words,) = _plain([clause])
    if LEANS.match(words) or BARE_ACT.match(words) or HIMSELF.search(words):
        return False
    return place == 0 or grammar(words[:8])[0] == "n"

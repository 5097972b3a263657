"""Whether a list that runs through a clause is one to be asked: what the clause makes of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.fitness.asides import goes_along
from question_bank.questions.fitness.items import are_banned, are_echoes
from question_bank.questions.fitness.sorts import are_bodies, are_mixed, are_samples
from question_bank.questions.mood import MODAL, Mood, mood
from question_bank.questions.stems.clause import LED_TO, PREPOSITION, UNFINISHED
from question_bank.questions.typesetting import typeset
from question_bank.questions.words import grammar
from question_bank.requirements.clauses import COMMAS
from question_bank.requirements.deciders import DECIDES
from question_bank.requirements.likeness import OPENS_WITH_VERB, common_end
from question_bank.requirements.limits import limits_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.questions.setting import Setting
    from question_bank.questions.stems.clause import Clause
    from question_bank.requirements.model import RequirementList

# Things that are fought: as what they are is told to whom they are forbidden, they are asked.
FOUGHT = re.compile(
    r"杜绝|防止|克服|整治|纠正|严禁|不准|不得|不许|禁止|避免|反对|破除|治理|查处|惩治|摒弃|力戒|切忌|抵制|消除|解决|排查|防范|严查|清理|戒"
)
NEXT_STEP = re.compile("再(?![生次现])|然后|后(?![勤续备方期台面])")
FEW_WORDS, LED_BY = 5, 4  # so many words of two characters are a list
# 路灯不亮、水管漏水: things gone wrong, unless it is told to keep them so (做到思想不松、力度不减).
GONE_WRONG = re.compile("^[一-鿿]{2,4}(?:不|没|漏|缺|断|堵|坏|难)[一-鿿]{0,2}$")
KEEPS = re.compile("做到|保持|确保|始终|坚持|保证|实现|达到|力求|务求")
DONE_BY_IT = re.compile(
    "^[^。；]{0,60}?[，,][^，。；]{0,4}(?:推动|维护|促进|实现|取得|保[证障]|确保|赢得|得到|受到|提[高升]|增强|形成|打开|完成|展现|有)了"
)
# What such things call for: 票据不合规、手续不齐全的，有权拒绝支付.
CALLS_FOR = re.compile("的[，,](?:有权|不予|不得|一律|应当?|必须|要|可以|由|给予|责令)")
STILL_HAS = re.compile("有[^，。]{0,8}[“‘]?[一二两三四五六七八九十]个不")
NEGATED = re.compile("^[更也]?(?:不是|并非)")  # 整顿，不是不让吃饭，更不是不让干事
# Only what other lists are called: 突出两个重点, 实施三大工程.
NAME = re.compile("[一二两三四五六七八九十][个项条大类种][一-鿿]{2,4}”?$")
ENUMERATED = re.compile(r"\s*(?:[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.、．])\s*")
# Before such words things stand as examples: 如路灯不亮、水管漏水, 群众反映的缺水、缺电等问题.
INSTANCES = re.compile(
    r"(?:例如|比如|譬如|诸如|(?<![一-鿿])[如像]|特别是|尤其是|好比|反映的|提出的|遇到的)$"
)
# 停电、停水、有人闯会场，这些情况…; 兼并、破产、出售，各种形式都有.
ALL_OF_THEM = re.compile(
    "^(?:等等)?[，,](?:这[些类]|[这那][样种]|该[一-鿿]的|种种|各种|什么|[^，。；]{0,4}都(?:有|叫|算|行|可以))"
)
KINDS = re.compile(
    "^等?这?[两二三四五六七八九十](?:[个类种项大条]|[个类]方面)[一-鿿]{0,6}$"
)  # 三类人群
# 下湾、枣林、后沟三个村: which places or bodies, by name.
PLACES = re.compile(
    "^等?[两三四五六七八九十][个所家座](?:行政|自然)?(?:村|社区|乡|镇|县|街道|水库|学校|公司|企业|医院|站点|网点|支行|门店|片区|小区|校区)"
)
PLACE = re.compile("(?:部门|单位|科室|机关|[人者员户])$")
REPORTED_TO = re.compile(f"(?:{DECIDES})$")
AT_A_PLACE = re.compile("[后前上下里外]面$|旁边$|附近$|周[边围]$")  # 家属区后面|的山坡
EXCEPT = re.compile(r"除(?![了夕法草尘名尽恶害险旧])[^，。；]*$")
BUT = re.compile(r"^[^，。；]{0,30}(?:外|之外|以外)(?:$|[，,。；;])")
SAYS_WHAT_IS = re.compile(r"^(?:也|又|还|更|既|就|都)?是(?!否)")
DOES = re.compile(
    "进行|开展|做好|抓好|搞好|加强|推进|完成|落实|提供|建立|健全|形成|实现|达到|做到|负责"
)
TAKING = re.compile("^.*[将把](?=[一-鿿]{2})")
ACTS = re.compile(rf"{OPENS_WITH_VERB.pattern}|[不要应]|聚焦|紧扣")
OPEN_END = re.compile("等等(?![级待])")
DEGREE = re.compile("^(?:更加?|更为|越来越|日益|十分|非常|高度)")
BIDDEN = re.compile("^[一-鿿]{0,3}?要(?![素点求件害])")


def most(found: RequirementList, pattern: re.Pattern[str]) -> bool:
    """Return whether the pattern is in more than half of the items."""
    return sum(bool(pattern.search(item.text)) for item in found.items) * 2 > len(found.items)


def _is_torn(found: RequirementList, after: str) -> bool:
    """Return whether the last item only says where that is of which the sentence goes on.

    Or the row holds what is done with all of it: 报县委组织部、县人力资源局备案.
    """
    first, last = found.items[0].text, found.items[-1].text
    reported = first.startswith("报") and REPORTED_TO.search(last)
    return bool(reported or (AT_A_PLACE.search(last) and after.startswith("的")))


def _is_case(found: RequirementList) -> bool:
    """Return whether a list stands in one of the things that a rule enumerates, without a verb."""
    text = found.place.of.text
    line = text[text.rfind("\n", 0, found.items[0].a) + 1 : found.items[-1].b]
    mark = ENUMERATED.match(line)
    own = line[mark.end() :] if mark else ""
    return bool(own) and not (OPENS_WITH_VERB.match(own) or MODAL.search(own) or "：" in own)


def against_clause(found: RequirementList, setting: Setting, clause: Clause) -> Iterator[str]:
    """Yield what speaks against a list that runs through the clause of a sentence."""
    text = found.place.text[clause.begin : clause.end]
    before = text[: found.items[0].a - found.place.a - clause.begin]
    own = re.split(f"[{COMMAS}]", before)[-1]
    after = found.place.text[found.items[-1].b - found.place.a :]
    fought = FOUGHT.search(before) is not None
    kept = fought or MODAL.search(own) or KEEPS.search(own) or CALLS_FOR.match(after)
    are_faults = most(found, GONE_WRONG)
    tests = (
        (not found.said_by and _mood(found, setting, clause) is Mood.REPORTS, "不是要求"),
        (_is_half(found, text, before) or _is_torn(found, after), "句子不完整"),
        (EXCEPT.search(before) and BUT.match(after), "句子不完整"),
        (DONE_BY_IT.search(after) and not MODAL.search(before), "不是要求"),
        (most(found, NEGATED), "不是要求"),
        (STILL_HAS.search(after) or (not kept and are_faults), "讲的是问题，不是要求"),
        (setting.sets_rules and _is_case(found), "句子不完整"),
        (most(found, SAYS_WHAT_IS), "答案可有多种说法"),
        (not fought and INSTANCES.search(before.strip("“‘ ")), "只是举例"),
        (_are_mere_words(found, before), "词语过短"),
        (
            found.stated is None and (_say_one_thing(found) or are_echoes(found)),
            "旁边各项已经说出答案大半",
        ),
        (_begins_anew(found, own) or _is_no_row(found, before), "各项不是一类"),
        (_only_sets_limits(found), "要记的只是数字"),
    )
    yield from (reason for failed, reason in (*tests, *_sorts(found, before, own, after)) if failed)
    aside = goes_along(found, before, after)
    if aside:
        yield aside


def _sorts(
    found: RequirementList, before: str, own: str, after: str
) -> tuple[tuple[object, str], ...]:
    """Return of what sort the items are not to be, and why."""
    return (
        (most(found, NAME), "答案只是名称"),
        (are_mixed(found) and not are_banned(found), "各项不是一类"),
        (are_bodies(found) and not own.strip("“‘ "), "只说由谁做"),
        (PLACES.match(after) and not most(found, PLACE), "只说由谁做"),
        (ALL_OF_THEM.match(after), "只是举例"),
        (are_samples(found, before, after), "只是举例"),
        (most(found, DEGREE) and after.startswith("的"), "固定说法，不学也会"),
        (OPEN_END.match(after), "答案不止一项"),
    )


def _begins_anew(found: RequirementList, own: str) -> bool:
    """Return whether a later item begins with the words in front of the first one.

    紧密联系改革的实际，紧密联系|党员、干部的思想: that is another row.
    """
    led = own[-LED_BY:]
    return len(led) == LED_BY and any(led in item.text for item in found.items[1:])


def _is_no_row(found: RequirementList, before: str) -> bool:
    """Return whether an item is part of another, or leads the others along, or two and two are.

    将检举、控告材料透露、转给被检举的人; the first step behind its 先, the others with theirs;
    机关与|社会、当前与长远的需求.
    """
    first, *others = texts = [TAKING.sub("", item.text) for item in found.items]
    nested = any(one != two and len(one) > 1 and one in two for one in texts for two in texts)
    joint = found.place.of.text[found.items[-2].b : found.items[-1].a]
    paired = joint in {"与", "和", "及"} and before.endswith(joint)
    steps = not first.startswith("先") and any(map(NEXT_STEP.match, others))
    return nested or paired or steps


def _only_sets_limits(found: RequirementList) -> bool:
    """Return whether each clause sets a number, better asked for alone: 专报不超过3000字."""
    told = sum(next(limits_in(item.text), None) is not None for item in found.items)
    return told * 2 > len(found.items)


def _is_half(found: RequirementList, clause: str, before: str) -> bool:
    """Return whether a clause only says with, from or by what, and nothing of what is done."""
    told = "，" in before or clause.startswith(("把", "将"))  # 对进展缓慢的，先提醒、再约谈
    led = PREPOSITION.match(clause) and not told
    behind = clause[found.items[-1].b - found.items[0].a + len(before) :]
    does = DOES.search(before) or ACTS.match(found.items[0].text)
    open_still = UNFINISHED.match(behind) or (
        clause.removeprefix("要").startswith("对") and KINDS.match(behind)
    )
    return bool((led or LED_TO.search(before)) and not does and open_still)


def _mood(found: RequirementList, setting: Setting, clause: Clause) -> Mood:
    """Return how the clause speaks; what the clause before defines is not what its own items are.

    后勤是“幕后英雄”，干好了没人夸: the second clause says nothing of what 后勤 is.
    """
    text = found.place.text
    own = max(
        (text.rfind(mark, clause.begin, found.items[0].a - found.place.a) for mark in COMMAS),
        default=-1,
    )
    if clause.mood is not Mood.DEFINES or own < clause.begin or text[own] in "：:":
        return clause.mood
    words, heading = typeset(text[own + 1 : clause.end]), setting.heading(found.under)
    alone = mood(text[:own], words, "", heading, ruled=setting.lays_down(found.under))
    return alone if alone is Mood.REPORTS else clause.mood


def _say_one_thing(found: RequirementList) -> bool:
    """Return whether few items do much the same to one thing: 提高自己、丰富自己、充实自己."""
    texts = [item.text for item in found.items]
    few = len(texts) <= FEW_WORDS - 2 and found.stated is None
    same = common_end(texts)
    return (
        few
        and same >= 2
        and all(len(text) - same == 2 and grammar(text)[0] in "va" for text in texts)
    )


def _are_mere_words(found: RequirementList, before: str) -> bool:
    """Return whether a list without quotation marks is only of a few two-character words."""
    sizes = [len(BIDDEN.sub("", item.text)) for item in found.items]
    bidden = all(BIDDEN.search(item.text) for item in found.items)
    longest = sum(sizes) / len(sizes) - 1 if bidden else max(sizes)
    if before.endswith(("“", "‘")) or longest > 2 or found.stated:
        return False
    return len(found.items) < FEW_WORDS

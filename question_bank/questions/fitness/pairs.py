"""Whether a matching set can be printed as it stands: named reasons why an instructor would not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.columns import DEMAND, DUTY, METAPHOR
from question_bank.questions.fitness.guesses import (
    MANY,
    are_alike,
    are_figures,
    are_measures,
    are_twins,
    is_collocated,
    is_even,
    is_hard_enough,
    is_split,
    is_thin,
)
from question_bank.questions.typesetting import is_balanced
from question_bank.questions.words import pattern
from question_bank.requirements.likeness import common_start
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.questions.matching import Matching

UNRELATED = "将左右两栏一一对应"
LONGEST_LEFT, LONGEST_RIGHT = 20, 20
WHO = ("的人员", "的单位", "的岗位", "的责任主体")
HEAD = re.compile("(?:[校院局处科站所队厂镇乡村]长|书记|主任|经理)$")
NO_EXTRA = "没有合适的多余选项"  # its rows may be asked one by one all the same
WEAK = set("的不为以要和与有在一上下中大")
# The rest of a word or of a phrase.
PART = re.compile(
    r"^(?:[一二三四五六七八九十]{1,2}、|\d{1,2}[.、．](?!\d)|否|的|了|着|还|才|等(?![候待级靠])|与(?![时众民群])|或(?!许)|次(?![第序要数日]))"
    r"|(?:和|与|或|及|在|把|将|被|就是|还)$|>>|」|「"
)
ALL_OF_THEM = re.compile("[两二三四五六]者")  # 三者是一个整体
HALF_LEFT = re.compile(
    r"^(?:把|将|让|多(?![^样])|再(?!生)|为什么|怎么|怎样|如何|谁)"
    r"|^以.*(?:破解|化解|解决)$|(?:要有|(?<![重主首必需概纪摘提机])要|应|使|让|不|是|抓|变|为什么)$|\d$|[：:]"
)
QUOTATION = re.compile("“[^“”]*”")
FAULT = re.compile(
    "困难(?!群众|职工|学生|家庭|户|党员)|疾病|有问题|有需[要求]$|不到位|不及时|不畅|不足|不高|不够|不(?:重视|健全|规范|过关|稳定|完善|扎实|深入|严格|平衡|适应)$"
)
SPEAKER = re.compile("(?<!自)我(?![国党军省市县区])|[他她它](?![人山项])|他们")
ASKS = re.compile("什么|^哪|^谁$|^多少")
SENTENCE = re.compile("，|[^不就求]是(?![非否]).{2,}")
CASES = "对应的适用情形"  # which rules tell at whatever length each needs
OF_ONE = re.compile("n+u?")
ROLES = re.compile("^(?:当好|争当|做好)")
# What things are called to give them weight: 以结算为抓手，做实存款.
LABEL = re.compile(
    "抓手|导向|保障|关键|引领|重点|核心|基础|支撑|主线|动力|目标|根本|前提|统领|载体"
)
TIME = re.compile(
    r"(?:\d|[一二两三四五六七八九十半])个?(?:工作日|小时|分钟|[天日周旬月季年])|(?<!个)当[天日]|每[天日周旬月季年半]"
)
NEVER = re.compile("不[^不]{1,5}不")  # 手续|不全不上路
COUNTED = re.compile("^[一二两三四五六七八九十][个条项场道张类种大]?")


def flaws_of(matching: Matching) -> Iterator[str]:
    """Yield what is wrong with a matching set."""
    lefts, rights = matching.lefts, matching.rights
    offered = [folded(right) for right in (*rights, *matching.extra)]
    shown = (*rights, *matching.extra)
    tests = (
        (UNRELATED in matching.directions, "两栏关系不明"),
        (not 3 <= len(lefts) <= 8, "配对数目不合适"),
        (len(set(offered)) < len(offered), "右栏有重复"),
        (max(map(len, rights)) > LONGEST_RIGHT or max(map(len, lefts)) > LONGEST_LEFT, "文字过长"),
        (any(tells(*pair, shown) for pair in matching.pairs), "左右用字相同，可以猜出"),
        (_echoes(matching) > 1, "左右用字相同，可以猜出"),
        (all(map(COUNTED.match, lefts)), "左栏的数字说出答案"),
        (_is_told(matching), "题干中出现答案"),
        (_names_its_duty(matching), "岗位名称说出职责"),
        (_open_alike(lefts), "左栏开头相同"),
        (is_thin(matching) and not are_figures(matching), "右栏太短，容易混淆"),
        (not is_hard_enough(matching), NO_EXTRA),
    )
    yield from (reason for failed, reason in (*tests, *_sides(matching)) if failed)


def _sides(matching: Matching) -> tuple[tuple[object, str], ...]:
    """Return what its sides are not to be, and why."""
    lefts, rights = matching.lefts, matching.rights
    return (
        (any(map(PART.search, (*lefts, *rights))), "文字不完整"),
        (any(map(HALF_LEFT.search, lefts)), "文字不完整"),
        (any(map(SPEAKER.search, (*lefts, *rights))), "题干指代不明"),
        (any(map(ASKS.search, (*lefts, *rights))), "各项是问句"),
        (not all(map(is_balanced, (*lefts, *rights))), "引号或括号不成对"),
        (
            any(SENTENCE.search(QUOTATION.sub("", side)) for side in (*lefts, *rights)),
            "不是一个词组",
        ),
        (len(set(map(_is_listing, rights))) > 1 and not _are_cases(matching), "右栏形式不一"),
        (len({TIME.search(right) is None for right in rights}) > 1, "右栏形式不一"),
        (are_alike(matching) or are_twins(rights), "左右两栏都太相近，容易混淆"),
        (any(map(FAULT.search, rights)), "讲的是问题，不是要求"),
        (2 * sum(map(bool, map(NEVER.match, rights))) >= len(rights), "只是一句话的两半"),
        (all(map(LABEL.fullmatch, rights)), "右栏只是修辞"),
        (not _is_evenly_long(matching), "各项长短悬殊"),
        (any(map(ALL_OF_THEM.match, lefts)), "左栏形式不一"),
        (len({left.endswith("的") for left in lefts}) > 1, "左栏形式不一"),
        (_is_one_of_them_a_person(matching), "左栏形式不一"),
        (_are_cut_at_de(matching), "文字不完整"),
        (is_collocated(matching), "按搭配可以猜出"),
        (is_split(matching) and METAPHOR not in matching.directions, "只是动词和宾语"),
    )


def tells(left: str, right: str, shown: Sequence[str]) -> bool:
    """Return whether a left side shares a character with its own right side and no other shown."""
    others = {sign for one in shown if one != right for sign in one}
    return bool((set(folded(left)) & set(folded(right))) - WEAK - others)


def _echoes(matching: Matching) -> int:
    """Return how many pairs share a character that not all left sides have: 督事, 督人."""
    same = "".join(set.intersection(*map(set, matching.lefts)))
    return sum(tells(left, right, (same,)) for left, right in matching.pairs)


def _names_its_duty(matching: Matching) -> bool:
    """Return whether few posts have one short duty each: what a post is called tells it."""
    told = matching.directions
    who = any(kind in told for kind in WHO) and f"对应的{DEMAND}" in told
    plain = not all(_is_listing(right) or ROLES.match(right) for right in matching.rights)
    return (who or f"对应的{DUTY}" in told) and plain and len(matching.pairs) <= MANY


def _is_told(matching: Matching) -> bool:
    said = folded(matching.directions)
    return any(folded(right) in said for right in matching.rights if len(folded(right)) >= 3)


def _open_alike(lefts: Sequence[str]) -> bool:
    """Return whether the left sides begin with the same words, and these are not what they are of.

    师生的表扬, 师生的批评 and 后勤党员, 后勤干部 are things of their own.
    """
    size = common_start(lefts)
    of_one = OF_ONE.fullmatch(pattern(lefts[0][:size])) and min(map(len, lefts)) >= size + 2
    return size >= 2 and not of_one


def _is_listing(side: str) -> bool:
    """Return whether a side is of even phrases: 内容真实、文字通顺, not 本单位、本部门实际."""
    parts = side.split("、")
    return len(parts) > 1 and is_even(parts, 1.5)


def _is_evenly_long(matching: Matching) -> bool:
    """Return whether no side stands out by its length, which beside times tells nothing."""
    most = 3.2 if len(matching.pairs) <= MANY else 4
    return are_measures(matching) or (
        is_even(matching.lefts, 3.5) and is_even(matching.rights, most)
    )


def _is_one_of_them_a_person(matching: Matching) -> bool:
    """Return whether who is told stands among what he is told of: 校长要…, 评先进要一碗水端平."""
    told = f"左栏各项与右栏对应的{DEMAND}" in matching.directions
    return told and sum(HEAD.search(left) is not None for left in matching.lefts) == 1


def _are_cut_at_de(matching: Matching) -> bool:
    """Return whether left sides end in 的 and are no cases that rules are made for."""
    return "左栏的情形" not in matching.directions and any(
        left.endswith("的") for left in matching.lefts
    )


def _are_cases(matching: Matching) -> bool:
    return CASES in matching.directions

"""Whether a matching set can be solved by who never heard the speech: by its words or by sense."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from question_bank.questions.columns import (
    HOW_OFTEN,
    LENGTH,
    METAPHOR,
    POSITION,
    ROLE,
    WITHIN,
)
from question_bank.questions.words import grammar
from question_bank.requirements.frame_patterns import NUMBER
from question_bank.requirements.likeness import VERB, common_end, common_start

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.questions.matching import Matching

MANY = 5  # so many pairs cannot be found by leaving out; fewer need rights too many
FULL = 4  # so many pairs or characters make something of their own
MODAL = re.compile("^[必就要须应多]")
STEADY = re.compile(
    "不(?:松[劲懈手]|放松|停[步歇]|手软|动摇|懈怠|止步|含糊|退缩)|之[本基根源要魂]$"
)
ADDED = re.compile("[再更必常勤].{1,2}")  # 认识再提高, 质量再严格 are found by the verb alone
TWICE = re.compile(r"(.)\1")
SIGN = re.compile("[“‘][一-鿿][”’]")
LIMB = re.compile("[脑眼耳手腿脚嘴口心][勤快灵]$")
FIGURES = (METAPHOR, POSITION, ROLE, "提法")
MEASURES = (HOW_OFTEN, WITHIN, LENGTH)
POINTS = re.compile("[一-鿿]点|“[一-鿿]”字")
ONE_SIGN = re.compile("[要求讲][“‘]?[一-鿿][”’]?|[一-鿿]{2}[“‘][一-鿿][”’]字")
BARE = re.compile(
    rf"{NUMBER}个?(?:工作日|小时|分钟|[天日周月字])(?:以?内)?|[半当]天|当日|每.{{1,2}}"
)
UNNAMED = re.compile("(?<!”)，将左栏(?:的(?P<lefts>[^与]+)与右栏对应的要求)?")
IMAGE = re.compile("[一-鿿]+的[一-鿿]{1,2}")


def is_hard_enough(matching: Matching) -> bool:
    """Return whether leaving out does not solve it: many pairs, or right sides too many.

    Of 17 sets of four or five pairs without any too many readers adopted three, of four longer
    ones all.
    """
    rights, extra = matching.rights, matching.extra
    offered = len(rights) + len(extra)
    if offered >= (MANY if extra else MANY + 1):
        return True
    if are_measures(matching):
        return False  # a few times are found by their order
    if all(map(POINTS.fullmatch, rights)):
        return offered >= FULL
    core = max(map(len, rights)) - common_start(rights) - common_end(rights)
    if extra and core > 2 and is_even((*rights, *extra), 2):
        return True
    if all(map(SIGN.fullmatch, matching.lefts)):
        return False  # 快 is 讲时效, 准 is 讲真实
    return len(rights) >= FULL and is_even(rights, 2) and are_figures(matching)


def is_thin(matching: Matching) -> bool:
    """Return whether too little stands on the right beside what all of them have in common.

    Of many one character is enough where it is quoted: 要“稳”, 要“准”, 要“兴”, 要“宜”, 要“活”.
    """
    rights = matching.rights
    offered, quoted = len(rights) + len(matching.extra), all("“" in right for right in rights)
    if offered >= (MANY if quoted else MANY + 1) and all(map(ONE_SIGN.fullmatch, rights)):
        return False
    if offered >= FULL and all(map(POINTS.fullmatch, rights)):
        return False
    if are_measures(matching):
        return False
    longest = max(map(len, rights))
    common = common_start(rights) + common_end(rights)
    return longest - common <= 1 or longest <= 2 or all(map(ADDED.fullmatch, rights))


def are_alike(matching: Matching) -> bool:
    """Return whether any left could stand beside any right: 遇事、办事、处事; 必报备、就报备."""
    lefts, rights = matching.lefts, matching.rights
    bare = {MODAL.sub("", right) for right in rights}
    near = max(map(len, lefts)) == 2 and common_start(lefts) + common_end(lefts) > 0
    if sum(map(bool, map(TWICE.fullmatch, lefts))) >= 3:  # 校校, 班班, 人人
        return True
    few = len(lefts) < FULL and not (is_thin(matching) or are_figures(matching))
    return len(bare) < len(rights) or (few and near)


def are_twins(rights: Sequence[str]) -> bool:
    """Return whether three right sides say one thing in other words: 大话、空话、气话."""
    start, end = common_start(rights), common_end(rights)
    cores = [right[start : len(right) - end] for right in rights]
    heads = Counter(core[-1] for core in cores if len(core) == 2)
    return sum(map(bool, map(STEADY.search, rights))) >= 3 or any(
        3 <= count < len(rights) for count in heads.values()
    )


def is_collocated(matching: Matching) -> bool:
    """Return whether images on the left call for their verbs: 防返贫的网 is 织密, 脸面 is 洗净.

    So do qualities for what they are of, where no right side is too many and no name says that all
    of them are to be known: 政治品格 is 绝对忠诚. What a limb is good for everybody knows: 脑勤.
    """
    if sum(map(bool, map(LIMB.match, matching.lefts))) > len(matching.lefts) // 2:
        return True
    if all(right[0] == "更" and len(right) <= FULL for right in matching.rights):
        return True  # 防线更加牢固
    unnamed = None if matching.extra else UNNAMED.search(matching.directions)
    if unnamed and _go_together(matching, unnamed["lefts"] or ""):
        return True
    images = sum(IMAGE.fullmatch(left) is not None for left in matching.lefts)
    done = all(len(right) <= FULL and right[0] != "不" for right in matching.rights)
    return images >= 3 and done


def _go_together(matching: Matching, lefts: str) -> bool:
    """Return whether pairs of no named set go together by their sense, by what the lefts are."""
    contrasts = lefts == "对象" and all("不" in right for right in matching.rights)
    shorn = all(right[0] == "不" and len(right) <= FULL for right in matching.rights)
    qualities = lefts == "方面" and all(len(a) == len(b) == FULL for a, b in matching.pairs)
    return contrasts or shorn or qualities  # 同级, 支持而不推诿; 水库, 不垮坝; 政治品格, 绝对忠诚


def is_split(matching: Matching) -> bool:
    """Return whether the right sides are only what the verbs on the left govern."""
    if sum(VERB.fullmatch(left) is not None for left in matching.lefts) * 3 > 2 * len(
        matching.lefts
    ):
        return True
    split = sum(
        len(left) <= 3 and grammar(left)[1] in "vp" and grammar(right) == ("n", "n")
        for left, right in matching.pairs
    )
    return split * 2 > len(matching.pairs)


def is_of(matching: Matching, *called: str) -> bool:
    """Return whether the right sides are called by one of these names."""
    return any(re.search(f"对应的{name}(?:（.+）)?配对", matching.directions) for name in called)


def are_measures(matching: Matching) -> bool:
    """Return whether the right sides are times or numbers: 3个工作日内, 每季度, 1500字."""
    return is_of(matching, *MEASURES) and all(map(BARE.fullmatch, matching.rights))


def are_figures(matching: Matching) -> bool:
    """Return whether the right sides are images or what something is called by."""
    return any(told in matching.directions for told in FIGURES)


def is_even(words: Sequence[str], most: float) -> bool:
    """Return whether the longest is at most so many times as long as the shortest."""
    return max(map(len, words)) <= most * min(map(len, words))

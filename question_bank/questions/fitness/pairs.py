"""Whether a matching set can be printed as it stands: named reasons why an instructor would not."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from question_bank.questions.columns import DEMAND, DUTY, METAPHOR, ROLE, TAKEN_FOR
from question_bank.questions.words import grammar, pattern
from question_bank.requirements.likeness import VERB, common_end, common_start
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.questions.matching import Matching

UNRELATED = "将左右两栏一一对应"
LONGEST_LEFT, LONGEST_RIGHT = 20, 20
MANY = 5  # so many pairs cannot be found by leaving out; fewer need rights too many
FULL = 4  # so many pairs or characters make something of their own
WHO = ("的人员", "的单位", "的岗位", "的责任主体")
WEAK = set("的不为以要和与有在一上下中大")
# The rest of a word or of a phrase.
PART = re.compile(
    r"^(?:[一二三四五六七八九十]{1,2}、|\d{1,2}[.、．]|否|的|了|着|还|才|等(?![候待级靠])|与(?![时众民群])|或(?!许)|次(?![第序要数日]))"
    r"|(?:和|与|或|及|在|把|将|被|就是|还)$|>>|」|「"
)
HALF_LEFT = re.compile(
    r"^(?:把|将|让|多(?![^样])|再(?!生)|为什么|怎么|怎样|如何|谁)"
    r"|(?:要有|(?<![重主首必需概纪摘提机])要|应|使|让|不|是|抓|变|为什么)$|\d$|[：:]"
)
QUOTATION = re.compile("“[^”]*”")
FAULT = re.compile(
    "困难(?!群众|职工|学生|家庭|户|党员)|疾病|有问题|有需[要求]$|不到位|不及时|不畅|不足|不高|不够"
)
SENTENCE = re.compile("，|[^不就]是(?![非否]).{2,}")
NAMES = re.compile("[一二三四五六七八九十]").match  # what lists are called: 五道关, 三个当日
MODAL = re.compile("^[必就要须应多]")
STEADY = re.compile(
    "不(?:松[劲懈手]|放松|停[步歇]|手软|动摇|懈怠|止步|含糊|退缩)|之[本基根源要魂]$"
)
ADDED = re.compile("[再更必常勤].{1,2}")  # 认识再提高, 质量再严格 are found by the verb alone
TWICE = re.compile(r"(.)\1")
PLAIN = ({"不"}, {"有"})  # what begins so fits many a thing
FIGURES = (METAPHOR, ROLE, TAKEN_FOR, "提法")
CASES = "对应的适用情形"  # which rules tell at whatever length each needs
WHEN = ("时间要求", "时限要求")
ONE_SIGN = re.compile("要[“‘]?[一-鿿][”’]?|[一-鿿]{2}[“‘][一-鿿][”’]字")
OF_ONE = re.compile("n+u?")
ROLES = re.compile("^(?:当好|争当|做好)")
TIME = re.compile(r"(?:\d|[一二两三四五六七八九十半])个?(?:工作日|小时|分钟|[天日周旬月季年])")
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
        (all(map(COUNTED.match, lefts)), "左栏的数字说出答案"),
        (_is_told(matching), "题干中出现答案"),
        (_names_its_duty(matching), "岗位名称说出职责"),
        (_open_alike(lefts), "左栏开头相同"),
        (_is_thin(matching) and not _are_figures(matching), "右栏太短，容易混淆"),
        (not _is_hard_enough(matching), "没有合适的多余选项"),
        (any(map(PART.search, (*lefts, *rights))), "文字不完整"),
        (any(map(HALF_LEFT.search, lefts)), "文字不完整"),
        (
            any(SENTENCE.search(QUOTATION.sub("", side)) for side in (*lefts, *rights)),
            "不是一个词组",
        ),
        (len(set(map(_is_listing, rights))) > 1 and not _are_cases(matching), "右栏形式不一"),
        (len({TIME.search(right) is None for right in rights}) > 1, "右栏形式不一"),
        (_are_alike(matching) or _are_twins(rights), "左右两栏都太相近，容易混淆"),
        (any(map(FAULT.search, rights)), "讲的是问题，不是要求"),
        (not _is_even(lefts, 3.5) or not _is_even(rights, 3.2), "各项长短悬殊"),
        (_is_split(matching) and METAPHOR not in matching.directions, "只是动词和宾语"),
    )
    yield from (reason for failed, reason in tests if failed)


def tells(left: str, right: str, shown: Sequence[str]) -> bool:
    """Return whether a left side shares a character with its own right side and no other shown."""
    others = {sign for one in shown if one != right for sign in one}
    return bool((set(folded(left)) & set(folded(right))) - WEAK - others)


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


def _is_thin(matching: Matching) -> bool:
    """Return whether too little stands on the right beside what all of them have in common.

    Of many one character is enough where it is quoted: 要“稳”, 要“准”, 要“兴”, 要“宜”, 要“活”.
    """
    rights = matching.rights
    offered, quoted = len(rights) + len(matching.extra), all("“" in right for right in rights)
    if offered >= (MANY if quoted else MANY + 1) and all(map(ONE_SIGN.fullmatch, rights)):
        return False
    longest = max(map(len, rights))
    common = common_start(rights) + common_end(rights)
    return longest - common <= 1 or longest <= 2 or all(map(ADDED.fullmatch, rights))


def _are_alike(matching: Matching) -> bool:
    """Return whether any left could stand beside any right: 遇事、办事、处事; 必报备、就报备."""
    lefts, rights = matching.lefts, matching.rights
    bare = {MODAL.sub("", right) for right in rights}
    near = max(map(len, lefts)) == 2 and common_start(lefts) + common_end(lefts) > 0
    if sum(map(bool, map(TWICE.fullmatch, lefts))) >= 3:  # 校校, 班班, 人人
        return True
    few = len(lefts) < FULL and not (_is_thin(matching) or _are_figures(matching))
    return len(bare) < len(rights) or (few and near)


def _are_twins(rights: Sequence[str]) -> bool:
    """Return whether three right sides say one thing in other words: 大话、空话、气话."""
    start, end = common_start(rights), common_end(rights)
    cores = [right[start : len(right) - end] for right in rights]
    heads = Counter(core[-1] for core in cores if len(core) == 2)
    return sum(map(bool, map(STEADY.search, rights))) >= 3 or any(
        3 <= count < len(rights) for count in heads.values()
    )


def _is_hard_enough(matching: Matching) -> bool:
    """Return whether leaving out does not solve it: many pairs, or right sides too many."""
    lefts, rights = matching.lefts, matching.rights
    if len(rights) + len(matching.extra) >= MANY:
        return True
    frame = common_start(rights) + common_end(rights)
    core = max(map(len, rights)) - frame
    if len(rights) == MANY - 1:
        return _is_even(rights, 2) and (core > 1 or _are_figures(matching))
    if _are_figures(matching) and all(map(NAMES, rights)):
        return True
    most = FULL if matching.extra else FULL - 1
    alike = frame >= FULL or (most >= core > frame > 0 and max(core + 1, *map(len, lefts)) >= FULL)
    plain = not matching.extra and {right[0] for right in rights} in PLAIN
    if plain or any(f"对应的{when}" in matching.directions for when in WHEN):
        return False
    return (alike or _are_figures(matching)) and len({*map(len, lefts)}) == len(
        {*map(len, rights)}
    ) == 1


def _is_listing(side: str) -> bool:
    """Return whether a side is of even phrases: 内容真实、文字通顺, not 本单位、本部门实际."""
    parts = side.split("、")
    return len(parts) > 1 and _is_even(parts, 1.5)


def _are_figures(matching: Matching) -> bool:
    return any(told in matching.directions for told in FIGURES)


def _are_cases(matching: Matching) -> bool:
    return CASES in matching.directions


def _is_even(words: Sequence[str], most: float) -> bool:
    return max(map(len, words)) <= most * min(map(len, words))


def _is_split(matching: Matching) -> bool:
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

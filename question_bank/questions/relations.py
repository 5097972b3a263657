"""What the two columns of a matching set are to each other, as its directions say it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from question_bank.questions.columns import ANY, COLUMNS, DEMAND, WITHIN, Relation, kind_of
from question_bank.questions.typesetting import typeset
from question_bank.questions.unnamed import (
    DOES,
    SHORT_VERBS,
    TO_WHOM,
    coined,
    is_demanded,
    of_one_kind,
    of_one_verb,
    to_whom,
)
from question_bank.questions.words import pattern
from question_bank.requirements.frame_patterns import TERM
from question_bank.requirements.frames import UNNAMED
from question_bank.requirements.likeness import OPENS_WITH_VERB, VERB, common_end, common_start

if TYPE_CHECKING:
    from question_bank.requirements.model import Pairs
    from question_bank.speech.span import Span

FEWEST, FEWEST_TURNED = 3, 4
# Nothing in the words of such pairs themselves says that they are demanded.
BARE = {
    "主体 ↔ 有何举动",
    "方面 ↔ 要达到的程度",
    "事项 ↔ 规矩",
    "事项 ↔ 做法",
    "工作 ↔ 落到何处",
    "要求 ↔ 落脚点",
}
HEADED = "要求 ↔ 着力点"
TURNED = {
    "要求 ↔ 落脚点",
    "内涵 ↔ 方面",
}  # 坚持绝对忠诚的政治品格: of the 品格 it is demanded to be 绝对忠诚
GRID = re.compile(r"^要(?P<one>[^的]+)的(?P<of>.+) ↔ 要(?P<two>[^的]+)的(?P<what>.+)$")
AGAINST = re.compile("克服|防止|防范|杜绝|反对|抵制|消除|化解|破除|摒弃|力戒|切忌|避免|减少|解决")
ALWAYS = re.compile("一律|立即|实行|必须|应当|坚决")
ARTICLE = re.compile(r"第[一二三四五六七八九十百]+条\s*")
REACHED = {"做到", "达到", "实现", "确保"}
EACH_HIS = re.compile(r"^主体 ↔ (?P<what>要.+的)$")
SHOWN = re.compile(r"^(?P<left>[一-鿿]{2,4}) ↔ 体现$")
IN_TIME = re.compile("内$|当[天日]|半天")
DEED = re.compile("(?:以?内)?[，,]?(?P<done>[一-鿿]{2,8})(?=[，,；;。]|$)")
TIMED = re.compile(rf"{TERM}(?:以?内)?|半天|当[天日]")


def related(found: Pairs) -> Relation | None:
    """Return how pairs are to be called; None where nothing sure and natural can be said of them.

    The left column bears a name only where it fits every one of its words; else it is 各项.
    """
    if rows := GRID.match(found.relation):
        what = DEMAND if rows["two"] in REACHED else f"要{rows['two']}的{_cells(rows['what'])}"
        return Relation(f"要{rows['one']}的{_cells(rows['of'])}", what, found.pairs)
    if shown := SHOWN.match(found.relation):
        left = "" if shown["left"] == "要点" else shown["left"]
        return Relation(left, "体现", found.pairs) if left else None
    if own := EACH_HIS.match(found.relation):
        lefts = [typeset(left.text) for left, _ in found.pairs]
        return Relation(kind_of(lefts), f"{own['what']}{ANY}", found.pairs)
    if found.relation == HEADED:
        return coined(found) or _headed(found)
    told, found = _tells_to_do(found), _bare(found)
    if found.relation == UNNAMED:
        known = of_one_verb(found) or to_whom(found) or coined(found)
        return known or (of_one_kind(found) if told else None)
    whom = all(TO_WHOM.match(left.text) for left, _ in found.pairs)
    bare = found.relation in BARE and not (found.name or whom or is_demanded(found))
    return None if bare or found.relation not in COLUMNS else _named(found)


def _headed(found: Pairs) -> Relation | None:
    """Return what headings say of things: 新价值形态：追求人民至上, 特急件，在半小时内呈送."""
    lefts = [left.text for left, _ in found.pairs]
    done = common_start(lefts) > 0 and lefts[0][0] in SHORT_VERBS  # 抓监测, 抓预报
    things = not done and all(
        pattern(left)[-1:] in {"n", "q", "z"} and not OPENS_WITH_VERB.match(left) for left in lefts
    )
    said = sum(pattern(right.text)[:1] in set("vpd") for _, right in found.pairs)
    if not things or 3 * said < 2 * len(found.pairs):
        return None
    what = DEMAND if is_demanded(found) else "内容"
    return Relation(kind_of([typeset(left.text) for left, _ in found.pairs]), what, found.pairs)


def _tells_to_do(found: Pairs) -> bool:
    return not any(pattern(right.text)[:1] in set("nmqr") for _, right in found.pairs)


def _bare(found: Pairs) -> Pairs:
    """Return the pairs without an article's number, and without 一律 before all right sides."""
    rights = [right.text for _, right in found.pairs]
    same = ALWAYS.match(rights[0])
    size = same.end() if same and common_start(rights) >= same.end() else 0
    articles = [ARTICLE.match(left.text) for left, _ in found.pairs]
    pairs = (
        (left[number.end() if number else 0 :], right[size:])
        for (left, right), number in zip(found.pairs, articles, strict=True)
    )
    return replace(found, pairs=tuple(pairs))


def _named(found: Pairs) -> Relation | None:
    """Return how pairs of a known kind are called, the left column by what it holds."""
    left, right = COLUMNS[found.relation]
    if found.relation in TURNED and len(found.pairs) < FEWEST_TURNED:
        return None
    turned = tuple((two, one) for one, two in found.pairs)
    sides = turned if found.relation in TURNED else found.pairs
    if left == "做法" and all(one.text.startswith(("不", "没")) for one, _ in sides):
        return Relation("情形", "后果", sides)
    if all(TO_WHOM.match(one.text) for one, _ in sides):
        return Relation("对象", right, tuple((one[1:], two) for one, two in sides))
    if all(two.text.endswith("问题") for _, two in sides):
        return Relation("情形", "性质", sides)
    if right == WITHIN:
        sides, done = _of_one_deed(_times(sides))
        if not (done or any(map(IN_TIME.search, (two.text for _, two in sides)))):
            return None  # so long something lasts: 小学生每天睡10小时
        right += f"（{done}）" if done else ""
    else:
        sides = _without_verb(sides)
    return Relation(left or kind_of([typeset(one.text) for one, _ in sides]), right, sides)


def _times(sides: tuple[tuple[Span, Span], ...]) -> tuple[tuple[Span, Span], ...]:
    """Return the sides without what all must be by their times: 30分钟内|送局领导批示."""
    tail = common_end([two.text for _, two in sides])
    times = tuple((one, two[: len(two) - tail]) for one, two in sides)
    return times if tail > 1 and all(TIMED.fullmatch(two.text) for _, two in times) else sides


def _of_one_deed(
    sides: tuple[tuple[Span, Span], ...],
) -> tuple[tuple[tuple[Span, Span], ...], str]:
    """Return what most of the sides have times for, and what is to be done by these: 送局领导批示.

    特急件 2小时内、加急件 当日、平件 3个工作日内提出办理意见: what is said once holds for all.
    """
    told = [DEED.match(time.of.text, time.b) for _, time in sides]
    deeds = [deed["done"] if deed else "" for deed in told]
    longest = max(deeds, key=len)
    of_it = tuple(side for side, deed in zip(sides, deeds, strict=True) if longest.startswith(deed))
    if len(of_it) == len(sides) or (len(of_it) >= FEWEST and 2 * len(of_it) > len(sides)):
        return of_it, longest
    return sides, ""


def _without_verb(sides: tuple[tuple[Span, Span], ...]) -> tuple[tuple[Span, Span], ...]:
    """Return the sides without a verb that all left ones begin with: 提高|调查研究能力."""
    lefts = [one.text for one, _ in sides]
    size = common_start(lefts)
    verb, owner, _ = lefts[0][:size].partition("自己的")
    neutral = (VERB.fullmatch(verb) or DOES.fullmatch(verb)) and not AGAINST.match(verb)
    if size < 2 or not neutral or min(map(len, lefts)) < size + (1 if owner else 2):
        return sides
    return tuple((one[size:], two) for one, two in sides)


def _cells(noun: str) -> str:
    return ANY if noun == "内容" else noun

"""Pairs inside a list: items of one frame (在…上…, …才能…, …“…”) part into two sides each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.requirements.clauses import pieces
from question_bank.requirements.frame_patterns import FRAMES
from question_bank.requirements.likeness import VERBS, common_end, common_start
from question_bank.requirements.model import Pairs, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.requirements.model import RequirementList
    from question_bank.speech.span import Span

LONGEST_SIDE, LONGEST_RIGHT = 40, 20  # what is read as a pair, and what is shown in a column
EDGES = " 、，,；;—·•"
UNNAMED = "前项 ↔ 后项"
# What a case calls for: 移送司法机关, 必须按期办结, 由督查室挂牌督办.
CALLED_FOR = re.compile(
    rf"^(?:要(?![求素点])|应|须|必须|一律|由|不|严禁|及时|立即|依法|依规|给予|追究|移送|责令|取消|从[严重快]|(?:{VERBS}))"
)
MANY = 4  # of so many items one may be of another form
COMMA = re.compile("[,，]")
CASE = re.compile(r"的$|[时后]$|^(?:对|凡|如|遇到?|因|若)(?![此而比])")


def framed_pairs(found: RequirementList) -> Iterator[Pairs]:
    """Yield the pairs of a list whose items all fit one frame, or share the words in the middle."""
    many = any(sum(mark in ",，" for mark in item.text) > 2 for item in found.items)
    framed = None if many else _by_frame(found.items)
    if framed is None or max(len(right) for _, right in framed[1]) > LONGEST_RIGHT:
        heads = [pieces(item, ",，")[0] for item in found.items]
        framed = (_by_frame(heads) if heads != list(found.items) else None) or framed
    if framed and (parted := _by_commas(found, framed[1])):
        framed = UNNAMED, parted  # 政策关，吃透上级精神，不能走样
    if framed:
        yield _pairs(found, *framed)
    if framed or many:
        return
    halves = _by_mark(found.items)
    sides = halves or _by_shared_middle(found.items) or _by_words(found.items)
    if sides:
        yield _pairs(found, _relation(found, sides) if halves else UNNAMED, sides)


def _by_frame(items: Sequence[Span]) -> tuple[str, list[tuple[Span, Span]]] | None:
    """Return what the sides of items that all fit one frame are called, and these sides."""
    texts = [item.text for item in items]
    for frame in FRAMES:
        if any(map(frame.pattern.match, texts[: 1 + (len(texts) >= MANY)])):
            sides = _by_pattern(items, texts, frame.pattern)
            if sides:
                return frame.relation, sides
    return None


def _relation(found: RequirementList, sides: Sequence[tuple[Span, Span]]) -> str:
    """Return how the two clauses of each item stand to each other, as their words say."""
    lefts, rights = ([side.text for side in column] for column in zip(*sides, strict=True))
    if all(left.startswith(("有的", "一些", "个别")) for left in lefts):
        return "问题 ↔ 表现"
    if all(left.startswith(("不", "没", "缺")) for left in lefts):
        return "缺少什么 ↔ 后果"
    if all(map(CALLED_FOR.match, rights)):
        if all(map(CASE.search, lefts)):
            return "情形 ↔ 处理要求"
        if found.name or all(right.startswith(("要", "必须", "应", "一律")) for right in rights):
            return "各项 ↔ 要求"
    return UNNAMED


def _by_commas(
    found: RequirementList, sides: Sequence[tuple[Span, Span]]
) -> list[tuple[Span, Span]]:
    """Return the first two clauses of named items whose left sides are more than a name: 政策关."""
    if not found.name or not all(COMMA.search(left.text) for left, _ in sides):
        return []
    parts = [pieces(item, ",，")[:2] for item in found.items]
    parted = [(part[0].strip(EDGES), part[1].strip(EDGES)) for part in parts if len(part) == 2]
    return parted if len(parted) == len(parts) and are_pairs(parted) else []


def _by_mark(items: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Part the items at the one comma or 、 that each holds, without what all have in common."""
    texts = [item.text for item in items]
    begin, end = common_start(texts), common_end(texts)
    for marks in (",，", "、"):
        if not all(any(mark in text for mark in marks) for text in texts):
            continue
        cores = [item[begin : len(item) - end] for item in items]
        parts = [pieces(core, marks) for core in cores]
        if all(len(part) == 2 for part in parts):
            sides = [(part[0].strip(EDGES), part[1].strip(EDGES)) for part in parts]
            return sides if are_pairs(sides) else []
    return []


def _by_words(items: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Part items of four characters whose first words are akin: 上知|实情, 大事|办好, 专人|领取."""
    if any(not re.fullmatch("[一-鿿]{4}", item.text) for item in items):
        return []
    sides = [(item[:2], item[2:]) for item in items]
    lefts = [left.text for left, _ in sides]
    akin = common_start(lefts) + common_end(lefts) == 1
    return sides if akin and are_pairs(sides) else []


def _pairs(found: RequirementList, relation: str, sides: Sequence[tuple[Span, Span]]) -> Pairs:
    return Pairs(
        relation=relation,
        pairs=tuple(sides),
        place=found.place,
        name=found.name,
        complete=found.complete and len(sides) == len(found.items),
        under=found.under,
        said_by=found.said_by,
    )


def _by_pattern(
    items: Sequence[Span], texts: Sequence[str], pattern: re.Pattern[str]
) -> list[tuple[Span, Span]]:
    sides, others = [], 0
    for item, text in zip(items, texts, strict=True):
        match = pattern.match(text)
        if match is None:
            others += 1
            if others > (len(items) >= MANY):
                return []
            continue
        sides.append((item.group(match, "l").strip(EDGES), item.group(match, "r").strip(EDGES)))
    size = 2 if all(right.text.startswith("做到") for _, right in sides) else 0
    sides = [(left, right[size:]) for left, right in sides]
    return sides if are_pairs(sides) else []


def _by_shared_middle(items: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Part the items at two or more characters that all of them hold in the middle."""
    texts = [item.text for item in items]
    shortest = min(texts, key=len)
    for size in range(len(shortest) - 4, 1, -1):
        for begin in range(2, len(shortest) - size - 1):
            middle = shortest[begin : begin + size]
            places = [text.find(middle, 2) for text in texts]
            if all(place >= 0 for place in places):
                half = 2 if size == 4 else 0  # two words that all items hold: one on each side
                sides = [
                    (item[: place + half], item[place + size - half :])
                    for item, place in zip(items, places, strict=True)
                ]
                return sides if are_pairs(sides) else []
    return []


def are_pairs(sides: Sequence[tuple[Span, Span]]) -> bool:
    """Return whether the sides make three or more distinct pairs that do not answer themselves."""
    if len(sides) < 3:
        return False
    lefts = [folded(left.text) for left, _ in sides]
    rights = [folded(right.text) for _, right in sides]
    if len(set(lefts)) < len(lefts) or len(set(rights)) < len(rights):
        return False
    if (
        min(map(len, lefts)) < 1
        or min(map(len, rights)) < 2
        or max(map(len, (*lefts, *rights))) > LONGEST_SIDE
    ):
        return False
    torn = any(side.text.count("“") != side.text.count("”") for pair in sides for side in pair)
    telling = sum(one in two or two in one for one, two in zip(lefts, rights, strict=True))
    whole = common_end(lefts) < min(map(len, lefts)) and common_start(rights) < min(
        map(len, rights)
    )
    return not telling and not torn and whole

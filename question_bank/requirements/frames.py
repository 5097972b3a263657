"""Pairs inside a list: items of one frame (在…上…, …才能…, …“…”) part into two sides each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.requirements.clauses import pieces
from question_bank.requirements.likeness import VERBS, common_end, common_start
from question_bank.requirements.model import Pairs, folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.requirements.model import RequirementList
    from question_bank.speech.span import Span

LONGEST_SIDE, LONGEST_RIGHT = 40, 20  # what is read as a pair, and what is shown in a column
EDGES = " 、，,；;—·•"
UNNAMED = "前项 ↔ 后项"
# A place in time or the like: 上 and 中 that begin another word (上级, 中央) are none.
WITHIN = "(?:上(?![级报下海市访门岗班课])|中(?![国央共华心办小学层])|方面)"
TERM = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十半]+)个?(?:工作日|小时|分钟|天|日|月|周)"
# What a case calls for: 移送司法机关, 必须按期办结, 由督查室挂牌督办.
CALLED_FOR = re.compile(
    rf"^(?:要(?![求素点])|应|须|必须|一律|由|不得|不予|严禁|及时|立即|依法|依规|给予|追究|移送|责令|取消|从[严重快]|(?:{VERBS}))"
)
CASE = re.compile(r"的$|[时后]$|^(?:对|凡|如|遇到?|因|若)(?![此而比])")


@dataclass(frozen=True, slots=True)
class Frame:
    """How two sides stand to each other: what the pair is called, and the pattern of an item."""

    relation: str
    pattern: re.Pattern[str]


FRAMES = (
    Frame(
        "岗位 ↔ 负责的事项",
        re.compile(r"^(?P<l>.{2,10}?)(?:负责(?!人)|承担|主管(?!部门)|分管(?!领导))(?P<r>.{2,})$"),
    ),
    Frame(
        "主体 ↔ 比喻",
        re.compile(r"^(?P<l>[^是“”]{2,8})(?:就?是|好比)[^“”]*[“‘](?P<r>[^”’]+)[”’]$"),
    ),
    Frame(
        "事项 ↔ 时限",
        re.compile(rf"^(?P<l>[^，,]{{2,}}?)(?:应当?|必?须|要)?在?(?P<r>{TERM}以?内?.{{0,8}})$"),
    ),
    Frame(
        "要求 ↔ 目标",
        re.compile(
            r"^(?P<l>.{3,}?)[,，](?:努力|大力|着力|不断)?(?:建设|打造|实现|形成|营造|开创)(?P<r>.{4,})$"
        ),
    ),
    Frame(
        "所聚焦的对象 ↔ 重点", re.compile(r"^(?:聚焦|紧扣|围绕)(?P<l>.{3,}?)的(?P<r>[^的]{3,})$")
    ),
    Frame("情形 ↔ 要求", re.compile(r"^(?P<l>.{2,}?)[,，](?:要?做到|就要|必须|要)(?P<r>.{2,})$")),
    Frame(
        "对象 ↔ 目标",
        re.compile(r"^(?:让|使|把|将)(?P<l>.{2,})(?:成为|变成|建成|打造成|培养成)(?P<r>.{2,})$"),
    ),
    Frame(
        "事项 ↔ 形象说法",
        re.compile(
            rf"^(?:在|让|使|是)?(?P<l>[^“”，,]{{2,}}?){WITHIN}?(?:[，,][一-鿿]{{1,3}})?"
            rf"(?:要|要?(?:有|{VERBS}|守住|把好))(?:的|上|中)?[“‘](?P<r>[^”’]+)[”’]$"
        ),
    ),
    Frame(
        "事项 ↔ 形象说法",
        re.compile(
            rf"^(?:在|让|使|是)?(?P<l>[^“”，,]{{2,}}?){WITHIN}?(?:[，,][一-鿿]{{1,3}})?的?"
            r"[“‘](?P<r>[^”’]+)[”’]$"
        ),
    ),
    Frame(
        "方面 ↔ 要求",
        re.compile(rf"^要?(?:在|从)?(?P<l>.{{2,}}?){WITHIN}(?:要(?!求|点|素))?(?P<r>.{{2,}})$"),
    ),
    Frame(
        "做法 ↔ 结果",
        re.compile(r"^(?P<l>.{2,}?)[,，]?(?:才能够?|就会|就能|就(?!是))(?P<r>.{2,})$"),
    ),
    Frame("名称 ↔ 含义", re.compile(r"^(?P<l>.{2,}?)[,，]?(?:就是要|就是|是指|即)(?P<r>.{2,})$")),
    Frame(
        "工作 ↔ 要求",
        re.compile(
            r"^(?P<l>.{2,}?)[,，]?(?:应当|必须|(?<![纪主需重首概必还])要(?![求点素要]))(?P<r>.{2,})$"
        ),
    ),
    Frame(
        "角度 ↔ 做法",
        re.compile(r"^要?从(?P<l>.{2,}?(?:[角高维向]度|方面|层面|视角|入手))(?P<r>.{2,})$"),
    ),
    Frame(
        "应有的做法 ↔ 应防止的偏向",
        re.compile(r"^(?P<l>.{2,}?)[,，]?而不(?:是|能)?(?P<r>.{2,})$"),
    ),
    Frame(
        "对象 ↔ 多久一次",
        re.compile(r"^(?P<l>[^每]{2,}?)(?P<r>每(?:[天日周月年旬]|季度?|个?[星学]期).{2,})$"),
    ),
    Frame("文种 ↔ 适用情形", re.compile(r"^(?P<l>.{1,6}?)适用于(?P<r>.{4,})$")),
    Frame("主体 ↔ 有何举动", re.compile(r"^(?P<l>[^有]{2,})(?P<r>有[^有的]{2,4})$")),
    Frame("方面 ↔ 要达到的程度", re.compile(r"^(?P<l>.{2,}?)(?P<r>[一-鿿]得[一-鿿]{1,3})$")),
    Frame("对象 ↔ 程度", re.compile(r"^(?P<l>.{2,}?)(?P<r>最.{2,})$")),
    Frame("事项 ↔ 规矩", re.compile(r"^(?P<l>.{2,}?)(?P<r>[必多不就][^、，,]{1,5})$")),
    Frame("工作 ↔ 落到何处", re.compile(r"^(?P<l>.{2,}?(?<![做达得]))(?P<r>到.{2,})$")),
    Frame(
        "事项 ↔ 做法",
        re.compile(
            r"^[把将](?P<l>.{2,}?)(?P<r>[一-鿿](?:[起上下出]来|[上下]去|清楚|到位|[一-鿿]))$"
        ),
    ),
    Frame(
        "内容 ↔ 与之紧密结合的内容",
        re.compile(r"^[把将](?P<l>.{2,}?)[和与同](?P<r>.{2,}?)(?:紧密|有机)?(?:结合|统一)起?来?$"),
    ),
    Frame(
        "要求 ↔ 落脚点",
        re.compile(r"^(?:坚持|保持|树立|强化|增强)(?P<l>[^的]{2,})的(?P<r>[^的]{2,})$"),
    ),
)


def framed_pairs(found: RequirementList) -> Iterator[Pairs]:
    """Yield the pairs of a list whose items all fit one frame, or share the words in the middle."""
    many = any(sum(mark in ",，" for mark in item.text) > 2 for item in found.items)
    framed = None if many else _by_frame(found.items)
    if framed is None or max(len(right) for _, right in framed[1]) > LONGEST_RIGHT:
        heads = [pieces(item, ",，")[0] for item in found.items]
        framed = (_by_frame(heads) if heads != list(found.items) else None) or framed
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
        if sides := _by_pattern(items, texts, frame.pattern):
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
            if others > (len(items) >= 4):
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

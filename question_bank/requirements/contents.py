"""The items that a name counts, in the words beside it: parted where there are as many."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.requirements.clauses import COMMAS, pieces
from question_bank.requirements.counts import MEASURES, NUMBERED, NUMERALS, ordinal
from question_bank.requirements.edges import first_item
from question_bank.requirements.enumerations import trimmed
from question_bank.requirements.likeness import JOINTS, VERB, are_parallel, common_end
from question_bank.requirements.runs import SURE, without_lead

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.requirements.named import Name
    from question_bank.speech.span import Span

MARKER = re.compile(
    rf"^(?:第[{''.join(NUMERALS)}]++(?!{NUMBERED}|线|责任|要务|资源|生产力|方|者|产业)[步条项点个遍招关道轮次段]?[,，、：:是]?|[{''.join(NUMERALS)}]+[是要、]|[(（][{''.join(NUMERALS)}\d]+[)）]|\d+[.、])"
)
ELLIPSIS = "…"
SHORTEST = 2  # a name of a number and one character: 三资
COUNT = re.compile(rf"^[{''.join(NUMERALS)}][{MEASURES}]?")
# What a name belongs to, between it and its items: “四型”机关就是….
KIND = re.compile("(?<=[”’])[一-鿿]{2,4}?(?=[,，:：]?(?:即|就是|是指|包括|分别是)|[:：])")
DONE = re.compile(f"{VERB.pattern}|[一-鿿][好住牢紧清]")
STOP = re.compile(r"以及|(?<![不坐])等(?:等)?(?=$|[^级级])")


def counted(content: Span, name: Name) -> tuple[Span, ...]:
    """Return the items if some separator parts the content into as many as the name says."""
    for separators in (";；", ",，", "、", ",，;；"):
        parts = pieces(content, separators)
        if len(parts) == name.count and all(2 <= len(part) <= 80 for part in parts):
            return _summed(content, name.counts) or tuple(_cleaned(parts))
        if len(parts) == name.count - 1 > 1:
            items = trimmed(parts)
            if len(items) == name.count:
                return items
    return _summed(content, name.counts)


def _summed(content: Span, counts: tuple[int, ...]) -> tuple[Span, ...]:
    """Return the items of a name that adds up: commas part the groups, 、 the items of each.

    Where semicolons part the groups, commas may part the items.
    """
    groups, within = pieces(content, ";；"), "、，,"
    if len(groups) < 2:
        groups, within = pieces(content, ",，"), "、"
    if len(counts) < 2 or len(groups) != len(counts):
        return ()
    items: list[Span] = []
    for group, count in zip(groups, counts, strict=True):
        parts = [group] if count == 1 else pieces(group, within)
        if len(parts) != count:
            return ()
        items += parts
    return tuple(items)


def open_ended(content: Span, name: Name, *, is_led: bool) -> tuple[Span, ...]:
    """Return the first items of a content that may run on: the count says where it stops.

    Only where the content `is_led` in by words, its first item may stand behind more of them.
    """
    count = name.count
    if first := _first_clause(content, count):
        return counted(first, name)
    for separators in (";；", ",，;；"):
        groups = pieces(content, separators)[: len(name.counts)]
        added = _summed(content[: groups[-1].b - content.a], name.counts) if groups else ()
        if added and all(2 <= len(item) <= 80 for item in added):
            return added
    stretches = pieces(content, ";；")
    plain = len(stretches) > 1 and len(pieces(stretches[0], ",，")) == 1
    if plain and len(pieces(stretches[0], "、")) == count:
        content = stretches[0]  # what follows the semicolon is another list
    dots = ELLIPSIS if ELLIPSIS in content.text else ""
    ways = [pieces(content, separators + dots) for separators in (";；", ",，", "、")]
    parts = _parted(ways, count)
    if not parts or _joins_both(parts):
        return ()
    stop = STOP.search(parts[-1].text)
    parts[-1] = _alone(parts[-1][: stop.start() if stop else None], parts[:-1], name)
    if not all(2 <= len(part) <= 80 for part in parts):
        return ()
    items = _cleaned(parts)
    if not is_led:
        return tuple(items)
    led = without_lead(items)
    head, fit = first_item(led, [item.text for item in items[1:]], of_things=True, least=SURE)
    return (head if led is items[0] and fit >= SURE else led, *items[1:])


def _first_clause(content: Span, count: int) -> Span | None:
    """Return the first clause where it holds all items and the next is of another kind.

    “三铁一器”，即铁门、铁窗、铁柜和报警器，今年要全部达到.
    """
    first, *others = pieces(content, ",，;；") or [content]
    things = pieces(first, "、")
    if len(things) <= 1 or not others or first.text[0] == others[0].text[0]:
        return None
    return first if len(trimmed(things)) == count > SHORTEST else None


def _parted(ways: list[list[Span]], count: int) -> list[Span]:
    """Return so many parts of a content, parted by the marks that are the likeliest to part it."""
    _, by_commas, by_dots = ways
    enough = [way for way in ways if len(way) >= count]
    best = ways[0] if len(ways[0]) == count else min(enough, key=_reach, default=[])
    if best is by_dots and _breaks(best[:count]):
        best = by_commas if len(by_commas) == count else []
    return best[:count]


def _breaks(parts: list[Span]) -> bool:
    """Return whether a comma ends the list before its last item: 能说、能写，各局要….、人员."""
    bare = "，" not in parts[0].text.replace(",", "，")
    return bare and any(len(pieces(part, "，,")) > 1 for part in parts[1:-1])


def _alone(last: Span, others: list[Span], name: Name) -> Span:
    """Return the last part without what the others have not: a clause behind a comma, the noun.

    统一保管、统一销毁，逐枚核查 → 统一销毁; of “四个提升”: 协调能力、自律能力提升 → 自律能力;
    of “四型”机关: 创新型、廉洁型机关 → 廉洁型.
    """
    if not any(mark in other.text for other in others for mark in COMMAS):
        last = (pieces(last, COMMAS) or [last])[0]
    kind = KIND.match(name.marked.of.text, name.marked.b)
    noun = kind[0] if kind else COUNT.sub("", name.words.text)
    hanging = re.search(rf"(?:{COUNT.pattern[1:]})?{re.escape(noun)}$", last.text)
    if len(noun) < 2 or hanging is None or hanging.start() < 2:
        return last
    return last if any(one.text.endswith(noun) for one in others) else last[: hanging.start()]


def without_predicate(items: tuple[Span, ...], noun: str) -> tuple[Span, ...]:
    """Return items of which the last goes as far as all the others: 社区的床、家里的床|能互相转接.

    Where they end in one character alone it is what the name counts: 爱心、耐心、责任心|的落实情况.
    """
    *others, last = items
    texts = [one.text for one in others]
    ending = texts[0][len(texts[0]) - common_end(texts) :] if len(texts) > 1 else ""
    at = last.text.find(ending, 1)
    told = len(ending) > 1 or ending == noun
    cut = told and at > 0 and not last.text.endswith(ending)
    return (*others, last[: at + len(ending)]) if cut else items


def without_verb(items: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return items of which the first begins where the others do: 过好|政治关、政策关、文字关."""
    first, *others = items
    texts = [one.text for one in items]
    verb = DONE.match(first.text)
    if verb is None or not common_end(texts) or any(map(DONE.match, texts[1:])):
        return items
    rest = len(first) - verb.end()
    alike = min(map(len, others)) <= rest <= max(map(len, others))
    return (first[verb.end() :], *others) if alike else items


def _reach(parts: list[Span]) -> int:
    return parts[0].b if len(parts) > 1 else 1 << 30


def unmarked(items: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return items without their numbers, if all but perhaps the first bear one."""
    plain = tuple(map(_clean, items))
    numbered = sum(len(one) < len(item) for one, item in zip(plain, items, strict=True))
    return plain if numbered >= max(2, len(items) - 1) and all(map(len, plain)) else items


def _joins_both(parts: Sequence[Span]) -> bool:
    """Return whether of two clauses the first names both things: 轮岗和中考改革，文件已经发了."""
    if len(parts) != SHORTEST:
        return False
    one, two = (part.text for part in parts)
    return JOINTS.search(one, 2) is not None and not are_parallel(one, two)


def _cleaned(parts: Sequence[Span]) -> list[Span]:
    """Return parts without their numbers; what all begin with is none: 第一次办好、第一遍说清."""
    marks = [mark[0] for part in parts if (mark := MARKER.match(part.text))]
    same = len({ordinal(mark) for mark in marks}) < len(marks)
    return list(parts) if same else [_clean(part) for part in parts]


def _clean(part: Span) -> Span:
    marker = MARKER.match(part.text)
    return part[marker.end() :].strip() if marker else part

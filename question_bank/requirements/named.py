"""Lists with a name that counts them: “五个坚持”（…；…；…）, “…”的“五个坚持”, 六件大事，即…."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.requirements.clauses import COMMAS, NEAR, enclosures, outside, pieces
from question_bank.requirements.counts import MEASURES, NUMBERED, NUMERALS, counts_in_name
from question_bank.requirements.edges import first_item
from question_bank.requirements.enumerations import trimmed, unquoted
from question_bank.requirements.model import RequirementList
from question_bank.requirements.runs import SURE, without_lead

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.speech.span import Span

BARE = re.compile(
    rf"(?<![第十百零〇])[{''.join(NUMERALS)}](?!字(?![诀经歌真口箴方]))[{MEASURES}](?![一-鿿]{{,5}}要)[一-鿿]{{2,6}}(?<![讲说谈抓做来])(?=[,，:：]?(?:即|就是|分别是|包括))"
    rf"|(?<![一-鿿“])[三四五六七八九十](?![{MEASURES}])[一-鿿]{{2,3}}(?=[,，:：]?(?:即|就是|分别是))"
)
OPENS = re.compile(r"(?:即|就是|分别是|也就是|包括|是指|[:：])[:：]?")
MARKER = re.compile(
    rf"^(?:第[{''.join(NUMERALS)}]++(?!{NUMBERED}|线|责任|要务|资源|生产力)[步条项点个遍招关道轮次]?[,，、：:是]?|[{''.join(NUMERALS)}]+[是要、]|[(（][{''.join(NUMERALS)}\d]+[)）]|\d+[.、])"
)
ANOTHER = re.compile(f"[；;](?=[^；;]{{0,8}}{BARE.pattern})")  # ；实现三个转变，即…
# What may follow a name that stands for the list before it; “三农”工作队伍 is no such name.
HEADS = re.compile(
    r"$|[，,。；;、：:]|等|总?要求|定位|标准|原则|理念|目标|工作法|思路|方针|精神|部署|战略|机制|模式|作用|格局|体系|能力"
)
ELLIPSIS = "…"
NEAR_END = 8
SHORTEST = 2  # a name of a number and one character: 三资
COUNT = re.compile(rf"^[{''.join(NUMERALS)}][{MEASURES}]?")
STOP = re.compile(r"以及|(?<![不坐])等(?:等)?(?=$|[^级级])")


@dataclass(frozen=True, slots=True)
class Name:
    """A name that counts: its words, the count, and where it stands with its marks."""

    words: Span
    counts: tuple[int, ...]
    marked: Span

    @property
    def count(self) -> int:
        """How many things the name says there are."""
        return sum(self.counts)


def names(sentence: Span) -> Iterator[Name]:
    """Yield the names of lists that a sentence mentions, quoted or bare."""
    text = sentence.text
    enclosed = enclosures(text)
    for begin, end in enclosed:
        if text[begin] not in "“‘" or end - begin > 24:
            continue
        words = sentence[begin + 1 : end]
        counts = counts_in_name(words.text)
        if sum(counts) > 1:
            yield Name(words, counts, sentence[begin : end + 1])
    bare = {match.start(): match for match in BARE.finditer(text) if NUMERALS[match[0][0]] > 1}
    for begin in outside(bare, enclosed):
        words = sentence.group(bare[begin])
        yield Name(words, (NUMERALS[words.text[0]],), words)


def announced(clause: Span) -> Iterator[Name]:
    """Yield the names that the clause in front of a list ends with: 抓好“四项整治”工作.

    A name in the middle of it is of something else: 在全镇“三夏”生产会上的讲话.
    """
    yield from (name for name in names(clause) if clause.b - name.marked.b <= NEAR_END)


def named_lists(sentence: Span) -> Iterator[RequirementList]:
    """Yield each list whose name counts exactly the items beside it; other names yield nothing."""
    for name in names(sentence):
        items = _in_bracket(sentence, name) or _after(sentence, name) or _before(sentence, name)
        if items:
            yield RequirementList(
                items=unquoted(items),
                place=sentence,
                name=name.words.text,
                intro=sentence[: name.marked.a - sentence.a].strip(" " + COMMAS) or None,
                stated=name.count,
            )


def _in_bracket(sentence: Span, name: Name) -> tuple[Span, ...]:
    after = _behind(sentence, name)
    for begin, end in enclosures(after.text):
        if begin <= 1 and after.text[begin] in "(（":
            return _counted(after[begin + 1 : end], name)
    return ()


def _behind(sentence: Span, name: Name) -> Span:
    return sentence[name.marked.b - sentence.a :][:NEAR]


def _after(sentence: Span, name: Name) -> tuple[Span, ...]:
    after = _behind(sentence, name)
    opening = OPENS.search(after.text)
    if opening is None or opening.start() > 12:
        return ()
    end = ANOTHER.search(after.text, opening.end())
    content = after[opening.end() : end.start() if end else None]
    whole = [pair for pair in enclosures(content.text) if pair[0] == 0 and content.text[0] in "“‘"]
    # “三短”即“开短会、讲短话、发短文”
    if whole and whole[0][1] > 1 and (inside := _counted(content[1 : whole[0][1]], name)):
        return inside
    return _open_ended(content, name, is_led=opening[0][-1] not in ":：")


def _before(sentence: Span, name: Name) -> tuple[Span, ...]:
    before, after = sentence[: name.marked.a - sentence.a][-NEAR:], _behind(sentence, name)
    quoted = len(name.marked) > len(name.words)  # 提出形象好、服务好、心态好“三个好”要求
    if not (quoted or before.text.endswith("的")) or not HEADS.match(after.text):
        return ()
    owned = before.text.endswith("的")
    before = before[: len(before) - owned]
    closing = [pair for pair in enclosures(before.text) if pair[1] == len(before) - 1]
    if closing:
        begin, end = closing[0]
        return _counted(before[begin + 1 : end], name)
    last = pieces(before, "，,；;：:")[-1:]
    segments = pieces(last[0], "、") if last else []
    items = trimmed(segments) if len(segments) > 1 else ()
    whose = owned or len(name.words) > SHORTEST or _name_it(items, name)
    return items if len(items) == name.count and whose else ()


def _name_it(items: tuple[Span, ...], name: Name) -> bool:
    """Return whether all items hold what a name counts: of 项目资金、惠农补贴、村“三资” not."""
    return all(name.words.text[-1] in item.text for item in items)


def _counted(content: Span, name: Name) -> tuple[Span, ...]:
    """Return the items if some separator parts the content into as many as the name says."""
    for separators in (";；", ",，", "、", ",，;；"):
        parts = pieces(content, separators)
        if len(parts) == name.count and all(2 <= len(part) <= 80 for part in parts):
            return _summed(content, name.counts) or tuple(_clean(part) for part in parts)
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


def _open_ended(content: Span, name: Name, *, is_led: bool) -> tuple[Span, ...]:
    """Return the first items of a content that may run on: the count says where it stops.

    Only where the content `is_led` in by words, its first item may stand behind more of them.
    """
    count = name.count
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
    if not parts:
        return ()
    stop = STOP.search(parts[-1].text)
    parts[-1] = _alone(parts[-1][: stop.start() if stop else None], parts[:-1], name)
    if not all(2 <= len(part) <= 80 for part in parts):
        return ()
    items = [_clean(part) for part in parts]
    if not is_led:
        return tuple(items)
    led = without_lead(items)
    head, fit = first_item(led, [item.text for item in items[1:]], of_things=True, least=SURE)
    return (head if led is items[0] and fit >= SURE else led, *items[1:])


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

    统一保管、统一销毁，逐枚核查 → 统一销毁; of “四个提升”: 协调能力、自律能力提升 → 自律能力.
    """
    if not any(mark in other.text for other in others for mark in COMMAS):
        last = (pieces(last, COMMAS) or [last])[0]
    noun = COUNT.sub("", name.words.text)
    hanging = re.search(rf"(?:{COUNT.pattern[1:]})?{re.escape(noun)}$", last.text)
    if len(noun) < 2 or hanging is None or hanging.start() < 2:
        return last
    return last if any(one.text.endswith(noun) for one in others) else last[: hanging.start()]


def _reach(parts: list[Span]) -> int:
    return parts[0].b if len(parts) > 1 else 1 << 30


def unmarked(items: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return items without their numbers, if all but perhaps the first bear one."""
    plain = tuple(map(_clean, items))
    numbered = sum(len(one) < len(item) for one, item in zip(plain, items, strict=True))
    return plain if numbered >= max(2, len(items) - 1) and all(map(len, plain)) else items


def _clean(part: Span) -> Span:
    marker = MARKER.match(part.text)
    return part[marker.end() :].strip() if marker else part

"""Lists with a name that counts them: “五个坚持”（…；…；…）, “…”的“五个坚持”, 六件大事，即…."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.requirements.clauses import COMMAS, NEAR, enclosures, outside, pieces
from question_bank.requirements.contents import (
    SHORTEST,
    counted,
    open_ended,
    without_predicate,
    without_verb,
)
from question_bank.requirements.counts import MEASURES, NUMERALS, counts_in_name
from question_bank.requirements.enumerations import trimmed, unquoted
from question_bank.requirements.model import RequirementList

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.speech.span import Span

BARE = re.compile(
    rf"(?<![第十百零〇])[{''.join(NUMERALS)}](?!字(?![诀经歌真口箴方]))[{MEASURES}](?![一-鿿]{{,5}}要)[一-鿿]{{2,6}}(?<![讲说谈抓做来])(?=[,，:：]?(?:即|就是|分别是|包括))"
    rf"|(?<![一-鿿“])[三四五六七八九十](?![{MEASURES}])[一-鿿]{{2,3}}(?=[,，:：]?(?:即|就是|分别是))"
)
OPENS = re.compile(r"(?:即|就是|分别是|也就是|包括|是指|[:：])[:：]?")
ANOTHER = re.compile(f"[；;](?=[^；;]{{0,8}}{BARE.pattern})")  # ；实现三个转变，即…
# What leads from the items to their name: 明确责任人、…和预案，做到“五落实”.
SUMS_UP = re.compile("，(?:真正|切实)?(?:做到|实现|达到|称为|叫做?)$")
# What may follow a name that stands for the list before it; “三农”工作队伍 is no such name.
HEADS = re.compile(
    r"$|[，,。；;、：:]|等|总?要求|定位|标准|原则|理念|目标|工作法|思路|方针|精神|部署|战略|机制|模式|作用|格局|体系|能力"
)
# What says behind a list how it is called: 。这“五个坚持”, 。
BACK_TO = re.compile("[”’]?[。；，](?:以上|上述|这)“(?P<name>[^“”]{3,14})”")
BESIDE = re.compile("“(?P<name>[^“”]{2,8})”[、和与]?$")
NOUN_OF = re.compile(rf"^[{''.join(NUMERALS)}][{MEASURES}]?")
NEAR_END = 8


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


def name_of(items: tuple[Span, ...], before: Span) -> str | None:
    """Return the name that counts just these items, if their sentence bears it or the next does.

    总的要求是：坚持…、坚持…。这“五个坚持”，…; 再划几条线，叫“八个不准”：不准…；不准….
    What leads up to them names them only if all hold what it counts.
    """
    whole = items[-1].of.text
    behind = BACK_TO.match(whole, items[-1].b)
    if behind and sum(counts_in_name(behind["name"])) == len(items):
        return behind["name"]
    for name in names(before[-NEAR:]):
        noun = NOUN_OF.sub("", name.words.text)
        if name.count == len(items) > SHORTEST and all(_holds(item.text, noun) for item in items):
            return name.words.text
    return None


def _holds(item: str, noun: str) -> bool:
    """Return whether an item holds what a name counts; one character at an end: 三制, not 三农."""
    return noun in item if len(noun) > 1 else item.startswith(noun) or item.endswith(noun)


def named_lists(sentence: Span) -> Iterator[RequirementList]:
    """Yield each list whose name counts exactly the items beside it; other names yield nothing."""
    for name in names(sentence):
        items = _in_bracket(sentence, name) or _after(sentence, name) or _before(sentence, name)
        if items and not _are_anothers(items, sentence, name):
            yield RequirementList(
                items=without_verb(without_predicate(unquoted(items), name.words.text[-1])),
                place=sentence,
                name=name.words.text,
                intro=sentence[: name.marked.a - sentence.a].strip(" " + COMMAS) or None,
                stated=name.count,
            )


def _are_anothers(items: tuple[Span, ...], sentence: Span, name: Name) -> bool:
    """Return whether items hold what the name right before counts: “四纳入”“四同步”，即纳入…."""
    before = BESIDE.search(sentence.text[: name.marked.a - sentence.a])
    nouns = [NOUN_OF.sub("", one) for one in (before["name"], name.words.text)] if before else []
    holds = [all(_holds(item.text, noun) for item in items) for noun in nouns]
    return holds == [True, False]


def _in_bracket(sentence: Span, name: Name) -> tuple[Span, ...]:
    after = _behind(sentence, name)
    for begin, end in enclosures(after.text):
        if begin <= 1 and after.text[begin] in "(（":
            return counted(after[begin + 1 : end], name)
    return ()


def _behind(sentence: Span, name: Name) -> Span:
    return sentence[name.marked.b - sentence.a :][:NEAR]


def _after(sentence: Span, name: Name) -> tuple[Span, ...]:
    after = _behind(sentence, name)
    opening = OPENS.search(after.text)
    if opening is None or opening.start() > 12:
        return ()
    if next(names(after[: opening.start()]), None):
        return ()  # “四上”企业应当做到“五有”，即…
    end = ANOTHER.search(after.text, opening.end())
    content = after[opening.end() : end.start() if end else None]
    whole = [pair for pair in enclosures(content.text) if pair[0] == 0 and content.text[0] in "“‘"]
    # “三短”即“开短会、讲短话、发短文”
    if whole and whole[0][1] > 1 and (inside := counted(content[1 : whole[0][1]], name)):
        return inside
    return open_ended(content, name, is_led=opening[0][-1] not in ":：")


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
        return counted(before[begin + 1 : end], name)
    if quoted and (summed := SUMS_UP.search(before.text)):
        before = before[: summed.start()]
    last = pieces(before, "，,；;：:")[-1:]
    segments = pieces(last[0], "、") if last else []
    items = trimmed(segments) if len(segments) > 1 else ()
    whose = owned or len(name.words) > SHORTEST or _name_it(items, name)
    return items if len(items) == name.count and whose else ()


def _name_it(items: tuple[Span, ...], name: Name) -> bool:
    """Return whether all items hold what a name counts: of 项目资金、惠农补贴、村“三资” not."""
    return all(name.words.text[-1] in item.text for item in items)

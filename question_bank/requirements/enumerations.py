"""Lists parted by 、: where the first item begins and the last one ends."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from question_bank.requirements.clauses import enclosures, pieces
from question_bank.requirements.likeness import (
    JOINTS,
    LEADS,
    TAILS,
    VERB,
    Family,
    common_end,
    common_start,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from question_bank.speech.span import Span

LONGEST = 30
NUMBERED = re.compile(r"第?[一二三四五六七八九十]+(?:[是要、,，]|[步条项点个])|[(（①-⑩\d]")
# 等 that closes a list in the middle of a stretch: 重大项目推动等方面同向发力、步调一致
CLOSES = re.compile(
    r"(?<![平均高相中初优对不同头上下同])等(?:等)?(?=方面|工作|环节|领域|问题|内容|措施|形式|方式|各|[\d一二三四五六七八九十]+[个项种条类])"
)
SUFFIXES = "性化者型式员们般"
WORDS = re.compile(
    "[重主必需纪概摘首]要|以[为来后前上下内外]|[共不合相]同|同[志时意样步]|现代|[现所存正实]在|[认作行成称]为|[可功职智性动]能|能力"
    "|[使作应利]用|有关|[所没拥]有|对[象策应话外口]|从[事而此]|将[来近]|按[照时期]|[地得]失|目的|的确|了解"
)
# Verbs and adverbs with which no name of a thing begins.
DOING = re.compile(
    "(?:[做搞抓办当管用写讲守走]|履行|发挥|处理|协调|规范)好|不断|切实|大力|进一步|努力|着力"
)
UNFINISHED = re.compile("(?:进一步|不断|更加|首位)$")
SURE = 0.9  # how well the first and the last item must fit together
POOR = -1.1  # what neither of them may fall below
FITTING = 3.0  # so well fits what has the length of all others and an end or opening of theirs
MANY = 4  # so many stretches make a list whatever its ends look like


def enumerations(clause: Span) -> Iterator[tuple[Span, ...]]:
    """Yield the items of the lists that a clause holds, if it parts three or more things by 、."""
    for segments in _closed(pieces(clause, "、")):
        if len(segments) < 2 or max(map(len, segments[1:-1]), default=0) > LONGEST:
            continue
        items = trimmed(segments)
        if items and is_list([item.text for item in items]):
            yield items


def quoted(sentence: Span) -> Iterator[tuple[Span, ...]]:
    """Yield the items of quotations that follow each other without a mark: “盆景式”“跟风式”."""
    text = sentence.text
    marks = [(a, b) for a, b in enclosures(text) if text[a] == "“" and b - a <= 2 * LONGEST]
    row: list[tuple[int, int]] = []
    for begin, end in [*marks, (len(text) + 2, 0)]:
        if row and (begin - row[-1][1] > 2 or text[row[-1][1] + 1 : begin] not in {"", "、"}):
            items = [part for a, b in row for part in pieces(sentence[a + 1 : b], "、")]
            bare = any(one[1] + 1 == two[0] for one, two in itertools.pairwise(row))
            if bare and is_list([item.text for item in items]):
                yield tuple(items)
            row = []
        if not row or begin > row[-1][1]:
            row.append((begin, end))


def _closed(segments: Sequence[Span]) -> Iterator[list[Span]]:
    """Part the segments behind each one in which 等 closes a list."""
    group: list[Span] = []
    for segment in segments:
        group.append(segment)
        end = _closes(group)
        if end:
            yield group
            group = [segment[end:]]
    if len(group) > 1:
        yield group


def _closes(group: Sequence[Span]) -> int:
    """Return where in its last stretch a list is over: behind 等方面, before another verb."""
    *before, last = group
    closing = CLOSES.search(last.text, 2) if before else None
    if closing:
        return closing.end()
    sizes = {len(one) for one in before[-2:]}
    if len(before) < 2 or len(sizes) > 1:
        return 0
    (size,) = sizes
    return size if VERB.match(last.text, size) and len(last) > size + 3 else 0


def trimmed(segments: Sequence[Span]) -> tuple[Span, ...]:
    """Return the segments as items: the first without its lead, the last without its tail.

    The segments in the middle are whole items and serve as models; with two segments only, the
    two things that a joint parts are each other's models. A joint such as 和 in the last segment
    may part two items.
    """
    first, *middle, last = segments
    models = [one.text for one in middle]
    if not models and not JOINTS.search(last.text):
        models = [first_item(first, [last.text])[0].text]
    end, end_fit = _last_items(last, models)
    head, head_fit = first_item(first, [*models, *(one.text for one in end)], of_things=True)
    if not middle and len(end) == 1:
        head, head_fit = first_item(first, [end[0].text], of_things=True)
    items = (head, *middle, *end)
    poor = POOR if len(segments) <= MANY else 2 * POOR
    sure = SURE if len(segments) < MANY else SURE / 3
    if min(head_fit, end_fit) < poor or head_fit + end_fit < sure:
        return ()
    return unquoted(items) if middle or _are_even([item.text for item in items]) else ()


def _are_even(texts: Sequence[str]) -> bool:
    """Return whether things of which a joint parts the last two are of one kind and size."""
    lengths = sorted(map(len, texts))
    kind = [VERB.fullmatch(text) is not None for text in texts]
    return len(set(kind)) == 1 and (lengths[-1] - lengths[0] <= 2 or common_end(texts) > 0)


def unquoted(items: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the items without their quotation marks, if each stands in some of its own."""
    if all(enclosures(item.text)[:1] == [(0, len(item) - 1)] for item in items):
        return tuple(item[1:-1] for item in items)
    return items


def first_item(
    segment: Span, models: Sequence[str], *, of_things: bool = False
) -> tuple[Span, float]:
    """Return the end of a stretch that looks most like the models, and how well it fits."""
    text, family = segment.text, Family.of(models)
    of_things = of_things and not any(map(VERB.match, models))
    longest = min(family.high, LONGEST) * 2 + 2
    fits: list[tuple[float, int]] = []
    for begin in _open_places(text, range(max(0, len(text) - longest), len(text) - 1)):
        led = begin > 0 and _is_led(text, begin) and not _tears_a_word(text, begin)
        if led or begin == 0 or text.endswith(family.ending[-1:]):
            score = family.likeness(text[begin:])
            if of_things and VERB.match(text, begin):
                score -= 4 if DOING.match(text, begin) else 1.5
            kin = score >= FITTING and family.ending
            fits.append(
                (score + (1.2 if not begin else 1.0 if led else -1.2 if kin else -2.5), -begin)
            )
    fit, begin = max(fits, default=(-9.0, 0))
    return segment[-begin:], fit


def _is_led(text: str, begin: int) -> bool:
    """Return whether a word that a list may follow stands before the place, not negated."""
    near = text[max(0, begin - 8) : begin]
    lead = LEADS.search(near)
    return lead is not None and near[max(0, lead.start() - 1) : lead.start()] not in set("不未没无")


def _tears_a_word(text: str, cut: int) -> bool:
    """Return whether a cut would part a verb or a suffix: 用|好组织协调权, 创新|型."""
    near = max(0, cut - 3)
    return text[cut] in SUFFIXES or any(
        near + verb.start() < cut < near + verb.end()
        for verb in (*VERB.finditer(text[near : cut + 2]), *WORDS.finditer(text[near : cut + 2]))
    )


def _last_items(segment: Span, models: Sequence[str]) -> tuple[tuple[Span, ...], float]:
    """Return the one or two items that the segment begins with, and how well they fit."""
    text = segment.text
    longest = min(max(map(len, models), default=12), LONGEST) * 2 + 2
    choices: list[tuple[tuple[Span, ...], float]] = []
    if models:
        ends = _open_places(text, range(2, min(len(text), longest) + 1))
        family = Family.of(models)
        choices = [
            ((segment[:e],), family.likeness(text[:e]) + _tail(text, e, family)) for e in ends
        ]
    for joint in JOINTS.finditer(text):
        one, begin = segment[: joint.start()], joint.end()
        if not 2 <= len(one) <= longest or not _open_places(text, [joint.start()]):
            continue
        whole = Family.of(models).likeness(one.text) if models else 2.0
        family = Family.of([*models, one.text])
        for end in _open_places(text, range(begin + 2, min(len(text), begin + longest) + 1)):
            both = min(whole, family.likeness(text[begin:end]))
            choices.append(((one, segment[begin:end]), both + _tail(text, end) + 0.1))
    return max(choices, key=lambda choice: choice[1], default=((segment,), -9.0))


def _tail(text: str, end: int, family: Family | None = None) -> float:
    if end == len(text):
        return 1.2
    exact = family is not None and family.low == family.high == end
    verb = VERB.match(text[end : end + 4]) if exact else None
    if verb and text[end + verb.end() :] and not TAILS.match(text[end + verb.end() :]):
        return 0.6
    torn = _tears_a_word(text, end) and text[end] in SUFFIXES + "要"
    return 1.0 if TAILS.search(text[end : end + 12]) and not torn else -3.5


def _open_places(text: str, places: Iterable[int]) -> list[int]:
    """Return the places where a cut tears no quotation or bracket apart."""
    enclosed = enclosures(text)
    return [at for at in places if not any(begin < at <= end for begin, end in enclosed)]


def is_list(items: Sequence[str], longest: int = LONGEST) -> bool:
    """Return whether the phrases make a list worth keeping: three or more, distinct, alike."""
    if len(items) < 3 or len(set(items)) < len(items):
        return False
    lengths = sorted(map(len, items))
    if lengths[0] < 2 or lengths[-1] > longest:
        return False
    if any(map(UNFINISHED.search, items)):
        return False
    if sum(NUMBERED.match(item) is not None for item in items) >= len(items) - 1:
        return False
    even = lengths[-1] <= (2.5 if len(items) < MANY else 3) * lengths[len(lengths) // 2]
    return even or common_start(items) > 0 or common_end(items) > 0

"""Runs of phrases parted by 、 or by commas: where the first item begins and the last one ends."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from question_bank.requirements.clauses import clauses, enclosures, pieces, sentences
from question_bank.requirements.likeness import (
    JOINTS,
    LEADS,
    TAILS,
    are_parallel,
    common_end,
    common_start,
    likeness,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from question_bank.speech.span import Span

LONGEST = 30
NUMBERED = re.compile(r"第?[一二三四五六七八九十]+(?:[是要、,，]|[步条项点个])|[(（①-⑩\d]")


def enumerations(clause: Span) -> Iterator[tuple[Span, ...]]:
    """Yield the items of the list that a clause holds, if it parts three or more things by 、."""
    segments = pieces(clause, "、")
    if len(segments) < 2 or max(map(len, segments[1:-1]), default=0) > LONGEST:
        return
    items = trimmed(segments)
    if items and is_list([item.text for item in items]):
        yield items


def trimmed(segments: Sequence[Span]) -> tuple[Span, ...]:
    """Return the segments as items: the first without its lead, the last without its tail.

    The segments in the middle are whole items and serve as models; with two segments only, each
    is the other's model. A joint such as 和 in the last segment may part two items.
    """
    first, *middle, last = segments
    models = [one.text for one in middle]
    head, head_fit = _first_item(first, models or [_short_end(last).text])
    end, end_fit = _last_items(last, models or [head.text])
    if head_fit + end_fit < 1.5:
        return ()
    return unquoted((head, *middle, *end))


def unquoted(items: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the items without their quotation marks, if each stands in some of its own."""
    if all(enclosures(item.text)[:1] == [(0, len(item) - 1)] for item in items):
        return tuple(item[1:-1] for item in items)
    return items


def _short_end(segment: Span) -> Span:
    joint = JOINTS.search(segment.text)
    return segment[: joint.start()] if joint and joint.start() >= 2 else segment


def _first_item(segment: Span, models: Sequence[str]) -> tuple[Span, float]:
    """Return the end of the segment that looks most like the models, and how well it fits."""
    text = segment.text
    longest = min(max(map(len, models)), LONGEST) * 2 + 2

    def fit(begin: int) -> float:
        if not begin:
            return likeness(text, models) + 1.2
        lead = 1.0 if LEADS.search(text[max(0, begin - 8) : begin]) else -2.0 if begin > 1 else -3.0
        return likeness(text[begin:], models) + lead

    begins = _open_places(text, range(max(0, len(text) - longest), len(text) - 1))
    best = max(begins, key=lambda b: (fit(b), -b), default=0)
    return segment[best:], fit(best)


def _last_items(segment: Span, models: Sequence[str]) -> tuple[tuple[Span, ...], float]:
    """Return the one or two items that the segment begins with, and how well they fit."""
    text = segment.text

    def tail(end: int) -> float:
        return 1.2 if end == len(text) else 1.0 if TAILS.search(text[end:]) else -3.5

    longest = min(max(map(len, models)), LONGEST) * 2 + 2
    ends = _open_places(text, range(2, min(len(text), longest) + 1))
    choices: list[tuple[tuple[Span, ...], float]] = [
        ((segment[:e],), likeness(text[:e], models) + tail(e)) for e in ends
    ]
    for joint in JOINTS.finditer(text):
        one, begin = segment[: joint.start()], joint.end()
        if not 2 <= len(one) <= longest or not _open_places(text, [joint.start()]):
            continue
        for end in _open_places(text, range(begin + 2, min(len(text), begin + longest) + 1)):
            both = min(likeness(one.text, models), likeness(text[begin:end], models))
            choices.append(((one, segment[begin:end]), both + tail(end) + 0.1))
    return max(choices, key=lambda choice: choice[1], default=((segment,), -9.0))


def _open_places(text: str, places: Iterable[int]) -> list[int]:
    """Return the places where a cut tears no quotation or bracket apart."""
    enclosed = enclosures(text)
    return [at for at in places if not any(begin < at <= end for begin, end in enclosed)]


def is_list(items: Sequence[str]) -> bool:
    """Return whether the phrases make a list worth keeping: three or more, distinct, alike."""
    if len(items) < 3 or len(set(items)) < len(items):
        return False
    lengths = sorted(map(len, items))
    if lengths[0] < 2 or lengths[-1] > LONGEST:
        return False
    if sum(NUMBERED.match(item) is not None for item in items) >= len(items) - 1:
        return False
    even = lengths[-1] <= 2.5 * lengths[len(lengths) // 2]
    return even or common_start(items) > 0 or common_end(items) > 0


def comma_runs(sentence: Span) -> Iterator[tuple[Span, ...]]:
    """Yield runs of three or more neighbouring clauses that are built alike.

    Where semicolons part the sentence, the stretches between them are compared as wholes, and the
    clauses of each stretch only among themselves.
    """
    stretches = pieces(sentence, ";；")
    if len(stretches) < 3:
        for part in pieces(sentence, ":："):
            yield from _alike(clauses(part))
        return
    stretches[0] = (pieces(stretches[0], ":：") or stretches[:1])[-1]
    yield from _alike(stretches)
    yield from _alike([clauses(stretch)[0] for stretch in stretches if clauses(stretch)])
    for stretch in stretches:
        yield from _alike(clauses(stretch))


def _alike(parts: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    begin = 0
    while begin < len(parts) - 1:
        end = begin
        while end + 1 < len(parts) and are_parallel(parts[end].text, parts[end + 1].text):
            end += 1
        if end > begin:
            yield from _run(parts, begin, end)
        begin = end + 1


def _run(parts: Sequence[Span], begin: int, end: int) -> Iterator[tuple[Span, ...]]:
    items = list(parts[begin : end + 1])
    models = [item.text for item in items]
    if begin and len(models) >= 2:
        head, fit = _first_item(parts[begin - 1], models)
        lead = parts[begin - 1].text[: -len(head)]
        if fit >= 2.6 and lead and lead[-1] not in "的地得":
            items.insert(0, head)
    if is_list([item.text for item in items]):
        yield tuple(items)


def sentence_runs(paragraph: Span, heads: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """Yield the first clauses of a paragraph's sentences that begin with the same word (要…。).

    The paragraph's headings are no items of its lists.
    """
    begun = [head.a for head in heads]
    firsts = [
        clauses(sentence)[0]
        for sentence in sentences(paragraph)
        if clauses(sentence) and not _touched(sentence, heads, begun)
    ]
    begin = 0
    while begin < len(firsts):
        end = begin
        while end + 1 < len(firsts) and _open_alike(firsts[begin], firsts[end + 1]):
            end += 1
        items = tuple(firsts[begin : end + 1])
        if len(items) >= 3 and is_list([item.text for item in items]):
            yield items
        begin = end + 1


def _touched(sentence: Span, heads: Sequence[Span], begun: Sequence[int]) -> bool:
    """Return whether a heading lies in the sentence; headings come in the order of the text."""
    last = bisect_left(begun, sentence.b) - 1
    return last >= 0 and heads[last].overlaps(sentence)


def _open_alike(one: Span, two: Span) -> bool:
    wanted = one.text.startswith("要") and two.text.startswith("要")
    return wanted or common_start((one.text, two.text)) >= 3

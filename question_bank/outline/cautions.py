"""What an editor would notice in an outline: numerals missing or twice, counts not met, cuts."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.outline.numerals import NUMERAL, number_of
from question_bank.speech.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.outline.headings import Candidate

COUNT = rf"(?P<count>[{NUMERAL}两]{{1,2}}|\d{{1,2}})"
NOUN = "(?:[个点条项层件]|方面|句话)"
STATED = re.compile(
    r"(?:讲|谈|提|说|强调|提出|做到|做好|抓好|抓住|把握|有|是|为|以下|如下|这么|这样|下面|坚持|落实|突出|表|作)"
    rf"(?:以下|如下|这么|这样|好|了|住)?[“‘]?{COUNT}(?P<noun>{NOUN}[^。；;：:！？]{{0,16}})[。：:，,]?$"
)
LONGEST_INTRO = 40
LONGEST_SHOWN = 16


@dataclass(frozen=True, slots=True)
class Caution:
    """Something to look at: what it is, in a sentence, and the words it concerns."""

    words: str
    place: Span


def stated_at_end(words: str) -> int:
    """Return how many points the end of a paragraph or heading announces, 0 for none."""
    match = STATED.search(words[-LONGEST_INTRO:])
    return _value(match["count"]) if match else 0


def _value(numeral: str) -> int:
    return 2 if numeral == "两" else number_of(numeral)


def cautions_of(
    found: Sequence[Candidate], parents: Sequence[int | None], paragraphs: Sequence[Span]
) -> Iterator[Caution]:
    """Yield what is wrong with the numerals and with the counts, with its place."""
    yield from _gaps(found, parents)
    yield from _counts(found, parents, paragraphs)


def damaged(unfit: Sequence[Span]) -> Iterator[Caution]:
    """Yield a caution for each stretch that lost something or stands beside a cut."""
    for place in unfit:
        yield Caution(f"文字残缺：“{place.text[:LONGEST_SHOWN]}”", place)


def _gaps(found: Sequence[Candidate], parents: Sequence[int | None]) -> Iterator[Caution]:
    last: dict[tuple[int | None, tuple[str, str]], Candidate] = {}
    for candidate, parent in zip(found, parents, strict=True):
        if not candidate.number or candidate.kind[0] == "首先，":
            continue
        # articles are numbered through all chapters, chapters through all books
        through = candidate.kind[0] in {"第一条", "第一章"}
        series = (None if through else parent, candidate.kind)
        before = last.get(series)
        expected = before.number + 1 if before is not None else 1
        if candidate.number not in {expected, 1}:
            yield Caution(_gap(candidate, before), candidate.heading)
        last[series] = candidate


def _gap(candidate: Candidate, before: Candidate | None) -> str:
    name = f"“{candidate.marker.text}{candidate.words.text[:12]}”"
    if before is None:
        return f"标题序号不从一起：{name}之前可能缺内容。"
    if candidate.number == before.number:
        return f"标题序号重复：{name}。"
    return f"标题序号不连续：“{before.marker.text}”之后是{name}。"


def _counts(
    found: Sequence[Candidate], parents: Sequence[int | None], paragraphs: Sequence[Span]
) -> Iterator[Caution]:
    """Yield a caution where a text announces so many points and there are fewer right below."""
    begins = [paragraph.a for paragraph in paragraphs]
    below: dict[int | None, list[Candidate]] = {}
    for candidate, parent in zip(found, parents, strict=True):
        below.setdefault(parent, []).append(candidate)
    for parent, ones in below.items():
        first = next((one for one in ones if one.number), None)
        if first is None:
            continue
        place = bisect_left(begins, first.place)
        near = paragraphs[max(0, place - 2) : place]
        intros = _intros(near, first, found[parent] if parent is not None else None)
        stated = next((match for intro in intros if (match := _stated(intro))), None)
        there = len(_series(first, ones))
        if stated and _value(stated[0]["count"]) > there:
            words = stated[1].text.rstrip("，,：:")
            yield Caution(f"文中说“{words[:16]}”，下面只有{there}个标题。", stated[1])


def _stated(intro: Span) -> tuple[re.Match[str], Span] | None:
    match = STATED.search(intro.text[-LONGEST_INTRO:])
    return (match, intro[len(intro) - len(match.group()) :]) if match else None


def _series(first: Candidate, ones: Sequence[Candidate]) -> list[Candidate]:
    """Return the headings of the first one's kind until their numbers begin anew."""
    series: list[Candidate] = []
    for one in ones:
        if one.kind != first.kind:
            continue
        if series and one.number <= series[-1].number:
            break
        series.append(one)
    return series


def _intros(near: Sequence[Span], first: Candidate, above: Candidate | None) -> Iterator[Span]:
    """Yield what may announce the first of a series: the words before it, and the heading above."""
    least = above.words.a if above is not None else 0
    for paragraph in reversed(near):
        begin, end = max(paragraph.a, least), min(paragraph.b, first.place)
        if begin < end:
            yield Span(paragraph.of, begin, end).strip()
    if above is not None:
        yield above.words

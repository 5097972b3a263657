"""Pairs that sibling headings make: heading ↔ what its text says it shows in, slogan ↔ work."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.requirements.clauses import COMMAS, NEAR, STOPS, enclosures, pieces
from question_bank.requirements.frames import are_pairs
from question_bank.requirements.likeness import common_start
from question_bank.requirements.model import Pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.outline.tree import Outline
    from question_bank.requirements.headed import Headed
    from question_bank.speech.span import Span

SHORT = 8
SHORTEST_USE, LONGEST_USE = 4, 15
USE = re.compile("(?:主要)?适用于")
PAUSE = re.compile("[、，,]")
ONE_WORD = re.compile(
    r"^(?P<l>[一-鿿]{2,8}?)(?:工作)?[，,：:]?(?:要|重在|贵在|必须)?(?:讲究|突出|体现|坚持|力求|注重|抓住|落实)?"
    r"(?:在|好)?(?:一个)?(?P<r>“[一-鿿]”字)"
)


def heading_pairs(headed: Headed, outline: Outline) -> Iterator[Pairs]:
    """Yield the pairs of one list of headings."""
    words = [outline.headings[index].words for index in headed.headings]
    bodies = [outline.headings[index].body for index in headed.headings]
    for relation, sides in (
        (f"{_called(headed, outline)} ↔ 体现", _by_opening(words, bodies)),
        ("文种 ↔ 适用情形", _by_use(words, bodies)),
        ("工作 ↔ 字", _by_one_word(words)),
        ("提法 ↔ 内容", _by_slogan(words)),
        ("要求 ↔ 着力点", [] if _by_slogan(words) else _by_comma(words)),
    ):
        if sides and are_pairs(sides):
            yield Pairs(
                relation=relation,
                pairs=tuple(sides),
                place=headed.found.place,
                name=headed.found.name,
                complete=headed.found.complete,
                under=headed.found.under,
            )


def _called(headed: Headed, outline: Outline) -> str:
    """Return what the markers call the headings (第一个关键词 → 关键词)."""
    marker = outline.headings[headed.headings[0]].marker
    named = re.search(r"个([一-鿿]{2,4})", marker)
    return named[1] if named else "要点"


def _by_opening(words: Sequence[Span], bodies: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Pair each heading with its first sentence, if all of these open alike (体现在…)."""
    firsts = []
    for heading, body in zip(words, bodies, strict=True):
        rest = body[heading.b - body.a :].strip(" " + STOPS + COMMAS)
        first = pieces(rest[:NEAR], STOPS)[:1]
        if not first:
            return []
        firsts.append(first[0])
    size = common_start([first.text for first in firsts])
    if size < 2:
        return []
    return [(one, first[size:].strip(COMMAS)) for one, first in zip(words, firsts, strict=True)]


def _by_comma(words: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Pair the short first clause of each heading with its second, if all have just these two."""
    parts = [pieces(heading, COMMAS) for heading in words]
    if any(len(part) != 2 or len(part[0]) > SHORT for part in parts):
        return []
    sides = [(one, two) for one, two in parts]
    return _without_shared_verb(sides)


def _by_one_word(words: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Pair what each heading is on with the one character it asks for: 办文，讲究一个|“准”字."""
    found = [ONE_WORD.match(heading.text) for heading in words]
    return [
        (heading.group(match, "l"), heading.group(match, "r"))
        for heading, match in zip(words, found, strict=True)
        if match and None not in found
    ]


def _by_use(words: Sequence[Span], bodies: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Pair each kind of paper with the first of what it is for: 批复。适用于|答复下级请示事项."""
    sides = []
    for heading, body in zip(words, bodies, strict=True):
        rest = body[heading.b - body.a :].strip(" " + STOPS + COMMAS)
        told = pieces(rest[:NEAR], STOPS)[:1]
        use = USE.match(told[0].text) if told else None
        if use is None:
            return []
        sides.append((heading, _first_use(told[0][use.end() :])))
    return [(left, right) for left, right in sides if right]


def _first_use(told: Span) -> Span | None:
    """Return as many of the uses as can be shown; None where the first is too long or too short."""
    if len(told) <= LONGEST_USE:
        return told
    ends = [mark.start() for mark in PAUSE.finditer(told.text) if mark.start() <= LONGEST_USE]
    return told[: ends[-1]] if ends and ends[-1] >= SHORTEST_USE else None


def _by_slogan(words: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Pair the quoted slogan in each heading with the words that follow it."""
    sides = []
    for heading in words:
        quoted = [
            (begin, end) for begin, end in enclosures(heading.text) if heading.text[begin] == "“"
        ]
        if len(quoted) != 1:
            return []
        begin, end = quoted[0]
        rest = heading[end + 1 :].strip("的 " + COMMAS)
        sides.append((heading[begin + 1 : end], rest))
    return _without_shared_verb(sides)


def _without_shared_verb(sides: list[tuple[Span, Span]]) -> list[tuple[Span, Span]]:
    size = common_start([right.text for _, right in sides])
    if size < 2 or min(len(right) for _, right in sides) < size + 2:
        return sides
    return [(left, right[size:]) for left, right in sides]

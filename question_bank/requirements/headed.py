"""Lists whose items are sibling headings: 一、二、…, （一）（二）…, 一是…二是…, 第一，第二，…."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from question_bank.requirements.clauses import COMMAS, NEAR, STOPS, last_sentence, pieces
from question_bank.requirements.contents import unmarked
from question_bank.requirements.counts import MEASURES, NUMERALS, announced_count, ordinal
from question_bank.requirements.model import RequirementList
from question_bank.requirements.named import announced

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.outline.tree import Heading, Outline
    from question_bank.requirements.named import Name
    from question_bank.speech.span import Span
    from question_bank.speech.speech import Speech

INTRO = 200
AT_END, TO_END = 10, 40
# An announcement ends with the number of things, and what things they are.
COUNT_AT_END = re.compile(
    rf"[{''.join(NUMERALS)}](?:[{MEASURES}](?:方面)?|样)的?[^，。；、得了很较]{{0,5}}[：:]?$"
)
NAMES_THEM = re.compile("[:：][^:：]*、")
WHOLE = 100  # items that say no more than one sentence of so many characters are taken whole


@dataclass(frozen=True, slots=True)
class Headed:
    """A list of headings, with the indexes of its headings and the sentence each of them begins."""

    found: RequirementList
    headings: tuple[int, ...]
    rows: tuple[Span, ...]


def headed_lists(speech: Speech, outline: Outline) -> Iterator[Headed]:
    """Yield the list that each set of sibling headings makes."""
    for parent in (None, *range(len(outline.headings))):
        for group in _groups(outline, outline.children(parent)):
            if len(group) < 2 or re.search("[条章节]", outline.headings[group[0]].marker):
                continue  # articles of rules are sentences of their own
            intro = _intro(speech, outline, parent, outline.headings[group[0]])
            headed = _headed(speech, outline, group, _of_these(intro, len(group)))
            if headed:
                yield headed


def _groups(outline: Outline, siblings: tuple[int, ...]) -> Iterator[list[int]]:
    """Part siblings where the numbering starts again or changes its style."""
    group: list[int] = []
    for index in siblings:
        marker = outline.headings[index].marker
        number = ordinal(marker)
        if group:
            before = outline.headings[group[-1]].marker
            last = ordinal(before)
            again = number is not None and last is not None and number <= last
            if again or _style(marker) != _style(before):
                yield group
                group = []
        group.append(index)
    if group:
        yield group


ONE_STYLE = str.maketrans("（）头", "()第")


def _style(marker: str) -> str:
    return re.sub(r"[一二三四五六七八九十百\d\s]+", "", marker.translate(ONE_STYLE))


def _intro(speech: Speech, outline: Outline, parent: int | None, first: Heading) -> Span | None:
    """Return the words before the first item: of its paragraph, else the sentence before it."""
    begin = 0 if parent is None else outline.headings[parent].words.a
    before = last_sentence(speech.clean.whole()[begin : first.body.a].strip())
    if before is None:
        return None
    intro = before.strip(" " + COMMAS)
    return intro if len(intro) <= INTRO else (pieces(intro, COMMAS) or [intro])[-1]


def _of_these(intro: Span | None, count: int) -> Span | None:
    """Return an introduction unless it counts other things: 去年全县有五个乡镇搞得好.

    One that counts less and goes on to name them (就三件事：认账、整改、立规矩) is none either.
    """
    said = announced_count(intro.text[-TO_END:]) if intro else None
    if intro is None or said is None or COUNT_AT_END.search(intro.text):
        return intro
    if said == count or (said < count and not NAMES_THEM.search(intro.text)):
        return intro
    return None


def _named(intro: Span | None, count: int) -> Name | None:
    """Return the name that an introduction ends with, or gives in quotation marks before its end.

    定了个“六个一”，不复杂，你们拿笔记一下.
    """
    if intro is None:
        return None
    *before, last = pieces(intro, COMMAS) or [intro]
    told = [*announced(last)]
    told += [
        one
        for clause in before
        for one in announced(clause)
        if len(one.marked) > len(one.words) and one.marked.b == clause.b
    ]
    return next((one for one in told if one.count == count), None)


def _headed(
    speech: Speech, outline: Outline, group: list[int], intro: Span | None
) -> Headed | None:
    headings = [outline.headings[index] for index in group]
    words = intro.text if intro else ""
    named = _named(intro, len(group))
    stated = named.count if named else announced_count(words[-TO_END:])
    if len(group) < 3 and not (len(group) == 2 and stated):
        return None
    differs = stated is not None and stated < len(group)
    belied = differs and announced_count(words[-AT_END:]) == stated  # 抓好四个环节, and five follow
    stated = None if differs else stated
    numbers = [ordinal(heading.marker) for heading in headings]
    gapless = numbers == list(range(1, len(group) + 1)) or None in numbers
    lost_end = speech.cut and headings[-1].body.b >= len(speech.text) - 1 and not stated
    found = RequirementList(
        items=unmarked(tuple(heading.words for heading in headings)),
        place=speech.clean.whole()[headings[0].body.a : headings[-1].words.b],
        name=named.words.text if named else None,
        intro=intro,
        stated=stated,
        complete=gapless and stated in (None, len(group)) and not (lost_end or belied),
        ordered=False,
        under=outline.path(headings[0].words),
    )
    rows = _rows(headings)
    if _say_no_more(headings, rows):
        found = replace(found, items=rows)
    return Headed(found, tuple(group), rows)


def _rows(headings: list[Heading]) -> tuple[Span, ...]:
    """Return each heading with what stands behind it in its first sentence."""
    firsts = [pieces(heading.body[:NEAR], STOPS + ";；")[0] for heading in headings]
    return tuple(
        heading.words.of.whole()[heading.words.a : max(first.b, heading.words.b)]
        for first, heading in zip(firsts, headings, strict=True)
    )


def _say_no_more(headings: list[Heading], rows: Sequence[Span]) -> bool:
    """Return whether each heading of a list 一是…二是… begins the only sentence of its item."""
    spoken = all(re.search("[是要靠]$", heading.marker) for heading in headings)
    alone = all(len(pieces(heading.body[:NEAR], STOPS)) == 1 for heading in headings[:-1])
    return spoken and alone and max(map(len, rows)) <= WHOLE

"""All finders over one speech; the same words found twice count once, by the best finder."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from question_bank.requirements.attribution import said_by
from question_bank.requirements.belonging import headings_above
from question_bank.requirements.clauses import clauses, insides, sentences
from question_bank.requirements.contents import unmarked
from question_bank.requirements.counts import (
    ANNOUNCED_WITHIN,
    MEASURES,
    NUMERALS,
    announced_count,
)
from question_bank.requirements.duties import duties
from question_bank.requirements.enumerations import enumerations, quoted
from question_bank.requirements.frames import EDGES, UNNAMED, framed_pairs
from question_bank.requirements.gathered import gathered_pairs
from question_bank.requirements.grids import grid
from question_bank.requirements.headed import headed_lists
from question_bank.requirements.headings import heading_pairs
from question_bank.requirements.model import Pairs, RequirementList
from question_bank.requirements.named import name_of, named_lists
from question_bank.requirements.ordinals import ordinal_lists
from question_bank.requirements.plausible import is_worthwhile
from question_bank.requirements.runs import clause_runs
from question_bank.requirements.series import line_lists, sentence_lists

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.outline.tree import Outline
    from question_bank.requirements.model import Duty, Requirement
    from question_bank.speech.span import Span
    from question_bank.speech.speech import Speech

PARTED = re.compile("[、，,；;：:“]")  # what every sentence with a list in it holds
# Items are looked up by where they stand, in stretches of this many characters.
CELL = 32
COUNTED = re.compile(rf"[”’]?(?P<count>[{''.join(NUMERALS)}])(?:[{MEASURES}]|大|到位)")
Found = TypeVar("Found", "RequirementList", "Pairs", "Duty")


def find_requirements(speech: Speech, outline: Outline) -> tuple[Requirement, ...]:
    """Return the requirements of a speech: lists first, then pairs, then duties, in text order."""
    lists: list[RequirementList] = []
    pairs: list[Pairs] = []
    for headed in headed_lists(speech, outline):
        pairs += heading_pairs(headed, outline)
        _add_rows(headed.found, headed.rows, lists, pairs)
    told = [sentences(paragraph) for paragraph in outline.paragraphs]
    for paragraph, said in zip(outline.paragraphs, told, strict=True):
        for found, rows in ordinal_lists(paragraph):
            _add_rows(_attributed(found, said, outline), rows, lists, pairs)
        lists += (_attributed(found, said, outline) for found in _lists_in(paragraph, said))
    for block in _run_on(outline.paragraphs):
        for found, rows in ordinal_lists(block):
            _add_rows(found, rows, lists, pairs)
    for items in (*sentence_lists(outline, told), *line_lists(outline.paragraphs)):
        lists.append(_run(items, _around(items, outline)))
    kept = [_placed(found, speech, outline) for found in _once(lists) if is_worthwhile(found)]
    for found in kept:
        pairs += (
            framed
            for framed in framed_pairs(found)
            if framed.relation != UNNAMED or speech.is_fit(found.place)
        )
        pairs += (cells for cells in grid(found, found.items) if isinstance(cells, Pairs))
    pairs += gathered_pairs(told)
    named = {pair[0].a for one in pairs if one.relation != UNNAMED for pair in one.pairs}
    pairs = [one for one in pairs if one.relation != UNNAMED or one.pairs[0][0].a not in named]
    placed = [_placed(found, speech, outline) for found in _distinct(pairs)]
    stated = [_placed(found, speech, outline) for found in _duties(outline, told)]
    return (*sorted(kept, key=_place), *sorted(placed, key=_place), *stated)


def _add_rows(
    found: RequirementList,
    rows: tuple[Span, ...],
    lists: list[RequirementList],
    pairs: list[Pairs],
) -> None:
    """Add a numbered list, and what the grid of its rows gives if they make one."""
    columns = list(grid(found, rows))
    lists += (column for column in columns if isinstance(column, RequirementList))
    pairs += (column for column in columns if isinstance(column, Pairs))
    lists.append(replace(found, items=rows) if columns else found)


def _place(found: Requirement) -> tuple[int, int]:
    return found.place.a, found.place.b


def _lists_in(paragraph: Span, said: Sequence[Span]) -> Iterator[RequirementList]:
    """Yield every list of a paragraph's sentences, and of the quotations and brackets in it."""
    within = ((passage, sentences(passage)) for passage in insides(paragraph))
    for passage, told in ((paragraph, said), *within):
        closed = passage is not paragraph
        for sentence in told:
            if not PARTED.search(sentence.text):
                continue
            yield from named_lists(sentence)
            yield from (_run(items, sentence) for items in quoted(sentence))
            parts = clauses(sentence)
            for clause in parts:
                yield from (_run(items, sentence) for items in enumerations(clause))
            runs = clause_runs(sentence, parts, closed=closed and sentence.b == passage.b)
            yield from (_run(items, sentence) for items in runs)


def _run_on(paragraphs: Sequence[Span]) -> Iterator[Span]:
    """Yield the stretches of paragraphs that run on into the next: all but the last end in ；."""
    begin = 0
    for end, paragraph in enumerate(paragraphs, start=1):
        if not paragraph.text.endswith((";", "；")) or end == len(paragraphs):
            if end - begin > 1:
                yield paragraph.of.whole()[paragraphs[begin].a : paragraph.b]
            begin = end


def _around(items: tuple[Span, ...], outline: Outline) -> Span:
    """Return the passage of a list of sentences: its paragraph, or from first to last item.

    The paragraph in front of it that ends in a colon announces it.
    """
    at = bisect_right(outline.paragraphs, items[0].a, key=lambda one: one.a) - 1
    paragraph, before = outline.paragraphs[at], outline.paragraphs[max(0, at - 1)]
    announced = before.text.endswith(("：", ":")) and items[0].a == paragraph.a
    begin = before.a if announced else paragraph.a
    end = paragraph.b if paragraph.covers(items[-1]) else items[-1].b
    return items[0].of.whole()[begin:end]


def _run(items: tuple[Span, ...], place: Span) -> RequirementList:
    before = place[: items[0].a - place.a].strip()
    return RequirementList(
        items=unmarked(items),
        place=place,
        name=name_of(items, before),
        intro=before if len(before) else None,
        stated=_counted(items, before.text),
    )


def _counted(items: tuple[Span, ...], before: str) -> int | None:
    """Return the number of the items, if the words before or behind them say it.

    做到三个不误：…；…；…, 抓住调研、起草、审核、反馈四个环节.
    """
    last = items[-1]
    behind = COUNTED.match(last.of.text, last.b)
    said = NUMERALS[behind["count"]] if behind else None
    if said is None and before.endswith(("：", ":")):
        said = announced_count(before[-ANNOUNCED_WITHIN:])
    return said if said == len(items) else None


def _attributed(found: RequirementList, said: Sequence[Span], outline: Outline) -> RequirementList:
    """Return the list with its whole sentence among those of its paragraph, and who says it."""
    first = found.items[0]
    at = bisect_right(said, first.a, key=lambda sentence: sentence.a) - 1
    if at < 0 or not said[at].covers(first):
        return found
    whole = said[at] if said[at].covers(found.place) else found.place
    return replace(found, said_by=said_by(outline, first), place=whole)


def _once(lists: list[RequirementList]) -> Iterator[RequirementList]:
    """Yield the lists, each place's items once: those with a name or a heading first."""
    taken: dict[int, list[tuple[int, Span]]] = {}
    read: dict[int, list[Span]] = {}
    for number, found in enumerate(sorted(lists, key=lambda one: one.name is None)):
        like = Counter(
            other
            for item in found.items
            for other in {n for n, one in taken.get(item.a // CELL, ()) if _mostly(one, item)}
        )
        if like and 2 * max(like.values()) > len(found.items):
            continue
        if found.name is None and found.runs:
            stretch = found.items[0].of.whole()[found.items[0].a : found.items[-1].b]
            if any(_mostly(one, stretch) for one in read.get(stretch.a // CELL, ())):
                continue  # the same words parted otherwise: 谁接待、谁跟踪，谁签字、谁负责
            for cell in range((stretch.a - CELL) // CELL, stretch.b // CELL + 1):
                read.setdefault(cell, []).append(stretch)
        for item in found.items:
            for cell in range((item.a - CELL) // CELL, item.b // CELL + 1):
                taken.setdefault(cell, []).append((number, item))
        yield found


def _mostly(one: Span, two: Span) -> bool:
    shared = min(one.b, two.b) - max(one.a, two.a)
    return shared >= 0.6 * max(len(one), len(two))


def _distinct(pairs: list[Pairs]) -> Iterator[Pairs]:
    seen: set[tuple[int, ...]] = set()
    for found in pairs:
        places = tuple(side.a for pair in found.pairs for side in pair)
        if places not in seen:
            seen.add(places)
            yield found


def _placed(found: Found, speech: Speech, outline: Outline) -> Found:
    """Return the requirement with the headings it stands under, cut where its place is damaged."""
    changes: dict[str, object] = {"under": headings_above(outline, found.place)}
    if isinstance(found, RequirementList):
        changes["items"] = _with_must(tuple(item.strip(EDGES) for item in found.items))
        changes["complete"] = found.complete and all(map(speech.is_fit, found.items))
    return replace(found, **changes)  # type: ignore[arg-type] # the fields are the class's own


def _with_must(items: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the items with the 要 of their numbers where it stands against 不要.

    三要三不要：一|要团结，不要拆台. Where it only numbers them it is none of their words.
    """
    whole = items[0].of.whole()
    numbered = all(whole.text[item.a - 1 : item.a] == "要" for item in items)
    if not (numbered and all("不要" in item.text for item in items)):
        return items
    return tuple(whole[item.a - 1 : item.b] for item in items)


def _duties(outline: Outline, told: Sequence[Sequence[Span]]) -> Iterator[Duty]:
    for paragraph, said in zip(outline.paragraphs, told, strict=True):
        above = headings_above(outline, paragraph[len(paragraph) - 1 :])
        topic = outline.headings[above[-1]].words if above else None
        for duty in duties(said, topic):
            yield replace(duty, said_by=said_by(outline, duty.duty))

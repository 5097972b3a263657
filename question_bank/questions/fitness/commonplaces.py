"""What everybody can complete who never heard the speech, and what may not be cut at all."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from question_bank.questions.blank import BLANK
from question_bank.questions.content import prompt
from question_bank.questions.fitness.sayings import (
    ALIKE,
    ALONE,
    HEADS,
    OPENINGS,
    ROUTINE,
    SAYINGS,
)
from question_bank.questions.fitness.slogans import SLOGANS
from question_bank.requirements.model import RequirementList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.questions.draft import Draft
    from question_bank.requirements.model import Requirement
    from question_bank.speech.span import Span

NEAR, LONGEST_REST, ENDINGS = 24, 2, (2, 3)
# Fixed terms of theory are asked whole or not at all.
THEORY = re.compile(
    r"马克思|列宁|马列|毛泽东|邓小平|江泽民|胡锦涛|三个代表|科学发展观|习近平|中国特色社会主义|两个维护|两个确立|四个意识"
    r"|(?:道路|理论|制度|文化)自信|党的基本(?:理论|路线|方略)|五位一体|四个全面|新发展(?:阶段|理念|格局)"
)
OPENS_THEORY = re.compile(r"(?:中国特色社会主义|党的基本|习近平)$")
MARKS = re.compile(r"[、，,；;。：:！？!?\s]+|[和与及](?=[一-鿿]{2})")


SAID = re.compile("“([^”]{3,8})”(?!$)")  # “坐不住”的紧迫感
Series = tuple[str, int]  # of what sort, or with what ending, and which line of the table


def _lines_of(table: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """Return of each item the numbers of the lines it stands in."""
    lines: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(table):
        for item in line.split("、"):
            lines[item] = (*lines.get(item, ()), number)
    return lines


IN_SERIES = {
    item: frozenset(("", line) for line in lines)
    for item, lines in _lines_of((*SAYINGS, *SLOGANS)).items()
}
IN_HEADS, IN_OPENINGS = _lines_of(HEADS), _lines_of(OPENINGS)
STARTS, ENDS = {item[:2] for item in IN_SERIES}, {item[-2:] for item in IN_SERIES}
LONGEST, LONGEST_HEAD = max(map(len, IN_SERIES)), max(map(len, IN_HEADS))


def is_set_phrase(draft: Draft, found: Requirement) -> bool:
    """Return whether most of what is asked everybody can complete.

    What bears a name (“四不放过”) is to be known with all that it holds.
    """
    if isinstance(found, RequirementList) and found.name:
        return False
    listed = found if BLANK in prompt(draft.content) else None
    return 2 * sum(_is_fixed(part, listed) for part in draft.parts) > len(draft.parts)


def _is_fixed(part: Span, listed: Requirement | None) -> bool:
    """Return whether set phrases make up more than half of a part, alone or as it is listed."""
    if ROUTINE.fullmatch(part.text):
        return True
    alone, known = _alone_in(part.of.text), 0
    for a, b in alone[max(0, bisect_left(alone, (part.a, 0)) - 1) :]:
        if a >= part.b:
            break
        known += max(0, min(b, part.b) - max(a, part.a))
    if listed is not None and 2 * known <= len(part):
        pieces = [piece for piece in _pieces(part.text) if _is_of(piece)]
        beside = _beside(part, listed) if pieces else []
        known = sum(len(piece) for piece in pieces if _is_beside(piece, [*beside, *pieces]))
    return 2 * known > len(part)


@lru_cache(maxsize=8)  # all that a speech asks for stands in one text
def _alone_in(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the phrases of a text stand that are set whatever is beside, in its order."""
    return tuple(match.span() for match in ALONE.finditer(text))


def _beside(part: Span, listed: Requirement) -> list[str]:
    """Return what stands beside a part in the text, and in its list."""
    begin, around = _around(part)
    before, after = around[: part.a - begin], around[part.b - begin :]
    items = listed.items if isinstance(listed, RequirementList) else ()
    return [*_pieces(before)[-2:], *_pieces(after)[:2], *(item.text for item in items)]


def _is_beside(piece: str, beside: Sequence[str]) -> bool:
    """Return whether a piece stands beside another item of a series it is of."""
    of = _is_of(piece)
    return any(other != piece and not of.isdisjoint(_has(other)) for other in beside)


def _pieces(text: str) -> list[str]:
    """Return the stretches between marks, and what stands in quotation marks within them."""
    said = [piece.strip("“”‘’『』「」") for piece in MARKS.split(text) if piece]
    return [*said, *(one for one in SAID.findall(text) if one not in said)]


@lru_cache(maxsize=1 << 10)  # the items of a list stand beside each other in turn
def _is_of(piece: str) -> frozenset[Series]:
    """Return the series that a piece is an item of, but for a few words before or after it."""
    item = _item(piece)
    series: set[Series] = set(IN_SERIES[item]) if 2 * len(item) > len(piece) else set()
    if len(piece) <= 2 + LONGEST_REST and (lines := IN_OPENINGS.get(piece[:2])):
        series.update(("opening", line) for line in lines)
    for size in ENDINGS:
        if lines := IN_HEADS.get(piece[:-size]):
            series.update((piece[-size:], line) for line in lines)
    if made := ALIKE.fullmatch(piece):
        series.add(("pattern", made.lastindex or 0))
    return frozenset(series)


@lru_cache(maxsize=1 << 10)
def _has(piece: str) -> frozenset[Series]:
    """Return the series that a piece begins or ends with an item of."""
    series: set[Series] = {*IN_SERIES.get(_item(piece), ()), *_is_of(piece)}
    if lines := IN_OPENINGS.get(piece[:2]):
        series.update(("opening", line) for line in lines)
    for size in ENDINGS:
        head = piece[:-size]
        for begin in range(max(0, len(head) - LONGEST_HEAD), len(head)):
            if lines := IN_HEADS.get(head[begin:]):
                series.update((piece[-size:], line) for line in lines)
    for made in ALIKE.finditer(piece):
        if not made.start() or made.end() == len(piece):
            series.add(("pattern", made.lastindex or 0))
    return frozenset(series)


def _item(piece: str) -> str:
    """Return the longest known item that a piece ends or begins with; an empty one if none."""
    if piece[:2] not in STARTS and piece[-2:] not in ENDS:
        return ""
    for length in range(min(LONGEST, len(piece)), 1, -1):
        for end in (piece[-length:], piece[:length]):
            if end in IN_SERIES:
                return end
    return ""


def cuts_theory(draft: Draft) -> bool:
    """Return whether a part is of a fixed term, or a term begins before it and runs into it.

    What asks for whole items may hold a term: it is asked whole then.
    """
    is_whole = draft.content.kind == "recall"
    for part in draft.parts:
        begin, around = _around(part)
        held = not is_whole and THEORY.search(part.text)
        if held or OPENS_THEORY.search(around[: part.a - begin]):
            return True
    return False


def _around(part: Span) -> tuple[int, str]:
    """Return where the words around a part begin, and these words."""
    begin = max(0, part.a - NEAR)
    return begin, part.of.text[begin : part.b + NEAR]

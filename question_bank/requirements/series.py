"""Lists that whole sentences or lines make: 要…。要…。要…。, lines that end in semicolons."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from question_bank.requirements.clauses import pieces, sentences
from question_bank.requirements.enumerations import is_list
from question_bank.requirements.likeness import common_start
from question_bank.requirements.stretches import WHOLE, headline, stretch_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from question_bank.outline.tree import Outline
    from question_bank.speech.span import Span

# 要 that tells to do something in a place or a way: such sentences make a list of their own.
IN_A_PLACE = re.compile(r"要[在从把让向以]")
WANTED = re.compile(r"要(?![求素点害么是闻件])")


def sentence_lists(outline: Outline, told: Iterable[Sequence[Span]]) -> Iterator[tuple[Span, ...]]:
    """Yield the lists that neighbouring sentences of one opening make, by what they say first.

    `told` holds the sentences of each paragraph. Paragraphs of one sentence each are read as one.
    Headings are no items of these lists.
    """
    heads = [heading.words for heading in outline.headings]
    begun = [head.a for head in heads]
    single: list[Span] = []
    for whole in told:
        said = [one for one in whole if not _touched(one, heads, begun)]
        if len(said) == len(whole) == 1:
            single += said
            continue
        yield from _series(single)
        yield from _series(said)
        single = []
    yield from _series(single)


def line_lists(paragraphs: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """Yield the list that lines make which all but the last end in a semicolon."""
    for ends, group in itertools.groupby(
        itertools.pairwise(paragraphs), key=lambda two: two[0].text.endswith((";", "；"))
    ):
        two = list(group)
        if ends and len(two) >= 2:
            lines = [*(one for one, _ in two), two[-1][1]]
            stretches = [sentences(lines[0])[-1:], *(sentences(line)[:1] for line in lines[1:])]
            stripped = [one[0].strip(";； ") for one in stretches if one]
            stripped = [(pieces(one, ":：") or [one])[-1] for one in stripped if len(one)]
            if len(stripped) >= 3:
                yield from stretch_runs(stripped)


def _touched(sentence: Span, heads: Sequence[Span], begun: Sequence[int]) -> bool:
    """Return whether a heading lies in the sentence; headings come in the order of the text."""
    last = bisect_left(begun, sentence.b) - 1
    return last >= 0 and heads[last].overlaps(sentence)


def _series(said: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    begin = 0
    while begin < len(said):
        run, end = [said[begin]], begin + 1
        while end < len(said):
            step = next(
                (n for n in (0, 1) if _opens_alike(said[begin], said[end + n : end + n + 1])), None
            )
            if step is None:
                break
            run.append(said[end + step])
            end += step + 1
        if len(run) >= 3:
            items = tuple(map(headline, _strongest(run)))
            if is_list([item.text for item in items], WHOLE):
                yield items
        begin = end


def _opens_alike(first: Span, other: Sequence[Span]) -> bool:
    if not other:
        return False
    texts = (first.text, other[0].text)
    same = first.text[: common_start(texts)]
    return all(map(WANTED.match, texts)) or re.match("[一-鿿]{3}", same) is not None


def _strongest(run: Sequence[Span]) -> Sequence[Span]:
    """Return those that name a place or a way right after 要, if three neighbours do."""
    for opening, group in itertools.groupby(run, key=lambda one: one.text[:2]):
        same = list(group)
        if len(same) >= 3 and IN_A_PLACE.match(opening):
            return same
    return run

"""Clean text → outline: headings with levels and bodies, paragraphs, warnings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.outline.cautions import cautions_of, damaged
from question_bank.outline.headings import PART, candidates
from question_bank.outline.nesting import levels_of, nested
from question_bank.outline.quotations import quotations_of
from question_bank.outline.tree import Heading, Outline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.outline.headings import Candidate
    from question_bank.speech.speech import Speech

LINE = re.compile(r"\S(?:[^\n]*\S)?")


def build_outline(speech: Speech) -> Outline:
    """Return the headings of every level and the paragraphs they stand among.

    A numeral that is missing or comes twice, a count that is not met and a gap in the words become
    cautions, never errors: files lose text.
    """
    whole = speech.clean.whole()
    paragraphs = tuple(whole.group(line) for line in LINE.finditer(speech.text))
    found = candidates(paragraphs, speech.title)
    parents = nested(found)
    levels = levels_of(parents)
    ends = _ends(found, levels)
    headings = tuple(
        Heading(level, one.marker.text, one.words, parent, whole[one.place : end].strip())
        for one, level, parent, end in zip(found, levels, parents, ends, strict=True)
    )
    return Outline(
        headings,
        paragraphs,
        (*cautions_of(found, parents, paragraphs), *damaged(speech.unfit)),
        tuple(index for index, one in enumerate(found) if one.kind == PART),
        tuple(quotations_of(paragraphs)),
    )


def _ends(found: Sequence[Candidate], levels: Sequence[int]) -> list[int]:
    """Return for each heading where the next of its own or a higher level begins, or its bounds."""
    ends = [one.bounds for one in found]
    waiting: list[int] = []
    for place, one in enumerate(found):
        while waiting and levels[waiting[-1]] >= levels[place]:
            above = waiting.pop()
            ends[above] = min(ends[above], one.place)
        waiting.append(place)
    return ends

"""Clean text → outline: which markers are headings, where their words stop, how they nest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.outline.headings import Candidate, candidates
from question_bank.outline.nesting import nested, warnings_of
from question_bank.outline.tree import Heading, Outline

if TYPE_CHECKING:
    from question_bank.speech.span import Span
    from question_bank.speech.speech import Speech


def build_outline(speech: Speech) -> Outline:
    """Return the headings of every level with the paragraphs they stand among.

    A numeral that is missing, comes twice or a count that is not met becomes a warning, never an
    error: files lose text.
    """
    whole = speech.clean.whole()
    paragraphs = tuple(line.strip() for line in whole.split("\n") if len(line.strip()))
    found = candidates(paragraphs, speech.title)
    parents = nested(found)
    headings = tuple(
        Heading(
            level=_level(parents, index),
            marker=candidate.marker.text,
            words=candidate.words,
            parent=parents[index],
            body=_body(whole, paragraphs, found, parents, index),
        )
        for index, candidate in enumerate(found)
    )
    return Outline(headings, paragraphs, tuple(warnings_of(found, parents, paragraphs)))


def _level(parents: list[int | None], index: int) -> int:
    level, parent = 1, parents[index]
    while parent is not None:
        level, parent = level + 1, parents[parent]
    return level


def _body(
    whole: Span,
    paragraphs: tuple[Span, ...],
    found: list[Candidate],
    parents: list[int | None],
    index: int,
) -> Span:
    """Return the stretch from the marker to where this heading's part of the text ends."""
    own = found[index]
    level = _level(parents, index)
    end = own.bounds
    for later in range(index + 1, len(found)):
        if found[later].place >= end:
            break
        if _level(parents, later) <= level:
            end = found[later].place
            break
    return whole[own.place : end].strip()

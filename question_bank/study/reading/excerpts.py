"""Of the paragraph a question came from, only the sentences that hold what was asked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.bank.materials.paragraphs import Segment
from question_bank.bank.materials.passages import passages_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy.orm import Session

_SENTENCE_END = re.compile(r"[。！？\n][”’」』）]*")
_ELLIPSIS = "……"
MOST_BETWEEN = 3


def excerpt(segments: Sequence[Segment]) -> tuple[Segment, ...]:
    """Return the segments from the first sentence with a mark to the last, …… where text was cut.

    Without a mark it is all of them.
    """
    first, last = _marked(segments)
    if first is None or last is None:
        return tuple(segments)
    before, after = segments[:first], segments[last + 1 :]
    lead, was_cut = _tail("".join(segment.text for segment in before))
    rest, is_cut = _head("".join(segment.text for segment in after), segments[last].text)
    lead = (_ELLIPSIS if was_cut else "") + lead
    rest += _ELLIPSIS if is_cut else ""
    held = [_shortened(segment) for segment in segments[first : last + 1]]
    around = [Segment(lead, marked=False), *held, Segment(rest, marked=False)]
    return tuple(segment for segment in around if segment.text)


def quotations(session: Session, question_ids: Collection[int]) -> dict[int, str]:
    """Return the sentences each question was made from; one that stands nowhere is left out."""
    return {
        question_id: "".join(segment.text for segment in excerpt(passage.segments))
        for question_id, passage in passages_of(session, question_ids).items()
    }


def _shortened(between: Segment) -> Segment:
    """Leave out the whole sentences that stand between two marks."""
    if between.marked:
        return between
    ends = [match.end() for match in _SENTENCE_END.finditer(between.text)]
    if len(ends) < MOST_BETWEEN:
        return between
    text = between.text
    return Segment(text[: ends[0]].rstrip() + _ELLIPSIS + text[ends[-1] :].lstrip(), marked=False)


def _marked(segments: Sequence[Segment]) -> tuple[int | None, int | None]:
    places = [place for place, segment in enumerate(segments) if segment.marked]
    return (places[0], places[-1]) if places else (None, None)


def _tail(text: str) -> tuple[str, bool]:
    """Return what stands after the last whole sentence, and whether there was one."""
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    return (text[ends[-1] :], True) if ends else (text, False)


def _head(text: str, before: str) -> tuple[str, bool]:
    """Return the rest of the sentence that `before` begins, and whether more came after it."""
    if _SENTENCE_END.search(before[-1:]):
        return "", bool(text)
    found = _SENTENCE_END.search(text)
    end = found.end() if found else len(text)
    return text[:end], bool(text[end:].strip())

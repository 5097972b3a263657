"""What a question asks, of any kind: the verbs that every kind's module answers."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TypeAlias, assert_never

from question_bank.questions import cloze, matching
from question_bank.questions.cloze import Cloze
from question_bank.questions.matching import Matching

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.questions.marking import PartMark

Content: TypeAlias = Cloze | Matching


def mark(content: Content, response: Sequence[str]) -> tuple[PartMark, ...]:
    """Mark a response of any kind: one mark for each part."""
    match content:
        case Cloze():
            return cloze.mark(content, response)
        case Matching():
            return matching.mark(content, response)
        case _:
            assert_never(content)


def keys(content: Content) -> tuple[str, ...]:
    """Return the right answer of each part."""
    return content.answers if isinstance(content, Cloze) else content.rights


def to_json(content: Content) -> dict[str, Any]:
    """Return the content as plain JSON values, its kind among them."""
    return asdict(content)


def from_json(stored: dict[str, Any]) -> Content:
    """Return the content that `to_json` gave."""
    match stored["kind"]:
        case "cloze":
            return Cloze(
                stem=stored["stem"],
                answers=tuple(stored["answers"]),
                accepted=tuple(tuple(variants) for variants in stored["accepted"]),
                order_free=stored["order_free"],
            )
        case "matching":
            return Matching(
                directions=stored["directions"],
                pairs=tuple((left, right) for left, right in stored["pairs"]),
                extra=tuple(stored["extra"]),
            )
        case kind:
            raise ValueError(kind)

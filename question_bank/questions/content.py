"""What a question asks, of any kind: the verbs that every kind's module answers."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any, TypeAlias, assert_never

from question_bank.questions import (
    choice,
    cloze,
    judgement,
    matching,
    multiple,
    ordering,
    recall,
)
from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from question_bank.questions.ordering import Ordering
from question_bank.questions.recall import Recall
from question_bank.questions.written import Written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.questions.marking import PartMark

Content: TypeAlias = Cloze | Matching | Choice | Multiple | Judgement | Ordering | Recall | Written
KINDS: dict[str, type[Content]] = {
    "cloze": Cloze,
    "matching": Matching,
    "choice": Choice,
    "multiple": Multiple,
    "judgement": Judgement,
    "ordering": Ordering,
    "recall": Recall,
    "written": Written,
}


def mark(  # noqa: C901, PLR0911 - a branch a kind
    content: Content, response: Sequence[str]
) -> tuple[PartMark, ...]:
    """Mark a response of any kind: one mark for each part, as the kind's own module says.

    Raises:
        ValueError: the question is one that only a person can mark.

    """
    match content:
        case Cloze():
            return cloze.mark(content, response)
        case Matching():
            return matching.mark(content, response)
        case Choice():
            return choice.mark(content, response)
        case Multiple():
            return multiple.mark(content, response)
        case Judgement():
            return judgement.mark(content, response)
        case Ordering():
            return ordering.mark(content, response)
        case Recall():
            return recall.mark(content, response)
        case Written():
            raise ValueError(content.kind)
        case _:
            assert_never(content)


def keys(content: Content) -> tuple[str, ...]:
    """Return the right answers: one a part, but of a multiple choice the right options alone."""
    match content:
        case Cloze() | Multiple():
            return content.answers
        case Matching():
            return content.rights
        case Choice():
            return (content.answer,)
        case Judgement():
            return (content.key,)
        case Ordering() | Recall():
            return content.items
        case Written():
            return tuple(words for words, _ in content.points)
        case _:
            assert_never(content)


def prompt(content: Content) -> str:
    """Return the words a question opens with: its stem, its directions or its statement."""
    match content:
        case Matching():
            return content.directions
        case Judgement():
            return content.statement
        case _:
            return content.stem


def told(content: Content) -> str:
    """Return everything a question shows and its key says, in one text: the key put back in."""
    match content:
        case Cloze():
            return content.solved()
        case Matching():
            return " ".join((content.directions, *content.lefts, *content.rights, *content.extra))
        case Choice() | Multiple():
            return " ".join((content.stem, *content.options))
        case Judgement():
            return f"{content.statement} {content.correction or ''}"
        case _:
            return " ".join((content.stem, *keys(content)))


def to_json(content: Content) -> dict[str, Any]:
    """Return the content as plain JSON values, its kind among them."""
    return asdict(content)


def from_json(stored: dict[str, Any]) -> Content:
    """Return the content that `to_json` gave.

    Raises:
        ValueError: it is of a kind that there is not.

    """
    if stored["kind"] not in KINDS:
        raise ValueError(stored["kind"])
    kind = KINDS[stored["kind"]]
    return kind(**{part.name: _frozen(stored[part.name]) for part in fields(kind)})


def _frozen(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return lists as tuples, at every depth."""
    return tuple(map(_frozen, value)) if isinstance(value, list | tuple) else value

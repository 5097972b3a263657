"""One question on its way between the bank and another program, and what is lost on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.questions.content import Content


@dataclass(frozen=True, slots=True)
class Record:
    """A question with what goes along: its `name` stays the same in every export of a bank.

    `passage` is the sentence it was made from (原文), `origin` whose words they are (出处); what is
    `internal` (内部) may not leave for phones. `changed` is when its wording was last changed, in
    seconds since 1970.
    """

    name: str
    content: Content
    material: str = ""
    origin: str = ""
    passage: str = ""
    tags: tuple[str, ...] = ()
    internal: bool = False
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Loss:
    """What a format could not hold of a question, in a sentence for the person who exports."""

    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Export:
    """A file and what it does not hold."""

    content: bytes
    losses: tuple[Loss, ...] = ()


def held(records: Sequence[Record], losses: Sequence[Loss]) -> int:
    """Return how many of the records are in the file: those that were not left out whole."""
    left_out = {loss.name for loss in losses if loss.sentence.startswith(LEFT_OUT)}
    return sum(record.name not in left_out for record in records)


LEFT_OUT = "没有导出"

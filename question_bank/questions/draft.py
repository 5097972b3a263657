"""A question before it is stored: its content, its places in the speech and what we think of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, assert_never

from question_bank.questions import cloze, matching
from question_bank.questions.cloze import Cloze
from question_bank.questions.matching import Matching
from question_bank.requirements.model import fingerprint, folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.questions.marking import PartMark
    from question_bank.speech.span import Span

Content = Cloze | Matching


@dataclass(frozen=True, slots=True)
class Draft:
    """A question as the generator makes it.

    `parts` are the places of the blanks (or of the pairs, left and right alternating), `source` is
    the sentence or passage they stand in. `ready` means fit for a trainee once an instructor
    agrees; `notes` name what speaks against it. `score` is between 0 and 1.
    """

    content: Content
    requirement: str
    parts: tuple[Span, ...]
    source: Span
    ready: bool = True
    chosen: bool = False
    score: float = 0.5
    notes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Hash of requirement, kind and asked parts: never of wording, place or distractors."""
        return fingerprint(self.requirement, self.content.kind, sorted(asked(self.content)))

    def refused(self, *notes: str) -> Draft:
        """Return the same draft, no longer ready, with the reasons added."""
        return replace(self, ready=False, chosen=False, notes=(*self.notes, *notes))


def asked(content: Content) -> list[str]:
    """Return the parts that are asked for, folded."""
    match content:
        case Cloze():
            return [folded(answer) for answer in content.answers]
        case Matching():
            return [f"{folded(left)}={folded(right)}" for left, right in content.pairs]
        case _:
            assert_never(content)


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

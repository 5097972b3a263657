"""A question before it is stored: its content, its places in the speech and what we think of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from question_bank.requirements.model import fingerprint

if TYPE_CHECKING:
    from question_bank.questions.content import Content
    from question_bank.speech.span import Span


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
        return fingerprint(self.requirement, self.content.kind, sorted(self.content.asked()))

    def refused(self, *notes: str) -> Draft:
        """Return the same draft, no longer ready, with the reasons added."""
        return replace(self, ready=False, chosen=False, notes=(*self.notes, *notes))

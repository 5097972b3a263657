"""What is known of a speech once its file has been read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from question_bank.speech.span import Span, Text


SENTENCE_END = re.compile("[。！？!?\n]")


@dataclass(frozen=True, slots=True)
class Removal:
    """A stretch of the raw text that is not the speaker's, and the rule that took it out."""

    start: int
    end: int
    why: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A damaged stretch of the raw text and the words it certainly stood for."""

    start: int
    end: int
    found: str
    meant: str
    why: str


@dataclass(frozen=True, slots=True)
class Slip:
    """Words that are probably mistaken, and what they look like; they stay as they stand."""

    words: Span
    why: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What the text says of itself; what it does not say is None and asked of the uploader."""

    speaker: str | None = None
    post: str | None = None
    given_on: str | None = None
    occasion: str | None = None


@dataclass(frozen=True, slots=True)
class Speech:
    """A speech as a person may read it: clean, simplified, each character tied to the raw text.

    `unfit` are stretches that were damaged beyond repair or lie beside a hole: they stay readable,
    but nothing that touches them is asked. A sentence with a slip in it is never ready.
    """

    file: str
    sha256: str
    title: str | None
    script: Literal["simplified", "traditional"]
    raw: str
    clean: Text
    removed: tuple[Removal, ...] = ()
    repairs: tuple[Repair, ...] = ()
    unfit: tuple[Span, ...] = ()
    slips: tuple[Slip, ...] = ()
    cut: bool = False
    warnings: tuple[str, ...] = ()
    facts: Facts = Facts()

    @property
    def text(self) -> str:
        """The clean text."""
        return self.clean.text

    def is_fit(self, span: Span) -> bool:
        """Return whether nothing damaged lies inside the span."""
        return not any(damage.overlaps(span) for damage in self.unfit)

    def slip_by(self, span: Span) -> Slip | None:
        """Return the first slip in the sentences that the span touches."""
        for slip in self.slips:
            between = self.text[min(span.b, slip.words.b) : max(span.a, slip.words.a)]
            if slip.words.overlaps(span) or not SENTENCE_END.search(between):
                return slip
        return None

    def is_repaired(self, span: Span) -> bool:
        """Return whether the raw text reads differently from the span's words."""
        raw = self.raw[span.start : span.end]
        return "".join(raw.split()) != "".join(span.text.split())

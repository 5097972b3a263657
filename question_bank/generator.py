"""A file through the four pure stations: clean text, outline, requirements, question drafts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.outline.builder import build_outline
from question_bank.questions.maker import make_drafts
from question_bank.requirements.finder import find_requirements
from question_bank.speech.reading import read_speech
from question_bank.speech.secrecy import Guard

if TYPE_CHECKING:
    from collections.abc import Iterable

    from question_bank.outline.tree import Outline
    from question_bank.questions.draft import Draft
    from question_bank.questions.options.shelf import Sibling
    from question_bank.requirements.model import Requirement
    from question_bank.speech.speech import Speech


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of one file, station by station."""

    speech: Speech
    outline: Outline
    requirements: tuple[Requirement, ...]
    drafts: tuple[Draft, ...]


def made_of(
    name: str,
    content: bytes,
    siblings: Iterable[Sibling] = (),
    *,
    guard: Guard = Guard.OFF,
) -> Made:
    """Return what is in a file; the same bytes give the same result on every machine.

    `siblings` are lists of the bank that the questions are for: more wrong options to draw from.
    `guard` says whether a file that looks secret is refused, or asked about.

    Raises:
        UnreadableFile: the file holds no speech that can be read.

    """
    speech = read_speech(name, content, guard=guard)
    outline = build_outline(speech)
    requirements = find_requirements(speech, outline)
    drafts = make_drafts(speech, outline, requirements, siblings)
    return Made(speech, outline, requirements, drafts)

"""What a speech requires: frozen values whose words remember their places."""

from __future__ import annotations

import hashlib
import itertools
import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from question_bank.speech.span import Span

PLAIN = re.compile("[A-Za-z0-9一-龥〇]*")  # folded already
WORDS = re.compile("[A-Za-z0-9一-龥〇]+")
PACKED = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
MARKED = re.compile(r"[A-Za-z0-9一-龥〇_\s，。、；：“”（）《》]*")  # but for marks folded already
JOINED = re.compile(
    r"[^\w。！？!?\n]*+(?:以及|乃至|并且|[和及与并或]|[还也更](?:应当?|要|须|得|必须)?有?)?\W*"
)


@lru_cache(maxsize=1 << 12)  # the same items are compared again and again
def folded(text: str) -> str:
    """Return letters and digits only, compatibility forms folded: what sameness is judged on."""
    if PLAIN.fullmatch(text):
        return text
    if MARKED.fullmatch(text):
        return "".join(WORDS.findall(text))
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text)))


def fingerprint(*parts: object) -> str:
    """Return 16 hexadecimal digits that name a content, the same on every machine."""
    return hashlib.sha256(PACKED.encode(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True)  # no slots: what is worked out of its words is kept
class RequirementList:
    """A list: its items in the order of the text, the count it states and what it is called.

    `complete` is False when the file lost items or the stated count is not met: such a list may
    be asked item by item but never as a whole. `place` is the whole passage it was found in.
    """

    items: tuple[Span, ...]
    place: Span
    name: str | None = None
    intro: Span | None = None
    stated: int | None = None
    complete: bool = True
    ordered: bool = False
    under: tuple[int, ...] = ()
    said_by: Span | None = None
    kind: Literal["list"] = "list"

    @cached_property
    def runs(self) -> bool:
        """Whether the items run through one sentence, parted by marks and joints alone."""
        text = self.place.of.text
        gaps = (text[one.b : two.a] for one, two in itertools.pairwise(self.items))
        return all(map(JOINED.fullmatch, gaps))

    @cached_property
    def id(self) -> str:
        """Hash of kind, name and normalised items (model.md)."""
        return fingerprint(self.kind, self.name, [folded(item.text) for item in self.items])


@dataclass(frozen=True)
class Pairs:
    """Things that belong together under one relation, e.g. 破除 ↔ 树立."""

    relation: str
    pairs: tuple[tuple[Span, Span], ...]
    place: Span
    name: str | None = None
    complete: bool = True
    under: tuple[int, ...] = ()
    said_by: Span | None = None
    kind: Literal["pairs"] = "pairs"

    @cached_property
    def id(self) -> str:
        """Hash of kind, relation and normalised sides."""
        sides = [[folded(left.text), folded(right.text)] for left, right in self.pairs]
        return fingerprint(self.kind, self.relation, sides)


@dataclass(frozen=True)
class Duty:
    """What someone or something is there for, must do or is."""

    role: Span
    duty: Span
    place: Span
    under: tuple[int, ...] = ()
    said_by: Span | None = None
    kind: Literal["duty"] = "duty"

    @cached_property
    def id(self) -> str:
        """Hash of kind, role and duty."""
        return fingerprint(self.kind, folded(self.role.text), folded(self.duty.text))


Requirement = RequirementList | Pairs | Duty

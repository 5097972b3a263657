"""What is different between two wordings of a question, part by part and word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.questions.content import Content

# a number, a Latin word, a blank, or one character: Chinese is written without gaps
_TOKEN = re.compile(r"\d+(?:\.\d+)?|[A-Za-z]+|_+|\s+|.", re.DOTALL)
SHORTEST_ISLAND = 2  # fewer characters that stayed, between two changes, are read as changed too
YES, NO = "是", "否"

Fate = Literal["same", "added", "removed"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words and what became of them: same, added or removed."""

    words: str
    fate: Fate


@dataclass(frozen=True, slots=True)
class Difference:
    """A part of a question that changed, by the name of its field, in pieces."""

    part: str
    pieces: tuple[Piece, ...]


def differences(old: Content, new: Content) -> tuple[Difference, ...]:
    """Return the parts of a question that are worded differently; both are of one kind."""
    before, after = _parts(old), _parts(new)
    return tuple(
        Difference(part, pieces(before.get(part, ""), words))
        for part, words in after.items()
        if words != before.get(part, "")
    )


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Return a text and the one it became in one: what stayed, what was taken out, what came in."""
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    found: list[list[str]] = []  # triples: what stayed, then what went and what came after it
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        gone, come = "".join(a[i:j]), "".join(b[k:m])
        if tag == "equal":
            found.append([gone, "", ""])
        elif found:
            found[-1][1] += gone
            found[-1][2] += come
        else:
            found.append(["", gone, come])
    return tuple(_told(_without_islands(found)))


def _without_islands(found: list[list[str]]) -> list[list[str]]:
    """Let a change take in the few characters between it and the change before."""
    joined: list[list[str]] = []
    for stayed, gone, come in found:
        is_island = len(stayed) < SHORTEST_ISLAND and (gone or come)
        if joined and is_island and (joined[-1][1] or joined[-1][2]):
            joined[-1][1] += stayed + gone
            joined[-1][2] += stayed + come
        else:
            joined.append([stayed, gone, come])
    return joined


def _told(found: list[list[str]]) -> Iterator[Piece]:
    for stayed, gone, come in found:
        if stayed:
            yield Piece(stayed, "same")
        if gone:
            yield Piece(gone, "removed")
        if come:
            yield Piece(come, "added")


def _parts(content: Content) -> dict[str, str]:
    named = {field.name: getattr(content, field.name) for field in fields(content)}
    return {name: _text(value) for name, value in named.items() if name != "kind"}


def _text(value: object) -> str:
    """Return a field as text: things of a list a line each, what belongs together in one line."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, tuple):
        return "\n".join(
            " — ".join(map(str, one)) if isinstance(one, tuple) else str(one) for one in value
        )
    return "" if value is None else str(value)

"""The plain words of what is stored as JSON: what people search for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

BLANK = "____"
NO_WORDS = frozenset({"kind", "form"})
LONGEST_NAME = 80


def words_of(content: dict[str, Any]) -> str:
    """Return all that a question shows and accepts, a line each, blanks filled."""
    stem, *others = _strings(content)
    if content.get("kind") == "cloze":
        for answer in content["answers"]:
            stem = stem.replace(BLANK, answer, 1)
    return "\n".join((stem, *others))


def said_by(content: dict[str, Any]) -> str:
    """Return who is quoted in a requirement, as the text names them; "" is nobody."""
    quoted = content.get("said_by") or {}
    return str(quoted.get("text", ""))[:LONGEST_NAME]


def _strings(content: dict[str, Any]) -> Iterator[str]:
    """Yield every text in the content, the first one first: stem, directions or statement."""
    for name, value in content.items():
        if name not in NO_WORDS:
            yield from _texts(value)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)

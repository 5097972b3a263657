"""When a written answer counts as the key: equal after folding, never contained or near."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.requirements.model import folded
from question_bank.speech.script import simplified

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class PartMark:
    """One blank or one pair: what was written, what the key says, and whether that is right."""

    written: str
    key: str
    right: bool


def comparable(text: str) -> str:
    """Return what two answers are compared by: simplified letters and digits only."""
    return folded(simplified(text))


def is_right(written: str, key: str, accepted: Iterable[str] = ()) -> bool:
    """Return whether the written words are the key's or an accepted variant's."""
    answer = comparable(written)
    return bool(answer) and answer in {comparable(key), *map(comparable, accepted)}


def mark_in_order(
    written: Sequence[str], keys: Sequence[str], accepted: Sequence[Sequence[str]]
) -> tuple[PartMark, ...]:
    """Mark each answer against the key of its own place; missing answers are wrong."""
    padded = [*written, *[""] * len(keys)]
    return tuple(
        PartMark(answer, key, is_right(answer, key, others))
        for answer, key, others in zip(padded, keys, accepted, strict=False)
    )


def mark_in_any_order(
    written: Sequence[str], keys: Sequence[str], accepted: Sequence[Sequence[str]]
) -> tuple[PartMark, ...]:
    """Mark answers whose order is free: each key counts once, wrong ones get the keys left over."""
    open_keys = list(range(len(keys)))
    padded = [*written, *[""] * len(keys)][: len(keys)]
    found: dict[int, int] = {}
    for place, answer in enumerate(padded):
        for key in open_keys:
            if is_right(answer, keys[key], accepted[key]):
                found[place] = key
                open_keys.remove(key)
                break
    return tuple(
        PartMark(answer, keys[found[place] if place in found else open_keys.pop(0)], place in found)
        for place, answer in enumerate(padded)
    )

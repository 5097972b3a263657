"""When a written answer counts as the key: equal after folding, never contained or near."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.speech.script import simplified

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


@dataclass(frozen=True, slots=True)
class PartMark:
    """One blank or one pair: what was written, what the key says, and whether that is right."""

    written: str
    key: str
    right: bool


_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")
_DASH = re.compile(r"(?<=\d)[–—−~](?=\d)")  # noqa: RUF001 - the dashes people write for "to"
_SIGNS = re.compile(r"((?<=\d)[.\-](?=\d)|(?<=\d)[%‰])|[\W_]+")


def comparable(text: str) -> str:
    """Return what two answers are compared by: letters and digits, in simplified script.

    Width, case, brackets, spaces and punctuation do not count, save where they are part of a
    number: 3.5, 10%, 2021-2025.
    """
    plain = unicodedata.normalize("NFKC", simplified(text)).casefold().replace("○", "〇")
    plain = _DASH.sub("-", _THOUSANDS.sub("", plain))
    return _SIGNS.sub(lambda sign: sign[1] or "", plain)


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
    padded = [*written, *[""] * len(keys)][: len(keys)]
    fits = [
        [key for key in range(len(keys)) if is_right(answer, keys[key], accepted[key])]
        for answer in padded
    ]
    taken: dict[int, int] = {}  # the answer that each key was given to
    for answer in range(len(padded)):
        _give(answer, fits, taken, set())
    found = {answer: key for key, answer in taken.items()}
    left = iter([key for key in range(len(keys)) if key not in taken])
    return tuple(
        PartMark(answer, keys[found[place] if place in found else next(left)], place in found)
        for place, answer in enumerate(padded)
    )


def _give(
    answer: int, fits: Sequence[Sequence[int]], taken: dict[int, int], tried: set[int]
) -> bool:
    """Give an answer one of the keys that fit it; who has that key may have to take another."""
    for key in fits[answer]:
        if key in tried:
            continue
        tried.add(key)
        if key not in taken or _give(taken[key], fits, taken, tried):
            taken[key] = answer
            return True
    return False

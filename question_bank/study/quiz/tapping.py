"""选词填空: a long answer cut into pieces that are tapped together instead of typed.

Marking does not count punctuation, so the pieces leave it out; put together in the right order
they are the key. They are cut by signs and by a few words that open or close a phrase.
"""

from __future__ import annotations

import random
import re
from itertools import pairwise
from typing import TYPE_CHECKING

from question_bank.questions.cloze import Cloze
from question_bank.questions.content import keys
from question_bank.questions.marking import comparable
from question_bank.questions.recall import Recall

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from question_bank.questions.content import Content

LONG = 8  # characters that are soon typed, even on a phone
MOST_DISTRACTORS = 3
LONGEST_SHARED = 6
WHOLE = 3
_RUN = re.compile(r"[一-鿿〇]+|[^\W_一-鿿〇]+(?:[.%‰\-][^\W_一-鿿〇]*)*")
_OPENS = "在对把将以向从为与和及"
_CLOSES = "的地得"
_JOINT = re.compile(f"(?<=[{_CLOSES}])|(?=[{_OPENS}])")


def is_long(content: Content) -> bool:
    """Return whether an answer to the content takes long to type."""
    return isinstance(content, Cloze | Recall) and any(len(key) > LONG for key in keys(content))


def trays(content: Content, siblings: Iterable[str], *, seed: str) -> dict[int, tuple[str, ...]]:
    """Return the pieces for each part with a long key, mixed with a few that do not belong.

    Parts count from 0; `siblings` are the keys that the others are cut from.
    """
    if not isinstance(content, Cloze | Recall):
        return {}
    known = keys(content)
    others = [*siblings, *known]
    return {
        part: _mixed(key, others, seed=f"{seed}/{part}")
        for part, key in enumerate(known)
        if len(key) > LONG
    }


def pieces(key: str, others: Sequence[str] = ()) -> tuple[str, ...]:
    """Return an answer in pieces of two to four characters; a longer key gives longer ones.

    What most of the other keys have too, as 要做到, is a piece, or several, of its own.
    """
    size = 2 if len(key) <= 20 else 3 if len(key) <= 30 else 4
    stretches = (part for run in _RUN.findall(key) for part in _around_shared(run, others))
    return tuple(piece for stretch in stretches for piece in _cut(stretch, size))


def _mixed(key: str, others: Sequence[str], *, seed: str) -> tuple[str, ...]:
    alike = [other for other in others if other != key]
    own, chance = list(pieces(key, alike)), random.Random(seed)  # noqa: S311 - no secret
    held = comparable(key)
    strange = {
        piece for other in alike for piece in pieces(other, others) if comparable(piece) not in held
    }
    drawn = sorted(strange)
    mixed = sorted(own + chance.sample(drawn, min(MOST_DISTRACTORS, len(drawn))))
    chance.shuffle(mixed)
    if "".join(own) in "".join(mixed):
        mixed.reverse()
    return tuple(mixed)


def _around_shared(run: str, others: Sequence[str]) -> Iterator[str]:
    """Yield a run cut around the longest words that most of the others hold as well."""
    most = max(2, len(others) // 2 + 1)
    for length in range(min(LONGEST_SHARED, len(run) - 2), 1, -1):
        for begin in range(len(run) - length + 1):
            end = begin + length
            is_apart = begin != 1 and end != len(run) - 1  # nothing of one character is left over
            if is_apart and sum(run[begin:end] in other for other in others) >= most:
                yield from _around_shared(run[:begin], others)
                yield run[begin:end]
                yield from _around_shared(run[end:], others)
                return
    yield run


def _cut(run: str, size: int) -> Iterator[str]:
    """Yield a run of characters in pieces, none of a single character unless it is all there is."""
    if not run or (len(run) <= WHOLE and size < len(run)) or not _is_chinese(run):
        yield from [run] if run else []
        return
    bounds = [0]
    for joint in (match.start() for match in _JOINT.finditer(run)):
        if joint - bounds[-1] >= 2 and len(run) - joint >= 2:
            bounds.append(joint)
    for begin, end in pairwise([*bounds, len(run)]):
        yield from _even(run[begin:end], size)


def _even(stretch: str, size: int) -> Iterator[str]:
    """Yield a stretch in pieces of a size; what is left over joins the last."""
    ends = list(range(size, len(stretch) - 1, size))
    if ends and len(stretch) - ends[-1] < 2:
        ends.pop()
    yield from (stretch[begin:end] for begin, end in pairwise([0, *ends, len(stretch)]))


def _is_chinese(run: str) -> bool:
    return "一" <= run[0] <= "鿿" or run[0] == "〇"

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


def pieces(key: str) -> tuple[str, ...]:
    """Return an answer in pieces of two to four characters; a longer key gives longer ones."""
    size = 2 if len(key) <= 16 else 3 if len(key) <= 24 else 4
    return tuple(piece for run in _RUN.findall(key) for piece in _cut(run, size))


def _mixed(key: str, others: Sequence[str], *, seed: str) -> tuple[str, ...]:
    own, chance = list(pieces(key)), random.Random(seed)  # noqa: S311 - an order, not a secret
    held = comparable(key)
    strange = {
        piece for other in others for piece in pieces(other) if comparable(piece) not in held
    }
    drawn = sorted(strange)
    mixed = own + chance.sample(drawn, min(MOST_DISTRACTORS, len(drawn)))
    chance.shuffle(mixed)
    if "".join(own) in "".join(mixed):
        mixed.reverse()
    return tuple(mixed)


def _cut(run: str, size: int) -> Iterator[str]:
    """Yield a run of characters in pieces, none of a single character unless it is all there is."""
    if not "一" <= run[0] <= "鿿" and run[0] != "〇":
        yield run
        return
    joints = [match.start() for match in _JOINT.finditer(run)]
    bounds = [0]
    for joint in joints:
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

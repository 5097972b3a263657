"""配对题: things and what belongs to each of them, with a few right sides too many."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from question_bank.questions.distractors import extra_rights
from question_bank.questions.draft import Draft
from question_bank.questions.marking import PartMark, mark_in_order
from question_bank.questions.typesetting import quoted, typeset
from question_bank.requirements.frames import UNNAMED
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.questions.setting import Setting
    from question_bank.questions.shelf import Shelf
    from question_bank.requirements.model import Pairs

MOST = 8
UNRELATED = "将左右两栏一一对应"


@dataclass(frozen=True, slots=True)
class Matching:
    """Three to eight pairs of one relation, named in the directions, and `extra` right sides."""

    directions: str
    pairs: tuple[tuple[str, str], ...]
    extra: tuple[str, ...] = ()
    kind: Literal["matching"] = "matching"

    def asked(self) -> list[str]:
        """Return what is asked for, folded: with the requirement and the kind, the identity."""
        return [f"{folded(left)}={folded(right)}" for left, right in self.pairs]

    @property
    def lefts(self) -> tuple[str, ...]:
        """The left sides, in the order of the source."""
        return tuple(left for left, _ in self.pairs)

    @property
    def rights(self) -> tuple[str, ...]:
        """The right side of each left, in the same order."""
        return tuple(right for _, right in self.pairs)

    def offered(self, *, seed: str) -> list[str]:
        """Return all right sides, extras among them, in an order drawn with the seed."""
        rights = [*self.rights, *self.extra]
        drawn = random.Random(seed)  # noqa: S311 - the order of a page, not a secret
        drawn.shuffle(rights)
        if len(set(rights)) > 1:  # the order of the source would be the answer
            while tuple(rights[: len(self.pairs)]) == self.rights:
                drawn.shuffle(rights)
        return rights


def mark(matching: Matching, response: Sequence[str]) -> tuple[PartMark, ...]:
    """Mark the right side chosen for each left, in the order of `pairs`."""
    return mark_in_order(response, matching.rights, [()] * len(matching.pairs))


def of_pairs(setting: Setting, found: Pairs, shelf: Shelf) -> Draft:
    """Return the draft that asks pairs; the sides of more than eight are cut to the first eight."""
    asked = found.pairs[:MOST]
    content = Matching(
        directions=directions(setting, found),
        pairs=tuple((typeset(left.text), typeset(right.text)) for left, right in asked),
        extra=extra_rights(found, shelf),
    )
    return Draft(
        content=content,
        requirement=found.id,
        parts=tuple(side for pair in asked for side in pair),
        source=found.place,
    )


def directions(setting: Setting, found: Pairs) -> str:
    """Return what the trainee is told to do: the matter and the one relation, by name."""
    left, right = (side.strip("的“”") for side in found.relation.split(" ↔ "))
    called = setting.named(0)
    topics = setting.topics(found.under, without=[side for pair in found.pairs for side in pair])
    if found.name:
        who = typeset(found.said_by.text) if found.said_by else called
        matter = f"{who}提出的{quoted(found.name)}"
    elif topics:
        matter = f"{called}关于{quoted(topics[0])}的要求"
    elif called.startswith("《"):
        matter = called
    else:
        matter = f"{called}对{setting.audience or '工作'}的要求"
    if found.relation == UNNAMED:
        return f"根据{matter}，{UNRELATED}。"
    return f"根据{matter}，将左栏的{left}与右栏对应的{right}配对。"

"""配对题: things and what belongs to each of them, with a few right sides too many."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from question_bank.questions.crediting import credited
from question_bank.questions.draft import Draft
from question_bank.questions.fitness.pairs import FULL, UNRELATED, tells
from question_bank.questions.marking import PartMark, mark_in_order
from question_bank.questions.options.distractors import extra_rights
from question_bank.questions.relations import related
from question_bank.questions.stems.citing import concerning
from question_bank.questions.typesetting import typeset
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.questions.options.shelf import Shelf
    from question_bank.questions.setting import Setting
    from question_bank.requirements.model import Pairs
    from question_bank.speech.span import Span

MOST, MOST_OVER = 8, 2


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


def _asked(
    sides: Sequence[tuple[Span, Span]],
) -> tuple[tuple[tuple[Span, Span], ...], tuple[str, ...]]:
    """Return up to eight pairs to be asked, and the right sides of what is not asked.

    Where a left side shares a character with its right one it is left out and the right one stands
    there as one too many, if enough are left without it.
    """
    rights = [typeset(right.text) for _, right in sides]
    telling = [tells(typeset(left.text), typeset(right.text), rights) for left, right in sides]
    kept = tuple(pair for pair, told in zip(sides, telling, strict=True) if not told)
    over = tuple(right for right, told in zip(rights, telling, strict=True) if told)
    if not over or len(kept) < FULL:
        return tuple(sides[:MOST]), ()
    return kept[:MOST], over[:MOST_OVER]


def of_pairs(setting: Setting, found: Pairs, shelf: Shelf) -> Draft:
    """Return the draft that asks pairs; the sides of more than eight are cut to the first eight."""
    found, is_credited = credited(found, shelf)
    relation = related(found)
    asked, over = _asked(relation.sides if relation else found.pairs)
    told = relation.told if relation else UNRELATED
    extra = extra_rights(setting, found, [right for _, right in asked], shelf) if relation else ()
    content = Matching(
        directions=f"根据{concerning(setting, found)}，{told}。",
        pairs=tuple((typeset(left.text), typeset(right.text)) for left, right in asked),
        extra=over or extra,
    )
    draft = Draft(
        content=content,
        requirement=found.id,
        parts=tuple(side for pair in asked for side in pair),
        source=found.place,
    )
    return draft if is_credited else draft.refused("看不出是谁的要求")

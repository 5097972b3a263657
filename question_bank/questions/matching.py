"""配对题: things and what belongs to each of them, with a few right sides too many."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from question_bank.questions.crediting import credited
from question_bank.questions.draft import Draft
from question_bank.questions.fitness.guesses import FULL
from question_bank.questions.fitness.pairs import UNRELATED, tells
from question_bank.questions.marking import PartMark, mark_in_order
from question_bank.questions.measures import other_measures
from question_bank.questions.options.distractors import extra_rights
from question_bank.questions.relations import related
from question_bank.questions.stems.citing import concerning
from question_bank.questions.typesetting import typeset
from question_bank.requirements.likeness import common_end, common_start
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from question_bank.questions.options.shelf import Shelf
    from question_bank.questions.setting import Setting
    from question_bank.requirements.model import Pairs
    from question_bank.speech.span import Span

USES = "文种 ↔ 适用情形"  # whose definitions often repeat a character of the paper's name
NAMELESS = re.compile("根据(?:材料|讲话)提出的要求，")
FEWEST, MOST, MOST_OVER = 3, 8, 3


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
        """Return all right sides, extras among them, in an order drawn with the seed.

        What is shuffled is in no order of ours: who knows the seed does not find ours from it.
        """
        rights = sorted([*self.rights, *self.extra])
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
    sides: Sequence[tuple[Span, Span]], *, strict: bool
) -> tuple[tuple[tuple[Span, Span], ...], tuple[str, ...]]:
    """Return up to eight pairs to be asked, and the right sides of what is not asked.

    Where a left side shares a character with its right one it is left out and the right one stands
    there as one too many, if enough are left without it. It does so although another right side
    has the character too where definitions repeat the name of what they define (`strict`).
    """
    kept = list(sides)
    over: list[Span] = []
    while True:
        rights = (*(right for _, right in kept), *over)
        shown = [] if strict else [typeset(right.text) for right in rights]
        told = [two for two in kept if tells(typeset(two[0].text), typeset(two[1].text), shown)]
        if not told:
            break
        kept = [pair for pair in kept if pair not in told]
        over = [*over, *(right for _, right in told)][:MOST_OVER]
    fewest = FEWEST if strict and len(sides) > FULL else FULL
    if not over or len(kept) < fewest:
        return tuple(sides[:MOST]), ()
    return tuple(kept[:MOST]), tuple(typeset(right.text) for right in over)


def _extra(setting: Setting, found: Pairs, rights: Sequence[Span], shelf: Shelf) -> tuple[str, ...]:
    """Return right sides too many: other times or numbers of the speech, else phrases like them.

    Beside three right sides without a frame one alone that is not of their own list drops out.
    """
    words = [typeset(right.text) for right in rights]
    extra = other_measures(setting.speech.text, words) or extra_rights(
        setting, found, rights, shelf
    )
    framed = common_start(words) + common_end(words) > 0
    return extra if framed or len(rights) > FEWEST or len(extra) > 1 else ()


def of_pairs(setting: Setting, found: Pairs, shelf: Shelf) -> Draft:
    """Return the draft that asks pairs; the sides of more than eight are cut to the first eight."""
    found, is_credited = credited(found, shelf)
    relation = related(found)
    sides = relation.sides if relation else found.pairs
    asked, over = _asked(sides, strict=found.relation == USES)
    told = relation.told if relation else UNRELATED
    extra = over or (
        _extra(setting, found, [right for _, right in asked], shelf) if relation else ()
    )
    content = Matching(
        directions=f"根据{concerning(setting, found)}，{told}。",
        pairs=tuple((typeset(left.text), typeset(right.text)) for left, right in asked),
        extra=extra,
    )
    draft = Draft(
        content=content,
        requirement=found.id,
        parts=tuple(side for pair in asked for side in pair),
        source=found.place,
    )
    if NAMELESS.match(content.directions):
        draft = draft.refused("看不出是哪份材料")
    return draft if is_credited else draft.refused("看不出是谁的要求")

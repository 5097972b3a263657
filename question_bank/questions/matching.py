"""配对题: things and what belongs to each of them, with a few right sides too many."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from question_bank.questions.marking import PartMark, mark_in_order
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Sequence


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
        # the order of a page, not a secret
        random.Random(seed).shuffle(rights)  # noqa: S311
        return rights


def mark(matching: Matching, response: Sequence[str]) -> tuple[PartMark, ...]:
    """Mark the right side chosen for each left, in the order of `pairs`."""
    return mark_in_order(response, matching.rights, [()] * len(matching.pairs))

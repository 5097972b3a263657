"""排序题: steps to be put into the order in which the material sets them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from question_bank.questions.marking import PartMark, mark_in_order
from question_bank.questions.options import shuffled
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Ordering:
    """A stem, and the items in their right order.

    Response: the texts of the items, in the order the trainee gives them.
    """

    stem: str
    items: tuple[str, ...]
    kind: Literal["ordering"] = "ordering"

    def asked(self) -> list[str]:
        """Return what is asked for, folded: with the requirement and the kind, the identity."""
        return [folded(item) for item in self.items]

    def offered(self, *, seed: str) -> list[str]:
        """Return the items in an order drawn with the seed, never the right one."""
        return shuffled(self.items, seed=seed, never=self.items)


def mark(ordering: Ordering, response: Sequence[str]) -> tuple[PartMark, ...]:
    """Mark every place: right where the item given there belongs there.

    The question is answered right only where every place is (`study.rating` sees to it).
    """
    return mark_in_order(response, ordering.items, [()] * len(ordering.items))

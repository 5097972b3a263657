"""排序题: steps to be put into the order in which the material sets them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from question_bank.questions.draft import Draft
from question_bank.questions.marking import PartMark, mark_in_order
from question_bank.questions.options.shown import shuffled
from question_bank.questions.typesetting import typeset
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.questions.stems.naming import Naming
    from question_bank.requirements.model import RequirementList

FEWEST, MOST = 3, 6
LONGEST_ITEM = 25
STEPS = re.compile(
    r"步骤|程序|流程|顺序|次序|依次|先后|阶段|[一二三四五六七八九十]步(?:$|走|法|工作法)"
)
CLAUSES = re.compile(r"[，,；;。：:\n]")
FIRST = re.compile(r"^(?:首先|先|第一步|第一阶段)")
# The words themselves give such an order away.
TELLING = re.compile(r"^(?:首先|其次|再次|最后|第[一二三四五六七八九十]|[一二三四五六七八九十]是)")
LAST = re.compile(r"^(?:最后|再|后|然后|第[三四五六]步|第[二三四]阶段)")


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
        """Return the items in an order drawn with the seed, never the right one.

        What is shuffled is in no order of ours: who knows the seed does not find ours from it.
        """
        return shuffled(sorted(self.items), seed=seed, never=self.items)


def mark(ordering: Ordering, response: Sequence[str]) -> tuple[PartMark, ...]:
    """Mark every place: right where the item given there belongs there.

    The question is answered right only where every place is (`study.rating` sees to it).
    """
    return mark_in_order(response, ordering.items, [()] * len(ordering.items))


def has_order(found: RequirementList) -> bool:
    """Return whether the order of a list means something: steps, stages, 先 … 再 …."""
    announced = CLAUSES.split(found.intro.text.rstrip("：: "))[-1] if found.intro else ""
    named = f"{found.name or ''}，{announced}"
    first, last = found.items[0].text, found.items[-1].text
    told = FIRST.match(first) is not None and LAST.match(last) is not None
    return found.ordered or STEPS.search(named) is not None or told


def of_list(found: RequirementList, naming: Naming) -> Iterator[Draft]:
    """Yield the question for the order of a list's items, where it has one."""
    items = tuple(typeset(item.text).strip("，；：。、") for item in found.items)
    if not (FEWEST <= len(items) <= MOST and has_order(found)):
        return
    if max(map(len, items)) > LONGEST_ITEM or any(map(TELLING.match, items)):
        return
    yield Draft(
        content=Ordering(stem=f"请按先后顺序排列{naming.phrase}。", items=items),
        requirement=found.id,
        parts=found.items,
        source=found.place,
    )

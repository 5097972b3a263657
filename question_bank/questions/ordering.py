"""排序题: steps to be put into the order in which the material sets them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from question_bank.questions.draft import Draft
from question_bank.questions.marking import PartMark, mark_in_order
from question_bank.questions.options.shown import shuffled
from question_bank.questions.typesetting import typeset
from question_bank.questions.words import pattern
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.questions.stems.naming import Naming
    from question_bank.requirements.model import RequirementList

FEWEST, MOST = 3, 8
LONGEST_ITEM, NEAR = 25, 24
STEPS = re.compile(
    r"步骤|程序|流程|顺序|次序|依次|先后|阶段|[一二三四五六七八九十]步(?:$|走|法|工作法)"
)
# What is done one after the other, where each is named by what is done in it: 起草、审核、印发.
STAGES = re.compile("[二两三四五六七八九十][个道](?:环节|工序|手续|关口)(?=$|[，：])")
CLAUSES = re.compile(r"[，,；;。：:\n]")
FIRST = re.compile(r"^(?:首先|先|第一步|第一阶段)")
# The words themselves give such an order away, and so do dates.
TELLING = re.compile(
    r"(?:首先|其次|再次|最后|先|再|后|第[一二三四五六七八九十]|[一二三四五六七八九十]是)|.*\d月"
)
COUNT = re.compile("（(?:列举)?[0-9]+项）")  # shown with the items
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
    """Return whether the order of a list means something: steps, stages, 先 … 再 ….

    Of what runs through a sentence the clause around it tells so: 按照…的程序.
    """
    first, last = found.items[0], found.items[-1]
    announced = CLAUSES.split(found.intro.text.rstrip("：: "))[-1] if found.intro else ""
    named = f"{found.name or ''}，{announced}，{_around(found) if found.runs else ''}"
    told = FIRST.match(first.text) is not None and LAST.match(last.text) is not None
    stages = STAGES.search(named) and _are_deeds(found)
    return bool(found.ordered or told or STEPS.search(named) or stages)


def _around(found: RequirementList) -> str:
    """Return the words right before a run and right behind it."""
    first, last = found.items[0], found.items[-1]
    before = first.of.text[max(0, first.a - NEAR) : first.a]
    behind = first.of.text[last.b : last.b + NEAR]
    return f"{CLAUSES.split(before)[-1]}，{CLAUSES.split(behind)[0]}"


def _are_deeds(found: RequirementList) -> bool:
    """Return whether most items are single verbs: 签收, 登记, 归档."""
    return sum(pattern(item.text) == "v" for item in found.items) * 2 > len(found.items)


def of_run(found: RequirementList, stem: str | None) -> Iterator[Draft]:
    """Yield the question for the order of what runs through a sentence, where it has one."""
    if stem and has_order(found):
        yield from _asked(found, f"{COUNT.sub('', stem)}请按先后顺序排列。")


def of_list(found: RequirementList, naming: Naming) -> Iterator[Draft]:
    """Yield the question for the order of a list's items, where it has one."""
    if has_order(found):
        yield from _asked(found, f"请按先后顺序排列{naming.phrase}。")


def _asked(found: RequirementList, stem: str) -> Iterator[Draft]:
    """Yield the question, unless the items are too many or too long, or tell their order."""
    items = tuple(typeset(item.text).strip("，；：。、") for item in found.items)
    if not FEWEST <= len(items) <= MOST or any(map(TELLING.match, items)):
        return
    if max(map(len, items)) <= LONGEST_ITEM:
        yield Draft(
            content=Ordering(stem, items),
            requirement=found.id,
            parts=found.items,
            source=found.place,
        )

"""单项选择题: one option is right, or, asked with 不属于, one is the odd one out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from question_bank.questions.blank import BLANK
from question_bank.questions.cloze import Cloze
from question_bank.questions.draft import Draft
from question_bank.questions.marking import PartMark, mark_in_order
from question_bank.questions.measures import other_limits
from question_bank.questions.options.deciders import other_deciders
from question_bank.questions.options.shown import GAP, shuffled
from question_bank.questions.rows import rows_of, stands_out
from question_bank.questions.typesetting import typeset
from question_bank.requirements.deciders import decides
from question_bank.requirements.model import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.questions.stems.naming import Naming
    from question_bank.requirements.model import Pairs, RequirementList

SHOWN, MANY_ROWS = 3, 6
AMOUNT = re.compile(r"[\d每半]|[一两二三四五六七八九十百]个?[天日周月年次]")
UNFIT = re.compile(f"（{BLANK}|{BLANK}以上单数")  # brackets within brackets; an odd number: 三人


@dataclass(frozen=True, slots=True)
class Choice:
    """A stem with one `（　　）`, its options, and the one of them that is right.

    With `negative` the stem asks for what does *not* belong (不属于, 不包括): printers emphasise
    that word. Response: a tuple of one, the text of the option chosen.
    """

    stem: str
    options: tuple[str, ...]
    answer: str
    negative: bool = False
    kind: Literal["choice"] = "choice"

    def asked(self) -> list[str]:
        """Return what is asked for, folded: the answer; what is odd is asked once a list."""
        return ["不属于"] if self.negative else [folded(self.answer)]

    def offered(self, *, seed: str) -> list[str]:
        """Return the options in an order drawn with the seed."""
        return shuffled(self.options, seed=seed)


def mark(choice: Choice, response: Sequence[str]) -> tuple[PartMark, ...]:
    """Mark the option chosen: one mark, right if it is the answer."""
    return mark_in_order(response, [choice.answer], [()])


def given_away(choice: Choice) -> Iterator[str]:
    """Yield why nobody has to know: two characters of the stem stand in the right option alone.

    组织关系转移由（　　）审核: 组织人事科. What the material's title says does not count.
    """
    answer = choice.answer
    stem = choice.stem.rpartition("》")[2].replace(GAP, "〇")
    others = [option for option in choice.options if option != answer]
    pairs = [answer[at : at + 2] for at in range(len(answer) - 1)]
    alone = (pair in stem and not any(pair in other for other in others) for pair in pairs)
    if not (choice.negative or AMOUNT.search(answer)) and any(alone):
        yield "题干提示答案"


def of_list(
    found: RequirementList, naming: Naming, wrong: Sequence[str], cloze: Draft | None
) -> Iterator[Draft]:
    """Yield the choice of what a list does not hold, and of what its gap holds.

    The first needs one wrong option and shows three items with it; the second is a cloze of the
    list with three.
    """
    items = [typeset(item.text) for item in found.items]
    if naming.is_closed and wrong and len(items) >= SHOWN:
        shown = sorted(shuffled(range(len(items)), seed=found.id)[:SHOWN])
        rights = [items[index] for index in shown]
        yield Draft(
            content=Choice(
                stem=f"下列不属于{naming.phrase}的是{GAP}。",
                options=tuple(shuffled([*rights, wrong[0]], seed=found.id)),
                answer=wrong[0],
                negative=True,
            ),
            requirement=found.id,
            parts=tuple(found.items[index] for index in shown),
            source=found.place,
        )
    if cloze and len(wrong) >= SHOWN:
        yield from _of_gap(cloze, wrong[:SHOWN])


def of_limit(asked: Draft, text: str) -> Iterator[Draft]:
    """Yield the choice of a time or number to keep to, or of who decides, beside three others."""
    if isinstance(asked.content, Cloze):
        answer, stem = asked.content.answers[0], asked.content.stem
        others = other_deciders if decides(asked.parts[0]) else other_limits
        wrong = others(text, answer, stem, wanted=SHOWN, seed=asked.id)
        if len(wrong) == SHOWN:
            yield from _of_gap(asked, wrong)


def _of_gap(asked: Draft, wrong: Sequence[str]) -> Iterator[Draft]:
    """Yield a gap text as a choice between its answer and wrong ones."""
    if isinstance(asked.content, Cloze) and not UNFIT.search(asked.content.stem):
        answer = asked.content.answers[0]
        yield Draft(
            content=Choice(
                stem=asked.content.stem.replace(BLANK, GAP),
                options=tuple(shuffled([answer, *wrong], seed=asked.id)),
                answer=answer,
            ),
            requirement=asked.requirement,
            parts=asked.parts,
            source=asked.source,
        )


def of_pairs(found: Pairs, asked: Draft) -> Iterator[Draft]:
    """Yield the choice of what belongs to one side of a matching set: the other sides stand beside.

    A set of many rows is asked for two of them: who answers for something or is likened to it, else
    what is demanded of something; of other relations no short sentence can be made.
    """
    left = 2 if len(found.pairs) >= MANY_ROWS else 1
    for row in rows_of(found, asked):
        wrong = shuffled(row.others, seed=found.id)[:SHOWN]
        if len(wrong) < SHOWN or stands_out(row.answer, wrong):
            continue
        options = tuple(shuffled([row.answer, *wrong], seed=found.id))
        yield Draft(
            content=Choice(row.asking(GAP), options, row.answer),
            requirement=found.id,
            parts=row.parts,
            source=found.place,
        )
        left -= 1
        if not left:
            return

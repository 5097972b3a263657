"""What the upper stations make of a few lines, for tests of requirements and questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.generator import Made, made_of
from question_bank.questions.maker import IN_PASSING
from question_bank.requirements.model import Pairs, RequirementList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from question_bank.questions.draft import Draft
    from question_bank.questions.options.shelf import Sibling
    from question_bank.requirements.model import Requirement

OPENING = "在清源县办公室系统工作会议上的讲话\n同志们：\n"


def made(*lines: str, siblings: Iterable[Sibling] = ()) -> Made:
    """Return what is made of a speech with these paragraphs, beside these lists of the bank."""
    return made_of("speech.txt", (OPENING + "\n".join(lines) + "\n").encode(), siblings)


def is_good(draft: Draft) -> bool:
    """Return whether a question is ready, or is only kept back as one for an item told in passing.

    Who curates takes such a one as it is: what its sentence says has to be as good.
    """
    return draft.ready or draft.notes == (IN_PASSING,)


def lists(*lines: str) -> list[RequirementList]:
    """Return the lists of a speech with these paragraphs."""
    return [one for one in made(*lines).requirements if isinstance(one, RequirementList)]


def items(found: RequirementList) -> list[str]:
    """Return the words of a list's items."""
    return [item.text for item in found.items]


def all_items(*lines: str) -> list[list[str]]:
    """Return the items of every list of a speech with these paragraphs."""
    return [items(found) for found in lists(*lines)]


def sides(*lines: str) -> dict[str, list[tuple[str, str]]]:
    """Return the pairs of a speech with these paragraphs, by their relation."""
    return {
        one.relation: [(left.text, right.text) for left, right in one.pairs]
        for one in made(*lines).requirements
        if isinstance(one, Pairs)
    }


def of_kind(found: tuple[Requirement, ...], kind: str) -> list[Requirement]:
    """Return the requirements of one kind."""
    return [one for one in found if one.kind == kind]

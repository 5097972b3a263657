"""Lists that a bank holds already: they lend a new speech's questions their wrong options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from question_bank.bank.questions import Requirement, RequirementSource
from question_bank.questions.options.shelf import Sibling
from question_bank.requirements.frames import UNNAMED

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


FEWEST = 3
LENT = 300  # lists without a name, and pairs: the last ones that came in
SIDES = ("left", "right")


def siblings_of(
    session: Session, bank_id: int, *, without_reading: int | None = None
) -> tuple[Sibling, ...]:
    """Return whole lists and pairs of a bank, in the order they came in.

    All lists that have a name, so that a wrong option is in no list of the same name anywhere in
    the bank; of the others, and of pairs, the last few hundred. Those of one reading can be left
    out: what is read again is no sibling of its own.
    """
    own = select(RequirementSource.requirement_id).where(
        RequirementSource.reading_id == without_reading
    )
    kept = select(Requirement.id, Requirement.content).where(
        Requirement.bank_id == bank_id, Requirement.id.not_in(own)
    )
    lists, last = kept.where(Requirement.kind == "list"), Requirement.id.desc()
    rows = [
        *session.execute(lists.where(Requirement.name != "")),
        *session.execute(lists.where(Requirement.name == "").order_by(last).limit(LENT)),
        *session.execute(kept.where(Requirement.kind == "pairs").order_by(last).limit(LENT)),
    ]
    found = (_sibling(row.content) for row in sorted(rows, key=lambda row: row.id))
    return tuple(sibling for sibling in found if sibling)


def _sibling(content: dict[str, Any]) -> Sibling | None:
    """Return a whole list or pairs whose sides are known to belong together by a name."""
    if content["kind"] == "list":
        sibling = Sibling(content["name"], tuple(item["text"] for item in content["items"]))
    else:
        lefts, rights = ([one[side]["text"] for one in content["pairs"]] for side in SIDES)
        sibling = Sibling(content["name"], tuple(rights), content["relation"], tuple(lefts))
    lends = content["complete"] and sibling.relation != UNNAMED
    return sibling if lends and len(sibling.items) >= FEWEST else None

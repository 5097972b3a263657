from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.curation.deciding import Seen, edit, undo
from question_bank.bank.curation.decisions import last_undoable, undoable_of
from question_bank.bank.curation.queue import item
from question_bank.bank.questions import (
    Action,
    Decision,
    Question,
    Status,
)
from question_bank.errors import Refused, Stale
from tests.bank.conftest import DRAFT

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session


def test_undoing_goes_back_one_decision_at_a_time(
    session: Session,
    question: Callable[..., Question],
    verdict: Callable[..., None],
    curator: int,
    now: datetime,
) -> None:
    best = question()
    content = replace(item(session, best.id).content, stem="甲____。")
    edit(session, best.id, content, person_id=curator, seen=DRAFT, now=now)
    verdict(best, Action.ACCEPT, Seen(2, Status.DRAFT))

    assert undo(session, best.id, person_id=curator, now=now).stands == Seen(2, Status.DRAFT)
    assert undo(session, best.id, person_id=curator, now=now).stands == Seen(1, Status.DRAFT)
    with pytest.raises(Refused, match="nothing_to_undo"):
        undo(session, best.id, person_id=curator, now=now)
    assert item(session, best.id).version == 1
    actions = session.scalars(select(Decision.action).order_by(Decision.id)).all()
    assert actions == [Action.EDIT, Action.ACCEPT, Action.UNDO, Action.UNDO]


def test_a_decision_offered_for_undoing_is_not_mistaken_for_a_later_or_an_earlier_one(
    session: Session,
    question: Callable[..., Question],
    verdict: Callable[..., None],
    curator: int,
    now: datetime,
) -> None:
    best = question()
    verdict(best, Action.ACCEPT)
    offered = undoable_of(session, best.id)
    verdict(best, Action.RETIRE, Seen(1, Status.APPROVED))
    with pytest.raises(Stale):
        undo(session, best.id, person_id=curator, now=now, decision_id=offered)

    later = undoable_of(session, best.id)
    undo(session, best.id, person_id=curator, now=now, decision_id=later)
    with pytest.raises(Stale):
        undo(session, best.id, person_id=curator, now=now, decision_id=later)
    assert item(session, best.id).status is Status.APPROVED


def test_after_an_undone_edit_the_next_one_takes_a_new_number(
    session: Session, question: Callable[..., Question], curator: int, now: datetime
) -> None:
    best = question()
    content = item(session, best.id).content
    edit(
        session, best.id, replace(content, stem="甲____。"), person_id=curator, seen=DRAFT, now=now
    )
    undo(session, best.id, person_id=curator, now=now)

    after = edit(
        session, best.id, replace(content, stem="乙____。"), person_id=curator, seen=DRAFT, now=now
    )

    assert after.stands.version == 3


def test_the_last_decision_that_can_be_undone_is_the_latest_that_stands(
    session: Session,
    question: Callable[..., Question],
    verdict: Callable[..., None],
    curator: int,
    now: datetime,
) -> None:
    first, second = question(), question("matching")
    assert last_undoable(session, curator) is None
    verdict(first, Action.ACCEPT)
    verdict(second, Action.REJECT)

    step = last_undoable(session, curator)
    assert (step.question_id, step.action) == (second.id, Action.REJECT)
    undo(session, second.id, person_id=curator, now=now)
    step = last_undoable(session, curator)
    assert (step.question_id, step.action) == (first.id, Action.ACCEPT)

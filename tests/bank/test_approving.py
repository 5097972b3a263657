"""Two people stand for a question where its bank wants that; quotations are compared first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.curating import BankRule, Proposal, SourceCheck
from question_bank.bank.curation.deciding import Outcome, Seen, decide, edit, undo
from question_bank.bank.curation.queue import item, turn
from question_bank.bank.curation.rules import rules, set_rule
from question_bank.bank.curation.waiting import Stage, Waiting
from question_bank.bank.people import Role
from question_bank.bank.questions import Action, Question, Requirement, Status
from question_bank.errors import NotFound, Refused, Stale

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session

    Verdict = Callable[..., Outcome]

DRAFT = Seen(1, Status.DRAFT)
APPROVED = Seen(1, Status.APPROVED)


@pytest.fixture
def colleague(session: Session, add_person: Callable[..., object]) -> int:
    return add_person(session, "zhao", Role.INSTRUCTOR).id


@pytest.fixture
def strict(session: Session, bank: int, curator: int, now: datetime) -> int:
    set_rule(session, bank, second_approval=True, seen=False, person_id=curator, now=now)
    return bank


@pytest.fixture
def accept(session: Session, question: Callable[..., Question], now: datetime) -> Verdict:
    def give(person_id: int, seen: Seen, **more: object) -> Outcome:
        return decide(
            session, question().id, Action.ACCEPT, person_id=person_id, seen=seen, now=now, **more
        )

    return give


@pytest.fixture
def reword(session: Session, question: Callable[..., Question], now: datetime) -> Verdict:
    def give(person_id: int, seen: Seen, **more: object) -> Outcome:
        asked = item(session, question().id)
        better = replace(asked.shown, stem="要做到三个到位：收集要到位，____，保管要到位。")
        return edit(session, asked.id, better, person_id=person_id, seen=seen, now=now, **more)

    return give


@pytest.mark.usefixtures("strict")
def test_two_people_make_it_approved(accept: Verdict, curator: int, colleague: int) -> None:
    first = accept(curator, DRAFT)
    assert first.stands == Seen(1, Status.DRAFT, proposed=1)
    assert first.waits

    second = accept(colleague, first.stands)
    assert second.stands == APPROVED
    assert not second.waits


@pytest.mark.usefixtures("strict")
def test_who_worded_it_needs_one_other_and_is_not_that_one(
    accept: Verdict, reword: Verdict, curator: int, colleague: int
) -> None:
    worded = reword(curator, DRAFT).stands
    assert worded == Seen(2, Status.DRAFT)  # a draft is asked of nobody: its wording waits not

    waits = accept(curator, worded).stands
    with pytest.raises(Refused, match="needs_another"):
        accept(curator, waits)
    assert accept(colleague, waits).stands == Seen(2, Status.APPROVED)


@pytest.mark.usefixtures("strict")
def test_who_accepts_what_another_worded_is_the_second_of_two(
    accept: Verdict, reword: Verdict, curator: int, colleague: int
) -> None:
    worded = reword(curator, DRAFT).stands

    assert accept(colleague, worded).stands == Seen(2, Status.APPROVED)


@pytest.mark.usefixtures("strict")
def test_an_edit_that_asks_something_else_does_so_once_it_is_approved(
    session: Session,
    accept: Verdict,
    reword: Verdict,
    colleague: int,
    question: Callable[..., Question],
) -> None:
    question().status = Status.APPROVED
    session.flush()
    author = colleague - 1  # the curator came before
    pending = reword(author, APPROVED, asks_anew=True)
    assert (pending.waits, pending.asks_anew) == (True, False)
    assert session.scalars(select(Proposal.asks_anew)).all() == [True]

    approved = accept(colleague, pending.stands)
    assert (approved.stands, approved.asks_anew) == (Seen(2, Status.APPROVED), True)


def test_without_the_rule_an_edit_that_asks_something_else_says_so_at_once_and_when_undone(
    session: Session,
    reword: Verdict,
    curator: int,
    question: Callable[..., Question],
    now: datetime,
) -> None:
    question().status = Status.APPROVED
    session.flush()

    done = reword(curator, APPROVED, asks_anew=True)
    back = undo(session, question().id, person_id=curator, now=now)

    assert (done.asks_anew, back.asks_anew) == (True, True)
    assert back.decision_id == done.decision_id


@pytest.mark.usefixtures("strict")
def test_what_one_has_accepted_waits_in_the_queues_of_the_others(
    session: Session,
    accept: Verdict,
    curator: int,
    colleague: int,
    question: Callable[..., Question],
) -> None:
    accept(curator, DRAFT)
    second = Waiting(stage=Stage.SECOND)

    assert turn(session, curator, second) is None
    assert turn(session, colleague, second).item.id == question().id
    assert turn(session, colleague, second).item.proposal.person == "wang"
    first = turn(session, colleague, Waiting(stage=Stage.FIRST))
    assert first.total == 2


def test_a_rule_is_kept_with_who_set_it_and_only_changed_as_it_was_seen(
    session: Session, strict: int, curator: int, colleague: int, now: datetime
) -> None:
    [rule] = rules(session, colleague)
    assert (rule.second_approval, rule.set_by, rule.set_at) == (True, "wang", now)
    with pytest.raises(Stale):
        set_rule(session, strict, second_approval=False, seen=False, person_id=curator, now=now)
    with pytest.raises(NotFound):
        set_rule(session, 99, second_approval=True, seen=False, person_id=curator, now=now)

    set_rule(session, strict, second_approval=False, seen=True, person_id=colleague, now=now)
    assert [row.second_approval for row in session.scalars(select(BankRule))] == [True, False]


def test_a_quotation_is_compared_version_by_version(
    session: Session, accept: Verdict, reword: Verdict, curator: int
) -> None:
    for found in session.scalars(select(Requirement)):
        found.said_by = "鲁迅"
    session.flush()
    with pytest.raises(Refused, match="not_checked"):
        accept(curator, DRAFT)

    accept(curator, DRAFT, checked=True)
    again = reword(curator, APPROVED).stands
    assert again == Seen(2, Status.APPROVED)
    checks = session.execute(select(SourceCheck.version, SourceCheck.person_id)).all()
    assert checks == [(1, curator)]

"""What a bank asks of its curators: one approval of a question, or those of two people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from question_bank.bank.curating import BankRule, Proposal
from question_bank.bank.members import editable_banks, require_edit
from question_bank.bank.people import Person
from question_bank.bank.questions import Question
from question_bank.bank.speeches import Bank
from question_bank.errors import Refused, Stale

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True)
class Rule:
    """Whether a bank wants a second approval, who set that and when; nobody has, at first."""

    bank_id: int
    bank: str
    second_approval: bool
    set_by: str | None
    set_at: datetime | None
    waiting: int


def wants_second_approval(session: Session, bank_id: int) -> bool:
    """Return whether what one curator accepts waits for another in a bank."""
    last = (
        select(BankRule.second_approval)
        .where(BankRule.bank_id == bank_id)
        .order_by(BankRule.id.desc())
        .limit(1)
    )
    return bool(session.scalar(last))


def waits_for_another(session: Session, question_id: int) -> bool:
    """Return whether an edit of a question that is asked waits for a second approval."""
    bank_id = session.scalars(select(Question.bank_id).where(Question.id == question_id)).one()
    return wants_second_approval(session, bank_id)


def strict_banks(session: Session, person_id: int) -> frozenset[int]:
    """Return the banks a person may edit that want a second approval."""
    return frozenset(rule.bank_id for rule in rules(session, person_id) if rule.second_approval)


def rules(session: Session, person_id: int) -> tuple[Rule, ...]:
    """Return the rules of the banks that a person may edit, 公共题库 first."""
    last = select(func.max(BankRule.id)).group_by(BankRule.bank_id)
    waiting = (
        select(func.count())
        .select_from(Proposal)
        .join(Question, Question.id == Proposal.question_id)
        .where(Question.bank_id == Bank.id)
        .correlate(Bank)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Bank.id, Bank.name, BankRule.second_approval, Person.name, BankRule.set_at, waiting)
        .outerjoin(BankRule, (BankRule.bank_id == Bank.id) & BankRule.id.in_(last))
        .outerjoin(Person, Person.id == BankRule.person_id)
        .where(Bank.id.in_(editable_banks(person_id)))
        .order_by(Bank.id)
    )
    return tuple(
        Rule(id_, name, bool(second), set_by, set_at, count)
        for id_, name, second, set_by, set_at, count in rows
    )


def set_rule(
    session: Session,
    bank_id: int,
    *,
    second_approval: bool,
    seen: bool,
    person_id: int,
    now: datetime,
) -> None:
    """Let a bank want a second approval, or no more; `seen` is what the page showed.

    Raises:
        NotFound: there is no such bank for this person.
        Refused: `not_an_editor`, or `still_waiting`: some questions wait for a second approval.
        Stale: somebody changed it before.

    """
    require_edit(session, person_id, bank_id)
    session.scalar(select(Bank.id).where(Bank.id == bank_id).with_for_update())
    if wants_second_approval(session, bank_id) is not seen:
        raise Stale("bank")
    if second_approval is seen:
        return
    if not second_approval and (waiting := _waiting(session, bank_id)):
        raise Refused("still_waiting", count=waiting)
    session.add(
        BankRule(bank_id=bank_id, second_approval=second_approval, person_id=person_id, set_at=now)
    )
    session.flush()


def _waiting(session: Session, bank_id: int) -> int:
    return session.scalars(
        select(func.count())
        .select_from(Proposal)
        .join(Question, Question.id == Proposal.question_id)
        .where(Question.bank_id == bank_id)
    ).one()

"""Questions that move to another bank, each with its requirement and all questions of that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, exists, func, or_, select, update
from sqlalchemy.orm import aliased

from question_bank.bank.batches import Batch, BatchItem, Deed
from question_bank.bank.curation.bulk import Done, begin, ended, gather, items
from question_bank.bank.members import require_edit
from question_bank.bank.questions import Question, Requirement
from question_bank.bank.speeches import Bank
from question_bank.bank.tags import QuestionTag, Tag

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Select, Update
    from sqlalchemy.orm import Session

    from question_bank.bank.curation.bulk import By


def move(session: Session, questions: Select[int], bank_id: int, *, by: By) -> Done:
    """Move those of the questions that the person may edit, and their siblings, to another bank.

    Questions that the other bank has already stay where they are.

    Raises:
        NotFound: there is no such bank for this person.
        Refused: `not_an_editor` of it.

    """
    require_edit(session, by.person_id, bank_id)
    name = session.scalars(select(Bank.name).where(Bank.id == bank_id)).one()
    batch = begin(session, Deed.MOVE, by, what=name)
    count = gather(
        session,
        batch,
        with_siblings(questions),
        Question.bank_id != bank_id,
        ~_is_known_in(bank_id),
    )
    moved = _take_requirements(session, batch, bank_id)
    batch.before = {"bank": bank_id, "requirements": moved}
    session.execute(_change(Question.id.in_(items(batch.id))).values(bank_id=bank_id))
    _take_tags(session, items(batch.id), bank_id)
    session.expire_all()
    return ended(session, batch, count)


def with_siblings(questions: Select[int]) -> Select[int]:
    """Return the select of the questions and all that were made of the same requirements."""
    chosen = aliased(Question)
    requirements = (
        select(chosen.requirement_id)
        .where(chosen.id.in_(questions))
        .where(chosen.requirement_id.is_not(None))
    )
    return select(Question.id).where(
        or_(Question.id.in_(questions), Question.requirement_id.in_(requirements))
    )


def siblings_of(session: Session, question_id: int) -> tuple[int, ...]:
    """Return the ids of the other questions of the same requirement."""
    here = select(Question.id).where(Question.id == question_id)
    others = with_siblings(here).where(Question.id != question_id).order_by(Question.id)
    return tuple(session.scalars(others))


def move_back(session: Session, batch: Batch, person_id: int) -> int:
    """Bring a batch's questions back to where they were; return how many came.

    Those that have moved on since, or that their old bank has got anew, stay where they are.
    """
    target, moved = batch.before["bank"], batch.before["requirements"]
    came = 0
    for old in session.scalars(
        select(BatchItem.bank_id).where(BatchItem.batch_id == batch.id).distinct()
    ).all():
        require_edit(session, person_id, int(old or 0))
        came += _bring_back(session, batch, target, int(old or 0), moved)
    session.expire_all()
    return came


def _bring_back(session: Session, batch: Batch, target: int, old: int, moved: list[int]) -> int:
    item = select(BatchItem.requirement_id).where(
        BatchItem.batch_id == batch.id, BatchItem.question_id == Question.id
    )
    here = select(BatchItem.question_id).where(
        BatchItem.batch_id == batch.id, BatchItem.bank_id == old
    )
    mine = Question.id.in_(here), Question.bank_id == target, ~_is_known_in(old)
    came = session.scalars(select(func.count(Question.id)).where(*mine)).one()
    session.execute(_change(*mine).values(requirement_id=item.scalar_subquery(), bank_id=old))
    _bring_requirements(session, target, old, moved)
    back = select(Question.id).where(Question.id.in_(here), Question.bank_id == old)
    _take_tags(session, back, old)
    return came


def _bring_requirements(session: Session, target: int, old: int, moved: list[int]) -> None:
    """Let requirements that moved be of their old bank again, or take what it has got instead."""
    there = aliased(Requirement)
    mine = Requirement.id.in_(moved), Requirement.bank_id == target
    same = there.fingerprint == Requirement.fingerprint, there.bank_id == old
    twins = select(Requirement.id, there.id).join(there, and_(*same)).where(*mine)
    for id_, other in session.execute(twins).all():
        session.execute(
            _change(Question.requirement_id == id_, Question.bank_id == old).values(
                requirement_id=other
            )
        )
    still = exists().where(Question.requirement_id == Requirement.id, Question.bank_id == target)
    doubled = exists().where(*same).correlate(Requirement)
    session.execute(
        update(Requirement)
        .where(*mine, ~still, ~doubled)
        .values(bank_id=old)
        .execution_options(synchronize_session=False)
    )


def _is_known_in(bank_id: int) -> ColumnElement[bool]:
    same = aliased(Question)
    return (
        exists()
        .where(same.bank_id == bank_id, same.fingerprint == Question.fingerprint)
        .where(same.id != Question.id)
        .correlate(Question)
    )


def _take_requirements(session: Session, batch: Batch, bank_id: int) -> list[int]:
    """Let the questions' requirements be of their new bank; return the ids of those that moved.

    Where the bank has a requirement already, the questions become that one's; where some question
    of it stays behind, the bank gets a copy.
    """
    known = _same_in(session, batch, bank_id)
    staying = _staying(session, batch)
    known |= {
        one.id: _copied(session, one, bank_id)
        for one in session.scalars(select(Requirement).where(Requirement.id.in_(staying)))
        if one.id not in known
    }
    for old, new in known.items():
        session.execute(
            _change(Question.id.in_(items(batch.id)), Question.requirement_id == old).values(
                requirement_id=new
            )
        )
    moved = sorted(_requirements(session, batch) - known.keys())
    for start in range(0, len(moved), 500):
        session.execute(
            update(Requirement)
            .where(Requirement.id.in_(moved[start : start + 500]))
            .values(bank_id=bank_id)
            .execution_options(synchronize_session=False)
        )
    return moved


def _requirements(session: Session, batch: Batch) -> set[int]:
    found = select(BatchItem.requirement_id).where(BatchItem.batch_id == batch.id).distinct()
    return {one for one in session.scalars(found) if one is not None}


def _same_in(session: Session, batch: Batch, bank_id: int) -> dict[int, int]:
    """Return, by the batch's requirements, the same ones that a bank has already."""
    there = aliased(Requirement)
    mine = select(BatchItem.requirement_id).where(BatchItem.batch_id == batch.id)
    rows = session.execute(
        select(Requirement.id, there.id)
        .join(there, there.fingerprint == Requirement.fingerprint)
        .where(Requirement.id.in_(mine), there.bank_id == bank_id)
    )
    return dict(rows.all())


def _staying(session: Session, batch: Batch) -> set[int]:
    """Return the batch's requirements of which some question does not move."""
    mine = select(BatchItem.requirement_id).where(BatchItem.batch_id == batch.id)
    found = (
        select(Question.requirement_id)
        .where(Question.requirement_id.in_(mine), Question.id.not_in(items(batch.id)))
        .distinct()
    )
    return {one for one in session.scalars(found) if one is not None}


def _copied(session: Session, requirement: Requirement, bank_id: int) -> int:
    copy = Requirement(
        bank_id=bank_id,
        fingerprint=requirement.fingerprint,
        kind=requirement.kind,
        name=requirement.name,
        content=requirement.content,
    )
    session.add(copy)
    session.flush()
    return copy.id


def _take_tags(session: Session, questions: Select[int], bank_id: int) -> None:
    """Let tags of the same names in their new bank take the place of the questions' old ones."""
    worn = select(QuestionTag.tag_id).where(QuestionTag.question_id.in_(questions))
    old = session.scalars(select(Tag).where(Tag.id.in_(worn), Tag.bank_id != bank_id)).all()
    for one in old:
        new = session.scalar(select(Tag).where(Tag.bank_id == bank_id, Tag.name == one.name))
        if new is None:
            new = Tag(bank_id=bank_id, name=one.name)
            session.add(new)
            session.flush()
        mine = QuestionTag.question_id.in_(questions), QuestionTag.tag_id == one.id
        session.execute(
            update(QuestionTag)
            .where(*mine)
            .values(tag_id=new.id)
            .execution_options(synchronize_session=False)
        )


def _change(*conditions: ColumnElement[bool]) -> Update:
    return update(Question).where(*conditions).execution_options(synchronize_session=False)

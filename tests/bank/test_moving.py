"""Questions move to another bank with their requirement, and back again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.curation import batch_log, bulk
from question_bank.bank.curation.bulk import By, chosen
from question_bank.bank.curation.filters import Filters
from question_bank.bank.curation.moving import move
from question_bank.bank.curation.search import found
from question_bank.bank.people import Role
from question_bank.bank.questions import Question, Requirement, Version
from question_bank.bank.sharing import make_bank
from question_bank.bank.tags import QuestionTag, Tag
from question_bank.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session

    from tests.conftest import Someone


@pytest.fixture
def by(curator: int, now: datetime) -> By:
    return By(curator, now)


@pytest.fixture
def other(session: Session, by: By) -> int:
    return make_bank(session, "组织处题库", by=by)


def in_bank(session: Session, bank_id: int) -> list[str]:
    rows = session.scalars(
        select(Question.kind).where(Question.bank_id == bank_id).order_by(Question.id)
    )
    return list(rows)


def requirements(session: Session) -> list[tuple[int, str]]:
    session.expire_all()
    rows = session.execute(select(Requirement.bank_id, Requirement.kind).order_by(Requirement.id))
    return [tuple(row) for row in rows]


def test_a_question_takes_its_requirement_and_its_siblings_along(
    session: Session, bank: int, other: int, question: Callable[..., Question], by: By
) -> None:
    done = move(session, chosen([question().id]), other, by=by)

    assert done.changed == 2  # both blanks of one list
    assert in_bank(session, other) == ["cloze", "cloze"]
    assert in_bank(session, bank) == ["matching"]
    assert requirements(session) == [(other, "list"), (bank, "pairs")]


def test_a_move_is_undone_as_one(
    session: Session, bank: int, other: int, question: Callable[..., Question], by: By
) -> None:
    done = move(session, chosen([question().id]), other, by=by)

    assert batch_log.undo(session, done.batch_id, by=by) == 2
    assert in_bank(session, other) == []
    assert requirements(session) == [(bank, "list"), (bank, "pairs")]


def test_tags_go_along_by_name(
    session: Session, bank: int, other: int, question: Callable[..., Question], by: By
) -> None:
    bulk.tag(session, chosen([question().id]), "重点", by=by)
    done = move(session, chosen([question().id]), other, by=by)

    def wears() -> list[int]:
        rows = select(Tag.bank_id).join(QuestionTag).where(Tag.name == "重点")
        return list(session.scalars(rows))

    assert wears() == [other]
    batch_log.undo(session, done.batch_id, by=by)
    assert wears() == [bank]


def double(session: Session, question: Question, bank_id: int, requirement_id: int | None) -> int:
    """Put the same question into another bank."""
    twin = Question(
        bank_id=bank_id, fingerprint=question.fingerprint, requirement_id=requirement_id,
        kind=question.kind, ready=True, chosen=True, score=0.5, notes=[],
        created_at=question.created_at,
    )  # fmt: skip
    session.add(twin)
    session.flush()
    content = session.scalars(
        select(Version.content).where(Version.question_id == question.id)
    ).one()
    session.add(
        Version(question_id=twin.id, number=1, content=content, created_at=question.created_at)
    )
    session.flush()
    return twin.id


def test_what_the_other_bank_has_stays_and_the_rest_joins_the_requirement_there(
    session: Session, bank: int, other: int, question: Callable[..., Question], by: By
) -> None:
    mine = session.get(Requirement, question().requirement_id)
    theirs = Requirement(
        bank_id=other, fingerprint=mine.fingerprint, kind="list", name="", content=mine.content
    )
    session.add(theirs)
    session.flush()
    double(session, question(), other, theirs.id)

    done = move(session, chosen([question().id]), other, by=by)

    assert done.changed == 1
    session.expire_all()
    of_theirs = select(Question.bank_id).where(Question.requirement_id == theirs.id)
    assert list(session.scalars(of_theirs)) == [other, other]
    assert mine.bank_id == bank
    batch_log.undo(session, done.batch_id, by=by)
    session.expire_all()
    of_mine = select(Question.bank_id).where(Question.requirement_id == mine.id)
    assert list(session.scalars(of_mine)) == [bank, bank]


def test_what_comes_back_joins_the_requirement_that_its_old_bank_has_got_anew(
    session: Session, bank: int, other: int, question: Callable[..., Question], by: By
) -> None:
    done = move(session, chosen([question().id]), other, by=by)
    session.expire_all()
    mine = session.get(Requirement, question().requirement_id)
    anew = Requirement(
        bank_id=bank, fingerprint=mine.fingerprint, kind="list", name="", content=mine.content
    )
    session.add(anew)
    session.flush()

    assert batch_log.undo(session, done.batch_id, by=by) == 2
    session.expire_all()
    of_anew = select(Question.bank_id).where(Question.requirement_id == anew.id)
    assert list(session.scalars(of_anew)) == [bank, bank]


def test_a_requirement_that_some_question_stays_with_is_copied(
    session: Session, bank: int, other: int, question: Callable[..., Question], by: By
) -> None:
    double(session, question(), other, None)

    move(session, chosen([question().id]), other, by=by)

    assert requirements(session) == [(bank, "list"), (bank, "pairs"), (other, "list")]


def test_nothing_moves_into_a_bank_of_others(
    session: Session, question: Callable[..., Question], by: By,
    add_person: Callable[..., Someone],
) -> None:  # fmt: skip
    theirs = By(add_person(session, "li", Role.INSTRUCTOR).id, by.now)
    foreign = make_bank(session, "督查处题库", by=theirs)

    with pytest.raises(NotFound):
        move(session, chosen([question().id]), foreign, by=by)


def test_what_has_moved_is_not_seen_by_those_without_the_bank(
    session: Session, other: int, question: Callable[..., Question], by: By,
    add_person: Callable[..., Someone],
) -> None:  # fmt: skip
    stranger = add_person(session, "li", Role.INSTRUCTOR).id
    move(session, chosen([question().id]), other, by=by)

    assert found(session, stranger, Filters()).total == 1
    assert found(session, by.person_id, Filters(bank_id=other)).total == 2

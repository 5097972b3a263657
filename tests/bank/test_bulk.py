"""Many questions at once: tagged, untagged, retired, stopped; and each batch undone as one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from question_bank.bank.curation import batch_log, bulk
from question_bank.bank.curation.batch_log import batches, last_batch
from question_bank.bank.curation.bulk import By, chosen
from question_bank.bank.curation.deciding import Seen, decide, undo
from question_bank.bank.people import Role
from question_bank.bank.questions import Action, Decision, Question, Status
from question_bank.bank.speeches import BankMember, Membership, Speech
from question_bank.bank.tags import QuestionTag, Tag
from question_bank.errors import NotFound, Refused, Stale

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from tests.conftest import Someone


@pytest.fixture
def by(curator: int, now: datetime) -> By:
    return By(curator, now)


@pytest.fixture
def ids(session: Session, speech: int) -> Sequence[int]:
    assert speech
    return session.scalars(select(Question.id).order_by(Question.id)).all()


@pytest.fixture
def approved(session: Session, ids: Sequence[int]) -> Sequence[int]:
    session.execute(update(Question).values(status=Status.APPROVED))
    return ids


def tagged(session: Session, name: str) -> list[int]:
    rows = select(QuestionTag.question_id).join(Tag).where(Tag.name == name)
    return sorted(session.scalars(rows))


def statuses(session: Session) -> list[Status]:
    session.expire_all()
    return list(session.scalars(select(Question.status).order_by(Question.id)))


def test_a_tag_is_put_on_those_that_lack_it_and_taken_off_again(
    session: Session, ids: Sequence[int], by: By
) -> None:
    bulk.tag(session, chosen(ids[:1]), "重 点", by=by)
    done = bulk.tag(session, chosen(ids), "重点", by=by)

    assert (done.changed, tagged(session, "重点")) == (2, list(ids))
    assert batch_log.undo(session, done.batch_id, by=by) == 2
    assert tagged(session, "重点") == [ids[0]]


def test_a_tag_taken_off_comes_back(session: Session, ids: Sequence[int], by: By) -> None:
    bulk.tag(session, chosen(ids[:2]), "重点", by=by)

    done = bulk.untag(session, chosen(ids), "重点", by=by)

    assert (done.changed, tagged(session, "重点")) == (2, [])
    batch_log.undo(session, done.batch_id, by=by)
    assert tagged(session, "重点") == list(ids[:2])


@pytest.mark.parametrize("name", ["", "  ", "字" * 21])
def test_a_tag_has_a_short_name(session: Session, ids: Sequence[int], by: By, name: str) -> None:
    with pytest.raises(Refused, match="no_tag_name"):
        bulk.tag(session, chosen(ids), name, by=by)


def test_what_changes_nothing_leaves_no_batch(session: Session, ids: Sequence[int], by: By) -> None:
    done = bulk.untag(session, chosen(ids), "重点", by=by)

    assert (done.batch_id, done.changed) == (None, 0)
    assert batches(session, by.person_id).rows == ()


def test_retiring_stops_what_is_approved_and_says_who_and_why(
    session: Session, approved: Sequence[int], by: By
) -> None:
    session.execute(update(Question).where(Question.id == approved[0]).values(status=Status.DRAFT))

    done = bulk.retire(session, chosen(approved), "提法已改", by=by)

    assert done.changed == 2
    assert statuses(session) == [Status.DRAFT, Status.RETIRED, Status.RETIRED]
    told = session.scalars(select(Decision).order_by(Decision.id)).all()
    assert [(one.action, one.reason, one.person_id) for one in told] == [
        (Action.RETIRE, "提法已改", by.person_id)
    ] * 2


def test_undoing_spares_what_was_decided_since(
    session: Session, approved: Sequence[int], by: By
) -> None:
    done = bulk.retire(session, chosen(approved), "提法已改", by=by)
    session.expire_all()
    decide(
        session, approved[0], Action.ACCEPT, person_id=by.person_id,
        seen=Seen(1, Status.RETIRED), now=by.now,
    )  # fmt: skip

    assert batch_log.undo(session, done.batch_id, by=by) == 2
    assert statuses(session) == [Status.APPROVED] * 3
    undone = select(Decision.question_id).where(Decision.action == Action.UNDO)
    assert sorted(session.scalars(undone)) == list(approved[1:])


def test_a_batch_is_undone_once(session: Session, approved: Sequence[int], by: By) -> None:
    done = bulk.retire(session, chosen(approved), "提法已改", by=by)
    batch_log.undo(session, done.batch_id, by=by)

    with pytest.raises(Stale):
        batch_log.undo(session, done.batch_id, by=by)
    with pytest.raises(NotFound):
        batch_log.undo(session, 99, by=by)


def test_one_question_of_a_batch_can_be_undone_alone(
    session: Session, approved: Sequence[int], by: By
) -> None:
    bulk.retire(session, chosen(approved), "提法已改", by=by)
    session.expire_all()

    undo(session, approved[1], person_id=by.person_id, now=by.now)

    assert statuses(session) == [Status.RETIRED, Status.APPROVED, Status.RETIRED]


def test_a_reason_has_to_be_given(session: Session, approved: Sequence[int], by: By) -> None:
    with pytest.raises(Refused, match="no_reason"):
        bulk.retire(session, chosen(approved), " ", by=by)


def test_stopping_reaches_drafts_and_speeches_and_comes_back_as_one(
    session: Session, approved: Sequence[int], speech: int, by: By
) -> None:
    session.execute(update(Question).where(Question.id == approved[0]).values(status=Status.DRAFT))

    done = bulk.stop_all(
        session, chosen(approved[:2]), [speech], what="三个到位", reason="提法已改", by=by
    )

    assert statuses(session) == [Status.REJECTED, Status.RETIRED, Status.APPROVED]
    assert session.get(Speech, speech).is_current is False
    assert session.scalars(select(Decision.reason)).first() == "“三个到位”：提法已改"
    batch_log.undo(session, done.batch_id, by=by)
    assert statuses(session) == [Status.DRAFT, Status.APPROVED, Status.APPROVED]
    assert session.get(Speech, speech).is_current is True


def test_a_source_that_changed_is_flagged_again_when_it_is_undone(
    session: Session, approved: Sequence[int], by: By
) -> None:
    session.execute(update(Question).where(Question.id == approved[0]).values(source_changed=True))
    done = bulk.retire(session, chosen(approved), "提法已改", by=by)
    batch_log.undo(session, done.batch_id, by=by)

    flags = session.scalars(select(Question.source_changed).order_by(Question.id)).all()
    assert list(flags) == [True, False, False]


def test_a_reader_of_the_bank_changes_nothing(
    session: Session, bank: int, approved: Sequence[int], by: By,
    add_person: Callable[..., Someone],
) -> None:  # fmt: skip
    reader = add_person(session, "li", Role.INSTRUCTOR).id
    session.add(BankMember(bank_id=bank, person_id=reader, membership=Membership.READER))
    session.flush()
    theirs = By(reader, by.now)

    assert bulk.retire(session, chosen(approved), "提法已改", by=theirs).changed == 0
    done = bulk.retire(session, chosen(approved), "提法已改", by=by)
    with pytest.raises(NotFound):
        batch_log.undo(session, done.batch_id, by=theirs)


def test_the_last_batch_is_offered_for_a_day(
    session: Session, approved: Sequence[int], by: By
) -> None:
    bulk.retire(session, chosen(approved), "提法已改", by=by)

    offered = last_batch(session, by.person_id, now=by.now)
    assert (offered.deed, offered.questions, offered.person) == ("retire", 3, "wang")
    tomorrow = by.now.replace(day=by.now.day + 2)
    assert last_batch(session, by.person_id, now=tomorrow) is None


def test_the_list_of_batches_is_paged_in_two_statements(
    session: Session, ids: Sequence[int], by: By, statements: list[str]
) -> None:
    for number in range(31):
        bulk.tag(session, chosen(ids), f"标签{number}", by=replace(by))
    statements.clear()

    listed = batches(session, by.person_id, page=2)

    assert (len(listed.rows), listed.page, listed.pages) == (1, 2, 2)
    assert len(statements) == 2

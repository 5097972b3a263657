from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.curation.deciding import Seen, edit
from question_bank.bank.curation.queue import item
from question_bank.bank.curation.together import accept_ready
from question_bank.bank.questions import (
    AcceptedAnswer,
    Action,
    Decision,
    Question,
    Status,
    Version,
)
from question_bank.bank.speeches import Bank, BankMember, Membership
from question_bank.errors import NotFound, Refused, Stale
from tests.bank.conftest import DRAFT

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session


def test_an_accepted_question_is_approved_and_says_who_did_it(
    session: Session,
    question: Callable[..., Question],
    verdict: Callable[..., None],
    curator: int,
    now: datetime,
) -> None:
    verdict(question(), Action.ACCEPT)

    assert question().status is Status.APPROVED
    kept = session.scalars(select(Decision)).one()
    assert (kept.person_id, kept.action, kept.decided_at) == (curator, Action.ACCEPT, now)
    assert (kept.before, kept.after) == (Status.DRAFT, Status.APPROVED)


def test_a_rejected_question_keeps_the_reason(
    session: Session, question: Callable[..., Question], verdict: Callable[..., None]
) -> None:
    verdict(question(), Action.REJECT, reason="没有考查价值")

    assert question().status is Status.REJECTED
    assert session.scalars(select(Decision.reason)).one() == "没有考查价值"


def test_only_an_approved_question_is_retired(
    question: Callable[..., Question], verdict: Callable[..., None]
) -> None:
    with pytest.raises(Refused, match="not_from_here"):
        verdict(question(), Action.RETIRE)
    verdict(question(), Action.ACCEPT)
    verdict(question(), Action.RETIRE, Seen(1, Status.APPROVED))

    assert question().status is Status.RETIRED


def test_a_page_that_saw_an_older_status_changes_nothing(
    session: Session, question: Callable[..., Question], verdict: Callable[..., None]
) -> None:
    verdict(question(), Action.ACCEPT)

    with pytest.raises(Stale):
        verdict(question(), Action.REJECT)

    assert question().status is Status.APPROVED
    assert len(session.scalars(select(Decision.id)).all()) == 1


def test_an_edit_makes_a_version_that_is_asked_at_once_and_keeps_the_old_one(
    session: Session, question: Callable[..., Question], curator: int, now: datetime
) -> None:
    asked = item(session, question().id)
    better = replace(asked.content, stem="档案工作的“三个到位”：收集要到位，____，保管要到位。")

    after = edit(session, asked.id, better, person_id=curator, seen=DRAFT, now=now)

    assert after.stands == Seen(2, Status.DRAFT)
    assert item(session, asked.id).content == better
    kept = session.scalars(
        select(Version).where(Version.question_id == asked.id).order_by(Version.number)
    ).all()
    assert [(version.number, version.author_id) for version in kept] == [(1, None), (2, curator)]
    assert kept[0].content["stem"] == asked.content.stem


def test_an_edit_that_changes_nothing_makes_no_version(
    session: Session, question: Callable[..., Question], curator: int, now: datetime
) -> None:
    same = item(session, question().id).content

    after = edit(session, question().id, same, person_id=curator, seen=DRAFT, now=now)
    assert (after.stands, after.decision_id) == (DRAFT, None)
    assert session.scalars(select(Decision)).all() == []


def test_other_right_answers_go_along_where_the_key_stays(
    session: Session, question: Callable[..., Question], curator: int, now: datetime
) -> None:
    best = question()
    first = session.scalars(select(Version).where(Version.question_id == best.id)).one()
    session.add(
        AcceptedAnswer(
            version_id=first.id, part=0, answer="整理到位", added_by=curator, added_at=now
        )
    )
    session.flush()
    old = item(session, best.id).content

    reworded = replace(old, stem="要做到：收集要到位，____，保管要到位。")
    edit(session, best.id, reworded, person_id=curator, seen=DRAFT, now=now)
    rekeyed = replace(reworded, answers=("整理要及时",))
    edit(session, best.id, rekeyed, person_id=curator, seen=Seen(2, Status.DRAFT), now=now)

    rows = session.execute(
        select(Version.number, AcceptedAnswer.answer)
        .join(AcceptedAnswer, AcceptedAnswer.version_id == Version.id)
        .order_by(Version.number)
    ).all()
    assert rows == [(1, "整理到位"), (2, "整理到位")]


def test_two_editors_of_one_version_do_not_overwrite_each_other(
    session: Session, question: Callable[..., Question], curator: int, now: datetime
) -> None:
    content = item(session, question().id).content
    edit(
        session, question().id, replace(content, stem="甲____。"), person_id=curator,
        seen=DRAFT, now=now,
    )  # fmt: skip

    with pytest.raises(Stale):
        edit(
            session, question().id, replace(content, stem="乙____。"), person_id=curator,
            seen=DRAFT, now=now,
        )  # fmt: skip


def test_all_that_is_ready_in_a_speech_is_accepted_and_the_rest_is_left(
    session: Session,
    speech: int,
    question: Callable[..., Question],
    curator: int,
    now: datetime,
) -> None:
    assert accept_ready(session, speech, person_id=curator, now=now) == 2

    session.expire_all()
    assert question().status is Status.APPROVED
    assert question("matching").status is Status.DRAFT
    assert accept_ready(session, speech, person_id=curator, now=now) == 0


def test_a_changed_source_is_settled_by_accepting_again(
    question: Callable[..., Question], verdict: Callable[..., None], session: Session
) -> None:
    verdict(question(), Action.ACCEPT)
    question().source_changed = True
    session.flush()

    verdict(question(), Action.ACCEPT, Seen(1, Status.APPROVED))

    assert (question().status, question().source_changed) == (Status.APPROVED, False)


def test_readers_of_a_bank_decide_nothing_and_strangers_see_nothing(
    session: Session,
    bank: int,
    question: Callable[..., Question],
    verdict: Callable[..., None],
    curator: int,
) -> None:
    session.add(BankMember(bank_id=bank, person_id=curator, membership=Membership.READER))
    session.flush()
    with pytest.raises(Refused, match="not_an_editor"):
        verdict(question(), Action.ACCEPT)

    other = Bank(name="组织处题库")
    session.add(other)
    session.flush()
    moved = question()
    moved.bank_id = other.id
    session.flush()
    with pytest.raises(NotFound):
        verdict(moved, Action.ACCEPT)

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.curation.deciding import Seen, decide, edit, undo
from question_bank.bank.curation.decisions import last_undoable, undoable_of
from question_bank.bank.curation.queue import item, turn, waiting_in
from question_bank.bank.curation.tally import fit_count
from question_bank.bank.curation.together import accept_ready
from question_bank.bank.curation.waiting import Waiting
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

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session

DRAFT = Seen(1, Status.DRAFT)


@pytest.fixture
def verdict(session: Session, curator: int, now: datetime) -> Callable[..., None]:
    def give(question: Question, action: Action, seen: Seen = DRAFT, reason: str = "") -> None:
        decide(session, question.id, action, person_id=curator, seen=seen, now=now, reason=reason)
        session.refresh(question)

    return give


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


def test_the_queue_shows_the_best_first_and_knows_its_neighbours(
    session: Session, speech: int, curator: int, question: Callable[..., Question]
) -> None:
    first = turn(session, curator, Waiting())
    second = turn(session, curator, Waiting(), question_id=first.next)

    assert (first.item.id, first.position, first.total) == (question().id, 1, 3)
    assert (first.previous, second.previous) == (None, first.item.id)
    assert second.item.ready
    last = turn(session, curator, Waiting(), question_id=second.next)
    assert (last.item.kind, last.next) == ("matching", None)
    assert last.item.notes == ("shared_characters",)
    assert speech


def test_the_queue_is_narrowed_by_speech_and_kind(
    session: Session, speech: int, curator: int
) -> None:
    assert turn(session, curator, Waiting(kind="matching")).total == 1
    assert turn(session, curator, Waiting(speech_id=speech)).total == 3
    assert turn(session, curator, Waiting(speech_id=speech + 1)) is None
    [waits] = waiting_in(session, curator)
    assert (waits.id, waits.title, waits.questions) == (speech, "档案讲话", 3)
    assert fit_count(session, curator, Waiting(speech)) == 2


def test_a_question_that_no_longer_waits_gives_way_to_the_first(
    session: Session, question: Callable[..., Question], verdict: Callable[..., None], curator: int
) -> None:
    gone = question().id
    verdict(question(), Action.ACCEPT)

    shown = turn(session, curator, Waiting(), question_id=gone)

    assert (shown.position, shown.total) == (1, 2)
    assert shown.item.id != gone

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.bank.curation.queue import turn, waiting_in
from question_bank.bank.curation.tally import fit_count
from question_bank.bank.curation.waiting import Waiting
from question_bank.bank.questions import (
    Action,
    Question,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session


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

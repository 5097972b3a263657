"""A later text of a speech: what was curated stays, what rests on other words is flagged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.curation.deciding import Seen, decide, undo
from question_bank.bank.curation.queue import item
from question_bank.bank.materials.changed_sources import standings
from question_bank.bank.materials.intake import take_in
from question_bank.bank.questions import Action, Question, Status
from tests.printed import RAW, printed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session

APPROVED = Seen(1, Status.APPROVED)


@pytest.fixture
def read(session: Session, bank: int, now: datetime) -> Callable[..., int]:
    """Take a text in, as a new speech or as a later reading of one; return how many it changed."""

    def make(printed_: dict[str, object], name: str, **more: object) -> int:
        report = take_in(session, printed_, bank_id=bank, name=name, now=now, **more)
        return report.changed

    return make


@pytest.fixture
def accept(session: Session, curator: int, now: datetime) -> Callable[[Question, Seen], None]:
    def decide_so(asked: Question, seen: Seen) -> None:
        decide(session, asked.id, Action.ACCEPT, person_id=curator, seen=seen, now=now)
        session.refresh(asked)

    return decide_so


def flagged(session: Session) -> list[str]:
    """Return the kinds of the questions whose source changed."""
    return sorted(session.scalars(select(Question.kind).where(Question.source_changed)).all())


def without_matching(raw: str) -> dict[str, object]:
    made = printed(raw)
    made["questions"] = [one for one in made["questions"] if one["kind"] != "matching"]
    return made


def test_what_is_gone_is_flagged_and_what_stays_is_not(
    session: Session, speech: int, read: Callable[..., int]
) -> None:
    later = without_matching(RAW.replace("在全县", "在全市"))

    assert read(later, "新.txt", speech_id=speech) == 1
    assert flagged(session) == ["matching"]


def test_a_passage_that_reads_differently_is_flagged(
    session: Session, speech: int, read: Callable[..., int], question: Callable[..., Question]
) -> None:
    later = printed(RAW.replace("在全县", "在全市"))
    for one in later["questions"]:
        if one["kind"] == "cloze":  # its passage is shorter by a clause now
            one["source"]["end"] -= 6
            one["sources"][0]["end"] = one["source"]["end"]

    assert read(later, "新.txt", speech_id=speech) == 2
    assert flagged(session) == ["cloze", "cloze"]
    [where] = standings(session, question().id)
    assert (where.speech_id, where.is_gone) == (speech, False)
    assert [(piece.fate, piece.words) for piece in where.words if piece.fate != "same"] == [
        ("removed", "保管要到位。")
    ]


def test_a_question_that_another_speech_still_holds_is_flagged_too(
    session: Session, speech: int, read: Callable[..., int], question: Callable[..., Question]
) -> None:
    read(printed(RAW.replace("在全县", "在全省"), title="另一篇"), "另一篇.txt")
    later = without_matching(RAW.replace("在全县", "在全市"))

    assert read(later, "新.txt", speech_id=speech) == 1
    asked = question("matching")
    assert asked.source_changed
    assert [(one.title, one.is_gone) for one in standings(session, asked.id)] == [
        ("档案讲话", True),
        ("另一篇", False),
    ]


def test_a_curated_wording_stays_and_confirming_it_takes_the_flag_off(
    session: Session,
    speech: int,
    read: Callable[..., int],
    question: Callable[..., Question],
    accept: Callable[[Question, Seen], None],
) -> None:
    asked = question("matching")
    accept(asked, Seen(1, Status.DRAFT))
    before = item(session, asked.id).content
    read(without_matching(RAW.replace("在全县", "在全市")), "新.txt", speech_id=speech)
    session.refresh(asked)
    assert (asked.status, asked.source_changed) == (Status.APPROVED, True)
    assert item(session, asked.id).content == before

    accept(asked, APPROVED)
    assert not asked.source_changed


def test_what_was_confirmed_is_not_flagged_again_by_the_next_text(
    session: Session,
    speech: int,
    read: Callable[..., int],
    question: Callable[..., Question],
    accept: Callable[[Question, Seen], None],
) -> None:
    asked = question("matching")
    read(without_matching(RAW.replace("在全县", "在全市")), "二.txt", speech_id=speech)
    accept(asked, Seen(1, Status.DRAFT))

    assert read(without_matching(RAW.replace("在全县", "在全省")), "三.txt", speech_id=speech) == 0
    assert flagged(session) == []


def test_undoing_the_confirmation_brings_the_flag_back(
    session: Session,
    question: Callable[..., Question],
    accept: Callable[[Question, Seen], None],
    curator: int,
    now: datetime,
) -> None:
    asked = question()
    asked.source_changed = True
    session.flush()
    accept(asked, Seen(1, Status.DRAFT))
    assert not asked.source_changed

    undo(session, asked.id, person_id=curator, now=now)

    session.refresh(asked)
    assert asked.source_changed

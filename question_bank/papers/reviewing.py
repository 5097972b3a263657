"""送审稿: a list as it is printed, and what came of it on paper brought back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import exists, select

from question_bank.bank.blueprints.drawing import Origin
from question_bank.bank.blueprints.points import shares, weights
from question_bank.bank.curation.deciding import Seen, decide
from question_bank.bank.kinds import NAMES
from question_bank.bank.members import editable_banks
from question_bank.bank.questions import Action, Question, Status, Version
from question_bank.bank.speeches import Speech
from question_bank.bank.versions import contents
from question_bank.errors import NotFound, Refused, Stale
from question_bank.papers import tables, wording
from question_bank.papers.answers import answer
from question_bank.papers.composing import offered
from question_bank.papers.paper import Item
from question_bank.papers.quoting import quoted
from question_bank.papers.review_list import Line, ReviewList
from question_bank.questions.content import prompt
from question_bank.questions.matching import Matching

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

LISTED = 200  # lists, the latest


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a list: how many were accepted, sent back, and left as they are."""

    accepted: int
    sent_back: int
    left: int


def lists(session: Session, person_id: int) -> list[tuple[int, str, int, datetime, bool]]:
    """Return id, material, number of questions, day and whether it is settled, the latest first."""
    rows = session.execute(
        select(tables.ReviewList, Speech.title)
        .join(Speech, Speech.id == tables.ReviewList.speech_id)
        .where(Speech.bank_id.in_(editable_banks(person_id)))
        .order_by(tables.ReviewList.id.desc())
        .limit(LISTED)
    )
    return [
        (row.id, title, len(row.asked), row.made_at, row.settled_at is not None)
        for row, title in rows
    ]


def review_list(session: Session, list_id: int, *, person_id: int) -> tuple[ReviewList, bool]:
    """Return a list as it is printed, and whether it is settled.

    Raises:
        NotFound: there is no such list for this person.

    """
    row = _row(session, list_id, person_id)
    speech = session.get_one(Speech, row.speech_id)
    origin = Origin(speech.title, speech.speaker, speech.given_on, speech.occasion)
    lines = tuple(_lines(session, row.asked))
    return ReviewList(speech.title, origin.words, lines), row.settled_at is not None


def speech_of(session: Session, list_id: int, *, person_id: int) -> int:
    """Return which material a list is of.

    Raises:
        NotFound: there is no such list for this person.

    """
    return _row(session, list_id, person_id).speech_id


def settle(
    session: Session,
    list_id: int,
    *,
    refused: Collection[int],
    person_id: int,
    now: datetime,
    edited: Collection[int] = (),
) -> Settled:
    """Accept all questions of a list but those with the refused numbers, which are sent back.

    Those that are to be `edited` wait on: see `open_numbers`.
    What was decided on or worded anew since the list was made is left as it is, and so is a
    quotation that nobody compared with its source yet.

    Raises:
        NotFound: there is no such list for this person.
        Stale: `review_list`, somebody has settled it.

    """
    row = _row(session, list_id, person_id)
    session.refresh(row, with_for_update=True)  # one of two who press at once finds it settled
    if row.settled_at is not None:
        raise Stale("review_list")
    row.settled_at = now
    accepted = sent_back = left = 0
    for number, (question_id, version) in enumerate(row.asked, start=1):
        if number in edited:
            continue
        action = Action.REJECT if number in refused else Action.ACCEPT
        seen = Seen(version, Status.DRAFT)
        if not _decided(session, question_id, action, seen=seen, person_id=person_id, now=now):
            left += 1
            continue
        accepted += action is Action.ACCEPT
        sent_back += action is Action.REJECT
    return Settled(accepted, sent_back, left)


def _decided(
    session: Session,
    question_id: int,
    action: Action,
    *,
    seen: Seen,
    person_id: int,
    now: datetime,
) -> bool:
    """Accept or reject a question; return whether that could be done."""
    reason = "送审未采用" if action is Action.REJECT else ""
    try:
        with session.begin_nested():
            decide(
                session, question_id, action,
                person_id=person_id, seen=seen, now=now, reason=reason,
            )  # fmt: skip
    except (NotFound, Refused, Stale):
        return False
    return True


def open_numbers(session: Session, list_id: int, *, person_id: int) -> list[tuple[int, int]]:
    """Return number and question of what of a list still waits, such as what is to be edited.

    Raises:
        NotFound: there is no such list for this person.

    """
    asked = [question_id for question_id, _ in _row(session, list_id, person_id).asked]
    waits = select(Question.id).where(Question.id.in_(asked), Question.status == Status.DRAFT)
    waiting = set(session.scalars(waits))
    return [(number, one) for number, one in enumerate(asked, start=1) if one in waiting]


def _lines(session: Session, asked: Sequence[Sequence[int]]) -> list[Line]:
    ids = [question_id for question_id, _ in asked]
    rows = session.execute(
        select(Version.question_id, Version.number, Version.id, Version.content).where(
            Version.question_id.in_(ids)
        )
    ).all()
    versions = {(row[0], row[1]): row[2] for row in rows}
    worded = contents(session, {row[2]: row[3] for row in rows})
    passages = quoted(session, ids)
    lines = []
    for number, (question_id, version) in enumerate(asked, start=1):
        content = worded[versions[question_id, version]]
        item = Item(
            number=number,
            version_id=versions[question_id, version],
            content=content,
            points=shares(1, weights(content)),
            offered=offered(content, str(question_id)),
            origin="",
        )
        passage = passages.get(question_id, "")
        lines.append(Line(number, NAMES[content.kind], _shown(item), answer(item), passage))
    return lines


def _shown(item: Item) -> str:
    """Return the question with what is lettered in it, a line each."""
    lefts = item.content.lefts if isinstance(item.content, Matching) else ()
    numbered = (f"{number}. {left}" for number, left in enumerate(lefts, start=1))
    lettered = (f"{wording.letter(place)}. {words}" for place, words in enumerate(item.offered))
    return "\n".join((prompt(item.content), *numbered, *lettered))


def _row(session: Session, list_id: int, person_id: int) -> tables.ReviewList:
    mine = exists().where(
        Speech.id == tables.ReviewList.speech_id, Speech.bank_id.in_(editable_banks(person_id))
    )
    row = session.scalar(select(tables.ReviewList).where(tables.ReviewList.id == list_id, mine))
    if row is None:
        raise NotFound("review_list")
    return row

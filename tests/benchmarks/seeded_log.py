"""The review log of a seeded installation: ten trainees simulated, the rest copied from them."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, literal, select

from question_bank.questions.content import keys, mark
from question_bank.study.appeals import Appeal, Fault, Favourite, Report
from question_bank.study.cards import Card, Phase
from question_bank.study.quiz.outcomes import Evidence, Means
from question_bank.study.record.replay import packed
from question_bank.study.reviews import Entry, Rating, Review
from question_bank.study.scheduling.memory import ALGORITHM
from question_bank.study.scheduling.rating import RATER_VERSION, rated
from question_bank.study.scheduling.schedule import Standing
from tests.benchmarks.bulk import put
from tests.benchmarks.seeded_bank import asked, status_of
from tests.benchmarks.seeded_people import trainee_ids
from tests.study.lessons import SHANGHAI

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content
    from tests.benchmarks.bulk import Size

MODELS = 10
DAYS = 60
MET = 0.9  # of a course's questions a trainee has met
UNDONE = 400  # one answer in so many is taken back
STANDING = packed(Standing())
SAID = 200  # appeals and reports


def write(session: Session, size: Size, *, now: datetime) -> None:
    """Write the log and the cards of everybody."""
    models = list(trainee_ids(size, 0))[:MODELS]
    for trainee_id in models:
        reviews = list(_log(trainee_id, size, now))
        put(session, Review, reviews)
        put(session, Card, _cards(trainee_id, size, reviews))
    for course in range(size.courses):
        for number, trainee_id in enumerate(trainee_ids(size, course)):
            if trainee_id not in models:
                model = models[number % len(models)]
                _copy(session, model, trainee_id, course, course * size.course_questions)
    _say(session, size, now)


def _log(trainee_id: int, size: Size, now: datetime) -> Iterator[dict[str, Any]]:
    """Give the rows of a simulated trainee's log: questions come round, ever better known."""
    chance = random.Random(trainee_id)  # noqa: S311 - a simulation
    places = _met(size)
    for seq in range(1, size.reviews_each + 1):
        round_, number = divmod(seq - 1, len(places))
        place = places[number]
        at = now - timedelta(days=DAYS) * (1 - seq / (size.reviews_each + 1))
        row = _row(trainee_id, seq, place, at)
        if seq > 1 and seq % UNDONE == 0:
            before = places[(seq - 2) % len(places)]
            undo = _row(trainee_id, seq, before, at)
            yield undo | {"entry": Entry.UNDO, "refers_to": seq - 1, "rating": None, "evidence": {}}
            continue
        right = chance.random() < 0.55 + 0.15 * round_
        yield row | _answer(asked(place), right=right, chance=chance)


def _met(size: Size) -> list[int]:
    approved = [
        place
        for place in range(size.course_questions)
        if status_of(place, size.questions_each) == "approved"
    ]
    return approved[: max(1, int(len(approved) * MET))]


def _row(trainee_id: int, seq: int, place: int, at: datetime) -> dict[str, Any]:
    return {
        "trainee_id": trainee_id,
        "seq": seq,
        "attempt": f"a{seq}",
        "entry": Entry.ANSWER,
        "refers_to": None,
        "question_id": place + 1,
        "version_id": place + 1,
        "course_id": 1,
        "rater_version": RATER_VERSION,
        "before": STANDING,
        "algorithm": ALGORITHM,
        "parameters_id": None,
        "answered_at": at,
        "study_day": SHANGHAI.day(at),
        "seconds_taken": 8.0,
    }


def _answer(content: Content, *, right: bool, chance: random.Random) -> dict[str, Any]:
    response = list(keys(content))
    if not right:
        slips = ("督促检查", "按月评比", "全年", "错", "")
        response[chance.randrange(len(response))] = chance.choice(slips)
    marks = mark(content, response)
    evidence = Evidence(content.kind, marks, 0, given_up=False, goal=None, means=Means.TYPED)
    rating = rated(content.kind, marks, hints=0, given_up=False)
    return {"rating": rating, "evidence": evidence.to_json()}


def _cards(trainee_id: int, size: Size, reviews: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give a card for each approved question of the course, as its last answer left it."""
    last = {row["question_id"]: row for row in reviews}
    chance = random.Random(trainee_id)  # noqa: S311 - a simulation
    of = {"trainee_id": trainee_id, "course_id": 1, "suspended_at": None, "buried_day": None}
    for place in range(size.course_questions):
        if status_of(place, size.questions_each) == "approved":
            row = last.get(place + 1)
            yield of | {"question_id": place + 1} | (_known(row, chance) if row else _unmet())


def _known(row: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    stability = chance.uniform(2, 60)
    again = row["rating"] is Rating.AGAIN
    due = row["study_day"] + (1 if again else round(stability))
    return {
        "phase": Phase.REVIEW,
        "stability": 1.0 if again else stability,
        "difficulty": 5.0,
        "due_at": SHANGHAI.begins(due),
        "last_at": row["answered_at"],
        "last_day": row["study_day"],
        "introduced_day": row["study_day"] - 20,
        "reps": 2,
    }


def _unmet() -> dict[str, Any]:
    names = ("stability", "difficulty", "due_at", "last_at", "last_day", "introduced_day")
    return dict.fromkeys(names) | {"phase": Phase.NEW, "reps": 0}


def _copy(session: Session, model: int, trainee_id: int, course: int, further: int) -> None:
    """Give a trainee what a model has, in another course whose ids are further on."""
    moved = {"question_id": further, "version_id": further, "course_id": course}
    for table in (Card, Review):
        columns = [
            literal(trainee_id)
            if column.name == "trainee_id"
            else column + moved[column.name]
            if column.name in moved
            else column
            for column in table.__table__.columns
        ]
        names = [column.name for column in table.__table__.columns]
        copied = select(*columns).where(table.trainee_id == model)
        session.execute(insert(table).from_select(names, copied, include_defaults=False))


def _say(session: Session, size: Size, now: datetime) -> None:
    """Let trainees speak up, and one of them keep questions."""
    first = trainee_ids(size, 0)[0]
    spoken = [
        (first + number, 1 + number % size.course_questions)
        for number in range(min(SAID, size.courses * size.trainees_each))
    ]
    put(session, Appeal, (_appeal(who, question, now) for who, question in spoken))
    put(session, Report, (_report(who, question, now) for who, question in spoken))
    kept = range(1, min(50, size.course_questions) + 1)
    put(session, Favourite, ({"trainee_id": first, "question_id": q, "kept_at": now} for q in kept))


def _appeal(trainee_id: int, question: int, now: datetime) -> dict[str, object]:
    return {
        "trainee_id": trainee_id,
        "review_seq": 1,
        "part": 0,
        "question_id": question,
        "version_id": question,
        "written": "督促检查",
        "made_at": now,
    }


def _report(person_id: int, question: int, now: datetime) -> dict[str, object]:
    return {
        "person_id": person_id,
        "question_id": question,
        "version_id": question,
        "fault": Fault.MISPRINT,
        "made_at": now,
    }

"""What was found in one reading, stored: requirements and questions, once each in their bank."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select

from question_bank.bank.curation.checks import quotes
from question_bank.bank.curation.likeness import note_live
from question_bank.bank.questions import (
    PASSAGE,
    Question,
    Requirement,
    RequirementSource,
    Source,
    Version,
)
from question_bank.bank.versions import is_reworded
from question_bank.contract import own_stem
from question_bank.questions.content import Content, from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.bank.base import Base
    from question_bank.bank.speeches import Reading


@dataclass(frozen=True, slots=True)
class Requirements:
    """The ids of a reading's requirements by fingerprint, and how many the bank did not have."""

    ids: Mapping[str, int]
    new: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many questions were new and how many known, by kind.

    `ready` are those of the new ones that may be accepted together: no statement that was changed,
    no quotation.
    """

    new: Counter[str]
    known: Counter[str]
    ready: int


def add_requirements(
    session: Session, printed: Sequence[dict[str, Any]], reading: Reading
) -> Requirements:
    """Store the requirements of a reading and where they stand in it."""
    ids = _known(session, Requirement, reading.bank_id, printed)
    new = {item["id"]: item for item in printed if item["id"] not in ids}  # once each
    fresh = list(new.values())
    _put(session, Requirement, [_requirement(item, reading) for item in fresh])
    ids |= _known(session, Requirement, reading.bank_id, fresh)
    places = {(ids[item["id"]], item["start"], item["end"]) for item in printed}
    rows = [
        {"requirement_id": id_, "reading_id": reading.id, "start": start, "end": end}
        for id_, start, end in sorted(places)
    ]
    _put(session, RequirementSource, rows)
    return Requirements(ids, len(fresh))


def add_questions(
    session: Session,
    printed: Sequence[dict[str, Any]],
    reading: Reading,
    requirements: Mapping[str, int],
    *,
    now: datetime,
) -> Counts:
    """Store the questions of a reading as drafts; those the bank knows gain its places only."""
    ids = _known(session, Question, reading.bank_id, printed)
    fresh = [item for item in printed if item["id"] not in ids]
    known = Counter(item["kind"] for item in printed if item["id"] in ids)
    _put(session, Question, [_question(item, reading, requirements, now) for item in fresh])
    new_ids = _known(session, Question, reading.bank_id, fresh)
    ids |= new_ids
    first = {"number": 1, "author_id": None, "created_at": now}
    worded = [{"question_id": ids[item["id"]], "content": to_json(content(item))} for item in fresh]
    _put(session, Version, [row | first for row in worded])
    places = (_sources(item, ids[item["id"]], reading.id) for item in printed)
    _put(session, Source, list(chain.from_iterable(places)))
    note_live(session, new_ids.values())
    new = Counter(item["kind"] for item in fresh)
    ready = select(func.count(Question.id)).where(
        Question.id.in_(new_ids.values()),
        Question.ready.is_(True),
        ~is_reworded(),
        ~quotes(),
    )
    return Counts(new, known, ready=session.scalars(ready).one())


def content(printed: dict[str, Any]) -> Content:
    """Return the content of a question the generator printed.

    Raises:
        ValueError: it is of a kind the bank does not know.

    """
    given = dict(printed)
    if printed["kind"] in {"cloze", "ordering"}:
        given["stem"] = own_stem(printed)
    match printed["kind"]:
        case "cloze":
            given["answers"] = [blank["answer"] for blank in printed["blanks"]]
            given["accepted"] = [blank["accepted"] for blank in printed["blanks"]]
        case "matching":
            given["pairs"] = [(pair["left"], pair["right"]) for pair in printed["pairs"]]
        case "ordering" | "recall":
            given["items"] = [item["text"] for item in printed["items"]]
            given["accepted"] = [item.get("accepted", ()) for item in printed["items"]]
        case "written":
            given["points"] = [(point["text"], point["marks"]) for point in printed["points"]]
    return from_json(given)


def _put(session: Session, table: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    """Store rows, some hundreds of them, without an object for each: others wait to write."""
    if rows:
        session.connection().execute(insert(table), rows)


def _known(
    session: Session,
    table: type[Question | Requirement],
    bank_id: int,
    printed: Sequence[dict[str, Any]],
) -> dict[str, int]:
    rows = session.execute(
        select(table.fingerprint, table.id)
        .where(table.bank_id == bank_id)
        .where(table.fingerprint.in_([item["id"] for item in printed]))
    )
    return dict(rows.all())


def _requirement(printed: dict[str, Any], reading: Reading) -> dict[str, Any]:
    return {
        "bank_id": reading.bank_id,
        "fingerprint": printed["id"],
        "kind": printed["kind"],
        "name": (printed.get("name") or printed.get("relation") or "")[:200],
        "content": printed,
    }


def _question(
    printed: dict[str, Any], reading: Reading, requirements: Mapping[str, int], now: datetime
) -> dict[str, Any]:
    return {
        "bank_id": reading.bank_id,
        "fingerprint": printed["id"],
        "requirement_id": requirements[printed["requirement"]],
        "kind": printed["kind"],
        "ready": printed["ready"],
        "chosen": printed["chosen"],
        "score": printed["score"],
        "notes": printed["notes"],
        "created_at": now,
    }


def _sources(
    printed: dict[str, Any], question_id: int, reading_id: int
) -> Iterator[dict[str, int]]:
    """Yield every place of the question, and the places of its parts in the first of them."""
    for occurrence, place in enumerate(printed["sources"]):
        yield _source(question_id, reading_id, occurrence, PASSAGE, place)
    for part, place in enumerate(printed["parts"]):
        if place["start"] is not None:
            yield _source(question_id, reading_id, 0, part, place)


def _source(
    question_id: int, reading_id: int, occurrence: int, part: int, place: dict[str, int]
) -> dict[str, int]:
    return {
        "question_id": question_id,
        "reading_id": reading_id,
        "occurrence": occurrence,
        "part": part,
        "start": place["start"],
        "end": place["end"],
    }

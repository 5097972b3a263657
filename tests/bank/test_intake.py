from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from question_bank.bank.materials.intake import known_file, take_in
from question_bank.bank.questions import (
    PASSAGE,
    Question,
    Requirement,
    RequirementSource,
    Source,
    Status,
    Version,
)
from question_bank.bank.speeches import Bank, Reading, ReadingFile, Speech
from question_bank.errors import NotFound
from tests.printed import RAW, STEM, printed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session

ANOTHER = RAW.replace("在全县档案工作座谈会上的讲话", "在全市档案工作会议上的讲话")


def count(session: Session, table: type) -> int:
    return session.scalar(select(func.count()).select_from(table))


def test_a_new_speech_comes_in_with_its_facts_requirements_and_drafts(
    session: Session, bank: int, now: datetime
) -> None:
    report = take_in(session, printed(), bank_id=bank, name="档案.txt", now=now)

    assert (report.outcome, report.title, report.requirements) == ("new", "档案讲话", 2)
    assert (report.new, report.known, report.ready) == ({"cloze": 2, "matching": 1}, {}, 2)
    assert report.warnings == ("缺少“（一）”", "标题序号不从一起")
    speech = session.get(Speech, report.speech_id)
    assert (speech.speaker, speech.post, speech.given_on) == ("李明", "县长", date(2024, 5, 8))
    assert speech.occasion == ""


def test_a_requirement_that_stands_twice_is_stored_once_with_both_places(
    session: Session, bank: int, now: datetime
) -> None:
    found = printed()
    first = found["requirements"][0]
    found["requirements"].append(first | {"start": first["start"] + 1})
    before = count(session, RequirementSource)

    report = take_in(session, found, bank_id=bank, name="档案.txt", now=now)

    assert (report.requirements, count(session, Requirement)) == (2, 2)
    assert count(session, RequirementSource) == before + 3


def test_a_draft_holds_its_wording_and_its_places(
    session: Session, question: Callable[..., Question]
) -> None:
    best = question()

    content = session.scalars(
        select(Version.content).where(Version.question_id == best.id, Version.number == best.live)
    ).one()
    places = session.execute(
        select(Source.part, Source.start, Source.end)
        .where(Source.question_id == best.id)
        .order_by(Source.part)
    ).all()
    assert content["stem"] == STEM
    assert content["answers"] == ["整理要到位"]
    assert [part for part, _, _ in places] == [-1, 0]
    assert RAW[places[1].start : places[1].end] == "整理要到位"
    assert (best.status, best.ready, best.chosen) == (Status.DRAFT, True, True)


def test_a_requirement_is_placed_from_its_first_word_to_its_last(
    session: Session, speech: int
) -> None:
    row = session.execute(
        select(RequirementSource.start, RequirementSource.end)
        .join(Requirement, Requirement.id == RequirementSource.requirement_id)
        .where(Requirement.name == "三个到位")
    ).one()

    assert RAW[row.start : row.end] == "收集要到位，整理要到位，保管要到位"
    assert speech


def test_a_file_without_a_title_is_called_by_its_name(
    session: Session, bank: int, now: datetime
) -> None:
    report = take_in(session, printed(title=None), bank_id=bank, name="档案 讲话.txt", now=now)

    assert report.title == "档案 讲话"


def test_the_same_bytes_do_not_come_in_twice(
    session: Session, bank: int, speech: int, now: datetime
) -> None:
    report = take_in(session, printed(), bank_id=bank, name="副本.txt", now=now)

    assert (report.outcome, report.speech_id, report.new) == ("same_file", speech, {})
    assert (count(session, Speech), count(session, Question)) == (1, 3)


def test_known_bytes_are_told_without_reading_them(
    session: Session, bank: int, speech: int
) -> None:
    report = known_file(session, RAW.encode(), bank_id=bank, name="又一份.txt")

    assert (report.outcome, report.speech_id) == ("same_file", speech)
    assert known_file(session, b"other", bank_id=bank, name="x.txt") is None


def test_the_same_text_in_another_file_joins_the_reading(
    session: Session, bank: int, speech: int, now: datetime
) -> None:
    word = printed(file=b"PK as a Word file")
    word["speech"]["text"] = word["speech"]["text"].replace("\n", "\n\n")

    report = take_in(session, word, bank_id=bank, name="档案.docx", now=now)

    assert (report.outcome, report.speech_id) == ("same_text", speech)
    assert (count(session, Reading), count(session, ReadingFile)) == (1, 2)


def test_another_speech_adds_places_to_questions_the_bank_has(
    session: Session, bank: int, question: Callable[..., Question], now: datetime
) -> None:
    best = question()
    best.status, best.score = Status.REJECTED, 0.1
    session.flush()
    given = printed(ANOTHER, title="全市讲话")
    given["questions"][0] |= {"stem": "另一种说法____。", "score": 1.0}

    report = take_in(session, given, bank_id=bank, name="全市.txt", now=now)

    assert (report.new, report.known) == ({}, {"cloze": 2, "matching": 1})
    assert report.requirements == 0
    assert (count(session, Requirement), count(session, Version)) == (2, 3)
    session.refresh(best)
    assert (best.status, best.score) == (Status.REJECTED, 0.1)
    assert len(session.scalars(select(Source.reading_id).where(
        Source.question_id == best.id, Source.part == PASSAGE
    )).all()) == 2  # fmt: skip


def test_a_namesake_is_named_and_stays_a_speech_of_its_own(
    session: Session, bank: int, speech: int, now: datetime
) -> None:
    report = take_in(session, printed(ANOTHER), bank_id=bank, name="b.txt", now=now)

    assert report.namesake == speech
    assert report.speech_id != speech


def test_a_new_reading_joins_its_speech_when_told_and_flags_what_it_no_longer_holds(
    session: Session, bank: int, speech: int, now: datetime
) -> None:
    given = printed(ANOTHER)
    gone = given["questions"].pop(1)

    report = take_in(
        session, given, bank_id=bank, name="b.txt", now=now + timedelta(1), speech_id=speech
    )

    assert (report.speech_id, report.namesake) == (speech, None)
    flagged = session.scalars(select(Question.fingerprint).where(Question.source_changed)).all()
    assert flagged == [gone["id"]]


def test_a_speech_of_another_bank_is_not_found(
    session: Session, speech: int, now: datetime
) -> None:
    other = Bank(name="组织处题库")
    session.add(other)
    session.flush()

    with pytest.raises(NotFound):
        take_in(session, printed(), bank_id=other.id, name="x.txt", now=now, speech_id=speech)


def test_banks_do_not_share_questions(session: Session, speech: int, now: datetime) -> None:
    other = Bank(name="组织处题库")
    session.add(other)
    session.flush()

    report = take_in(session, printed(), bank_id=other.id, name="档案.txt", now=now)

    assert report.new == {"cloze": 2, "matching": 1}
    assert report.speech_id != speech


def test_a_place_in_the_speech_twice_is_kept_twice(
    session: Session, bank: int, now: datetime
) -> None:
    given = printed()
    given["questions"][0]["sources"].append({"start": 0, "end": 5})

    take_in(session, given, bank_id=bank, name="x.txt", now=now)

    occurrences = session.scalars(
        select(Source.occurrence).where(Source.part == PASSAGE).order_by(Source.occurrence)
    ).all()
    assert occurrences == [0, 0, 0, 1]


def test_what_no_database_can_keep_is_replaced_and_every_place_stays(
    session: Session, bank: int, now: datetime
) -> None:
    raw = RAW.replace("网站导航", "网\0导航")
    take_in(session, printed(raw), bank_id=bank, name="档案.txt", now=now)

    kept = session.scalars(select(Reading.raw)).one()
    assert kept == raw.replace("\0", "\ufffd")
    assert len(kept) == len(raw)

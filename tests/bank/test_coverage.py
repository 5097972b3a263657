"""The coverage of a speech, and one of its requirements drafted anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select, update

from question_bank.bank.curation import redrafting
from question_bank.bank.curation.authoring import write_question
from question_bank.bank.curation.coverage import coverage, words_of_point
from question_bank.bank.curation.deciding import Seen, edit
from question_bank.bank.materials.passages import passage_of
from question_bank.bank.questions import (
    Question,
    Requirement,
    RequirementSource,
    Status,
    Version,
)
from question_bank.bank.speeches import Reading
from question_bank.errors import NotFound
from question_bank.questions.cloze import Cloze
from question_bank.questions.judgement import Judgement
from tests.printed import printed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session


@pytest.fixture
def points(session: Session, speech: int) -> dict[str, int]:
    assert speech
    return dict(session.execute(select(Requirement.kind, Requirement.id)).all())


def test_points_stand_under_their_headings_in_the_order_of_the_text(
    session: Session, speech: int, curator: int, question: Callable[..., Question]
) -> None:
    question().status = Status.APPROVED
    session.flush()

    found = coverage(session, curator, speech)

    assert [(one.heading, one.level) for one in found.stretches] == [
        ("一、把档案管住", 1),
        ("（二）分工", 2),
    ]
    [first], [second] = (one.points for one in found.stretches)
    assert (first.name, first.words, first.paragraph) == (
        "三个到位", "收集要到位，整理要到位，保管要到位", 3,
    )  # fmt: skip
    assert (first.approved, first.drafts, second.approved, second.drafts) == (1, 1, 0, 1)
    assert second.draft_id == question("matching").id
    assert (found.covered, found.total) == (1, 2)


def test_only_what_has_no_question_is_shown_on_demand(
    session: Session, speech: int, curator: int, question: Callable[..., Question]
) -> None:
    question().status = Status.APPROVED
    session.flush()

    [left] = coverage(session, curator, speech, only_missing=True).stretches
    assert [point.kind for point in left.points] == ["pairs"]


def test_the_same_words_asked_as_another_kind_are_no_gap(
    session: Session, speech: int, curator: int, points: dict[str, int]
) -> None:
    place = session.scalars(
        select(RequirementSource).where(RequirementSource.requirement_id == points["list"])
    ).one()
    twin = Requirement(
        bank_id=1, fingerprint="d" * 16, kind="duty", content=dict(printed()["requirements"][0])
    )
    session.add(twin)
    session.flush()
    session.add(
        RequirementSource(
            requirement_id=twin.id, reading_id=place.reading_id, start=place.start, end=place.end
        )
    )
    session.execute(
        update(Question)
        .where(Question.requirement_id == points["list"])
        .values(status=Status.APPROVED)
    )

    marks = {
        point.kind: (point.beside, point.is_missing)
        for stretch in coverage(session, curator, speech).stretches
        for point in stretch.points
    }
    assert marks == {"list": (False, False), "duty": (True, False), "pairs": (False, True)}


def test_a_question_written_about_a_point_covers_it(
    session: Session, speech: int, curator: int, points: dict[str, int], now: datetime
) -> None:
    words = words_of_point(session, curator, speech, points["pairs"])
    assert words == "收发员负责登记，保管员负责入库，查阅员负责借阅"

    made = write_question(
        session, Judgement("收发员负责登记。", truth=True), speech_id=speech, rests_on=words,
        person_id=curator, now=now, requirement_id=points["pairs"],
    )  # fmt: skip

    assert session.get(Question, made).requirement_id == points["pairs"]
    assert words_of_point(session, curator, speech, 99) == ""


def test_a_point_of_another_speech_is_not_taken_for_one(
    session: Session, speech: int, curator: int, now: datetime
) -> None:
    made = write_question(
        session, Judgement("收发员负责登记。", truth=True), speech_id=speech,
        rests_on="收发员负责登记", person_id=curator, now=now, requirement_id=99,
    )  # fmt: skip

    assert session.get(Question, made).requirement_id is None


def test_a_foreign_speech_has_no_coverage(session: Session, curator: int) -> None:
    with pytest.raises(NotFound):
        coverage(session, curator, 99)


def reread(session: Session) -> dict[str, Any]:
    """Return what the generator prints of the clean text."""
    text = session.scalars(select(Reading.text)).one()
    return printed(text)


@pytest.fixture
def redraft(
    session: Session, speech: int, curator: int, points: dict[str, int], now: datetime
) -> Callable[..., redrafting.Redrafted]:
    def run(made: dict[str, Any]) -> redrafting.Redrafted:
        task = redrafting.task(session, speech, points["list"], person_id=curator)
        assert "网站导航" not in task.text
        return redrafting.take_drafts(
            session, made, speech, points["list"], reading_id=task.reading_id,
            person_id=curator, now=now,
        )  # fmt: skip

    return run


def test_what_is_drafted_alike_again_is_not_doubled(
    session: Session, redraft: Callable[..., redrafting.Redrafted]
) -> None:
    came = redraft(reread(session))

    assert (came.found, came.new, came.known) == (True, 0, 2)
    assert len(session.scalars(select(Question.id)).all()) == 3


def test_what_reads_otherwise_comes_beside_and_nothing_else_changes(
    session: Session, curator: int, question: Callable[..., Question], now: datetime,
    redraft: Callable[..., redrafting.Redrafted],
) -> None:  # fmt: skip
    old = question()
    mine = Cloze("三个到位：收集要到位，____，保管要到位。", ("整理要到位",), ((),))
    edit(session, old.id, mine, person_id=curator, seen=Seen(1, Status.DRAFT), now=now)
    made = reread(session)
    made["questions"][1]["stem"] = "“三个到位”：收集要到位，整理要到位，____。"

    came = redraft(made)

    assert (came.new, came.known) == (1, 1)  # the first reads as the version before the edit did
    fresh = session.scalars(select(Question).order_by(Question.id.desc())).first()
    assert (fresh.status, fresh.requirement_id) == (Status.DRAFT, old.requirement_id)
    marked = [one.text for one in passage_of(session, fresh.id).segments if one.marked]
    assert marked == ["保管要到位"]
    live = select(Version.content).where(Version.question_id == old.id, Version.number == 2)
    assert session.scalars(live).one()["stem"] == mine.stem


def test_a_requirement_that_is_not_found_again_changes_nothing(
    session: Session, redraft: Callable[..., redrafting.Redrafted]
) -> None:
    made = reread(session)
    made["requirements"] = made["requirements"][1:]
    made["questions"] = made["questions"][2:]

    assert redraft(made).found is False


def test_only_points_of_the_speech_are_drafted_anew(
    session: Session, speech: int, curator: int
) -> None:
    with pytest.raises(NotFound):
        redrafting.task(session, speech, 99, person_id=curator)
    with pytest.raises(NotFound):
        redrafting.task(session, 99, 1, person_id=curator)

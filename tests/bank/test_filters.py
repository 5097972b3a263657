"""What narrows the bank down: each filter alone, and the order of what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from question_bank.bank.curation import bulk
from question_bank.bank.curation.authoring import write_question
from question_bank.bank.curation.bulk import By, chosen
from question_bank.bank.curation.choices import choices
from question_bank.bank.curation.filters import ANYBODY, GENERATOR, Difficulty, Filters, Order
from question_bank.bank.curation.search import found
from question_bank.bank.questions import AcceptedAnswer, Question, Requirement, Version
from question_bank.questions.judgement import Judgement
from question_bank.statistics.difficulty import FirstAnswers, facilities

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session


@pytest.fixture
def total(session: Session, speech: int, curator: int) -> Callable[..., int]:
    def count(**asked: object) -> int:
        return found(session, curator, Filters(**asked), facilities=facilities()).total

    assert speech
    return count


@pytest.fixture
def by(curator: int, now: datetime) -> By:
    return By(curator, now)


def test_a_section_holds_what_stands_under_its_heading(
    session: Session, speech: int, curator: int, total: Callable[..., int]
) -> None:
    offered = choices(session, curator, speech_id=speech).sections

    assert [offered[number].name for number in offered] == ["一、把档案管住", "（二）分工"]
    # the first heading stands over everything, the second over the posts and their duties
    assert total(speech_id=speech, section=0) == 3
    assert total(speech_id=speech, section=1) == 1
    assert total(speech_id=speech, section=9) == 3  # there is no such heading


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ('双引"号', 1),
        ("下_划", 1),
        ("百分%之", 1),
        ("下x划", 0),
        ("百分之", 0),
        ("到位", 2),
        ("truth", 0),
    ],
)
def test_signs_are_letters_and_names_of_fields_are_no_words(
    session: Session, speech: int, curator: int,
    *, now: datetime, total: Callable[..., int], words: str, number: int,
) -> None:  # fmt: skip
    statement = Judgement('下_划线、百分%之和双引"号都要写对。', truth=True)
    write_question(
        session, statement, speech_id=speech, rests_on="收发员负责登记", person_id=curator, now=now
    )

    assert total(words=words) == number


def test_another_right_answer_is_found(
    session: Session, now: datetime, total: Callable[..., int], question: Callable[..., Question]
) -> None:
    version = session.scalars(select(Version).where(Version.question_id == question().id)).one()
    session.add(AcceptedAnswer(version_id=version.id, part=0, answer="整理好", added_at=now))
    session.flush()

    assert total(words="整理好") == 1


def test_who_wrote_a_question_is_told_from_the_generator(
    session: Session, speech: int, curator: int, now: datetime, total: Callable[..., int]
) -> None:
    write_question(
        session, Judgement("收发员登记。", truth=True), speech_id=speech,
        rests_on="收发员负责登记", person_id=curator, now=now,
    )  # fmt: skip

    assert (total(author_id=curator), total(author_id=GENERATOR)) == (1, 3)
    assert choices(session, curator).authors == ((curator, "wang"),)


def test_who_is_quoted_narrows_it_down(
    session: Session, curator: int, total: Callable[..., int]
) -> None:
    session.execute(update(Requirement).where(Requirement.kind == "list").values(said_by="李明"))

    assert (total(quoted="李明"), total(quoted=ANYBODY), total(quoted="王五")) == (2, 2, 0)
    assert choices(session, curator).quoted == ("李明",)


def test_a_tag_narrows_it_down(
    session: Session, question: Callable[..., Question], by: By, total: Callable[..., int]
) -> None:
    bulk.tag(session, chosen([question().id]), "重点", by=by)

    assert (total(tag="重点"), total(tag="难点"), total()) == (1, 0, 3)
    assert choices(session, by.person_id).tags == ("重点",)


@pytest.mark.parametrize(
    ("people", "shares", "difficulty"),
    [
        (10, 4.9, Difficulty.HARD),
        (10, 5.0, Difficulty.MIDDLE),
        (10, 7.9, Difficulty.MIDDLE),
        (10, 8.0, Difficulty.EASY),
        (9, 9.0, Difficulty.UNKNOWN),  # too few people to say
    ],
)
def test_difficulty_is_how_many_were_right_at_first(
    session: Session, question: Callable[..., Question], total: Callable[..., int],
    *, people: int, shares: float, difficulty: Difficulty,
) -> None:  # fmt: skip
    session.add(FirstAnswers(question_id=question().id, people=people, shares=shares))
    session.flush()

    counts = {one: total(difficulty=one) for one in Difficulty}
    assert counts == dict.fromkeys(Difficulty, 0) | {Difficulty.UNKNOWN: 2} | {
        difficulty: 3 if difficulty is Difficulty.UNKNOWN else 1
    }


def test_the_hardest_come_first_and_those_not_known_last(
    session: Session, speech: int, curator: int
) -> None:
    ids = session.scalars(select(Question.id).order_by(Question.id)).all()
    session.add(FirstAnswers(question_id=ids[0], people=20, shares=18))
    session.add(FirstAnswers(question_id=ids[1], people=20, shares=2))
    session.flush()

    def listed(order: Order) -> list[int]:
        page = found(session, curator, Filters(), order=order, facilities=facilities())
        return [entry.id for entry in page.entries]

    assert speech
    assert listed(Order.HARDEST) == [ids[1], ids[0], ids[2]]
    assert listed(Order.EASIEST) == [ids[0], ids[1], ids[2]]
    assert listed(Order.OLDEST) == list(ids)
    assert listed(Order.NEWEST) == list(ids)[::-1]

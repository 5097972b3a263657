from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import update

from question_bank.bank.curation.filters import Filters
from question_bank.bank.curation.search import found
from question_bank.bank.questions import Question, Status
from question_bank.bank.speeches import Bank

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def test_everything_is_listed_with_its_speech(session: Session, speech: int, curator: int) -> None:
    listing = found(session, curator, Filters())

    assert (listing.total, listing.page, listing.pages) == (3, 1, 1)
    assert listing.entries[0].speeches == ((speech, "档案讲话", True),)


@pytest.mark.parametrize(
    ("words", "total"),
    [
        ("收集", 2),  # in the stem of both
        ("整理", 2),  # the key of one, shown in the other
        ("收发员 登记", 1),  # both words
        ("销毁", 1),  # an extra right side
        ("督查", 0),
        ("%", 0),  # a sign, not a wildcard
        ("“三个到位”", 2),
    ],
)
def test_words_are_found_in_wording_and_key(
    session: Session, speech: int, curator: int, words: str, total: int
) -> None:
    assert found(session, curator, Filters(words=words)).total == total
    assert speech


def test_kind_status_and_speech_narrow_it(session: Session, speech: int, curator: int) -> None:
    session.execute(
        update(Question).where(Question.kind == "matching").values(status=Status.APPROVED)
    )

    assert found(session, curator, Filters(kind="cloze")).total == 2
    assert found(session, curator, Filters(status=Status.APPROVED)).total == 1
    assert found(session, curator, Filters(speech_id=speech, kind="matching")).total == 1
    assert found(session, curator, Filters(speech_id=speech + 1)).total == 0


def test_another_bank_is_not_listed(session: Session, speech: int, curator: int) -> None:
    other = Bank(name="组织处题库")
    session.add(other)
    session.flush()
    session.execute(update(Question).values(bank_id=other.id))

    assert found(session, curator, Filters()).total == 0
    assert speech


def test_pages_hold_fifty_and_a_page_too_far_is_the_last(
    session: Session, speech: int, curator: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("question_bank.bank.curation.search.PAGE", 2)

    first, beyond = (found(session, curator, Filters(), page=page) for page in (1, 99))

    assert [len(first.entries), len(beyond.entries)] == [2, 1]
    assert (beyond.page, beyond.pages) == (2, 2)
    assert speech


def test_a_page_takes_five_statements_however_much_there_is(
    session: Session, speech: int, curator: int, statements: list[str]
) -> None:
    statements.clear()

    found(session, curator, Filters(words="收集"))

    assert len(statements) == 5
    assert speech

"""Near-duplicates are found by a few numbers, and shown with the questions of the requirement."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.curating import Likeness
from question_bank.bank.curation.alike import relatives
from question_bank.bank.curation.authoring import write_question
from question_bank.bank.curation.deciding import Seen, edit
from question_bank.bank.curation.likeness import ALIKE, like, numbers_of, share_of_pairs
from question_bank.bank.questions import Question, Status
from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content

WORDS = "收集要到位，整理要到位，保管要到位"
ASKED = Cloze("档案工作要做到“三个到位”：收集要到位，____，保管要到位。", ("整理要到位",), ((),))
NEARLY = Cloze("档案工作必须做到“三个到位”：收集要到位，____，保管要到位。", ("整理要到位",), ((),))
OTHER = Choice("谁负责登记（　　）？", ("收发员", "保管员", "查阅员"), "收发员")


@pytest.fixture
def write(session: Session, speech: int, curator: int, now: datetime) -> Callable[[Content], int]:
    def store(content: Content) -> int:
        return write_question(
            session, content, speech_id=speech, rests_on=WORDS, person_id=curator, now=now
        )

    return store


def test_the_share_is_that_of_pairs_of_characters() -> None:
    assert share_of_pairs("甲乙丙", "甲乙丁") == pytest.approx(1 / 3)  # 甲乙 of 甲乙, 乙丙, 乙丁
    assert share_of_pairs("甲，乙", "甲乙") == 1
    assert share_of_pairs("", "甲乙") == 0


def test_texts_alike_have_a_number_in_common_and_unlike_ones_seldom() -> None:
    one, near, far = (
        "档案工作要做到三个到位收集要到位整理要到位保管要到位",
        "档案工作必须做到三个到位收集要到位整理要到位保管要到位",
        "全县各单位要抓紧时间完成年度预算编制并按时报送财政部门审核",
    )

    assert set(numbers_of(one)) & set(numbers_of(near))
    assert not set(numbers_of(one)) & set(numbers_of(far))
    assert numbers_of("甲") == ()


def test_a_question_of_nearly_the_same_words_is_shown_first(
    session: Session, write: Callable[[Content], int], question: Callable[..., Question]
) -> None:
    write(OTHER)
    near = write(NEARLY)
    best = question()  # the cloze of the file, its list has another one

    found = relatives(session, best.id)

    first = found[0]
    assert (first.id, first.is_double, first.is_sibling) == (near, True, False)
    assert first.share >= ALIKE
    assert [one.is_sibling for one in found[1:]] == [True]


def test_what_was_put_away_is_not_shown(
    session: Session, write: Callable[[Content], int], question: Callable[..., Question]
) -> None:
    near = session.get_one(Question, write(NEARLY))
    near.status = Status.REJECTED
    session.flush()

    assert near.id not in [one.id for one in relatives(session, question().id)]


def test_an_edit_is_compared_by_its_new_words(
    session: Session, write: Callable[[Content], int], curator: int, now: datetime
) -> None:
    one, two = write(NEARLY), write(ASKED)
    assert two in like(session, one)

    apart = Cloze("查阅员____借阅手续。", ("负责办理",), ((),))
    edit(session, two, apart, person_id=curator, seen=Seen(1, Status.DRAFT), now=now)

    assert two not in like(session, one)


def test_every_question_that_comes_in_has_its_numbers(session: Session, speech: int) -> None:
    assert speech
    numbered = set(session.scalars(select(Likeness.question_id)))
    assert numbered == set(session.scalars(select(Question.id)))

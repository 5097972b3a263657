from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.curation.authoring import write_question
from question_bank.bank.curation.decisions import author_of
from question_bank.bank.curation.tally import fit_count
from question_bank.bank.curation.together import accept_ready
from question_bank.bank.curation.waiting import Waiting
from question_bank.bank.materials.passages import passage_of
from question_bank.bank.questions import Question, Status
from question_bank.bank.speeches import BankMember, Membership
from question_bank.errors import NotFound, Refused
from question_bank.questions.choice import Choice
from question_bank.questions.judgement import Judgement

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content

WORDS = "收发员负责登记，保管员负责入库，查阅员负责借阅。"
CHOICE = Choice("负责入库的是（　　）。", ("收发员", "保管员", "查阅员"), "保管员")


@pytest.fixture
def write(session: Session, speech: int, curator: int, now: datetime) -> Callable[..., int]:
    def make(content: Content, rests_on: str = WORDS) -> int:
        return write_question(
            session, content, speech_id=speech, rests_on=rests_on, person_id=curator, now=now
        )

    return make


def test_a_question_written_by_hand_stands_in_its_speech_with_its_answer_marked(
    session: Session, write: Callable[..., int]
) -> None:
    id_ = write(CHOICE)

    passage = passage_of(session, id_)
    assert [one.text for one in passage.segments if one.marked] == ["保管员"]
    assert author_of(session, id_) == "wang"


def test_white_space_and_removed_words_are_no_part_of_what_was_copied(
    session: Session, write: Callable[..., int]
) -> None:
    id_ = write(CHOICE, "在全县档案工作座谈会上的讲话\n一、 把档案管住")

    marked = passage_of(session, id_).segments
    assert "网站导航" not in "".join(one.text for one in marked)


def test_two_questions_of_the_same_words_are_two(write: Callable[..., int]) -> None:
    assert write(CHOICE) != write(CHOICE)


@pytest.mark.parametrize("words", ["收发员负责销毁", "  \n "])
def test_words_that_the_speech_does_not_say_are_refused(
    write: Callable[..., int], words: str
) -> None:
    with pytest.raises(Refused, match="no_such_words"):
        write(CHOICE, words)


def test_only_editors_of_the_bank_write(
    session: Session, bank: int, curator: int, write: Callable[..., int], now: datetime
) -> None:
    session.add(BankMember(bank_id=bank, person_id=curator, membership=Membership.READER))
    session.flush()
    with pytest.raises(Refused, match="not_an_editor"):
        write(CHOICE)
    with pytest.raises(NotFound):
        write_question(session, CHOICE, speech_id=99, rests_on=WORDS, person_id=curator, now=now)


def test_a_changed_statement_is_left_out_where_all_that_is_ready_is_accepted(
    session: Session, speech: int, curator: int, write: Callable[..., int], now: datetime
) -> None:
    agrees = write(Judgement("保管员负责入库。", truth=True))
    changed = write(Judgement("保管员负责借阅。", truth=False, correction="保管员负责入库。"))

    # two blanks of the file, and what agrees
    assert fit_count(session, curator, Waiting(speech)) == 3
    assert accept_ready(session, speech, person_id=curator, now=now) == 3

    statuses = dict(session.execute(select(Question.id, Question.status)).all())
    assert (statuses[agrees], statuses[changed]) == (Status.APPROVED, Status.DRAFT)

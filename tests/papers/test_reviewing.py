"""送审稿: which numbers a leader wrote down, what stands on the list, and what comes of it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from docx import Document
from sqlalchemy import select, update

from question_bank.bank.people import Role, add_person
from question_bank.bank.questions import Question, Status, Version
from question_bank.bank.speeches import Bank, Speech
from question_bank.errors import NotFound, Refused, Stale
from question_bank.papers import reviewing, sending
from question_bank.papers.printing import printed
from question_bank.papers.review_list import numbers
from question_bank.papers.word import print_review_list
from question_bank.questions.content import to_json
from tests.papers.material import DUTIES, LONG_AGO, a_cloze, a_course

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", set()),
        ("3", {3}),
        ("3、5，7", {3, 5, 7}),
        ("第3题、第7-9题", {3, 7, 8, 9}),
        ("１ 和 ２～４", {1, 2, 3, 4}),  # noqa: RUF001 - as an input method types it
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, found: set[int]) -> None:
    assert numbers(typed, 10) == found


@pytest.mark.parametrize("typed", ["0", "11", "9-3", "三", "2、x", "8-12"])
def test_what_is_no_number_of_the_list_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="no_such_number"):
        numbers(typed, 10)


@pytest.fixture
def editor(session: Session) -> int:
    return add_person(
        session,
        login="peixun",
        name="沈安宁",
        roles=[Role.INSTRUCTOR],
        password="not used here at all",
        now=LONG_AGO,
    )


@pytest.fixture
def list_id(session: Session, editor: int) -> int:
    """Make a list of three fill-ins and a matching; one more question is not fit."""
    a_course(session, [*((a_cloze(n), n) for n in range(3)), (DUTIES, 8), (a_cloze(9), 9)])
    session.execute(update(Question).values(status=Status.DRAFT))
    unfit = session.scalars(select(Question).order_by(Question.id.desc()).limit(1)).one()
    unfit.ready = False
    speech_id = session.scalars(select(Speech.id)).one()
    return sending.make(session, speech_id, person_id=editor, now=LONG_AGO)


def statuses(session: Session) -> list[str]:
    return [one.value for one in session.scalars(select(Question.status).order_by(Question.id))]


def test_the_list_holds_what_is_fit_in_the_order_of_the_material(
    session: Session, list_id: int, editor: int
) -> None:
    found, settled = reviewing.review_list(session, list_id, person_id=editor)

    assert [line.number for line in found.lines] == [1, 2, 3, 4]
    assert [line.kind for line in found.lines] == ["填空题", "填空题", "填空题", "配对题"]
    assert found.lines[0].answer == "质量；时效"
    assert "1. 文稿起草" in found.lines[3].question
    assert not settled


def test_the_word_file_has_a_row_a_question_and_lines_to_sign(
    session: Session, list_id: int, editor: int
) -> None:
    found, _ = reviewing.review_list(session, list_id, person_id=editor)
    made = print_review_list(found)

    document = Document(io.BytesIO(made))
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells][-1] == "修改意见"
    assert len(table.rows) == 5
    assert table.cell(1, 3).text == "质量；时效"
    assert all(name in document.paragraphs[-1].text for name in ("命题人", "审核人", "审定人"))
    assert printed(found, "review", "docx") == made


def test_all_but_the_refused_are_accepted(session: Session, list_id: int, editor: int) -> None:
    done = reviewing.settle(session, list_id, refused={2}, person_id=editor, now=LONG_AGO)

    assert (done.accepted, done.sent_back, done.left) == (3, 1, 0)
    assert statuses(session) == ["approved", "rejected", "approved", "approved", "draft"]
    with pytest.raises(Stale):
        reviewing.settle(session, list_id, refused=set(), person_id=editor, now=LONG_AGO)


def test_what_was_worded_anew_meanwhile_is_left(
    session: Session, list_id: int, editor: int
) -> None:
    question = session.scalars(select(Question).order_by(Question.id).limit(1)).one()
    session.add(
        Version(question_id=question.id, number=2, content=to_json(a_cloze(7)), created_at=LONG_AGO)
    )
    session.flush()
    question.live = 2
    session.flush()

    done = reviewing.settle(session, list_id, refused=set(), person_id=editor, now=LONG_AGO)

    assert (done.accepted, done.sent_back, done.left) == (3, 0, 1)
    assert statuses(session)[0] == "draft"


def test_without_anything_fit_there_is_no_list(session: Session, list_id: int, editor: int) -> None:
    reviewing.settle(session, list_id, refused=set(), person_id=editor, now=LONG_AGO)
    speech_id = session.scalars(select(Speech.id)).one()

    with pytest.raises(Refused, match="nothing_waits"):
        sending.make(session, speech_id, person_id=editor, now=LONG_AGO)


def test_lists_of_nowhere_are_not_found(session: Session, editor: int) -> None:
    with pytest.raises(NotFound):
        sending.make(session, 404, person_id=editor, now=LONG_AGO)
    with pytest.raises(NotFound):
        reviewing.review_list(session, 404, person_id=editor)


@pytest.mark.usefixtures("list_id")
def test_a_list_holds_just_the_questions_that_were_chosen(session: Session, editor: int) -> None:
    first, _, third, fourth, unfit = session.scalars(select(Question.id).order_by(Question.id))

    [chosen] = sending.send(session, [fourth, unfit, first, 404], person_id=editor, now=LONG_AGO)

    found, _ = reviewing.review_list(session, chosen, person_id=editor)
    assert [line.kind for line in found.lines] == ["填空题", "配对题"]
    done = reviewing.settle(session, chosen, refused={2}, person_id=editor, now=LONG_AGO)
    assert (done.accepted, done.sent_back, done.left) == (1, 1, 0)
    assert statuses(session) == ["approved", "draft", "draft", "rejected", "draft"]
    left = sending.sendable(session, editor, select(Question.id))
    assert [len(ids) for _, _, ids in left.materials] == [2]
    assert third in left.materials[0][2]
    assert left.left == 3


@pytest.mark.usefixtures("list_id")
def test_questions_of_two_materials_go_on_two_lists(session: Session, editor: int) -> None:
    a_course(session, [(a_cloze(20), 20)], name="督查工作")
    session.execute(update(Question).values(status=Status.DRAFT))
    first, other = session.scalars(select(Speech).order_by(Speech.id))
    other.title = "督查工作讲话"
    every = session.scalars(select(Question.id)).all()

    lists = sending.send(session, every, person_id=editor, now=LONG_AGO)

    shown = [reviewing.review_list(session, one, person_id=editor)[0] for one in lists]
    assert [(one.title, len(one.lines)) for one in shown] == [(first.title, 4), (other.title, 1)]


@pytest.mark.usefixtures("list_id")
def test_what_somebody_may_not_edit_is_not_sent(session: Session, editor: int) -> None:
    elsewhere = Bank(name="别人的题库")
    session.add(elsewhere)
    session.flush()
    session.execute(update(Question).values(bank_id=elsewhere.id))
    every = session.scalars(select(Question.id)).all()

    with pytest.raises(Refused, match="nothing_to_send"):
        sending.send(session, every, person_id=editor, now=LONG_AGO)

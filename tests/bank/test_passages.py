from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.materials.intake import take_in
from question_bank.bank.materials.paragraphs import Paragraph, Segment, paragraphs
from question_bank.bank.materials.passages import passage_of, passages_of
from question_bank.bank.questions import Question
from question_bank.bank.speeches import Speech
from tests.printed import RAW, printed

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session


def test_the_paragraph_is_shown_with_the_asked_words_marked(
    session: Session, question: Callable[..., Question]
) -> None:
    passage = passage_of(session, question().id)

    assert passage.segments == (
        Segment("档案工作要做到“三个到位”：收集要到位，", marked=False),
        Segment("整理要到位", marked=True),
        Segment("，保管要到位。", marked=False),
    )
    assert passage.anchor == 3
    assert (passage.speech_title, passage.chapter) == ("档案讲话", "一、把档案管住")


def test_both_sides_of_pairs_are_marked(
    session: Session, question: Callable[..., Question]
) -> None:
    passage = passage_of(session, question("matching").id)

    marked = [segment.text for segment in passage.segments if segment.marked]
    assert marked == ["收发员", "登记", "保管员", "入库", "查阅员", "借阅"]
    assert passage.chapter == "一、把档案管住 › （二）分工"


def test_the_chapter_stops_where_it_would_give_the_answer_away(session: Session, bank: int) -> None:
    given = printed()
    given["outline"][0]["heading"] = "整理要到位"
    take_in(session, given, bank_id=bank, name="x.txt", now=datetime(2025, 1, 1, tzinfo=UTC))
    best = session.scalars(select(Question.id).order_by(Question.score.desc())).first()

    assert passage_of(session, best).chapter == ""


def test_a_question_that_begins_with_a_heading_is_not_under_it(session: Session, bank: int) -> None:
    given = printed()
    given["questions"][0]["sources"] = [given["outline"][1] | {"start": RAW.index("（二）")}]
    take_in(session, given, bank_id=bank, name="x.txt", now=datetime(2025, 1, 1, tzinfo=UTC))
    best = session.scalars(select(Question.id).order_by(Question.score.desc())).first()

    assert passage_of(session, best).chapter == "一、把档案管住"


def test_paragraphs_far_apart_are_joined_by_dots(session: Session, bank: int) -> None:
    given = printed()
    first, last = given["questions"][0]["parts"][0], given["questions"][2]["parts"][5]
    given["questions"][0]["parts"] = [first, last]
    take_in(session, given, bank_id=bank, name="x.txt", now=datetime(2025, 1, 1, tzinfo=UTC))
    best = session.scalars(select(Question.id).order_by(Question.score.desc())).first()

    passage = passage_of(session, best)

    assert Segment("\n……\n", marked=False) in passage.segments
    assert [part.text for part in passage.segments if part.marked] == ["整理要到位", "借阅"]


def test_a_question_of_two_speeches_is_shown_in_the_one_in_use(
    session: Session, bank: int, speech: int, question: Callable[..., Question]
) -> None:
    now = datetime(2025, 4, 1, tzinfo=UTC)
    other = take_in(
        session, printed(RAW + "另一处。\n", title="另一篇"), bank_id=bank, name="b.txt", now=now
    )
    session.get(Speech, speech).is_current = False
    session.flush()

    assert passage_of(session, question().id).speech_id == other.speech_id


def test_a_question_without_a_place_has_no_passage(session: Session) -> None:
    assert passage_of(session, 12345) is None


def test_many_passages_cost_as_many_statements_as_one(
    session: Session, speech: int, statements: list[str]
) -> None:
    ids = session.scalars(select(Question.id)).all()
    statements.clear()

    assert len(passages_of(session, ids)) == 3
    assert len(statements) == 2
    assert speech


def test_paragraphs_are_lines_with_something_in_them() -> None:
    assert paragraphs("　　甲。\n\n乙\n") == (Paragraph(1, 2, 4), Paragraph(2, 6, 7))


def test_of_several_speeches_only_those_that_may_be_seen_are_shown(
    session: Session, bank: int, question: Callable[..., Question]
) -> None:
    same = question().id
    later = printed("另一次讲话。\n" + RAW, title="后来的讲话")
    second = take_in(
        session, later, bank_id=bank, name="x.txt", now=datetime(2025, 1, 1, tzinfo=UTC)
    )
    first = passage_of(session, same).speech_id

    assert first != second.speech_id
    assert passage_of(session, same, speeches={second.speech_id}).speech_title == "后来的讲话"
    assert passage_of(session, same, speeches={first, second.speech_id}).speech_id == first
    assert passage_of(session, same, speeches=()) is None

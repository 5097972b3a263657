from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.curating import SpeechAct
from question_bank.bank.curation.together import accept_ready
from question_bank.bank.materials.annotated_text import Stretch
from question_bank.bank.materials.catalogue import join, materials
from question_bank.bank.materials.facts import changes, edit_facts, facts
from question_bank.bank.materials.intake import take_in
from question_bank.bank.materials.paragraphs import Headline
from question_bank.bank.materials.speech_view import speech_view
from question_bank.bank.questions import Question
from question_bank.bank.speeches import Publicity, Reading, Speech
from question_bank.errors import NotFound, Refused, Stale
from tests.printed import RAW, printed

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session

ANOTHER = RAW.replace("在全县档案工作座谈会上的讲话", "在全市档案工作会议上的讲话")


def test_the_list_tells_how_far_each_speech_has_come(
    session: Session, speech: int, curator: int, now: datetime
) -> None:
    accept_ready(session, speech, person_id=curator, now=now)

    [material] = materials(session, curator).rows

    assert (material.title, material.speaker) == ("档案讲话", "李明")
    assert (material.requirements, material.covered) == (2, 1)
    assert (material.drafts, material.ready, material.approved) == (1, 0, 2)
    assert (material.questions, material.decided) == (3, 2)


def test_the_list_takes_four_statements_however_long(
    session: Session, speech: int, curator: int, now: datetime, statements: list[str]
) -> None:
    bank = session.get_one(Speech, speech).bank_id
    take_in(session, printed(ANOTHER, title="乙"), bank_id=bank, name="b.txt", now=now)
    statements.clear()

    assert [material.questions for material in materials(session, curator).rows] == [3, 3]
    assert len(statements) == 4
    assert speech


def test_what_the_text_said_can_be_corrected_and_says_by_whom(
    session: Session, speech: int, curator: int, now: datetime
) -> None:
    known = facts(session, curator, speech)
    assert (known.post, known.given_on) == ("县长", date(2024, 5, 8))

    better = replace(known, occasion="座谈会", publicity=Publicity.INTERNAL)
    edit_facts(session, curator, speech, better, seen=known.mark, now=now)

    assert facts(session, curator, speech) == better
    [done] = changes(session, speech)
    assert (done.act, done.person, done.changed_at) == (SpeechAct.FACTS, "wang", now)
    assert done.before == {"occasion": "", "publicity": "public"}
    assert done.after == {"occasion": "座谈会", "publicity": "internal"}
    with pytest.raises(NotFound):
        facts(session, curator, 99)


def test_facts_that_somebody_changed_meanwhile_are_not_overwritten(
    session: Session, speech: int, curator: int, now: datetime
) -> None:
    shown = facts(session, curator, speech)
    edit_facts(session, curator, speech, replace(shown, post="书记"), seen=shown.mark, now=now)

    with pytest.raises(Stale):
        edit_facts(session, curator, speech, replace(shown, post="局长"), seen=shown.mark, now=now)

    assert facts(session, curator, speech).post == "书记"


def test_a_double_becomes_a_later_reading_of_the_first(
    session: Session, bank: int, speech: int, curator: int, now: datetime
) -> None:
    given = printed(ANOTHER)
    gone = given["questions"].pop()
    double = take_in(session, given, bank_id=bank, name="b.txt", now=now).speech_id

    join(session, curator, double, into=speech, now=now)

    assert session.scalars(select(Speech.id)).all() == [speech]
    assert session.scalars(select(Reading.speech_id)).all() == [speech, speech]
    flagged = session.scalars(select(Question.fingerprint).where(Question.source_changed)).all()
    assert flagged == [gone["id"]]
    shown = speech_view(session, curator, speech)
    assert shown.files == ("b.txt", "档案.txt")
    assert "全市" in shown.paragraphs[0].stretches[0].text


def test_speeches_of_different_titles_are_not_joined(
    session: Session, bank: int, speech: int, curator: int, now: datetime
) -> None:
    other = take_in(session, printed(ANOTHER, title="乙"), bank_id=bank, name="b.txt", now=now)

    with pytest.raises(Refused, match="not_the_same_speech"):
        join(session, curator, other.speech_id, into=speech, now=now)
    with pytest.raises(Refused):
        join(session, curator, speech, into=speech, now=now)


def test_a_speech_laid_open_shows_what_belongs_to_which_requirement(
    session: Session, speech: int, curator: int
) -> None:
    shown = speech_view(session, curator, speech)

    listed, paired = (row.id for row in shown.requirements)
    assert shown.paragraphs[2].stretches == (
        Stretch("档案工作要做到“三个到位”："),
        Stretch("收集要到位，整理要到位，保管要到位", requirement=listed),
        Stretch("。"),
    )
    assert shown.paragraphs[4].stretches[0].requirement == paired
    assert [(point.paragraph, point.questions) for point in shown.requirements] == [(3, 2), (5, 1)]
    assert shown.outline == (Headline(1, "一、把档案管住", 2), Headline(2, "（二）分工", 4))
    assert [(made.kind, made.paragraph) for made in shown.questions] == [
        ("cloze", 3), ("cloze", 3), ("matching", 5),
    ]  # fmt: skip


def test_the_words_of_one_question_are_marked(
    session: Session, speech: int, curator: int, question: Callable[..., Question]
) -> None:
    shown = speech_view(session, curator, speech, question_id=question().id)

    marked = [s.text for p in shown.paragraphs for s in p.stretches if s.marked]
    assert marked == ["整理要到位"]


def test_what_was_taken_out_is_shown_on_demand_where_it_stood(
    session: Session, speech: int, curator: int
) -> None:
    assert not any(s.removed for p in speech_view(session, curator, speech).paragraphs
                   for s in p.stretches)  # fmt: skip

    shown = speech_view(session, curator, speech, with_removed=True)

    assert shown.paragraphs[1].stretches[0] == Stretch(
        "（网站导航）首页 > 讲话", removed="网站栏目"
    )
    assert "".join(s.text for s in shown.paragraphs[1].stretches[1:]) == "一、把档案管住"

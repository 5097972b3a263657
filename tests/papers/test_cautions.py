"""What whoever sets a paper is told before it is frozen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.bank.blueprints.blueprint import Blueprint, Section
from question_bank.papers.cautions import cautions
from question_bank.papers.issuing import draw
from question_bank.questions.cloze import Cloze
from question_bank.questions.judgement import Judgement
from tests.papers.material import LONG_AGO, a_course

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content


def told(session: Session, *asked: tuple[Content, int | None]) -> list[str]:
    """Return the cautions about a paper of the questions, each with the number of its point."""
    course_id = a_course(session, asked)
    kinds = [content.kind for content, _ in asked]
    sections = tuple(Section(kind, kinds.count(kind), 2.0) for kind in dict.fromkeys(kinds))
    plan = Blueprint("测试", sections)
    (paper,) = draw(session, plan, course_id=course_id, seed=1, booklets=1, today=LONG_AGO.date())
    return cautions(session, paper)


def a_question(stem: str, answer: str) -> Cloze:
    return Cloze(stem, (answer,), ((),))


def test_questions_about_one_point_are_named(session: Session) -> None:
    one, two = a_question("一是____。", "讲政治高度"), a_question("二是____。", "讲效率速度")

    assert told(session, (one, 1), (two, 1)) == ["第 1、2 题考的是同一个要点。"]


def test_a_question_that_shows_the_answer_of_another_is_named(session: Session) -> None:
    asked = a_question("要坚持____。", "首问负责制度")
    telling = a_question("首问负责制度由____监督。", "督查室主任")

    (sentence,) = told(session, (asked, 1), (telling, 2))

    assert "里出现了第" in sentence


def test_short_answers_stand_in_many_a_sentence(session: Session) -> None:
    asked, other = a_question("要讲____。", "政治"), a_question("讲政治要____。", "带头学习理论")

    assert told(session, (asked, 1), (other, 2)) == []


def test_many_altered_statements_are_advised_against(session: Session) -> None:
    altered = Judgement("公文要讲质量。", truth=False, correction="公文要讲时效。")

    (sentence,) = told(session, (altered, 1))

    assert sentence.startswith("改动过表述的判断题有 1 道（第 1 题）")


def test_nothing_to_say_about_a_sound_paper(session: Session) -> None:
    true = Judgement("值班实行领导带班。", truth=True)

    assert told(session, (true, 1), (a_question("要坚持____。", "首问负责制度"), 2)) == []

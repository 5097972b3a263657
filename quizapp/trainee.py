"""The visitor as a trainee: their study days, courses and cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from question_bank.bank.materials.passages import passages_of
from question_bank.statistics.activity import heat
from question_bank.statistics.progress import progress
from question_bank.statistics.weaknesses import weaknesses
from question_bank.study.courses import open_courses
from question_bank.study.quiz.dealing import deal, undealt
from question_bank.study.scheduling.redating import redate_cards
from quizapp.access import visitor
from quizapp.database import reading, writing
from quizapp.installation import current_settings

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.statistics.studied import Studied
    from question_bank.study.courses import OpenCourse
    from question_bank.study.days import Calendar


def calendar() -> Calendar:
    """Return how this installation counts study days."""
    return current_settings().calendar


def my_courses(rows: Session, now: datetime) -> tuple[OpenCourse, ...]:
    """Return the visitor's open courses, the nearest exam first."""
    return open_courses(rows, trainee_id=visitor().person_id, now=now, calendar=calendar())


def standing(
    rows: Session, cards: tuple[Studied, ...], courses: tuple[OpenCourse, ...], now: datetime
) -> dict[str, Any]:
    """Return what 今日 and 学习情况 both show: progress, what is weak, what was done."""
    me, days = visitor().person_id, calendar()
    weak = weaknesses(rows, trainee_id=me, courses=courses, now=now, calendar=days)
    asked = [one.question_id for one in weak]
    return {
        "courses": progress(cards, courses=courses, today=days.day(now), calendar=days),
        "weak": weak,
        "passages": passages_of(rows, asked, courses=[one.id for one in courses]),
        "weeks": heat(rows, trainee_id=me, now=now, calendar=days),
    }


def deal_cards(now: datetime) -> None:
    """Give the visitor a card for every question of their courses that they have none for."""
    trainee_id = visitor().person_id
    with reading() as rows:
        missing = undealt(rows, trainee_id=trainee_id, courses=my_courses(rows, now))
    if not missing:
        return
    with writing() as rows:
        courses = my_courses(rows, now)
        deal(rows, trainee_id=trainee_id, courses=courses)
        # a card that moved to another course works towards that course's exam
        redate_cards(rows, trainee_id=trainee_id, courses=courses, now=now, calendar=calendar())
        rows.commit()

"""Weeks of study that never happened: answers given on past days, the same on every machine."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import TYPE_CHECKING

from question_bank.questions.choice import Choice
from question_bank.questions.content import keys
from question_bank.questions.judgement import RIGHT, WRONG, Judgement
from question_bank.questions.multiple import Multiple
from question_bank.questions.recall import Recall
from question_bank.study.courses import open_courses
from question_bank.study.quiz.answering import answer
from question_bank.study.quiz.asking import asked
from question_bank.study.quiz.dealing import deal
from question_bank.study.quiz.queue import queue

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.questions.content import Content
    from question_bank.study.days import Calendar
    from quizapp.samples.people import SamplePerson

AT_A_TIME = 6
ONCE_MET = 0.2  # what was asked before is known more often
GIVES_UP = 0.3


def study(
    session: Session,
    trainee_id: int,
    person: SamplePerson,
    *,
    first: int,
    last: int,
    calendar: Calendar,
) -> None:
    """Let a trainee study from one study day to another, on some days and with some slips."""
    for day in range(first, last + 1):
        chance = random.Random(f"{person.login}/{last - day}")  # noqa: S311 - a story, no secret
        if chance.random() < person.studies:
            now = calendar.begins(day) + timedelta(minutes=chance.randrange(270, 1000))
            _sit_down(session, trainee_id, person.knows, chance, now=now, calendar=calendar)


def _sit_down(
    session: Session,
    trainee_id: int,
    knows: float,
    chance: random.Random,
    *,
    now: datetime,
    calendar: Calendar,
) -> None:
    """Answer what is due at a moment, one question after the other."""
    courses = open_courses(session, trainee_id=trainee_id, now=now, calendar=calendar)
    deal(session, trainee_id=trainee_id, courses=courses)
    due = queue(session, trainee_id=trainee_id, courses=courses, now=now, calendar=calendar)
    for question_id in due.questions[:AT_A_TIME]:
        form = asked(session, trainee_id=trainee_id, question_id=question_id, courses=courses)
        is_known = chance.random() < knows + (0 if form.is_new else ONCE_MET)
        seconds = chance.uniform(6, 40)
        now += timedelta(seconds=seconds)
        answer(
            session,
            trainee_id=trainee_id,
            question_id=question_id,
            version_id=form.version_id,
            attempt=f"sample-{now:%Y%m%d%H%M%S}-{question_id}",
            response=keys(form.content) if is_known else slip(form.content, chance),
            given_up=not is_known and chance.random() < GIVES_UP,
            now=now,
            calendar=calendar,
            seconds_taken=seconds,
        )


def slip(content: Content, chance: random.Random) -> list[str]:
    """Return a wrong response: one too few, two swapped, or words that come to everybody's mind."""
    match content:
        case Choice(options=options, answer=answer):
            return [chance.choice([option for option in options if option != answer])]
        case Multiple(answers=answers):
            return list(answers[1:])
        case Judgement(truth=truth):
            return [WRONG if truth else RIGHT]
        case Recall(items=items):
            return [*items[:-1], "统筹兼顾"]
    return _swapped(list(keys(content)), chance)


def _swapped(written: list[str], chance: random.Random) -> list[str]:
    if len(set(written)) == 1:
        return ["统筹兼顾"]
    one, other = chance.sample(range(len(written)), 2)
    written[one], written[other] = written[other], written[one]
    return written

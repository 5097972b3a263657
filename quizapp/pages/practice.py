"""练习: choose what to practise and how, and see at the end how all of it went."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for

from question_bank.bank.people import Role
from question_bank.statistics.fading import fading
from question_bank.statistics.studied import studied
from question_bank.study.quiz.outcomes import outcome
from question_bank.study.quiz.rounds import Part, Round, Wanted, choices, drawn
from question_bank.study.reading.favourites import favourites
from question_bank.study.reading.mistakes import mistakes
from question_bank.study.record.history import given_since
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading
from quizapp.numbers import number
from quizapp.trail import MOST_QUESTIONS, Trail
from quizapp.trainee import calendar, deal_cards, my_courses

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from flask.typing import ResponseReturnValue
    from sqlalchemy.orm import Session

    from question_bank.study.courses import OpenCourse
    from question_bank.study.quiz.outcomes import Outcome

pages = Blueprint("practice", __name__, url_prefix="/practice")

SIZES = (5, 10, 20, MOST_QUESTIONS)
USUAL = 10


def _wrong(rows: Session, courses: Sequence[OpenCourse]) -> frozenset[int]:
    found = mistakes(rows, trainee_id=visitor().person_id, courses=courses)
    return frozenset(one.question_id for one in found)


def _kept(rows: Session, courses: Sequence[OpenCourse]) -> frozenset[int]:
    found = favourites(rows, trainee_id=visitor().person_id, courses=courses)
    return frozenset(one.question_id for one in found)


def _fading(rows: Session, courses: Sequence[OpenCourse]) -> frozenset[int]:
    days = calendar()
    cards = studied(rows, trainee_id=visitor().person_id, courses=courses, calendar=days)
    return frozenset(fading(cards, today=days.day(now())))


LISTS: dict[str, Callable[[Session, Sequence[OpenCourse]], frozenset[int]]] = {
    "wrong": _wrong,
    "favourites": _kept,
    "fading": _fading,
}


@pages.get("")
@only(Role.TRAINEE)
def index() -> ResponseReturnValue:
    """Let a trainee choose materials, sections, kinds, how many and when to see how it went."""
    moment = now()
    deal_cards(moment)
    with reading() as rows:
        courses, me = my_courses(rows, moment), visitor().person_id
        materials, kinds = choices(rows, trainee_id=me, courses=courses)
        lists = {name: len(found(rows, courses)) for name, found in LISTS.items()}
    return render_template(
        "practice/index.html",
        materials=materials,
        kinds=kinds,
        lists=lists,
        chosen=request.args.get("list", ""),
        parts=_parts(),
        sizes=SIZES,
        usual=USUAL,
    )


@pages.get("/start")
@only(Role.TRAINEE)
def start() -> ResponseReturnValue:
    """Draw a round of what was chosen, and ask its first question."""
    moment, among = now(), request.args.get("list", "")
    deal_cards(moment)
    with reading() as rows:
        courses = my_courses(rows, moment)
        found = drawn(
            rows,
            Wanted(
                parts=frozenset(_parts()),
                kinds=frozenset(request.args.getlist("kind")),
                among=LISTS[among](rows, courses) if among in LISTS else None,
            ),
            trainee_id=visitor().person_id,
            courses=courses,
            most=_size(),
            now=moment,
            calendar=calendar(),
            seed=secrets.randbits(32),
        )
    if not found:
        flash("没有符合这些条件的题，请放宽一些。", "warn")
        return redirect(url_for(".index", list=among or None))
    asked = Round(found, moment, request.args.get("feedback") == "end")
    is_cards = request.args.get("feedback") == "cards"
    return redirect(url_for("quiz.index", **Trail(round=asked, cards=is_cards).args))


@pages.get("/end")
@only(Role.TRAINEE)
def end() -> ResponseReturnValue:
    """Show how each question of a round went."""
    trail = Trail.here()
    if trail.round is None:
        abort(HTTPStatus.NOT_FOUND)
    with reading() as rows:
        outcomes = _outcomes(rows, trail.round)
        waiting = trail.waiting(rows, my_courses(rows, now()), now())
    wrong = tuple(one.question_id for one in outcomes if not one.is_right)
    again = Trail(round=Round(wrong, _next(trail.round), defers=False)) if wrong else None
    return render_template(
        "practice/end.html", outcomes=outcomes, waiting=waiting, trail=trail, again=again
    )


def _next(asked: Round) -> datetime:
    """Return when a round after this one begins: its answers are not this one's."""
    return max(now(), asked.since)


def _outcomes(rows: Session, asked: Round) -> list[Outcome]:
    me = visitor().person_id
    given = given_since(
        rows,
        trainee_id=me,
        question_ids=asked.question_ids,
        since=asked.since,
        calendar=calendar(),
    )
    order = [given[one] for one in asked.question_ids if one in given]
    return [outcome(rows, trainee_id=me, attempt=attempt) for attempt in order]


def _parts() -> list[Part]:
    """Return the materials and sections of the address: from=12 or from=12.3."""
    found = []
    for words in request.args.getlist("from"):
        speech, _, section = words.partition(".")
        try:
            found.append(Part(number(speech), number(section or "0")))
        except ValueError:
            abort(HTTPStatus.NOT_FOUND)
    return found


def _size() -> int:
    asked = request.args.get("size", USUAL, type=number)
    return min(max(1, asked), MOST_QUESTIONS)

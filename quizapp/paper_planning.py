"""A test on the way: what its plan draws, what was changed by hand, the paper that comes of it."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import TYPE_CHECKING, TypeVar

from flask import abort

from question_bank.bank.blueprints.adjusting import at, moved, require_there, swapped
from question_bank.bank.blueprints.drawing import pick
from question_bank.papers import asked, editions, issuing
from question_bank.papers.asked import questions_of
from question_bank.papers.preparing import left_out, stocked
from quizapp.access import visitor
from quizapp.clock import now
from quizapp.forms.picks import encoded
from quizapp.installation import current_settings
from quizapp.numbers import number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from sqlalchemy.orm import Session

    from question_bank.bank.blueprints.drawing import Picks
    from question_bank.bank.classes.course_choices import CourseChoice
    from question_bank.papers.editions import Correction
    from question_bank.papers.paper import Paper
    from quizapp.forms.papers import BlueprintForm

SEEDS = 1_000_000
MOVES = {"up": -1, "down": 1}
CORRECTION = "-"  # a shape that no plan has: all stays, and may be changed again
PRESSED = ("again", "swap", "lock", *MOVES)
"""The buttons that change a test."""

Value = TypeVar("Value")


def drawn(
    session: Session, course: CourseChoice, form: BlueprintForm, pressed: Mapping[str, str]
) -> Picks:
    """Return the questions of a plan: as they were, or changed by the button that was pressed.

    They are drawn anew where that is wanted, or where the plan asks for others than it did.
    """
    blueprint, before = form.typed(), written(form.picked)
    found = stocked(session, course.id, blueprint)
    without = _skipped(session, form)
    is_same = form.shape.data in {None, "", form.drawn_by()}
    if before is None or "again" in pressed or not is_same:
        places = {one: place for ids in before or () for place, one in enumerate(ids)}
        kept = {one: places[one] for one in written(form.held) if one in places}
        seed = seed_of(form.seed.data)
        return pick(found, blueprint, seed=seed, without=without, kept=kept)
    require_there(found, blueprint, before)
    for verb, by in MOVES.items():
        if verb in pressed:
            return moved(before, _whole(pressed[verb]), by)
    if "swap" not in pressed:
        return before
    place, seed = _whole(pressed["swap"]), secrets.randbelow(SEEDS)
    return swapped(found, blueprint, before, place, seed=seed, without=without)


def staying(session: Session, paper: Paper) -> dict[str, str]:
    """Return what a plan starts from that asks a paper's questions again, as they are worded now.

    Another one takes the place of what is not there any more.
    """
    asked_then = [[item.version_id for item in section.items] for section in paper.sections]
    rows = questions_of(session, [one for ids in asked_then for one in ids])
    picks = tuple(tuple(rows[one] for one in ids if one in rows) for ids in asked_then)
    all_of_them = (tuple(one for ids in picks for one in ids),)
    return {
        "picks": encoded(picks),
        "locked": encoded(all_of_them),
        "shape": CORRECTION,
        "fresh": "",
    }


def held(form: BlueprintForm, picks: Picks, pressed: Mapping[str, str]) -> set[int]:
    """Return what stays when the rest is drawn, after a lock was closed or opened."""
    if form.shape.data == CORRECTION:
        return set()
    staying = written(form.held) & {one for ids in picks for one in ids}
    if "lock" in pressed:
        section, position = at(picks, _whole(pressed["lock"]))
        staying ^= {picks[section][position]}
    return staying


def _skipped(session: Session, form: BlueprintForm) -> set[int]:
    """Return the questions that may not be drawn: those of another paper, or of the last year."""
    without = left_out(session, form.typed(), now=now())
    if form.without.data:
        paper_id = _whole(form.without.data)
        without |= asked.asked_in(session, visitor().person_id, paper_id, now=now())
    return without


def composed(
    session: Session, course: CourseChoice, form: BlueprintForm, picks: Picks
) -> list[Paper]:
    """Return the booklets of a test as they would be frozen now; as many as there were before."""
    kept = corrected(session, course, form)
    return issuing.draw(
        session,
        form.typed(),
        course_id=course.id,
        seed=seed_of(form.seed.data),
        booklets=kept.booklets if kept else form.booklets,
        booklet=kept.booklet if kept else form.booklet,
        edition=kept.number if kept else 1,
        today=now().astimezone(current_settings().timezone).date(),
        dress=form.dressed(),
        picks=picks,
    )


def corrected(session: Session, course: CourseChoice, form: BlueprintForm) -> Correction | None:
    """Return what a correction keeps of the paper it takes the place of; None for a new one."""
    if not form.corrects.data:
        return None
    paper_id, me = _whole(form.corrects.data), visitor().person_id
    return editions.correction(session, me, paper_id, course_id=course.id, now=now())


def written(read: Callable[[], Value]) -> Value:
    """Return what a hidden field holds; a request is refused whose field we did not write."""
    try:
        return read()
    except ValueError:
        abort(HTTPStatus.BAD_REQUEST)


def seed_of(text: str | None) -> int:
    """Return the seed that a form names."""
    return _whole(text or "") % SEEDS


def _whole(text: str) -> int:
    return written(lambda: number(text))

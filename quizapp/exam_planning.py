"""What stands on the plan of an exam while it is being made: where it starts, what is chosen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from flask import request
from werkzeug.datastructures import MultiDict

from question_bank.study.examining.candidates import asked_before
from question_bank.study.examining.choosing import Found, Wanted, choosable, wordings
from quizapp.numbers import LARGEST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from question_bank.bank.classes.course_choices import CourseChoice
    from question_bank.questions.content import Content
    from question_bank.study.examining.candidates import Candidate

MOST_CHOSEN = 100


@dataclass(frozen=True, slots=True)
class Planning:
    """An exam being planned. `start` is what its form shows first, `people` who may make up."""

    course: CourseChoice
    start: dict[str, Any]
    by_hand: bool = False
    makes_up_id: int | None = None
    people: tuple[Candidate, ...] = ()
    chosen: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Offered:
    """What is chosen by kind, what can be, and the form as if its numbers had been typed."""

    chosen: dict[int, Content] = field(default_factory=dict)
    found: Found | None = None
    numbers: dict[str, int] = field(default_factory=dict)
    sent: MultiDict[str, str] | None = None


def chosen_now(planning: Planning) -> tuple[int, ...]:
    """Return the questions chosen by hand, with what this request adds or takes away."""
    if not planning.by_hand:
        return ()
    if request.method != "POST":
        return planning.chosen
    chosen = list(_ids(request.form.get("chosen", "").split(".")))
    if request.form.get("verb") == "add":
        chosen += _ids(request.form.getlist("pick"))
    dropped = request.form.get("drop")
    kept = dict.fromkeys(one for one in chosen if str(one) != dropped)
    return tuple(kept)[:MOST_CHOSEN]


def asked_for() -> tuple[int, ...]:
    """Return the questions that the address asks to begin with: `?chosen=3.7`."""
    return tuple(_ids(request.args.get("chosen", "").split(".")))[:MOST_CHOSEN]


def looked_for() -> Wanted:
    """Return what questions are looked for."""
    sent = request.form
    pages = [*_ids([sent.get("turn", "") or "1"]), 1]
    speeches = [*_ids([sent.get("find_speech", "")]), 0]
    return Wanted(
        kind=sent.get("find_kind", "")[:20],
        speech_id=speeches[0],
        words=sent.get("find_words", "")[:100],
        page=pages[0],
    )


def offered(session: Session, planning: Planning, chosen: tuple[int, ...]) -> Offered:
    """Return what is chosen and what else can be; nothing where questions are drawn."""
    sent = MultiDict(request.form) if request.method == "POST" else None
    if not planning.by_hand:
        return Offered(sent=sent)
    shown = wordings(session, planning.course.id, chosen)
    numbers = Counter(f"{content.kind}_number" for content in shown.values())
    without = {*chosen, *asked_before(session, planning.makes_up_id)}
    found = choosable(session, planning.course.id, looked_for(), without=without)
    if sent is not None:
        for kind in planning.course.there:
            sent[f"{kind}_number"] = str(numbers[f"{kind}_number"])
    usual = {f"{kind}_number": 0 for kind in planning.course.there}
    return Offered(shown, found, usual | numbers, sent)


def _ids(texts: Iterable[str]) -> list[int]:
    numbers = (int(one) for one in texts if one.isascii() and one.isdigit() and len(one) < 11)
    return [one for one in numbers if 0 < one <= LARGEST]

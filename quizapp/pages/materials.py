"""原文阅读: the materials of one's courses, what they require marked, and their questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template

from question_bank.bank.people import Role
from question_bank.study.reading.browsing import browse
from question_bank.study.reading.favourites import kept_among
from question_bank.study.reading.materials import material as material_of
from question_bank.study.reading.materials import shelf
from quizapp import watermark
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading
from quizapp.trainee import deal_cards, my_courses

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

pages = Blueprint("materials", __name__, url_prefix="/materials")


@pages.get("")
@only(Role.TRAINEE)
def index() -> ResponseReturnValue:
    """Show what there is to read."""
    moment = now()
    deal_cards(moment)
    with reading() as rows:
        materials = shelf(rows, trainee_id=visitor().person_id, courses=my_courses(rows, moment))
    return render_template("materials/index.html", materials=materials)


@pages.get("/<int:speech_id>")
@only(Role.TRAINEE)
def material(speech_id: int) -> ResponseReturnValue:
    """Show a text, what it requires marked, its headings beside it."""
    with reading() as rows:
        found = material_of(rows, speech_id=speech_id, courses=my_courses(rows, now()))
        words = watermark.of_material(rows, speech_id)
    return render_template("materials/material.html", material=found, watermark=words)


@pages.get("/<int:speech_id>/questions")
@only(Role.TRAINEE)
def questions(speech_id: int) -> ResponseReturnValue:
    """Show the questions of a text with their answers, to be read through."""
    with reading() as rows:
        courses = my_courses(rows, now())
        found = material_of(rows, speech_id=speech_id, courses=courses)
        browsed = browse(rows, speech_id=speech_id, courses=courses)
        kept = kept_among(
            rows,
            trainee_id=visitor().person_id,
            question_ids=[one.question_id for one in browsed],
        )
        words = watermark.of_material(rows, speech_id)
    return render_template(
        "materials/questions.html",
        material=found,
        questions=browsed,
        kept=kept,
        watermark=words,
    )

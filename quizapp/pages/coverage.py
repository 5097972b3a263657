"""要点覆盖: which points of a material have questions, and drafting one of them anew."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for

from question_bank.bank.curation import coverage, redrafting
from question_bank.bank.people import Role
from question_bank.errors import UnreadableFile
from question_bank.sandbox import read_or_reason
from quizapp import access
from quizapp.clock import now
from quizapp.database import reading, writing
from quizapp.errors import sentence

if TYPE_CHECKING:
    from flask.typing import ResponseReturnValue

    from question_bank.bank.curation.redrafting import Redrafted

pages = Blueprint("coverage", __name__, url_prefix="/coverage")
READERS = ThreadPoolExecutor(1)  # however many pages wait in this process
FILE = "speech.txt"


@pages.get("/<int:speech_id>")
@access.only(Role.INSTRUCTOR)
def index(speech_id: int) -> ResponseReturnValue:
    """Show the points of a material section by section, all or those without a question."""
    only_missing = "missing" in request.args
    with reading() as rows:
        found = coverage.coverage(
            rows, access.visitor().person_id, speech_id, only_missing=only_missing
        )
    return render_template("coverage/index.html", found=found, only_missing=only_missing)


@pages.post("/<int:speech_id>/<int:requirement_id>/redraft")
@access.only(Role.INSTRUCTOR)
def redraft(speech_id: int, requirement_id: int) -> ResponseReturnValue:
    """Let the generator read the material again, and put what is new of a point beside the old."""
    person_id = access.visitor().person_id
    back = redirect(url_for("coverage.index", speech_id=speech_id, _anchor=f"r{requirement_id}"))
    with reading() as rows:
        asked = redrafting.task(rows, speech_id, requirement_id, person_id=person_id)
    printed = READERS.submit(read_or_reason, asked.text.encode(), FILE, asked.siblings).result()
    if isinstance(printed, str):
        flash(sentence(UnreadableFile(printed)), "wrong")
        return back
    with writing() as rows:
        came = redrafting.take_drafts(
            rows,
            printed,
            speech_id,
            requirement_id,
            reading_id=asked.reading_id,
            person_id=person_id,
            now=now(),
        )
        rows.commit()
    flash(_told(came), "done" if came.new else "note")
    return back


def _told(came: Redrafted) -> str:
    if not came.found:
        return "重读材料时没有再读出这个要点，题库没有变化。"
    if not came.new:
        return f"重新拟的 {came.known} 道与题库里有过的都一样，没有新增。可以自己出题。"
    same = f"另有 {came.known} 道与已有的一样，没有重复加入。" if came.known else ""
    return f"新拟 {came.new} 道，放在待审核里，已有的试题没有变。{same}"

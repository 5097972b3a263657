"""错题本: what went wrong and is not made good yet; to be read, practised and printed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request

from question_bank.bank.kinds import KINDS
from question_bank.bank.paging import place
from question_bank.bank.people import Role
from question_bank.papers.notebook import notebook
from question_bank.papers.printing import printed
from question_bank.study.reading.favourites import kept_among
from question_bank.study.reading.mistakes import RIGHT_DAYS
from question_bank.study.reading.mistakes import mistakes as mistakes_of
from quizapp import watermark
from quizapp.access import only, visitor
from quizapp.clock import now
from quizapp.database import reading
from quizapp.media import WORD, sent
from quizapp.numbers import number
from quizapp.trainee import my_courses

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask.typing import ResponseReturnValue

    from question_bank.study.reading.mistakes import Mistake

pages = Blueprint("mistakes", __name__, url_prefix="/mistakes")
PAGE = 20


@pages.get("")
@only(Role.TRAINEE)
def index() -> ResponseReturnValue:
    """Show the mistakes of a material and a kind, what went wrong last first."""
    with reading() as rows:
        me = visitor().person_id
        found = mistakes_of(rows, trainee_id=me, courses=my_courses(rows, now()))
        chosen = _chosen(found)
        page, last = place(request.args.get("page", 1, type=number), len(chosen), PAGE)
        shown = chosen[(page - 1) * PAGE : page * PAGE]
        kept = kept_among(rows, trainee_id=me, question_ids=[one.question_id for one in shown])
    return render_template(
        "mistakes/index.html",
        all=found,
        chosen=chosen,
        shown=shown,
        page=page,
        pages=last,
        page_size=PAGE,
        kept=kept,
        speeches=_speeches(found),
        kinds=_kinds(found),
        speech=_speech(),
        kind=_kind(),
        right_days=RIGHT_DAYS,
    )


@pages.get("/sheet")
@only(Role.TRAINEE)
def sheet() -> ResponseReturnValue:
    """Show the same mistakes on one page to be printed: the questions, then the answers."""
    found, words = _printed()
    return render_template(
        "mistakes/sheet.html", mistakes=found, speech=_speech(), kind=_kind(), watermark=words
    )


@pages.get("/sheet.docx")
@only(Role.TRAINEE)
def download() -> ResponseReturnValue:
    """Send the same as a Word file."""
    found, words = _printed()
    asked = [(one.version_id, one.content, one.speech_title) for one in found]
    made = printed(notebook("错题本", asked), "notebook", "docx", watermark=words)
    return sent(made, WORD, "错题本.docx", "mistakes.docx")


def _printed() -> tuple[list[Mistake], str]:
    """Return the mistakes that were chosen, and what goes across them in print."""
    with reading() as rows:
        me = visitor().person_id
        found = _chosen(mistakes_of(rows, trainee_id=me, courses=my_courses(rows, now())))
        return found, watermark.of_questions(rows, {one.version_id for one in found})


def _chosen(found: Sequence[Mistake]) -> list[Mistake]:
    speech, kind = _speech(), _kind()
    return [
        one
        for one in found
        if speech in {None, one.speech_id} and (kind is None or one.kind == kind)
    ]


def _speeches(found: Sequence[Mistake]) -> list[tuple[int, str, int]]:
    """Return each material with how many mistakes stand in it."""
    counts = Counter((one.speech_id, one.speech_title) for one in found)
    return [(speech_id, title, count) for (speech_id, title), count in sorted(counts.items())]


def _kinds(found: Sequence[Mistake]) -> dict[str, int]:
    """Return how many mistakes of the chosen material are of each kind."""
    speech = _speech()
    counts = Counter(one.kind for one in found if speech in {None, one.speech_id})
    return {kind: counts[kind] for kind in KINDS if counts[kind]}


def _speech() -> int | None:
    return request.args.get("speech", type=number)


def _kind() -> str | None:
    kind = request.args.get("kind")
    return kind if kind in KINDS else None

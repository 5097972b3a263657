"""水印: who had it, from which unit, on which day; on paper and pages that show 内部 material."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.bank.materials.publicity import asks_internal, is_internal
from question_bank.bank.people import Person
from question_bank.papers.watermark import composed
from quizapp.access import visitor
from quizapp.clock import now
from quizapp.installation import current_settings, current_site

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session


def of_material(rows: Session, speech_id: int) -> str:
    """Return the words across a material, "" where it has none."""
    wanted = current_site().watermark and is_internal(rows, speech_id)
    return _words(rows) if wanted else ""


def of_questions(rows: Session, version_ids: Collection[int]) -> str:
    """Return the words across questions in these versions, "" where they have none."""
    wanted = current_site().watermark and asks_internal(rows, version_ids)
    return _words(rows) if wanted else ""


def _words(rows: Session) -> str:
    site, person = current_site(), rows.get_one(Person, visitor().person_id)
    today = now().astimezone(current_settings().timezone).date()
    return composed(site.watermark_words, person.unit or site.unit_name, person.name, today)

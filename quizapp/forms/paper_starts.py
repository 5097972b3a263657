"""组卷: what a plan starts from: the usual, a ready one, one that was made before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from question_bank.bank.blueprints.blueprint import USUAL_POINTS
from question_bank.bank.kinds import KINDS, NAMES, Kind
from question_bank.papers import wording
from question_bank.papers.wording import figure
from quizapp.forms.papers import A3, A4, DAILY, FORMAL, JOINED, LETTERED, OFFICIAL
from quizapp.forms.questions.written import WrittenForm
from quizapp.forms.sections import USUAL, usual_sections

if TYPE_CHECKING:
    from collections.abc import Mapping

    from question_bank.bank.blueprints.blueprint import Blueprint, Section
    from question_bank.bank.classes.course_choices import CourseChoice
    from question_bank.papers.dress import Dress

PRESETS: dict[str, tuple[str, dict[Kind, int], int]] = {
    "full": ("100 分试卷", USUAL, 90),
    "small": ("20 题日常小测", {"cloze": 8, "choice": 6, "judgement": 6}, 20),
    "contest": ("知识竞赛", {"choice": 20, "multiple": 10, "judgement": 20}, 40),
}
"""Plans to start from: what each is called, how many questions of each kind, and the minutes."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What a ready plan asks for and the course does not have: by kind, wanted and there."""

    name: str
    planned: float
    reached: float
    lacking: tuple[tuple[str, int, int], ...]


def preset(name: str, there: Mapping[Kind, int]) -> dict[str, Any]:
    """Return the numbers of a plan to start from, as far as there are questions for it."""
    _, wanted, minutes = PRESETS[name]
    numbers = {f"{kind}_number": min(wanted.get(kind, 0), there.get(kind, 0)) for kind in KINDS}
    return {**numbers, "minutes": minutes}


def shortfall(name: str, there: Mapping[Kind, int]) -> Shortfall | None:
    """Return how a ready plan falls short of what it is called for; None where it does not."""
    called, wanted, _ = PRESETS[name]
    lacking = tuple(
        (NAMES[kind], number, there.get(kind, 0))
        for kind, number in wanted.items()
        if there.get(kind, 0) < number
    )
    reached = sum(min(n, there.get(kind, 0)) * USUAL_POINTS[kind] for kind, n in wanted.items())
    planned = sum(number * USUAL_POINTS[kind] for kind, number in wanted.items())
    return Shortfall(called, planned, reached, lacking) if lacking else None


def usual(course: CourseChoice) -> dict[str, Any]:
    """Return what a plan starts from: a test of 100 points as far as there are questions for it."""
    return {
        "title": f"{course.name}测试",
        "minutes": 60,
        "notes": "\n".join(wording.NOTES),
        **usual_sections(course.there),
    }


def alike(blueprint: Blueprint, dress: Dress, booklets: int = 1) -> dict[str, Any]:
    """Return what a plan starts from that is to be like another."""
    numbers = {f"{kind}_number": 0 for kind in KINDS}
    points = {f"{kind}_points": points for kind, points in USUAL_POINTS.items()}
    narrowed: dict[str, Any] = {}
    for section in blueprint.sections:
        numbers[f"{section.kind}_number"] += section.number
        points[f"{section.kind}_points"] = section.points
        narrowed |= _narrowed(section)
    notes = wording.NOTES if blueprint.notes is None else blueprint.notes
    return {
        **numbers,
        **points,
        **narrowed,
        "title": blueprint.title,
        "minutes": blueprint.minutes,
        "notes": "\n".join(notes),
        "speeches": list(blueprint.speeches),
        "must": "\n".join(blueprint.must),
        "must_not": "\n".join(blueprint.must_not),
        "fresh": blueprint.fresh,
        "essays": [WrittenForm.shown(essay) for essay in blueprint.essays],
        "two": booklets > 1,
        **_dressed(dress),
    }


def _narrowed(section: Section) -> dict[str, Any]:
    found: dict[str, Any] = {
        f"{section.kind}_speech": section.speech_id or 0,
        f"{section.kind}_band": section.band or "",
        f"{section.kind}_tag": section.tag,
    }
    return found | ({"word_bank": True} if section.word_bank else {})


def _dressed(dress: Dress) -> dict[str, Any]:
    sheet = A3 if dress.folded else A4
    return {
        "unit": dress.unit,
        "dress": FORMAL if dress.formal else DAILY,
        "sheet": OFFICIAL if dress.official else sheet,
        "matching": JOINED if dress.lines else LETTERED,
    }


def told(found: Shortfall) -> str:
    """Return why a plan has fewer points than it is called for, and what can be done."""
    lacking = "、".join(
        f"{kind}要 {wanted} 道，已入库 {there} 道" for kind, wanted, there in found.lacking
    )
    return (
        f"“{found.name}”满分 {figure(found.planned)} 分，现在只排得出 {figure(found.reached)} 分："
        f"{lacking}。可以先去审核试题，或者调高别的题数和分值。"
    )

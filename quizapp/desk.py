"""试题审核 as its address tells: which questions are looked at, and the way back to the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import request, url_for

from question_bank.bank.curation.waiting import Stage, Waiting
from question_bank.bank.kinds import KINDS
from quizapp.numbers import number

if TYPE_CHECKING:
    from question_bank.bank.curation.changes import Outcome

SCORES = {"0.8": "评价高", "0.6": "评价中等以上"}
STAGES = {Stage.FIRST: "待审核", Stage.SECOND: "待我复核", Stage.CHANGED: "出处有变"}


def looked_at() -> Waiting:
    """Return which questions the address asks for; what cannot be meant is left out."""
    given = request.args
    speech_id, kind = given.get("speech", type=number), given.get("kind")
    score, stage = given.get("score"), given.get("stage")
    return Waiting(
        speech_id=speech_id,
        kind=kind if kind in KINDS else None,
        section=given.get("section", type=number) if speech_id else None,
        score=float(score) if score in SCORES else None,
        stage=Stage(stage) if stage in set(Stage) else None,
    )


def args_of(waiting: Waiting) -> dict[str, Any]:
    """Return what an address needs to ask for the same questions."""
    found = {
        "speech": waiting.speech_id,
        "kind": waiting.kind,
        "section": waiting.section,
        "score": waiting.score,
        "stage": waiting.stage and waiting.stage.value,
    }
    return {name: value for name, value in found.items() if value is not None}


def from_bank() -> bool:
    """Return whether the visitor came from the question's own page in 题库."""
    return request.args.get("to") == "bank"


def desk(question_id: int | None) -> str:
    """Return the address where a question is seen again, with the filters of the page before."""
    if from_bank() and question_id:
        return url_for("bank.question", question_id=question_id)
    return url_for("curation.index", question=question_id, **args_of(looked_at()))


def onwards(question_id: int) -> str:
    """Return the address of what comes after a decision: the next question, or back to the bank."""
    following = question_id if from_bank() else request.args.get("next", type=number)
    return desk(following)


def said(words: str, outcome: Outcome) -> str:
    """Return the sentence about what was done; what waits for somebody else is told so."""
    return "已提交，等另一人复核后生效。" if outcome.waits else words

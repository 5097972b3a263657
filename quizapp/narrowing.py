"""What questions the address asks for: read from it, and written into other addresses again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeVar

from flask import request

from question_bank.bank.curation.filters import Difficulty, Filters, Order
from question_bank.bank.kinds import KINDS
from question_bank.bank.questions import Status
from quizapp.numbers import number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from werkzeug.datastructures import MultiDict

Member = TypeVar("Member", Status, Difficulty, Order)
LONGEST = 80
DIFFICULTIES = {
    Difficulty.HARD: "偏难（首次答对不到一半）",
    Difficulty.MIDDLE: "适中",
    Difficulty.EASY: "偏易（首次答对八成以上）",
    Difficulty.UNKNOWN: "答的人还不够多",
}
ORDERS = {
    Order.NEWEST: "最新的在前",
    Order.OLDEST: "最早的在前",
    Order.BEST: "系统评价高的在前",
    Order.HARDEST: "难的在前",
    Order.EASIEST: "易的在前",
}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The filters and the order of a list of questions."""

    filters: Filters
    order: Order = Order.NEWEST

    @classmethod
    def here(cls) -> Narrowing:
        """Return what the address, or the form that was sent, asks for."""
        return cls.of(request.values)

    @classmethod
    def of(cls, given: MultiDict[str, str]) -> Narrowing:
        """Return what was asked for; what cannot be meant is left out."""
        speech_id = given.get("speech", type=number)
        filters = Filters(
            bank_id=given.get("bank", type=number),
            speech_id=speech_id,
            section=given.get("section", type=number) if speech_id else None,
            kind=_one_of(KINDS, given.get("kind")),
            status=_member(Status, given.get("status")),
            difficulty=_member(Difficulty, given.get("difficulty")),
            author_id=given.get("author", type=number),
            tag=given.get("tag", "").strip()[:LONGEST],
            quoted=given.get("quoted", "").strip()[:LONGEST],
            words=given.get("words", "").strip()[:LONGEST],
        )
        return cls(filters, _member(Order, given.get("order")) or Order.NEWEST)

    @property
    def args(self) -> dict[str, Any]:
        """What an address needs to ask for the same: `url_for("bank.index", **narrowing.args)`."""
        asked = self.filters
        found = {
            "bank": asked.bank_id,
            "speech": asked.speech_id,
            "section": asked.section,
            "kind": asked.kind,
            "status": asked.status and asked.status.value,
            "difficulty": asked.difficulty and asked.difficulty.value,
            "author": asked.author_id,
            "tag": asked.tag or None,
            "quoted": asked.quoted or None,
            "words": asked.words or None,
            "order": None if self.order is Order.NEWEST else self.order.value,
        }
        return {name: value for name, value in found.items() if value is not None}

    def with_kind(self, kind: str | None) -> Mapping[str, Any]:
        """Return what an address needs to ask for another kind of question."""
        return Narrowing(replace(self.filters, kind=kind), self.order).args


def _one_of(known: tuple[str, ...], found: str | None) -> str | None:
    return found if found in known else None


def _member(kind: type[Member], found: str | None) -> Member | None:
    return kind(found) if found in set(kind) else None

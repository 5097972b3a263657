"""How many questions of each kind a test asks, and for how many points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wtforms import FloatField, IntegerField, StringField, ValidationError
from wtforms.validators import NumberRange, Optional, StopValidation

from question_bank.bank.blueprints.blueprint import USUAL_POINTS, Section
from question_bank.bank.kinds import KINDS, NAMES, Kind
from quizapp.forms import Form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from question_bank.errors import Refused

MOST = 100  # questions of one kind: as many as fit a test
USUAL: dict[Kind, int] = {  # how many: at the usual points 100 in all
    "cloze": 10,
    "choice": 20,
    "multiple": 10,
    "judgement": 10,
    "matching": 1,
    "recall": 2,
}


def _number() -> IntegerField:
    return IntegerField(
        "道数",
        [
            Optional(),
            NumberRange(0, MOST, f"请填 0 到 {MOST} 的整数。"),
        ],
        render_kw={"min": 0, "max": MOST, "inputmode": "numeric"},
    )


def _worth_something(form: SectionsForm, field: FloatField) -> None:
    kind: Kind = field.name.removesuffix("_points")  # type: ignore[assignment] # named below
    if form.wanted(kind) and not field.data:
        raise StopValidation("请填每题的分值。")
    if field.data and field.data % 0.5:
        raise StopValidation("分值要是 0.5 的倍数。")


class PointsField(FloatField):
    """How many points: 2 stands as 2, not as 2.0."""

    def process_data(self, value: float | None) -> None:
        """Take the points of a plan, whole ones without a fraction."""
        super().process_data(value if value is None or value % 1 else int(value))


def _points() -> FloatField:
    return PointsField(
        "每题分值",
        [_worth_something, Optional(), NumberRange(0.5, 100, "请填 0.5 到 100 之间的分值。")],
        render_kw={"min": 0.5, "max": 100, "step": 0.5, "inputmode": "decimal"},
    )


class SectionsForm(Form):
    """Two fields a kind: how many questions, and what each is worth. The form has a title."""

    def validate_title(self, _field: StringField) -> None:
        """Refuse a test that asks nothing.

        Raises:
            ValidationError: with the sentence for the person.

        """
        if not any(map(self.wanted, KINDS)):
            raise ValidationError("至少要出一道题。")

    def refuse(self, error: Refused) -> None:
        """Say beside the number that the bank has too few questions of a kind."""
        kind: Kind = error.facts["kind"]  # type: ignore[assignment] # as bank/blueprint says
        name, there = NAMES[kind], error.facts["there"]
        field = self[f"{kind}_number"]
        field.errors = [f"所选范围内已入库的{name}只有 {there} 道，请少出几道，或先去审核试题。"]

    def section(self, kind: Kind) -> tuple[IntegerField, FloatField]:
        """Return the two fields of a kind."""
        return self[f"{kind}_number"], self[f"{kind}_points"]

    def wanted(self, kind: Kind) -> int:
        """Return how many questions of a kind were asked for; a kind that was not sent is none."""
        number, _ = self.section(kind)
        return number.data or 0 if number.raw_data else 0

    def sections(self) -> tuple[Section, ...]:
        """Return what is asked of each kind, kinds of which there are none left out."""
        return tuple(
            Section(kind, number, float(self.section(kind)[1].data or 0))
            for kind in KINDS
            if (number := self.wanted(kind))
        )


for _kind in KINDS:
    setattr(SectionsForm, f"{_kind}_number", _number())
    setattr(SectionsForm, f"{_kind}_points", _points())


def usual_sections(there: Mapping[Kind, int]) -> dict[str, Any]:
    """Return what a plan starts from: a test of 100 points as far as there are questions for it."""
    plan: dict[str, Any] = {}
    for kind, points in USUAL_POINTS.items():
        plan[f"{kind}_number"] = min(USUAL.get(kind, 0), there.get(kind, 0))
        plan[f"{kind}_points"] = points
    return plan

"""组卷: what a test shall ask, and a second look before it is frozen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wtforms import (
    BooleanField,
    FloatField,
    HiddenField,
    IntegerField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional, StopValidation
from wtforms.widgets import CheckboxInput, ListWidget

from question_bank.bank.blueprint import USUAL_POINTS, Blueprint, Section
from question_bank.bank.kinds import KINDS, NAMES, Kind
from question_bank.papers import wording
from quizapp.forms import Form, lines, one_line

if TYPE_CHECKING:
    from question_bank.bank.course_choices import CourseChoice
    from question_bank.errors import Refused

MOST = 100  # questions of one kind: as many as fit a test
LONGEST_NOTES = 600
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


def _worth_something(form: BlueprintForm, field: FloatField) -> None:
    kind: Kind = field.name.removesuffix("_points")  # type: ignore[assignment] # named below
    if form.wanted(kind) and not field.data:
        raise StopValidation("请填每题的分值。")
    if field.data and field.data % 0.5:
        raise StopValidation("分值要是 0.5 的倍数。")


def _points() -> FloatField:
    return FloatField(
        "每题分值",
        [_worth_something, Optional(), NumberRange(0.5, 100, "请填 0.5 到 100 之间的分值。")],
        render_kw={"min": 0.5, "max": 100, "step": 0.5, "inputmode": "decimal"},
    )


class BlueprintForm(Form):
    """How many questions of each kind, for how many points, from which materials."""

    title = StringField(
        "试卷标题",
        [InputRequired("请填试卷标题。"), Length(max=60, message="标题不要超过 60 个字。")],
    )
    minutes = IntegerField(
        "考试时间（分钟）",
        [Optional(), NumberRange(1, 600, "请填 1 到 600 的整数，或者不填。")],
        render_kw={"min": 1, "max": 600, "inputmode": "numeric"},
    )
    two = BooleanField("同时出 B 卷（试题相同，题序和选项顺序不同）")
    speeches = SelectMultipleField(
        "命题范围", coerce=int, widget=ListWidget(), option_widget=CheckboxInput()
    )
    notes = TextAreaField(
        "注意事项",
        [Length(max=LONGEST_NOTES, message=f"注意事项不要超过 {LONGEST_NOTES} 个字。")],
        render_kw={"rows": 4},
    )
    seed = HiddenField()
    looked_at = HiddenField()

    def offer(self, course: CourseChoice) -> None:
        """Offer the materials of the course."""
        self.speeches.choices = list(course.speeches)

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

    def typed(self) -> Blueprint:
        """Return what is asked for, kinds of which there are none left out."""
        sections = [
            Section(kind, number, float(self.section(kind)[1].data or 0))
            for kind in KINDS
            if (number := self.wanted(kind))
        ]
        return Blueprint(
            title=one_line(self.title.data),
            sections=tuple(sections),
            minutes=self.minutes.data,
            notes=tuple(lines(self.notes.data)),
            speeches=tuple(self.speeches.data or ()),
        )

    @property
    def booklets(self) -> int:
        """How many booklets are wanted."""
        return 2 if self.two.data else 1


for _kind in KINDS:
    setattr(BlueprintForm, f"{_kind}_number", _number())
    setattr(BlueprintForm, f"{_kind}_points", _points())


def usual(course: CourseChoice) -> dict[str, Any]:
    """Return what a plan starts from: a test of 100 points as far as there are questions for it."""
    plan: dict[str, Any] = {
        "title": f"{course.name}测试",
        "minutes": 60,
        "notes": "\n".join(wording.NOTES),
    }
    for kind, points in USUAL_POINTS.items():
        plan[f"{kind}_number"] = min(USUAL.get(kind, 0), course.there.get(kind, 0))
        plan[f"{kind}_points"] = points
    return plan

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
from wtforms.validators import InputRequired, Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from question_bank.bank.blueprint import KINDS, Blueprint, Kind, Section
from question_bank.papers import wording
from quizapp.forms import Form, lines, one_line

if TYPE_CHECKING:
    from question_bank.errors import Refused
    from question_bank.papers.courses import CourseChoice

MOST = 100  # questions of one kind: as many as fit a test
LONGEST_NOTES = 600


def _number() -> IntegerField:
    return IntegerField(
        "道数",
        [
            InputRequired("请填道数，不出这种题就填 0。"),
            NumberRange(0, MOST, f"请填 0 到 {MOST} 的整数。"),
        ],
        render_kw={"min": 0, "max": MOST, "inputmode": "numeric"},
    )


def _points() -> FloatField:
    return FloatField(
        "每题分值",
        [InputRequired("请填每题的分值。"), NumberRange(0.5, 100, "请填 0.5 到 100 之间的分值。")],
        render_kw={"min": 0.5, "max": 100, "step": 0.5, "inputmode": "decimal"},
    )


class BlueprintForm(Form):
    """How many questions of each kind, for how many points, from which materials."""

    title = StringField(
        "试卷标题",
        [InputRequired("请填试卷标题。"), Length(max=60, message="标题不要超过 60 个字。")],
    )
    cloze_number, cloze_points = _number(), _points()
    matching_number, matching_points = _number(), _points()
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

    def validate_cloze_number(self, field: IntegerField) -> None:
        """Refuse a test that asks nothing.

        Raises:
            ValidationError: with the sentence for the person.

        """
        if field.data == 0 == self.matching_number.data:
            raise ValidationError("至少要出一道题。")

    def validate_cloze_points(self, field: FloatField) -> None:
        """Refuse points that cannot be given in halves.

        Raises:
            ValidationError: with the sentence for the person.

        """
        if field.data and field.data % 0.5:
            raise ValidationError("分值要是 0.5 的倍数。")

    validate_matching_points = validate_cloze_points

    def refuse(self, error: Refused) -> None:
        """Say beside the number that the bank has too few questions of a kind."""
        kind: Kind = error.facts["kind"]  # type: ignore[assignment] # as bank/blueprint says
        name, there = wording.KINDS[kind], error.facts["there"]
        field = self[f"{kind}_number"]
        field.errors = [f"所选范围内已入库的{name}只有 {there} 道，请少出几道，或先去审核试题。"]

    def section(self, kind: Kind) -> tuple[IntegerField, FloatField]:
        """Return the two fields of a kind."""
        return self[f"{kind}_number"], self[f"{kind}_points"]

    def typed(self) -> Blueprint:
        """Return what is asked for, kinds of which there are none left out."""
        sections = []
        for kind in KINDS:
            number, points = self.section(kind)
            if number.data:
                sections.append(Section(kind, number.data, float(points.data or 0)))
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


def usual(course: CourseChoice) -> dict[str, Any]:
    """Return what a plan starts from: a small test that the course's questions are enough for."""
    return {
        "title": f"{course.name}测试",
        "cloze_number": min(20, course.cloze),
        "cloze_points": 2,
        "matching_number": min(2, course.matching),
        "matching_points": 10,
        "minutes": 60,
        "notes": "\n".join(wording.NOTES),
    }

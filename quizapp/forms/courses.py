"""What a course is made of, and what somebody else has set in the meantime."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wtforms import (  # type: ignore[attr-defined] # SelectChoice is newer than the stubs
    IntegerField,
    RadioField,
    SelectChoice,
    StringField,
    ValidationError,
)
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from question_bank.bank.classes.planning import USUAL_TARGET, Plan
from question_bank.bank.courses import Order
from quizapp.forms import Form, one_line
from quizapp.forms.cohorts import Seen, Ticks
from quizapp.forms.dates import Day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from question_bank.bank.classes.offers import Choices
    from question_bank.study.days import Calendar

USUAL_PACE = 15
ORDERS = {
    Order.MATERIAL: "按材料的先后",
    Order.DRAWN: "打乱，各人不同",
}


class CourseForm(Form):
    """A course: name, materials, classes, dates, pace, who runs it."""

    name = StringField(
        "名称", [DataRequired("请填写名称。"), Length(max=80, message="名称最多 80 字。")]
    )
    exam_on = Day("考试日期", [Optional()])
    opens_on = Day("开放日期", [Optional()])
    closes_on = Day("结束日期", [Optional()])
    new_a_day = IntegerField(
        "每天新题",
        [
            InputRequired("请填写每天新题数。"),
            NumberRange(0, 200, "每天新题数在 0 到 200 之间。"),
        ],
        default=USUAL_PACE,
    )
    percent = IntegerField(
        "考试当天记得（%）",
        [Optional(), NumberRange(50, 99, "考试当天记得多少在 50 到 99 之间。")],
        default=round(USUAL_TARGET * 100),
    )
    reviews_a_day = IntegerField(
        "每天复习", [Optional(), NumberRange(1, 2000, "每天复习题数在 1 到 2000 之间。")]
    )
    new_order = RadioField(
        "新题的次序",
        choices=[SelectChoice(order.value, words) for order, words in ORDERS.items()],
        default=Order.MATERIAL.value,
    )
    speeches = Ticks("学习材料", coerce=int)
    cohorts = Ticks("培训班", coerce=int)
    instructors = Ticks("共同管理的人", coerce=int)
    seen = Seen()

    def offer(self, choices: Choices, person_id: int) -> None:
        """Offer what may be chosen; whoever sets the course runs it anyway."""
        self.speeches.choices = [SelectChoice(it.id, it.title) for it in choices.speeches]
        self.cohorts.choices = [SelectChoice(it.id, it.name) for it in choices.cohorts]
        self.instructors.choices = [
            SelectChoice(id_, name) for id_, name in choices.instructors if id_ != person_id
        ]

    def validate_closes_on(self, field: Day) -> None:
        """Refuse a course that ends before it begins.

        Raises:
            ValidationError: with the sentence for the person.

        """
        if field.data and self.opens_on.data and field.data < self.opens_on.data:
            raise ValidationError("结束日期要在开放日期之后。")

    def typed(self, calendar: Calendar) -> Plan:
        """Return the plan; a course ends with the end of its last day."""
        opens, closes = self.opens_on.data, self.closes_on.data
        return Plan(
            name=one_line(self.name.data),
            exam_on=self.exam_on.data,
            new_a_day=int(self.new_a_day.data or 0),
            speeches=tuple(self.speeches.data or ()),
            cohorts=tuple(self.cohorts.data or ()),
            instructors=tuple(self.instructors.data or ()),
            target=self.percent.data / 100 if self.percent.data else USUAL_TARGET,
            reviews_a_day=self.reviews_a_day.data,
            new_order=Order(self.new_order.data),
            opens_at=calendar.begins(opens.toordinal()) if opens else None,
            closes_at=calendar.ends(closes.toordinal()) if closes else None,
        )


class CopyForm(Form):
    """What a copy of a course is called."""

    name = StringField(
        "新专题的名称", [DataRequired("请填写名称。"), Length(max=80, message="名称最多 80 字。")]
    )

    def typed(self) -> str:
        """Return the name."""
        return one_line(self.name.data)


def set_so_far(plan: Plan, lock: int, calendar: Calendar) -> dict[str, object]:
    """Return a plan as the form holds it."""
    return {
        "name": plan.name,
        "exam_on": plan.exam_on,
        "opens_on": _first_day(plan.opens_at, calendar),
        "closes_on": _last_day(plan.closes_at, calendar),
        "new_a_day": plan.new_a_day,
        "percent": plan.percent,
        "reviews_a_day": plan.reviews_a_day,
        "new_order": plan.new_order.value,
        "speeches": list(plan.speeches),
        "cohorts": list(plan.cohorts),
        "instructors": list(plan.instructors),
        "seen": str(lock),
    }


def differing(form: CourseForm, now_set: dict[str, object]) -> Iterator[tuple[str, str]]:
    """Give what is set now where it differs from what was typed: the field, and its words."""
    for name, value in now_set.items():
        field = form[name]
        if name == "seen" or _same(field.data, value):
            continue
        chosen = getattr(field, "choices", None) or ()
        names = {choice.value: str(choice.label) for choice in chosen}
        if isinstance(value, list):
            words = "、".join(names[one] for one in value if one in names)
        else:
            words = names.get(value, "" if value is None else str(value))
        yield str(field.label.text), words or "（空）"


def _same(typed: object, kept: object) -> bool:
    if isinstance(kept, list):
        return isinstance(typed, list) and set(typed) == set(kept)
    return typed == kept or not (typed or kept)


def _first_day(moment: datetime | None, calendar: Calendar) -> date | None:
    return calendar.date(calendar.day(moment)) if moment else None


def _last_day(moment: datetime | None, calendar: Calendar) -> date | None:
    """Return the day whose end a moment is."""
    return calendar.date(calendar.day(moment) - 1) if moment else None

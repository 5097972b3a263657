"""考试: what an exam asks, when it can be sat and how; and what is done while it is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from wtforms import (  # type: ignore[attr-defined] # SelectChoice is newer than the stubs
    BooleanField,
    DateTimeLocalField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectChoice,
    SelectMultipleField,
    StringField,
    ValidationError,
)
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange
from wtforms.widgets import CheckboxInput, ListWidget

from question_bank.bank.kinds import ON_PAPER_ONLY
from question_bank.study.examining.plans import ExamPlan
from quizapp.forms import Form, one_line
from quizapp.forms.sections import SectionsForm, usual_sections

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from question_bank.bank.classes.course_choices import CourseChoice

FORMAT = "%Y-%m-%dT%H:%M"
CLOSE, HAND = "close", "hand"
MOST_MINUTES = 300


def _time(label: str) -> DateTimeLocalField:
    return DateTimeLocalField(label, [InputRequired("请填日期和时间。")], format=FORMAT)


def _count(label: str, most: int, words: str) -> IntegerField:
    return IntegerField(
        label,
        [InputRequired(words), NumberRange(1, most, words)],
        render_kw={"min": 1, "max": most, "inputmode": "numeric"},
    )


class ExamForm(SectionsForm):
    """How many questions of each kind, for how many points; when, how long and how often."""

    title = StringField(
        "考试名称",
        [DataRequired("请填考试名称。"), Length(max=60, message="名称不要超过 60 个字。")],
    )
    opens_at = _time("开考时间")
    closes_at = _time("截止时间")
    minutes = _count("作答时间（分钟）", MOST_MINUTES, f"请填 1 到 {MOST_MINUTES} 的整数。")
    attempts = _count("每人次数", 10, "请填 1 到 10 的整数。")
    half_for_fewer = BooleanField("多项选择题选对但不全，得一半分")
    shows = RadioField(
        "公布分数和答案",
        choices=[
            SelectChoice(CLOSE, "考试截止就公布"),
            SelectChoice(HAND, "由我在截止以后手动公布"),
        ],
    )
    speeches = SelectMultipleField(
        "命题范围", coerce=int, widget=ListWidget(), option_widget=CheckboxInput()
    )
    seed = HiddenField()

    def offer(self, course: CourseChoice) -> None:
        """Offer the materials of the course."""
        self.speeches.choices = [SelectChoice(*speech) for speech in course.speeches]

    def validate_closes_at(self, field: DateTimeLocalField) -> None:
        """Refuse an exam that closes before somebody who comes at once is done.

        Raises:
            ValidationError: with the sentence for the person.

        """
        if not (self.opens_at.data and field.data and self.minutes.data):
            return
        if field.data < self.opens_at.data + timedelta(minutes=self.minutes.data):
            raise ValidationError("从开考到截止，要放得下作答时间。")

    def typed(self, zone: ZoneInfo) -> ExamPlan:
        """Return what is set; times are those of the installation's place."""
        return ExamPlan(
            title=one_line(self.title.data),
            sections=self.sections(),
            minutes=self.minutes.data or 0,
            opens_at=_placed(self.opens_at, zone),
            closes_at=_placed(self.closes_at, zone),
            attempts=self.attempts.data or 1,
            half_for_fewer=bool(self.half_for_fewer.data),
            shows_at_close=self.shows.data == CLOSE,
            speeches=tuple(self.speeches.data or ()),
        )


class ExtendForm(Form):
    """More minutes for one person."""

    minutes = _count("加多少分钟", 120, "请填 1 到 120 的整数。")
    reason = StringField("原因", [Length(max=200, message="原因不要超过 200 个字。")])


class VoidForm(Form):
    """A sitting that shall not count, and why."""

    reason = StringField(
        "原因",
        [InputRequired("请写明原因。"), Length(max=200, message="原因不要超过 200 个字。")],
    )
    again = BooleanField("准许重考")


class PutOffForm(Form):
    """A later closing."""

    closes_at = _time("新的截止时间")

    def typed(self, zone: ZoneInfo) -> datetime:
        """Return the time, that of the installation's place."""
        return _placed(self.closes_at, zone)


def exam_kinds(course: CourseChoice) -> dict[str, int]:
    """Return how many questions of each kind that can be marked at once the course has."""
    return {kind: number for kind, number in course.there.items() if kind not in ON_PAPER_ONLY}


def usual(course: CourseChoice, *, now: datetime, zone: ZoneInfo) -> dict[str, Any]:
    """Return what a plan starts from: tomorrow morning, an hour, once."""
    tomorrow = now.astimezone(zone).replace(hour=9, minute=0, second=0, tzinfo=None)
    opens_at = tomorrow + timedelta(days=1)
    return {
        "title": f"{course.name}考试",
        "opens_at": opens_at,
        "closes_at": opens_at + timedelta(hours=2),
        "minutes": 60,
        "attempts": 1,
        "half_for_fewer": True,
        "shows": CLOSE,
        **usual_sections(
            {kind: n for kind, n in course.there.items() if kind in exam_kinds(course)}
        ),
    }


def set_so_far(plan: ExamPlan, zone: ZoneInfo) -> dict[str, Any]:
    """Return a plan as the form shows it."""
    found: dict[str, Any] = {
        "title": plan.title,
        "opens_at": plan.opens_at.astimezone(zone).replace(tzinfo=None),
        "closes_at": plan.closes_at.astimezone(zone).replace(tzinfo=None),
        "minutes": plan.minutes,
        "attempts": plan.attempts,
        "half_for_fewer": plan.half_for_fewer,
        "shows": CLOSE if plan.shows_at_close else HAND,
        "speeches": list(plan.speeches),
    }
    for section in plan.sections:
        found[f"{section.kind}_number"] = section.number
        found[f"{section.kind}_points"] = section.points
    return found


def _placed(field: DateTimeLocalField, zone: ZoneInfo) -> datetime:
    if field.data is None:
        raise ValueError(field.name)
    placed: datetime = field.data.replace(tzinfo=zone)
    return placed

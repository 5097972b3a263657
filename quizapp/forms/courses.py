"""What a course is made of, what a class is called, and who joins it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_wtf.file import FileField
from wtforms import (  # type: ignore[attr-defined] # SelectChoice is newer than the stubs
    DateField,
    IntegerField,
    SelectChoice,
    SelectMultipleField,
    StringField,
    ValidationError,
    widgets,
)
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from question_bank.bank.accounts.roster import IDENTITY_NUMBER, Row
from question_bank.bank.classes.planning import USUAL_TARGET, Plan
from quizapp.forms import Form, one_line

if TYPE_CHECKING:
    from question_bank.bank.classes.course_view import Choices

USUAL_PACE = 15


class Ticks(SelectMultipleField):
    """Choices that do not exclude each other, each with a box to tick."""

    widget = widgets.ListWidget(prefix_label=False)
    option_widget = widgets.CheckboxInput()


class CourseForm(Form):
    """A course: name, materials, classes, exam date, pace, who runs it."""

    name = StringField(
        "名称", [DataRequired("请填写名称。"), Length(max=80, message="名称最多 80 字。")]
    )
    exam_on = DateField("考试日期", [Optional()])
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
    speeches = Ticks("学习材料", coerce=int)
    cohorts = Ticks("培训班", coerce=int)
    instructors = Ticks("共同管理的人", coerce=int)

    def offer(self, choices: Choices, person_id: int) -> None:
        """Offer what may be chosen; whoever sets the course runs it anyway."""
        self.speeches.choices = [SelectChoice(it.id, it.title) for it in choices.speeches]
        self.cohorts.choices = [SelectChoice(it.id, it.name) for it in choices.cohorts]
        self.instructors.choices = [
            SelectChoice(id_, name) for id_, name in choices.instructors if id_ != person_id
        ]

    def typed(self) -> Plan:
        """Return the plan."""
        return Plan(
            name=one_line(self.name.data),
            exam_on=self.exam_on.data,
            new_a_day=int(self.new_a_day.data or 0),
            speeches=tuple(self.speeches.data or ()),
            cohorts=tuple(self.cohorts.data or ()),
            instructors=tuple(self.instructors.data or ()),
            target=self.percent.data / 100 if self.percent.data else USUAL_TARGET,
            reviews_a_day=self.reviews_a_day.data,
        )


class CohortForm(Form):
    """A class: its name."""

    name = StringField(
        "名称", [DataRequired("请填写名称。"), Length(max=80, message="名称最多 80 字。")]
    )

    def typed(self) -> str:
        """Return the name."""
        return one_line(self.name.data)


class MemberForm(Form):
    """One person who joins a class."""

    name = StringField(
        "姓名", [DataRequired("请填写姓名。"), Length(max=40, message="姓名最多 40 字。")]
    )
    login = StringField("工号", [Length(max=40, message="工号最多 40 字。")])
    unit = StringField("单位", [Length(max=80, message="单位最多 80 字。")])
    post = StringField("职务", [Length(max=40, message="职务最多 40 字。")])

    def validate_login(self, field: StringField) -> None:
        """Refuse identity numbers.

        Raises:
            ValidationError: with the sentence for the person.

        """
        if IDENTITY_NUMBER.fullmatch((field.data or "").replace(" ", "")):
            raise ValidationError("不要填身份证号，请用工号或别的编号。")

    def typed(self) -> Row:
        """Return the person as a row of a roster."""
        name = "".join((self.name.data or "").split())
        login = (self.login.data or "").strip() or name
        return Row(1, name, (self.unit.data or "").strip(), (self.post.data or "").strip(), login)


class RosterForm(Form):
    """A table of people."""

    table = FileField("选择名单文件（.csv），或把它拖到这里")

    def typed(self) -> bytes:
        """Return the file's bytes; nothing where no file was chosen."""
        return self.table.data.read() if self.table.data else b""

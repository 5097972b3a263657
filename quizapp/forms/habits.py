"""How a trainee wants to study."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wtforms import (  # type: ignore[attr-defined] # SelectChoice is newer than the stubs
    BooleanField,
    IntegerField,
    SelectChoice,
    SelectMultipleField,
    ValidationError,
)
from wtforms.validators import NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from question_bank.study.habits import Habits
from quizapp.filters import WEEKDAYS
from quizapp.forms import Form

if TYPE_CHECKING:
    from wtforms import Field

MOST_MINUTES = 600


class HabitsForm(Form):
    """The most minutes a day, days off, and how long answers are given and cards rated."""

    minutes_a_day = IntegerField(
        "每天最多学几分钟",
        [Optional(), NumberRange(1, MOST_MINUTES, "请填 1 到 600 之间的整数；不限就空着。")],
    )
    days_off = SelectMultipleField(
        "休息日",
        coerce=int,
        choices=[SelectChoice(day, f"星期{name}") for day, name in enumerate(WEEKDAYS)],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
        validate_choice=False,  # its sentence is not in Chinese; ours is below
    )
    taps = BooleanField("长答案用点选")
    grades = BooleanField("记忆卡分四档自评")

    def validate_days_off(self, field: Field) -> None:
        """Refuse a week of days off, and days that no week has.

        Raises:
            ValidationError: with the sentence for the person.

        """
        if not set(field.data or ()) <= set(range(len(WEEKDAYS))):
            raise ValidationError("请从星期一到星期日里选。")
        if len(field.data or ()) == len(WEEKDAYS):
            raise ValidationError("一周至少留一天学习，请去掉一个休息日。")

    def show(self, habits: Habits) -> None:
        """Fill the form with what was chosen before."""
        self.minutes_a_day.data = habits.minutes_a_day
        self.days_off.data = [day for day in range(7) if habits.days_off >> day & 1]
        self.taps.data, self.grades.data = habits.taps, habits.grades

    def typed(self) -> Habits:
        """Return what was chosen."""
        return Habits(
            minutes_a_day=self.minutes_a_day.data,
            days_off=sum(1 << day for day in self.days_off.data or ()),
            grades=bool(self.grades.data),
            taps=bool(self.taps.data),
        )

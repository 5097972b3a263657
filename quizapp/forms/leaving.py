"""When somebody leaves, and that they are to be forgotten."""

from __future__ import annotations

from wtforms import BooleanField
from wtforms.validators import InputRequired, Optional

from quizapp.forms import Form
from quizapp.forms.dates import Day


class LeavingForm(Form):
    """The first day on which somebody is let in no more."""

    day = Day("离开日期", [Optional()])


class ForgettingForm(Form):
    """That somebody is to be forgotten, ticked on purpose."""

    sure = BooleanField("我知道删除后不能恢复", [InputRequired("请先勾选，再删除。")])

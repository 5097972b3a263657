"""成绩复核: what a trainee asks, what is answered, points given by hand."""

from __future__ import annotations

from wtforms import FloatField, IntegerField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from quizapp.forms import Form

LONG = Length(max=300, message="不要超过 300 个字。")
MOST_QUESTIONS = 1000
POINTS = NumberRange(0, 1000, "请填 0 到这道题分值之间的分数。")


class RecheckForm(Form):
    """What shall be looked at again: a question by its place from 0, or the whole sheet."""

    position = IntegerField(validators=[Optional(), NumberRange(0, MOST_QUESTIONS)])
    words = TextAreaField("要复核什么", [InputRequired("请写明要复核什么。"), LONG])


class ReplyForm(Form):
    """The answer to a recheck; `seen` are the points that its question earned on the page."""

    points = FloatField("这道题得分", [Optional(), POINTS])
    seen = FloatField(validators=[Optional()])
    reply = TextAreaField("答复", [InputRequired("请写一句答复。"), LONG])


class ChangeForm(Form):
    """Other points for a question of a sheet, counted from 1, and why."""

    number = IntegerField(validators=[InputRequired(), NumberRange(1, MOST_QUESTIONS)])
    points = FloatField("改为", [InputRequired("请填分数。"), POINTS])
    seen = FloatField(validators=[InputRequired()])
    reason = StringField("原因", [InputRequired("请写明原因。"), LONG])

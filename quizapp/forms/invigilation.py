"""监考: more time, a void sitting, a later closing, another code for the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wtforms import BooleanField, IntegerField, StringField
from wtforms.validators import InputRequired, Length, NumberRange

from quizapp.forms import Form
from quizapp.forms.exams import count_field, placed, time_field

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

LONG = Length(max=200, message="原因不要超过 200 个字。")


class ExtendForm(Form):
    """More minutes for one person."""

    minutes = count_field("加多少分钟", 120, "请填 1 到 120 的整数。")
    reason = StringField("原因", [LONG])


class VoidForm(Form):
    """A sitting that shall not count, and why."""

    reason = StringField(
        "原因",
        [InputRequired("请写明原因。"), LONG],
    )
    again = BooleanField("准许重考")


class PutOffForm(Form):
    """A later closing."""

    closes_at = time_field("新的截止时间")

    def typed(self, zone: ZoneInfo) -> datetime:
        """Return the time, that of the installation's place."""
        return placed(self.closes_at, zone)


class AllowForm(Form):
    """Minutes of one's own beyond the usual ones, and why."""

    minutes = IntegerField(
        "加多少分钟", [InputRequired("请填分钟数。"), NumberRange(0, 240, "请填 0 到 240 的整数。")]
    )
    reason = StringField("原因", [InputRequired("请写明原因。"), LONG])


class CodeForm(Form):
    """Another code for the room; nothing typed is none."""

    code = StringField("考场口令", [Length(max=20, message="口令不要超过 20 个字。")])

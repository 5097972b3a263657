"""What trainees say about questions, and what instructors answer."""

from __future__ import annotations

from wtforms import (  # type: ignore[attr-defined] # SelectChoice is newer than the stubs
    HiddenField,
    IntegerField,
    RadioField,
    SelectChoice,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from question_bank.study.appeals import Fault
from question_bank.study.feedback.appealing import LONGEST_REASON
from question_bank.study.feedback.judging import LONGEST_REPLY
from question_bank.study.feedback.reporting import LONGEST_WORDS
from quizapp.forms import Form

FAULTS = {
    Fault.MISPRINT: "错别字",
    Fault.OUTDATED: "提法过时",
    Fault.AMBIGUOUS: "答案不唯一",
    Fault.OTHER: "其他",
}
LONGEST_ADDRESS = 2000


class Returning(Form):
    """A form that leads back to the page it was sent from."""

    back = HiddenField(validators=[Length(max=LONGEST_ADDRESS)])


class AppealForm(Returning):
    """我的答案也对, with a reason if one is given."""

    reason = StringField("理由", validators=[Length(max=LONGEST_REASON)])


class ReportForm(Returning):
    """试题纠错: what is wrong, and a few words about it."""

    fault = RadioField(
        "哪里有问题",
        choices=[SelectChoice(fault.value, words) for fault, words in FAULTS.items()],
        validators=[InputRequired("请选一项。")],
    )
    words = TextAreaField(
        "说明", validators=[Length(max=LONGEST_WORDS, message="请不要超过 300 字。")]
    )


class ReplyForm(Form):
    """An instructor's answer; `part` is the key that accepted words stand for."""

    reply = StringField("答复", validators=[Length(max=LONGEST_REPLY)])
    part = IntegerField(validators=[Optional(), NumberRange(0, 99)])

"""What a curator decides, with what the page showed."""

from __future__ import annotations

from wtforms import HiddenField, IntegerField, StringField
from wtforms.validators import AnyOf, InputRequired, Length, NumberRange
from wtforms.widgets import HiddenInput

from question_bank.bank.curation.deciding import Seen
from question_bank.bank.questions import Status
from quizapp.forms import Form
from quizapp.numbers import LARGEST

REASONS = (
    "不能独立成题",
    "不值得考",
    "答案不唯一",
    "题干提示了答案",
    "与原文不符",
    "文字有误",
)


class DecisionForm(Form):
    """A decision, with the version and the status that the page showed when it was taken."""

    version = IntegerField(
        validators=[InputRequired(), NumberRange(0, LARGEST)], widget=HiddenInput()
    )
    status = HiddenField(validators=[AnyOf([status.value for status in Status])])
    reason = StringField(validators=[Length(max=200)])
    other = StringField("其他原因", validators=[Length(max=200)])

    @classmethod
    def showing(cls, seen: Seen) -> DecisionForm:
        """Return the form of a page that shows a question as it stands."""
        return cls(data={"version": seen.version, "status": seen.status.value})

    def seen(self) -> Seen:
        """Return what the page showed."""
        return Seen(int(self.version.data or 0), Status(self.status.data or ""))

    def why(self) -> str:
        """Return the reason that was written, else the one that was chosen."""
        return (self.other.data or "").strip() or (self.reason.data or "").strip()

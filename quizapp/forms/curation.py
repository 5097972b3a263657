"""What a curator decides, with what the page showed."""

from __future__ import annotations

from wtforms import BooleanField, HiddenField, IntegerField, StringField
from wtforms.validators import AnyOf, InputRequired, Length, NumberRange, Optional
from wtforms.widgets import HiddenInput

from question_bank.bank.curation.deciding import Seen
from question_bank.bank.questions import Status
from quizapp.forms import Form
from quizapp.numbers import LARGEST

REASONS = (
    "与原文不符",
    "文字有误",
    "不能独立成题",
    "不值得考",
    "答案不唯一",
    "题干提示了答案",
    "题干过长或不完整",
    "与另一道题重复",
)


class DecisionForm(Form):
    """A decision, with the version and the status that the page showed when it was taken.

    `proposed` is the version that waited for a second approval; none is empty.
    """

    version = IntegerField(
        validators=[InputRequired(), NumberRange(0, LARGEST)], widget=HiddenInput()
    )
    status = HiddenField(validators=[AnyOf([status.value for status in Status])])
    proposed = IntegerField(validators=[Optional(), NumberRange(0, LARGEST)], widget=HiddenInput())
    reason = StringField(validators=[Length(max=200)])
    other = StringField("其他原因", validators=[Length(max=200)])
    checked = BooleanField("已对照原文核对引文")
    asks_anew = BooleanField("修改后问的是另一件事")

    @classmethod
    def showing(cls, seen: Seen) -> DecisionForm:
        """Return the form of a page that shows a question as it stands."""
        return cls(
            data={
                "version": seen.version,
                "status": seen.status.value,
                "proposed": seen.proposed,
            }
        )

    def seen(self) -> Seen:
        """Return what the page showed."""
        status = Status(self.status.data or "")
        return Seen(int(self.version.data or 0), status, self.proposed.data)

    def why(self) -> str:
        """Return the reason that was written, else the one that was chosen."""
        return (self.other.data or "").strip() or (self.reason.data or "").strip()


def packed(question_id: int, seen: Seen) -> str:
    """Return a question and what a page showed of it, in the value of one tick box."""
    return f"{question_id}.{seen.version}.{seen.status.value}.{seen.proposed or ''}"


def unpacked(value: str) -> tuple[int, Seen]:
    """Return what `packed` gave.

    Raises:
        ValueError: it gave nothing of the kind.

    """
    question_id, version, status, proposed = value.split(".")
    return int(question_id), Seen(int(version), Status(status), int(proposed) if proposed else None)

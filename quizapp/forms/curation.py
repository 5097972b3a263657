"""What a curator decides, and how a question is worded anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from wtforms import (
    BooleanField,
    HiddenField,
    IntegerField,
    StringField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length, NumberRange
from wtforms.widgets import HiddenInput

from question_bank.bank.curation import Seen
from question_bank.bank.questions import Status
from question_bank.questions.blank import BLANK
from question_bank.questions.cloze import Cloze
from question_bank.questions.matching import Matching
from quizapp.forms import Form, Lines, lines, one_line
from quizapp.numbers import LARGEST

if TYPE_CHECKING:
    from question_bank.questions.content import Content

REASONS = (
    "不能独立成题",
    "不值得考",
    "答案不唯一",
    "题干提示了答案",
    "与原文不符",
    "文字有误",
)
MOST_BLANKS, LEAST_PAIRS, MOST_PAIRS = 4, 2, 8
OR = "／"


class DecisionForm(Form):
    """A decision, with the version and the status that the page showed when it was taken."""

    version = IntegerField(
        validators=[InputRequired(), NumberRange(0, LARGEST)], widget=HiddenInput()
    )
    status = HiddenField(validators=[AnyOf([status.value for status in Status])])
    reason = StringField(validators=[Length(max=200)])
    other = StringField("其他原因", validators=[Length(max=200)])

    def seen(self) -> Seen:
        """Return what the page showed."""
        return Seen(int(self.version.data or 0), Status(self.status.data or ""))

    def why(self) -> str:
        """Return the reason that was written, else the one that was chosen."""
        return (self.other.data or "").strip() or (self.reason.data or "").strip()


class ClozeForm(DecisionForm):
    """A cloze: its stem with `____` for each blank, and a line for each answer."""

    stem = TextAreaField(
        "题干", [DataRequired("请填写题干。"), Length(max=500, message="题干最多 500 字。")]
    )
    answers = TextAreaField("答案", [DataRequired("请填写答案。")])
    order_free = BooleanField("各空的顺序不限")

    def validate_stem(self, field: TextAreaField) -> None:
        """Ask for as many blanks as there are answers.

        Raises:
            ValidationError: with the sentence for the person.

        """
        blanks, answers = (field.data or "").count(BLANK), len(lines(self.answers.data))
        if not 1 <= blanks <= MOST_BLANKS:
            raise ValidationError(f"题干里要有 1 到 {MOST_BLANKS} 个空，每个空写成 {BLANK}。")
        if blanks != answers:
            raise ValidationError(f"题干里有 {blanks} 个空，答案却有 {answers} 行，请改成一样多。")

    def validate_answers(self, field: TextAreaField) -> None:
        """Refuse answers that nobody could type.

        Raises:
            ValidationError: with the sentence for the person.

        """
        if any(len(line) > 200 for line in lines(self.answers.data)):
            raise ValidationError("每个答案最多 200 字。")
        if any(not variants[0] for variants in self._variants()):
            raise ValidationError(f"“{OR}”前面要有答案。")
        if BLANK in (field.data or ""):
            raise ValidationError(f"答案里不能有 {BLANK}。")

    def content(self) -> Content:
        """Return the question as it is worded now."""
        variants = self._variants()
        return Cloze(
            stem=one_line(self.stem.data),
            answers=tuple(first for first, *_ in variants),
            accepted=tuple(tuple(filter(None, others)) for _, *others in variants),
            order_free=bool(self.order_free.data),
        )

    def _variants(self) -> list[list[str]]:
        return [[word.strip() for word in line.split(OR)] for line in lines(self.answers.data)]


class MatchingForm(DecisionForm):
    """Pairs, and right sides too many; rows left empty do not count."""

    directions = StringField(
        "要求", [DataRequired("请写明要求。"), Length(max=200, message="要求最多 200 字。")]
    )
    lefts = Lines(StringField("左"), min_entries=MOST_PAIRS, max_entries=MOST_PAIRS)
    rights = Lines(StringField("右"), min_entries=MOST_PAIRS, max_entries=MOST_PAIRS)
    extra = TextAreaField("多余的选项")

    def validate_directions(self, _field: StringField) -> None:
        """Ask for whole pairs, and for right sides that differ.

        Raises:
            ValidationError: with the sentence for the person.

        """
        pairs = self._pairs()
        if any(not (left and right) for left, right in pairs):
            raise ValidationError("每一对的左右两边都要填。")
        if len(pairs) < LEAST_PAIRS:
            raise ValidationError(f"至少要有 {LEAST_PAIRS} 对。")
        if any(len(side) > 100 for pair in pairs for side in pair):
            raise ValidationError("每一边最多 100 字。")
        rights = [right for _, right in pairs] + lines(self.extra.data)
        if len(set(rights)) < len(rights):
            raise ValidationError("右边有重复的选项，学员会分不清。")

    def content(self) -> Content:
        """Return the question as it is worded now."""
        return Matching(
            directions=one_line(self.directions.data),
            pairs=tuple(self._pairs()),
            extra=tuple(lines(self.extra.data)),
        )

    def _pairs(self) -> list[tuple[str, str]]:
        sides = zip(self.lefts.data, self.rights.data, strict=True)
        stripped = [((left or "").strip(), (right or "").strip()) for left, right in sides]
        return [pair for pair in stripped if any(pair)]


def edit_form(content: Content, seen: Seen) -> ClozeForm | MatchingForm:
    """Return the form of a question, filled with its present wording unless it was sent."""
    shown: dict[str, Any] = {"version": seen.version, "status": seen.status.value}
    if isinstance(content, Cloze):
        answers = [
            OR.join((answer, *others))
            for answer, others in zip(content.answers, content.accepted, strict=True)
        ]
        return ClozeForm(
            data={
                **shown,
                "stem": content.stem,
                "answers": "\n".join(answers),
                "order_free": content.order_free,
            }
        )
    return MatchingForm(
        data={
            **shown,
            "directions": content.directions,
            "lefts": content.lefts,
            "rights": content.rights,
            "extra": "\n".join(content.extra),
        }
    )

"""判断题, as it is worded by hand."""

from __future__ import annotations

from typing import Any

from wtforms import (  # type: ignore[attr-defined] # SelectChoice is newer than the stubs
    RadioField,
    SelectChoice,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import InputRequired, Length

from question_bank.questions.judgement import RIGHT, WRONG, Judgement
from quizapp.forms import one_line
from quizapp.forms.questions.parts import LONGEST_STEM, QuestionForm, stem_field


class JudgementForm(QuestionForm):
    """A statement, whether the material says so, and what it says if not."""

    kind = "judgement"
    statement = stem_field("表述")
    truth = RadioField(
        "与材料原文",
        [InputRequired("请选择与材料原文是否一致。")],
        choices=[SelectChoice(RIGHT, "一致"), SelectChoice(WRONG, "不一致（改动表述）")],
    )
    correction = TextAreaField(
        "原文的说法", [Length(max=LONGEST_STEM, message=f"最多 {LONGEST_STEM} 字。")]
    )

    def validate_correction(self, field: TextAreaField) -> None:
        """Ask what the material says where the statement was changed.

        Raises:
            ValidationError: with the sentence for the person.

        """
        said = one_line(field.data)
        if self.truth.data == WRONG and not said:
            raise ValidationError("与原文不一致的，请写明原文是怎么说的，学员答完会看到。")
        if self.truth.data == WRONG and said == one_line(self.statement.data):
            raise ValidationError("原文的说法和表述一样，没有改动。")

    def content(self) -> Judgement:
        """Return the question as it is worded now."""
        agrees = self.truth.data == RIGHT
        correction = None if agrees else one_line(self.correction.data)
        return Judgement(one_line(self.statement.data), agrees, correction)

    @staticmethod
    def shown(content: Judgement) -> dict[str, Any]:
        """Return what the fields hold for a question that is there already."""
        return {
            "statement": content.statement,
            "truth": content.key,
            "correction": content.correction or "",
        }

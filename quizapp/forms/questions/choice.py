"""单项选择题, as it is worded by hand."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, StringField, TextAreaField, ValidationError
from wtforms.validators import DataRequired

from question_bank.questions.choice import Choice
from question_bank.questions.emphasis import emphasised
from quizapp.forms import lines, one_line
from quizapp.forms.questions.parts import (
    QuestionForm,
    bracketed,
    chosen,
    different_lines,
    stem_field,
)

LEAST_OPTIONS, MOST_OPTIONS = 3, 8


def options_field() -> TextAreaField:
    """Return the field of the options, one a line."""
    required = DataRequired("请填写选项。")
    return TextAreaField("选项", [required, different_lines(LEAST_OPTIONS, MOST_OPTIONS, "选项")])


class ChoiceForm(QuestionForm):
    """A stem, its options a line each, and the right one of them."""

    kind = "choice"
    stem = stem_field()
    options = options_field()
    answer = StringField("正确选项", [DataRequired("请填写正确选项。")])
    negative = BooleanField("问的是哪一项不在其中")

    def validate_answer(self, field: StringField) -> None:
        """Ask for one of the options.

        Raises:
            ValidationError: with the sentence for the person.

        """
        if chosen(one_line(field.data), lines(self.options.data)) is None:
            raise ValidationError("正确选项必须在选项中：写选项原文，或者它的字母。")

    def validate_negative(self, field: BooleanField) -> None:
        """Ask for the word that says so.

        Raises:
            ValidationError: with the sentence for the person.

        """
        if field.data and not emphasised(self.stem.data or "")[1]:
            raise ValidationError("题干里要有“不属于”或“不包括”，印出来会加着重号。")

    def content(self) -> Choice:
        """Return the question as it is worded now."""
        options = tuple(lines(self.options.data))
        answer = chosen(one_line(self.answer.data), options) or ""
        stem = bracketed(one_line(self.stem.data))
        return Choice(stem, options, answer, bool(self.negative.data))

    @staticmethod
    def shown(content: Choice) -> dict[str, Any]:
        """Return what the fields hold for a question that is there already."""
        return {
            "stem": content.stem,
            "options": "\n".join(content.options),
            "answer": content.answer,
            "negative": content.negative,
        }

"""多项选择题, as it is worded by hand."""

from __future__ import annotations

import re
from typing import Any

from wtforms import TextAreaField, ValidationError
from wtforms.validators import DataRequired

from question_bank.questions.multiple import Multiple
from quizapp.forms import lines, one_line
from quizapp.forms.questions.choice import options_field
from quizapp.forms.questions.parts import QuestionForm, bracketed, chosen, stem_field

LEAST_RIGHT = 2
_LETTERS = re.compile(r"[A-Ha-h]{2,8}")


class MultipleForm(QuestionForm):
    """A stem, its options a line each, and those of them that are right."""

    kind = "multiple"
    stem = stem_field()
    options = options_field()
    answers = TextAreaField("正确选项", [DataRequired("请填写正确选项。")])

    def validate_answers(self, _field: TextAreaField) -> None:
        """Ask for two of the options or more.

        Raises:
            ValidationError: with the sentence for the person.

        """
        right = self._right()
        if None in right:
            raise ValidationError("正确选项必须在选项中：每行写一个选项原文，或者写字母如 ABD。")
        if len(set(right)) < LEAST_RIGHT:
            raise ValidationError(
                f"至少要有 {LEAST_RIGHT} 个正确选项；只有一个的，请出单项选择题。"
            )

    def content(self) -> Multiple:
        """Return the question as it is worded now."""
        options, right = tuple(lines(self.options.data)), self._right()
        answers = tuple(option for option in options if option in right)
        return Multiple(bracketed(one_line(self.stem.data)), options, answers)

    def _right(self) -> list[str | None]:
        options, written = lines(self.options.data), lines(self.answers.data)
        if len(written) == 1 and written[0] not in options and _LETTERS.fullmatch(written[0]):
            written = list(written[0])
        return [chosen(words, options) for words in written]

    @staticmethod
    def shown(content: Multiple) -> dict[str, Any]:
        """Return what the fields hold for a question that is there already."""
        return {
            "stem": content.stem,
            "options": "\n".join(content.options),
            "answers": "\n".join(content.answers),
        }

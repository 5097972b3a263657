"""填空题, as it is worded by hand."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, TextAreaField, ValidationError
from wtforms.validators import DataRequired

from question_bank.questions.blank import BLANK
from question_bank.questions.cloze import Cloze
from quizapp.forms import lines, one_line
from quizapp.forms.questions.parts import (
    LONGEST_PART,
    OR,
    QuestionForm,
    joined_variants,
    split_variants,
    stem_field,
    variants,
)

MOST_BLANKS = 4


class ClozeForm(QuestionForm):
    """A stem with `____` for each blank, and a line for each answer."""

    kind = "cloze"
    stem = stem_field()
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
        if any(len(line) > LONGEST_PART for line in lines(self.answers.data)):
            raise ValidationError(f"每个答案最多 {LONGEST_PART} 字。")
        if any(not variants(line)[0] for line in lines(self.answers.data)):
            raise ValidationError(f"“{OR}”前面要有答案。")
        if BLANK in (field.data or ""):
            raise ValidationError(f"答案里不能有 {BLANK}。")

    def content(self) -> Cloze:
        """Return the question as it is worded now."""
        answers, accepted = split_variants(self.answers.data)
        return Cloze(one_line(self.stem.data), answers, accepted, bool(self.order_free.data))

    @staticmethod
    def shown(content: Cloze) -> dict[str, Any]:
        """Return what the fields hold for a question that is there already."""
        return {
            "stem": content.stem,
            "answers": joined_variants(content.answers, content.accepted),
            "order_free": content.order_free,
        }

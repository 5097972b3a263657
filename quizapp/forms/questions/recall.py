"""简答题, as it is worded by hand."""

from __future__ import annotations

from typing import Any

from wtforms import BooleanField, TextAreaField, ValidationError
from wtforms.validators import DataRequired

from question_bank.questions.recall import Recall
from quizapp.forms import lines, one_line
from quizapp.forms.questions.parts import (
    OR,
    QuestionForm,
    different_lines,
    joined_variants,
    split_variants,
    stem_field,
    variants,
)

LEAST_ITEMS, MOST_ITEMS = 2, 12


class RecallForm(QuestionForm):
    """What is to be listed, and its items a line each."""

    kind = "recall"
    stem = stem_field()
    items = TextAreaField(
        "要点", [DataRequired("请填写要点。"), different_lines(LEAST_ITEMS, MOST_ITEMS, "要点")]
    )
    order_free = BooleanField("顺序不限")

    def validate_items(self, field: TextAreaField) -> None:
        """Refuse a line that holds no key.

        Raises:
            ValidationError: with the sentence for the person.

        """
        if any(not variants(line)[0] for line in lines(field.data)):
            raise ValidationError(f"“{OR}”前面要有要点。")

    def content(self) -> Recall:
        """Return the question as it is worded now."""
        items, accepted = split_variants(self.items.data)
        return Recall(one_line(self.stem.data), items, accepted, bool(self.order_free.data))

    @staticmethod
    def shown(content: Recall) -> dict[str, Any]:
        """Return what the fields hold for a question that is there already."""
        return {
            "stem": content.stem,
            "items": joined_variants(content.items, content.accepted),
            "order_free": content.order_free,
        }

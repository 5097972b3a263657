"""排序题, as it is worded by hand."""

from __future__ import annotations

from typing import Any

from wtforms import TextAreaField
from wtforms.validators import DataRequired

from question_bank.questions.ordering import Ordering
from quizapp.forms import lines, one_line
from quizapp.forms.questions.parts import QuestionForm, different_lines, stem_field

LEAST_ITEMS, MOST_ITEMS = 3, 8


class OrderingForm(QuestionForm):
    """A stem, and the items a line each, in their right order."""

    kind = "ordering"
    stem = stem_field()
    items = TextAreaField(
        "各项，按正确的顺序",
        [DataRequired("请填写各项。"), different_lines(LEAST_ITEMS, MOST_ITEMS, "要排序的")],
    )

    def content(self) -> Ordering:
        """Return the question as it is worded now."""
        return Ordering(one_line(self.stem.data), tuple(lines(self.items.data)))

    @staticmethod
    def shown(content: Ordering) -> dict[str, Any]:
        """Return what the fields hold for a question that is there already."""
        return {"stem": content.stem, "items": "\n".join(content.items)}

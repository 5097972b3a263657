"""主观题, written by hand and marked by hand."""

from __future__ import annotations

import re
from typing import Any

from wtforms import (  # type: ignore[attr-defined] # SelectChoice is newer than the stubs
    SelectChoice,
    SelectField,
    TextAreaField,
    ValidationError,
)
from wtforms.validators import DataRequired

from question_bank.questions.written import Written
from quizapp.forms import lines, one_line
from quizapp.forms.questions.parts import QuestionForm, different_lines, stem_field

FORMS = ("论述题", "材料分析题", "案例分析题", "公文改错题", "公文写作题", "名词解释")
MOST_POINTS, MOST_MARKS = 12, 60
_POINT = re.compile(r"(?P<words>.*\S)\s*[（(]?\s*(?<!\d)(?P<marks>\d{1,2})\s*分\s*[）)]?[。；;]?")


class WrittenForm(QuestionForm):
    """A task, its form, and what earns marks in an answer: a line each, the marks at its end."""

    kind = "written"
    form = SelectField("题型名称", choices=[SelectChoice(form, form) for form in FORMS])
    stem = stem_field()
    points = TextAreaField(
        "采分点", [DataRequired("请填写采分点。"), different_lines(1, MOST_POINTS, "采分点")]
    )

    def validate_points(self, field: TextAreaField) -> None:
        """Ask for words and marks on every line.

        Raises:
            ValidationError: with the sentence for the person.

        """
        for line in lines(field.data):
            found = _POINT.fullmatch(line)
            if found is None or not 1 <= int(found["marks"]) <= MOST_MARKS:
                raise ValidationError(f"“{line[:20]}”的末尾要写分值，例如：…… 4分。")

    def content(self) -> Written:
        """Return the question as it is worded now."""
        found = [_POINT.fullmatch(line) for line in lines(self.points.data)]
        points = tuple((one["words"].rstrip("（( "), int(one["marks"])) for one in found if one)
        return Written(one_line(self.stem.data), points, self.form.data)

    @staticmethod
    def shown(content: Written) -> dict[str, Any]:
        """Return what the fields hold for a question that is there already."""
        points = "\n".join(f"{words} {marks}分" for words, marks in content.points)
        return {"stem": content.stem, "points": points, "form": content.form}

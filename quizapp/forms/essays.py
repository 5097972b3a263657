"""主观题 that are worded for one test alone, with their 采分点."""

from __future__ import annotations

from wtforms import (  # type: ignore[attr-defined] # SelectChoice is newer than the stubs
    SelectChoice,
    SelectField,
    TextAreaField,
)
from wtforms.validators import Length, StopValidation

from quizapp.forms.questions.parts import LONGEST_STEM, different_lines
from quizapp.forms.questions.written import FORMS, MOST_POINTS, WrittenForm


def _if_any(form: EssayForm, field: TextAreaField) -> None:
    """Ask for what is missing only of a task of which something is written."""
    if not form.is_written:
        raise StopValidation
    if not (field.data or "").strip():
        field.errors = []
        raise StopValidation(f"请填写{field.label.text}。")


class EssayForm(WrittenForm):
    """A task that may be left empty."""

    class Meta(WrittenForm.Meta):
        """Part of another form, which has the token."""

        csrf = False

    form = SelectField(
        "题型名称", choices=[SelectChoice(one, one) for one in FORMS], default=FORMS[0]
    )
    stem = TextAreaField(
        "题目",
        [_if_any, Length(max=LONGEST_STEM, message=f"题目最多 {LONGEST_STEM} 字。")],
        render_kw={"rows": 3},
    )
    points = TextAreaField(
        "采分点", [_if_any, different_lines(1, MOST_POINTS, "采分点")], render_kw={"rows": 3}
    )

    @property
    def is_written(self) -> bool:
        """Whether anything of the task is there."""
        return bool((self.stem.data or "").strip() or (self.points.data or "").strip())

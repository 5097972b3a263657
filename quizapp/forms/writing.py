"""自己出题: what a question of one's own rests on; its wording has a form of its kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wtforms import (  # type: ignore[attr-defined] # SelectChoice is newer than the stubs
    SelectChoice,
    SelectField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Length

from quizapp.forms import Form

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_PASSAGE = 1000


class BasisForm(Form):
    """The material a question is about, and the words of it that settle the answer."""

    speech_id = SelectField("材料", coerce=int)
    rests_on = TextAreaField(
        "原文依据",
        [
            DataRequired("请把材料里作为依据的一句或一段粘贴在这里。"),
            Length(max=LONGEST_PASSAGE, message=f"最多 {LONGEST_PASSAGE} 字，请只留关键的句子。"),
        ],
    )

    def offer(self, speeches: Iterable[tuple[int, str]]) -> None:
        """Offer the materials there are."""
        self.speech_id.choices = [SelectChoice(id_, title) for id_, title in speeches]

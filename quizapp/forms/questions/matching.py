"""配对题, as it is worded by hand."""

from __future__ import annotations

from typing import Any

from wtforms import StringField, TextAreaField, ValidationError
from wtforms.validators import DataRequired, Length

from question_bank.questions.matching import Matching
from quizapp.forms import Lines, lines, one_line
from quizapp.forms.questions.parts import QuestionForm

LEAST_PAIRS, MOST_PAIRS = 2, 8


class MatchingForm(QuestionForm):
    """Pairs, and right sides too many; rows left empty do not count."""

    kind = "matching"
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

    def content(self) -> Matching:
        """Return the question as it is worded now."""
        return Matching(
            directions=one_line(self.directions.data),
            pairs=tuple(self._pairs()),
            extra=tuple(lines(self.extra.data)),
        )

    @staticmethod
    def shown(content: Matching) -> dict[str, Any]:
        """Return what the fields hold for a question that is there already."""
        return {
            "directions": content.directions,
            "lefts": content.lefts,
            "rights": content.rights,
            "extra": "\n".join(content.extra),
        }

    def _pairs(self) -> list[tuple[str, str]]:
        sides = zip(self.lefts.data, self.rights.data, strict=True)
        stripped = [((left or "").strip(), (right or "").strip()) for left, right in sides]
        return [pair for pair in stripped if any(pair)]

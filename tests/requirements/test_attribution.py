"""A requirement of another person's is never given to the speaker, nor the reverse."""

from __future__ import annotations

import pytest

from question_bank.requirements.attribution import said_by
from tests.outline.drawing import outline


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("县委书记强调，要甲事快、乙事好。", "县委书记"),
        ("《值班条例》规定：值班人员要甲事快、乙事好。", "《值班条例》"),
        ("老子说：“甲事快、乙事好，天下太平。”", "老子"),
        ("俗话说，甲事快、乙事好。", None),
        ("我们要甲事快、乙事好。", None),
        ("县委书记指出，要严要实。我们要甲事快、乙事好。", None),
    ],
)
def test_words_are_those_of_whom_the_text_names(line: str, who: str | None) -> None:
    made = outline(line)
    paragraph = made.paragraphs[-1]
    begin = paragraph.text.index("甲事")
    found = said_by(made, paragraph[begin : begin + 3])
    assert (found.text if found else None) == who

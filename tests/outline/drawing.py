"""The outline of a few lines, drawn with its levels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.outline.builder import build_outline
from question_bank.speech.span import Text
from question_bank.speech.speech import Speech

if TYPE_CHECKING:
    from question_bank.outline.tree import Outline


BODY = "值班工作是机关运转的前哨，必须抓紧抓实，来不得半点马虎。"


def outline(*lines: str) -> Outline:
    """Return the outline of these lines, as they stand, below a salutation."""
    text = "\n".join(("同志们：", BODY + "下面，我讲几点意见。", *lines))
    clean = Text.plain(text)
    return build_outline(Speech("讲话.txt", "", None, "simplified", text, clean))


def drawn(*lines: str) -> list[str]:
    """Return the headings of these lines, indented by level."""
    return [
        "  " * (heading.level - 1) + heading.marker + heading.words.text
        for heading in outline(*lines).headings
    ]

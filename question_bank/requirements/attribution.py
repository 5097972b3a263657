"""Whose words they are: a quotation's speaker or document, as the text names them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from question_bank.outline.tree import Outline
    from question_bank.speech.span import Span

# whose words a saying is nobody knows
ANYBODY = re.compile("古[人语话训诗]|先[哲贤]|前人|俗|常言|谚|老话|民谚|名言|有|老百姓|群众")


def said_by(outline: Outline, place: Span) -> Span | None:
    """Return who is quoted at a place; None when the speaker speaks, or tells a saying."""
    quotation = outline.quotation_at(place)
    if quotation is None or ANYBODY.match(quotation.who.text):
        return None
    return quotation.who

"""Whose words they are: a quotation's speaker or document, as the text names them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.requirements.clauses import enclosures

if TYPE_CHECKING:
    from question_bank.speech.span import Span

SPEAKER = re.compile(
    r"(?P<who>(?:[一-鿿]{2,3})?(?:总书记|国家主席|总理)|[一-鿿]{0,6}?[省市县州区党]委书记(?:[一-鿿]{2,3}(?=在|同志|曾|也|又|强调|指出|要求|提出))?"
    r"|[一-鿿]{2,3}同志|《[^》]{2,30}》)[^。！？]{0,80}?"
    r"(?:指出|强调|要求|提出|明确|指示|说过?|讲过?|批示|规定)[:：,，]?"
)
NOBODY = re.compile(
    r"^(?:负责|全体|其他|有的|各位|广大|这些|那些|办公室|很多|一些|每位|哪位|基层|年轻)"
)


def said_by(sentence: Span, place: Span) -> Span | None:
    """Return who is quoted at a place of a sentence; None when the speaker speaks.

    The place must stand in a quotation, or in an indirect one (某某书记指出：…), behind words that
    name a speaker and a verb of saying.
    """
    before = sentence[: max(0, place.a - sentence.a)]
    found = [m for m in SPEAKER.finditer(before.text) if not NOBODY.match(m["who"])]
    if not found:
        return None
    last = found[-1]
    gap = before.text[last.end() :]
    quoted = any(
        sentence.a + begin < place.a and place.b <= sentence.a + end
        for begin, end in enclosures(sentence.text)
        if sentence.text[begin] in "“‘"
    )
    return sentence[: len(before)].group(last, "who") if quoted or len(gap) <= 30 else None

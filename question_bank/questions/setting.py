"""Where a question stands: whom the speech addresses and under which heading it speaks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.questions.typesetting import typeset
from question_bank.requirements.clauses import COMMAS, pieces

if TYPE_CHECKING:
    from question_bank.outline.tree import Outline
    from question_bank.speech.span import Span
    from question_bank.speech.speech import Speech

BODIES = "系统|办公室|办公厅|部门|单位|机关|干部|人员"
ADDRESSED = re.compile(
    rf"(?<![一-鿿])(?P<who>(?:全[国省市县州区]|各级|各)?[一-鿿]{{0,10}}?(?:{BODIES}))(?:都|们)?(?=一定要|要|必须|应当|应该)"
)
IN_TITLE = re.compile(rf"(?P<who>(?:全[国省市县州区])?[一-鿿]{{0,8}}?(?:{BODIES}))")
LONGEST_TOPIC = 20


@dataclass(frozen=True, slots=True)
class Setting:
    """One speech as its questions name it. `audience` is who is told to do things."""

    speech: Speech
    outline: Outline
    audience: str | None

    def topics(self, under: tuple[int, ...]) -> list[str]:
        """Return what the headings above a place are about, innermost first, each short."""
        found = [self._topic(self.outline.headings[index].words) for index in reversed(under)]
        return [topic for topic in found if topic]

    def _topic(self, heading: Span) -> str | None:
        if not self.speech.is_fit(heading):
            return None
        words = heading.text.strip(" " + COMMAS).removeprefix("要")
        if len(words) <= LONGEST_TOPIC:
            return typeset(words)
        parts = [part.text for part in pieces(heading, COMMAS)]
        short = [part for part in (parts[0], parts[-1]) if 4 <= len(part) <= LONGEST_TOPIC]
        return typeset(short[0].removeprefix("要")) if short else None


def setting_of(speech: Speech, outline: Outline) -> Setting:
    """Return the setting of a speech."""
    return Setting(speech, outline, _audience(speech))


def _audience(speech: Speech) -> str | None:
    """Return whom the speech most often tells what to do, else whom its title names."""
    told = Counter(match["who"] for match in ADDRESSED.finditer(speech.text))
    often = [(count, len(who), who) for who, count in told.items() if 3 <= len(who) <= 12]
    if often and max(often)[0] > 1:
        return max(often)[2]
    named = IN_TITLE.search(speech.title or "")
    if named:
        return named["who"].removeprefix("在")
    return max(often)[2] if often else None

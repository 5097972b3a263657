"""Whose words pairs are where their own sentence does not say it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from question_bank.questions.options.shelf import Shelf
    from question_bank.requirements.model import Pairs
    from question_bank.speech.span import Span

# Somebody who says things, by name and title.
PERSON = re.compile(
    r"(?:[一-鿿]{2,3})?(?:总书记|主席|总理|(?:[省市县州区]委|自治区党委)书记)|[一-鿿]{2,3}同志(?!们)"
)
SPEAKS = re.compile(
    r"(?:提出|明确|强调|指出|要求)了?[“\"]?$|(?:提出|明确|强调|指出)了?[^，,。；;]*[“\"][^”\"]*$"
)
# Whose the list is that follows: 总书记提出并阐释了教育家精神：.
TOLD = re.compile(
    rf"(?P<who>{PERSON.pattern})[^，,。；;：:“”]{{0,8}}(?:提出|阐释|概括)[^，,。；;：:]{{0,24}}[：:]?$"
)
SPEAKER = re.compile(r"我(?!国|省|市|县|州|区)|会议|本次")
OPENING = re.compile(r"^(?:同志们|和|与|向|对|在|以)+")


def credited(found: Pairs, shelf: Shelf) -> tuple[Pairs, bool]:
    """Return the pairs with whom they are of, and whether that is known.

    A list of the same name that somebody is said to have proposed is his; what is told with 提出 or
    强调 is of whom its paragraph named last. Nobody named there: it cannot be said whose it is.
    """
    if found.said_by:
        return found, True
    if found.name and (who := shelf.said_by(found.name)):
        return replace(found, said_by=who), True
    text, begin = found.place.of.text, found.pairs[0][0].a
    paragraph = text.rfind("\n", 0, begin) + 1
    clause = re.split("[。；;！!]", text[paragraph:begin])[-1]
    if told := TOLD.search(text, begin - len(clause), begin):
        return replace(found, said_by=_name(found.place.of.whole(), told)), True
    if not SPEAKS.search(clause) or SPEAKER.search(clause):
        return found, True
    named = list(PERSON.finditer(text, paragraph, begin))
    if not named:
        return found, False
    return replace(found, said_by=_name(found.place.of.whole(), named[-1])), True


def _name(whole: Span, match: re.Match[str]) -> Span:
    start, end = match.span("who" if "who" in match.groupdict() else 0)
    skipped = OPENING.match(match.string[start:end])
    return whole[start + (skipped.end() if skipped else 0) : end]

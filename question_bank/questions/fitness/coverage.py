"""Whether a row of sentences that nobody announces is all that its section demands."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from question_bank.questions.mood import MODAL
from question_bank.questions.stems.announced import announcement

if TYPE_CHECKING:
    from question_bank.questions.setting import Setting
    from question_bank.requirements.model import RequirementList

NUMBERED = re.compile(
    "(?:[一二三四五六七八九十]是要?|[一二三四五六七八九十]要|第[一二三四五六七八九十]+[^，。]{0,3}[，：、]?|首先，?|其次，?|再次，?"
    r"|[（(]?[一二三四五六七八九十\d]+[）)、.．]|[①-⑩])\s*$"
)
STOP = re.compile("[。！？\n]+")
MORE = re.compile("还有|此外|另外|再一个")
MARK = 8  # characters before an item that may number it
NEAR = 15  # characters between items that stand in one breath
OWN = 4  # characters before the first item that may be its own: 要


def is_part_of_section(found: RequirementList, setting: Setting) -> bool:
    """Return whether a section demands more than a row of its sentences.

    Nothing counts or names such a row: 要主动上门…；要一口说清…, read out of eight. Where much
    stands between its items, these head the parts of the section.
    """
    if found.name or found.runs or found.stated or announcement(found):
        return False
    text, (first, last) = found.place.of.text, (found.items[0].a, found.items[-1].b)
    if any(NUMBERED.search(text[max(0, item.a - MARK) : item.a]) for item in found.items[1:]):
        return False
    begin, end = _section(setting, first, last)
    before, (_, *behind) = text[begin : max(begin, first - OWN)], STOP.split(text[last:end])
    if any(map(MORE.match, behind)):
        return True
    near = max(two.a - one.b for one, two in pairwise(found.items)) <= NEAR
    return near and any(map(MODAL.search, (*STOP.split(before)[1:], *behind)))


def _section(setting: Setting, first: int, last: int) -> tuple[int, int]:
    """Return where the paragraph of a row begins and ends, or of several the section they are."""
    paragraphs, headings = setting.outline.paragraphs, setting.outline.headings
    for paragraph in paragraphs:
        if paragraph.a <= first and last <= paragraph.b:
            return paragraph.a, paragraph.b
    at = bisect_right(headings, first, key=lambda heading: heading.words.a)
    begin = headings[at - 1].words.b if at else 0
    return begin, headings[at].words.a if at < len(headings) else paragraphs[-1].b

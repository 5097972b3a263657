"""Whether one item of a row that bears no name and no number can be asked for beside the others.

Of 759 clozes read blind, those for a word of up to three characters in a row of three were adopted
to 49 %, those for a clause among clauses that are not alike to 33 %, all the others to 83 %. Of 20
that left two such words out at once 13 were adopted, of 15 with two such clauses 2.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from question_bank.questions.cloze import MUST, Cloze
from question_bank.requirements.clauses import COMMAS
from question_bank.requirements.model import RequirementList

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.questions.draft import Draft
    from question_bank.requirements.model import Requirement

FEW, SHORT = 4, 3
TOO_SHORT = "词太短，容易猜中"
BAN = re.compile("不[准许得要能可应宜]|严禁|禁止|[不未]|.{1,8}(?:不得|不准|不许|严禁)")


def beside_others(draft: Draft, found: Requirement) -> Iterator[str]:
    """Yield why an item is not asked for by itself where the others of its row are shown."""
    if not isinstance(found, RequirementList) or not isinstance(draft.content, Cloze):
        return
    if found.name or found.stated or not found.runs:
        return
    asked = MUST.sub("", draft.parts[0].text)
    few, bare = len(found.items) < FEW, "“" not in draft.content.stem.partition("，")[0]
    short = len(asked) <= SHORT and (few or (bare and len(asked) < SHORT))
    if short and len(draft.parts) == 1:
        yield TOO_SHORT
    if _are_clauses(found) and not _are_alike([MUST.sub("", one.text) for one in found.items]):
        yield "各句不相像，难以单独回忆"


def _are_clauses(found: RequirementList) -> bool:
    """Return whether commas stand between the items."""
    text, items = found.place.of.text, found.items
    between = (text[one.b : two.a] for one, two in pairwise(items))
    return any(set(joint) & set(COMMAS) for joint in between)


def _are_alike(texts: Sequence[str]) -> bool:
    """Return whether the clauses have a place in common that all hold one character at.

    The first or the last, any of clauses of one length (谅人之过，容人之错), a 而 wherever it
    stands; or all say what may not be done.
    """
    of_one_length = len(set(map(len, texts))) == 1
    places = range(len(texts[0])) if of_one_length else (0, -1)
    shared = any(len({text[place] for text in texts}) == 1 for place in places)
    return shared or all("而" in text for text in texts) or all(map(BAN.match, texts))

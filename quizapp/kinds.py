"""What templates ask about a question's content: which template shows it, what stands out in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.bank.kinds import NAMES
from question_bank.questions.content import prompt
from question_bank.questions.differences import differences
from question_bank.questions.emphasis import emphasised
from question_bank.questions.multiple import left_out

if TYPE_CHECKING:
    from flask import Flask

    from question_bank.bank.curation.queue import Item
    from question_bank.questions.content import Content
    from question_bank.questions.differences import Difference


# 《…》就“…”要求，and the like in front of what is asked: 各科室在“…”方面，根据《…》提出的要求，
_LEAD = re.compile(
    r"(?:根据|简述|请按先后顺序排列)?《[^》]*》(?:(?:就|围绕)“[^”]*”)?"
    r"(?:(?:要求|指出|规定|强调|提出)，|提出的(?:(?:要求|“[^”]*”)，)?|中的?)"
    r"|[^，：；。《“_]{2,14}(?:在“[^”]*”方面|围绕“[^”]*”)，"
)
LEAST_ASKED = 4


def register(app: Flask) -> None:
    """Teach the templates the names of the kinds, and how each is shown."""
    app.jinja_env.globals["KINDS"] = NAMES
    app.jinja_env.filters.update(
        kind_template=kind_template,
        emphasised=emphasised,
        changed=changed,
        changed_by=changed_by,
        left_out=left_out,
        parted=parted,
        prompt=prompt,
    )


def kind_template(content: Content) -> str:
    """Return the template that holds the macros for the content's kind."""
    return f"parts/kinds/{content.kind}.html"


def parted(words: str) -> tuple[str, str]:
    """Return the words that say where a question comes from, and what it asks; the first if any."""
    lead = _LEAD.match(words)
    # a blank may follow at once; a few last words are all that is asked
    if lead is None or 0 < len(words) - lead.end() < LEAST_ASKED:
        return "", words
    return words[: lead.end()], words[lead.end() :]


def changed(statement: str, original: str) -> tuple[str, str, str, str]:
    """Return what two sentences begin with, where each goes its own way, and how both end."""
    start = _alike(statement, original)
    mine, theirs = statement[start:], original[start:]
    end = _alike(mine[::-1], theirs[::-1])
    after = mine[len(mine) - end :]
    return statement[:start], mine[: len(mine) - end], theirs[: len(theirs) - end], after


def changed_by(item: Item) -> tuple[Difference, ...]:
    """Return what an edit changes that waits for a second approval."""
    return differences(item.content, item.shown)


def _alike(one: str, other: str) -> int:
    """Return with how many equal characters two texts begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))

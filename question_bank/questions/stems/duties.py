"""Stems of duties: the sentence that states one, without the term it sets or what it comes to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.questions.blank import BLANK
from question_bank.questions.typesetting import typeset
from question_bank.requirements.counts import counts_in_name

if TYPE_CHECKING:
    from question_bank.requirements.model import Duty
    from question_bank.speech.span import Span

WHAT = re.compile(r"^是(?:.*?的)?(?P<key>[^的、和与及，,“”]{3,14})$")
TERM = re.compile(
    r"(?:坚持|树立|树牢|强化|弘扬|发扬|按照|落实|践行|秉持|做到|当好|成为)[^“”，,]{0,8}“(?P<key>[^“”]{4,16})”"
)


def duty_stem(found: Duty) -> tuple[str, Span] | None:
    """Return the stem of a duty and the words left out; None if nothing in it can be asked."""
    place, duty = found.place, found.duty
    match = TERM.search(duty.text) or WHAT.match(duty.text)
    if match is None or counts_in_name(match["key"]):
        return None
    part = duty.group(match, "key")
    first = found.role if place.covers(found.role) else duty  # a heading may name the role
    head = place[first.a - place.a : part.a - place.a].text
    tail = place[part.b - place.a : duty.b - place.a].text
    return typeset(head) + BLANK + typeset(tail), part

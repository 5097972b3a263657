"""Raw text → clean text: named rules, each of which tells what it took out and why."""

from __future__ import annotations

from dataclasses import dataclass
from operator import ne
from typing import TYPE_CHECKING, Literal

from question_bank.speech.cleaning import (
    blanks,
    copies,
    damage,
    forum,
    halves,
    headline,
    letters,
    mail,
    markdown,
    news,
    notices,
    official,
    page,
    repairs,
    transcript,
    watermarks,
    wrapping,
)
from question_bank.speech.cleaning.edit import Sheet
from question_bank.speech.cleaning.lines import han_in
from question_bank.speech.script import simplified
from question_bank.speech.span import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from question_bank.speech.cleaning.edit import Cut
    from question_bank.speech.span import Span
    from question_bank.speech.speech import Removal, Repair

    Rule = Callable[[str], Iterable[Cut]]

IN_ANY_SCRIPT: tuple[Rule, ...] = (
    letters.line_ends,
    letters.unseen,
    letters.variants,
    letters.entities,
    letters.pinyin,
)
RULES: tuple[Rule, ...] = (
    repairs.shifted,
    repairs.scanned,
    repairs.full_stops,
    mail.quotes,
    markdown.marks,
    letters.code,
    letters.tags,
    notices.introductions,
    notices.cuts_here,
    forum.replies,
    watermarks.junk,
    watermarks.tails,
    watermarks.viewers,
    watermarks.watermarks,
    transcript.turns,
    transcript.stamps,
    transcript.agenda,
    headline.opening,
    headline.address,
    halves.joined,
    official.covering_note,
    official.marks,
    official.fields,
    copies.contents,
    wrapping.page_marks,
    wrapping.page_numbers,
    wrapping.running_heads,
    news.asides,
    page.links,
    page.head,
    page.foot,
    news.others,
    notices.claims,
    headline.copies,
    news.editors_notes,
    news.captions,
    news.agencies,
    news.notes,
    letters.footnotes,
    blanks.gaps,
    wrapping.wraps,
    copies.paragraphs,
    blanks.bullets,
    blanks.outer,
    blanks.inner,
    watermarks.claims,
    repairs.stray_marks,
    repairs.censored,
    repairs.lost_characters,
)
TRADITIONAL_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A clean text, what was done to the raw text to get it, and what is still damaged."""

    script: Literal["simplified", "traditional"]
    text: Text
    removed: tuple[Removal, ...]
    repairs: tuple[Repair, ...]
    unfit: tuple[Span, ...]
    cut: bool


def clean(raw: str) -> Cleaned:
    """Return the text a person may read, tied to the raw text."""
    sheet = Sheet.of(raw)
    for rule in IN_ANY_SCRIPT:
        sheet.correct(rule(sheet.text.text))
    traditional = _convert(sheet)
    for rule in (*RULES, repairs.particles) if traditional else RULES:
        sheet.correct(rule(sheet.text.text))
    return Cleaned(
        script="traditional" if traditional else "simplified",
        text=sheet.text,
        removed=sheet.removed(),
        repairs=sheet.repairs(),
        unfit=tuple(sorted(set(damage.unfit(sheet)), key=lambda span: (span.a, span.b))),
        cut=any(lost == "text" for _, lost in sheet.holes) or damage.ends_short(sheet.text.text),
    )


def _convert(sheet: Sheet) -> bool:
    """Bring the sheet into simplified script if it is in traditional; return whether it was."""
    before = sheet.text.text
    after = simplified(before)
    changed = sum(map(ne, before, after))
    if changed <= TRADITIONAL_SHARE * han_in(before):
        return False
    sheet.text = Text(after, sheet.text.begins, sheet.text.ends)
    return True

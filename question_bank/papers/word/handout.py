"""学习资料 in Word, laid out as GB/T 9704 lays out a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.shared import Pt

from question_bank.papers import wording
from question_bank.papers.dress import OF_DOCUMENTS, OFFICIAL
from question_bank.papers.word.sheet import blank_sheet
from question_bank.papers.word.strokes import (
    CENTRE,
    FANG,
    HEI,
    STANDING,
    frozen,
    rule,
    run,
    shape,
    write,
)

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

    from question_bank.papers.handout import Handout, Line

BODY, _ = OF_DOCUMENTS


def print_handout(handout: Handout, *, answered: bool = False) -> bytes:
    """Return the handout with blanks, or with the answers underlined in them, as a Word file."""
    sheet = blank_sheet(handout.title, page=OFFICIAL, measures=OF_DOCUMENTS, face=FANG)
    for words in (handout.title, wording.HANDOUTS["answered" if answered else "handout"]):
        run(shape(sheet.add_paragraph(), align=CENTRE, pitch=32), words, face=STANDING, size=22)
    run(shape(sheet.add_paragraph(), align=CENTRE, before=8, after=16), handout.origin, size=12)
    for line in handout.lines:
        paragraph = shape(sheet.add_paragraph(), with_next=line.level > 0)
        paragraph.paragraph_format.keep_together = False
        paragraph.paragraph_format.first_line_indent = Pt(2 * BODY)
        _write(paragraph, line, answered=answered)
    return frozen(sheet)


def _write(paragraph: Paragraph, line: Line, *, answered: bool) -> None:
    face = HEI if line.level == 1 else ""
    for segment in line.segments:
        if not segment.marked:
            write(paragraph, segment.text, BODY, face=face)
        elif answered:
            run(paragraph, segment.text, face=face).underline = True
        else:
            rule(paragraph, wording.room(segment.text))

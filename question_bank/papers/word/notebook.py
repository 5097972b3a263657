"""错题本 → Word: questions to be answered once more, and their answers on a page of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.bank.kinds import NAMES
from question_bank.papers import wording
from question_bank.papers.answers import answer
from question_bank.papers.word.items import add_item
from question_bank.papers.word.sheet import blank_sheet, head
from question_bank.papers.word.strokes import CENTRE, STANDING, frozen, numbered, run, shape

if TYPE_CHECKING:
    from question_bank.papers.paper import Paper

ANSWERS = "答案"


def print_notebook(paper: Paper) -> bytes:
    """Return the questions by kind, without points, and then their answers, as a Word file."""
    sheet = blank_sheet(paper.title)
    title = shape(sheet.add_paragraph(), align=CENTRE, pitch=32, after=10)
    run(title, paper.title, face=STANDING, size=22)
    blank = wording.blank_width(paper)
    for place, section in enumerate(paper.sections):
        head(sheet, f"{wording.NUMERALS[place]}、{NAMES[section.kind]}")
        for item in section.items:
            add_item(sheet, item, blank)
    head(sheet, ANSWERS).paragraph_format.page_break_before = True
    for item in paper.items:
        run(numbered(sheet, f"{item.number}."), answer(item))
    return frozen(sheet)

"""The questions of a printed test in Word, each kind in its own way."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from docx.shared import Length, Mm, Pt

from question_bank.papers import wording
from question_bank.papers.word.strokes import (
    BODY,
    HANGING,
    PITCH,
    box,
    emphasise,
    fill,
    keep_row,
    numbered,
    rule,
    run,
    set_widths,
    shape,
    text_width,
)
from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.emphasis import emphasised
from question_bank.questions.judgement import Judgement
from question_bank.questions.matching import Matching
from question_bank.questions.multiple import Multiple
from question_bank.questions.ordering import Ordering
from question_bank.questions.recall import Recall
from question_bank.questions.written import Written

if TYPE_CHECKING:
    from docx.document import Document as Sheet
    from docx.text.paragraph import Paragraph

    from question_bank.papers.paper import Item

INDENT = Length(Pt(HANGING * BODY))
RULE = 34  # characters of a ruled line


def add_item(sheet: Sheet, item: Item, blank: int) -> None:
    """Add a question; `blank` is how many characters wide a blank is."""
    match content := item.content:
        case Cloze():
            _cloze(numbered(sheet, f"{item.number}."), content, blank)
        case Matching():
            run(numbered(sheet, f"{item.number}.", with_next=True), content.directions)
            _columns(sheet, item, content)
        case Choice(stem=stem, negative=negative):
            _options(sheet, item, emphasised(stem) if negative else (stem, "", ""))
        case Multiple(stem=stem):
            _options(sheet, item, (stem, "", ""))
        case Judgement(statement=statement):
            run(numbered(sheet, f"{item.number}."), f"{statement}（　　）")
        case Ordering(stem=stem):
            _options(sheet, item, (stem, "", ""))
            run(_indented(sheet), wording.places(item))
        case Recall(stem=stem) | Written(stem=stem):
            run(numbered(sheet, f"{item.number}.", with_next=True), stem)
            add_lines(sheet, wording.answer_lines(item))
        case _:
            assert_never(content)


def _cloze(paragraph: Paragraph, cloze: Cloze, blank: int) -> None:
    first, *rest = cloze.pieces()
    run(paragraph, first)
    for piece in rest:
        rule(paragraph, blank)
        run(paragraph, piece)


def _options(sheet: Sheet, item: Item, stem: tuple[str, str, str]) -> None:
    """Add a stem, and its lettered options side by side where they are short."""
    paragraph = numbered(sheet, f"{item.number}.", with_next=True)
    before, word, after = stem
    run(paragraph, before)
    if word:
        emphasise(paragraph, word)
        run(paragraph, after)
    columns = wording.option_columns(item)
    width = Length((text_width(sheet) - INDENT) // columns)
    options = [f"{wording.letter(place)}. {option}" for place, option in enumerate(item.offered)]
    for first in range(0, len(options), columns):
        with_next = first + columns < len(options)
        row = _indented(sheet, hanging=1.6 if columns == 1 else 0, with_next=with_next)
        for column in range(1, columns):
            row.paragraph_format.tab_stops.add_tab_stop(Length(INDENT + column * width))
        run(row, "\t".join(options[first : first + columns]))


def _indented(sheet: Sheet, *, hanging: float = 0, with_next: bool = False) -> Paragraph:
    """Add a paragraph that stands below a question's words, not below its number."""
    paragraph = shape(sheet.add_paragraph(), with_next=with_next)
    layout = paragraph.paragraph_format
    layout.left_indent = Length(INDENT + Pt(hanging * BODY))
    layout.first_line_indent = Pt(-hanging * BODY)
    return paragraph


def add_lines(sheet: Sheet, lines: int) -> None:
    """Add lines to write on."""
    for _ in range(lines):
        paragraph = shape(sheet.add_paragraph(), pitch=PITCH + 4)
        paragraph.paragraph_format.left_indent = INDENT
        rule(paragraph, RULE)


def _columns(sheet: Sheet, item: Item, matching: Matching) -> None:
    """Add two boxed columns: bracket and number at the left, letter at the right."""
    lefts = [f"（　　）{number}.\t{left}" for number, left in enumerate(matching.lefts, start=1)]
    rights = [f"{wording.letter(place)}.\t{right}" for place, right in enumerate(item.offered)]
    rows = max(len(lefts), len(rights))
    table = sheet.add_table(rows, 3)
    share, gap = wording.left_share(item, matching), Mm(5)
    room = text_width(sheet) - gap
    left = Length(int(room * share))
    set_widths(table, [left, gap, Length(room - left)])
    for place in range(rows):
        keep_row(table, place)
        for column, sides, hanging in ((0, lefts, 5.2), (2, rights, 1.8)):
            cell = table.cell(place, column)
            words = sides[place] if place < len(sides) else ""
            fill(cell, words, before=1, after=1, hanging=hanging, with_next=place < rows - 1)
            box(cell, top=place == 0, bottom=place == rows - 1)
    shape(sheet.add_paragraph(), pitch=10)

"""The questions of a printed test in Word, each kind in its own way."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from docx.shared import Length, Mm, Pt

from question_bank.papers import wording
from question_bank.papers.word.strokes import (
    HANGING,
    body_size,
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
    write,
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
    from collections.abc import Sequence

    from docx.document import Document as Sheet
    from docx.text.paragraph import Paragraph

    from question_bank.papers.paper import Item

LONG_ANSWER = 8  # lines: a page may end among more


def add_item(sheet: Sheet, item: Item, blank: int, *, joined: bool = False) -> None:
    """Add a question; `blank` is how many characters wide a blank is.

    The sides of a matching are `joined` by lines, or letters go into brackets.
    """
    match content := item.content:
        case Cloze():
            _cloze(sheet, item, content, blank)
        case Matching():
            _ask(sheet, item, content.directions, with_next=True)
            _columns(sheet, item, content, joined=joined)
        case Choice(stem=stem, negative=negative):
            _options(sheet, item, emphasised(stem) if negative else (stem, "", ""))
        case Multiple(stem=stem):
            _options(sheet, item, (stem, "", ""))
        case Judgement(statement=statement):
            _ask(sheet, item, f"{statement}（　　）")
        case Ordering(stem=stem):
            _options(sheet, item, (stem, "", ""), with_next=True)
            run(_indented(sheet), wording.places(item))
        case Recall(stem=stem) | Written(stem=stem):
            _ask(sheet, item, stem, with_next=True)
            add_lines(sheet, wording.answer_lines(item))
        case _:
            assert_never(content)


def add_word_bank(sheet: Sheet, words: Sequence[str]) -> None:
    """Add the words to choose from in a box, under each other, so that none is torn."""
    size, width = body_size(sheet), text_width(sheet)
    room = Length(int(Pt((max(map(len, words)) + 2) * size)))
    columns = max(1, width // room)
    table = sheet.add_table(1, 1, style="Table Grid")
    keep_row(table, 0)
    cell = table.cell(0, 0)
    for first in range(0, len(words), columns):
        line = cell.add_paragraph() if first else cell.paragraphs[0]
        for column in range(1, columns):
            line.paragraph_format.tab_stops.add_tab_stop(Length(column * room))
        run(shape(line, with_next=True), "\t".join(words[first : first + columns]))
    set_widths(table, [width])
    shape(sheet.add_paragraph(), pitch=10, with_next=True)


def _ask(sheet: Sheet, item: Item, words: str, *, with_next: bool = False) -> Paragraph:
    """Add the words that ask a question, with its number."""
    paragraph = numbered(sheet, f"{item.number}.", with_next=with_next)
    write(paragraph, words, body_size(sheet))
    return paragraph


def _cloze(sheet: Sheet, item: Item, cloze: Cloze, blank: int) -> None:
    first, *rest = wording.pieces(cloze)
    paragraph = _ask(sheet, item, first)
    for piece in rest:
        rule(paragraph, blank)
        write(paragraph, piece, body_size(sheet))


def _options(
    sheet: Sheet, item: Item, stem: tuple[str, str, str], *, with_next: bool = False
) -> None:
    """Add a stem, and its lettered options side by side where they are short."""
    before, word, after = stem
    paragraph = _ask(sheet, item, before, with_next=True)
    if word:
        emphasise(paragraph, word)
        write(paragraph, after, body_size(sheet))
    columns = wording.option_columns(item)
    indent = _indent(sheet)
    width = Length((text_width(sheet) - indent) // columns)
    options = [f"{wording.letter(place)}. {option}" for place, option in enumerate(item.offered)]
    for first in range(0, len(options), columns):
        more = with_next or first + columns < len(options)
        row = _indented(sheet, hanging=1.6 if columns == 1 else 0, with_next=more)
        for column in range(1, columns):
            row.paragraph_format.tab_stops.add_tab_stop(Length(indent + column * width))
        write(row, "\t".join(options[first : first + columns]), body_size(sheet))


def _indent(sheet: Sheet) -> Length:
    """Return where a question's words begin, beyond its number."""
    return Pt(HANGING * body_size(sheet))


def _indented(sheet: Sheet, *, hanging: float = 0, with_next: bool = False) -> Paragraph:
    """Add a paragraph that stands below a question's words, not below its number."""
    paragraph = shape(sheet.add_paragraph(), with_next=with_next)
    layout = paragraph.paragraph_format
    size = body_size(sheet)
    layout.left_indent = Pt((HANGING + hanging) * size)
    layout.first_line_indent = Pt(-hanging * size)
    return paragraph


def add_lines(sheet: Sheet, lines: int) -> None:
    """Add lines to write on."""
    size = body_size(sheet)
    characters = int((text_width(sheet) - _indent(sheet)) / Pt(size)) - 1
    for line in range(1, lines + 1):
        paragraph = shape(
            sheet.add_paragraph(), pitch=26.5, with_next=lines <= LONG_ANSWER and line < lines
        )
        paragraph.paragraph_format.left_indent = _indent(sheet)
        rule(paragraph, characters)


def _columns(sheet: Sheet, item: Item, matching: Matching, *, joined: bool) -> None:
    """Add two boxed columns: bracket and number at the left, letter at the right.

    What is joined by lines has a box for each side, and room to draw between them.
    """
    bracket, hangs, gap = ("", 1.8, Mm(32)) if joined else ("（　　）", 5.2, Mm(5))
    space = 5 if joined else 1
    lefts = [f"{bracket}{number}.\t{left}" for number, left in enumerate(matching.lefts, start=1)]
    rights = [f"{wording.letter(place)}.\t{right}" for place, right in enumerate(item.offered)]
    rows = max(len(lefts), len(rights))
    table = sheet.add_table(rows, 3)
    room, size = text_width(sheet) - gap, body_size(sheet)
    left = Length(int(room * wording.left_share(item, matching)))
    set_widths(table, [left, gap, Length(room - left)])
    for place in range(rows):
        keep_row(table, place)
        for column, sides, hanging in ((0, lefts, hangs), (2, rights, 1.8)):
            cell, is_there = table.cell(place, column), place < len(sides)
            words = sides[place] if is_there else ""
            fill(
                cell,
                words,
                size=size,
                before=space,
                after=space,
                hanging=hanging * size,
                with_next=place < rows - 1,
            )
            if is_there or not joined:
                box(cell, top=joined or place == 0, bottom=joined or place == rows - 1)
    shape(sheet.add_paragraph(), pitch=10)

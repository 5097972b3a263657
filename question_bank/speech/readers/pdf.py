"""A PDF file with a text layer: its lines page by page (the only door to pypdfium2)."""

from __future__ import annotations

import pypdfium2

from question_bank.errors import UnreadableFile
from question_bank.speech.readers.encoding import with_plain_line_ends

MOST_PAGES = 1000
FEWEST_CHARACTERS_A_PAGE = 10
PAGE_END = "\n\f"
INDENT = "\u3000\u3000"
LEAST_INDENT = 1.2  # characters


def read(content: bytes) -> str:
    """Return the text layer, hard line breaks and all; a form feed begins each further page.

    A line that is set in from its page's left edge begins with two ideographic blanks: that is
    all the layer tells of paragraphs.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile("encrypted" if "assword" in str(error) else "broken") from error
    try:
        if len(document) > MOST_PAGES:
            raise UnreadableFile("too_large", pages=len(document))
        pages = [_page(document, number) for number in range(len(document))]
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile("broken") from error
    finally:
        document.close()
    text = PAGE_END.join(pages)
    if len("".join(text.split())) < FEWEST_CHARACTERS_A_PAGE * len(pages):
        raise UnreadableFile("scanned")
    return text


def _page(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    try:
        layer = page.get_textpage()
        try:
            return "\n".join(_lines(layer)).strip("\n")
        finally:
            layer.close()
    finally:
        page.close()


def _lines(layer: pypdfium2.PdfTextPage) -> list[str]:
    """Return a page's lines, those that are set in with their indent."""
    text: str = layer.get_text_range()
    lines = with_plain_line_ends(text).split("\n")
    if len(text) != layer.count_chars():
        return lines  # places in the layer and in the text differ: no telling where a line begins
    edges: list[tuple[float, float]] = []
    place = 0
    for line in text.split("\n"):
        words = line.strip()
        begin = place + line.index(words)
        left, bottom, _, top = layer.get_charbox(begin, loose=True) if words else (0, 0, 0, 0)
        edges.append((left, top - bottom))
        place += len(line) + 1
    margin = min((left for (left, size) in edges if size), default=0)
    return [
        INDENT + line if size and left - margin > LEAST_INDENT * size else line
        for line, (left, size) in zip(lines, edges, strict=True)
    ]

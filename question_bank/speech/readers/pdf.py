"""A PDF file with a text layer: its lines page by page (the only door to pypdfium2)."""

from __future__ import annotations

import pypdfium2

from question_bank.errors import UnreadableFile
from question_bank.speech.readers.encoding import with_plain_line_ends

MOST_PAGES = 1000
FEWEST_CHARACTERS_A_PAGE = 10
PAGE_END = "\n\f"


def read(content: bytes) -> str:
    """Return the text layer, hard line breaks and all; a form feed begins each further page."""
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
            return with_plain_line_ends(str(layer.get_text_bounded())).strip("\n")
        finally:
            layer.close()
    finally:
        page.close()

"""A PDF file with a text layer: its lines page by page (the only door to pypdfium2)."""

from __future__ import annotations

import re
import unicodedata
from contextlib import closing
from ctypes import c_double
from typing import TYPE_CHECKING

import pypdfium2
from pypdfium2.raw import (
    FPDF_PAGEOBJ_FORM,
    FPDF_PAGEOBJ_IMAGE,
    FPDF_PAGEOBJ_TEXT,
    FPDFText_GetCharOrigin,
    FPDFText_IsGenerated,
)

from question_bank.errors import UnreadableFile
from question_bank.speech.readers.pdf.lines import Letter, Line, lines_of
from question_bank.speech.readers.text.encoding import is_noise, with_plain_line_ends
from question_bank.speech.secrecy import Around

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_PAGES = 1000
MOST_CHARACTERS = 2_000_000
# what a scanner's name or a page number leaves on a picture of a page
MOST_ON_A_PICTURE = 40
PICTURE_SHARE = 0.5
MOST_PICTURES = 0.25
MOST_OBJECTS = 2000
PAGE_END = "\n\f"
# the layer's own signs for a hyphen at a line's end and for a character without a meaning
SIGNS = re.compile("[\x02\ufffe\uffff]")
LIGATURE = re.compile("[\ufb00-\ufb06]")


def read(content: bytes) -> str:
    """Return the text layer, hard line breaks and all; a form feed begins each further page.

    A line that is set in from its page's left edge begins with two ideographic blanks: that is
    all the layer tells of paragraphs.

    Raises UnreadableFile: broken, encrypted, empty, scanned, garbled, too_large.
    """
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile("encrypted" if "assword" in str(error) else "broken") from error
    with closing(document):
        if len(document) > MOST_PAGES:
            raise UnreadableFile("too_large", pages=len(document))
        try:
            text = PAGE_END.join(_pages(document))
        except pypdfium2.PdfiumError as error:
            raise UnreadableFile("broken") from error
    if is_noise(text):
        raise UnreadableFile("garbled")
    return text


def around(content: bytes) -> Around:
    """Return what the file says of itself; its margins are lines of its pages."""
    try:
        with closing(pypdfium2.PdfDocument(content)) as document:
            return Around(elsewhere=tuple(document.get_metadata_dict().values()))
    except pypdfium2.PdfiumError as error:
        raise UnreadableFile("broken") from error


def _pages(document: pypdfium2.PdfDocument) -> list[str]:
    """Return each page's text; refuse a document whose pages are pictures of pages."""
    pages, pictures, blank, size = [], 0, 0, 0
    for number in range(len(document)):
        with closing(document[number]) as page:
            text = _text(page)
            written = len("".join(text.split()))
            drawn = written <= MOST_ON_A_PICTURE and _is_picture(page, written=written)
            pictures += drawn
            blank += not written and not drawn
        pages.append(text)
        size += len(text)
        if size > MOST_CHARACTERS:
            raise UnreadableFile("too_large", characters=size)
    if blank == len(pages):
        raise UnreadableFile("empty")
    if pictures > MOST_PICTURES * (len(pages) - blank):
        raise UnreadableFile("scanned", pages=pictures)
    return pages


def _is_picture(page: pypdfium2.PdfPage, *, written: int) -> bool:
    """Return whether a page shows what its text layer does not tell.

    One that is empty of text does so by anything drawn, one with a few words by a large picture.
    """
    width, height = page.get_size()
    for number, thing in enumerate(page.get_objects(max_depth=3)):
        if number > MOST_OBJECTS:
            break
        if not written and thing.type not in {FPDF_PAGEOBJ_TEXT, FPDF_PAGEOBJ_FORM}:
            return True
        if thing.type == FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = thing.get_bounds()
            if (right - left) * (top - bottom) >= PICTURE_SHARE * width * height:
                return True
    return False


def _text(page: pypdfium2.PdfPage) -> str:
    with closing(page.get_textpage()) as layer:
        text = "\n".join(_lines(layer)).strip("\n")
    return LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), SIGNS.sub("", text))


def _lines(layer: pypdfium2.PdfTextPage) -> list[str]:
    """Return a page's lines, those that are set in with their indent."""
    text: str = layer.get_text_range()
    if _units(text) != layer.count_chars():
        # places in the layer and in the text differ: no telling where a letter stands
        return with_plain_line_ends(text).split("\n")
    lines, place = [], 0
    for words in text.split("\n"):
        letters = list(_letters(layer, words.removesuffix("\r"), place))
        lines.append(Line(letters, _size(layer, words, place)))
        place += _units(words) + 1
    return lines_of(lines)


def _letters(layer: pypdfium2.PdfTextPage, words: str, place: int) -> Iterator[Letter]:
    x, y = c_double(), c_double()
    for sign in words:
        known = FPDFText_GetCharOrigin(layer, place, x, y)
        is_gap = not known or (sign == " " and FPDFText_IsGenerated(layer, place) == 1)
        yield Letter(sign, x.value, y.value, is_gap)
        place += 1 + (sign > "\uffff")


def _size(layer: pypdfium2.PdfTextPage, words: str, place: int) -> float:
    """Return how large a line's first character is; nothing for a blank line."""
    if not words.strip():
        return 0.0
    place += _units(words[: len(words) - len(words.lstrip())])
    _, bottom, _, top = layer.get_charbox(place, loose=True)
    return float(top - bottom)


def _units(text: str) -> int:
    """Return how many characters the layer counts, which takes rare ones for two."""
    return len(text) + sum(sign > "\uffff" for sign in text)

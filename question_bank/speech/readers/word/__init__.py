"""A .docx file: its paragraphs and table cells in order, automatic numbers put back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from question_bank.errors import UnreadableFile
from question_bank.speech.readers.word.markup import (
    Package,
    child,
    kind,
    switched,
    value,
)
from question_bank.speech.readers.word.numbering import Numbering
from question_bank.speech.readers.word.runs import (
    LEFT_OUT,
    WORD_ART,
    Runs,
    alternative,
    is_placeholder,
)
from question_bank.speech.readers.word.styles import Styles
from question_bank.speech.secrecy import Around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

WRAPPERS = {"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"}
CONTENTS = "Table of Contents"
GAPS = {"w:tab": "\t", "w:ptab": "\t", "w:br": " "}
MARGINS = re.compile(r"word/(?:header|footer)[^/]*\.xml")
PROPERTIES = re.compile(r"docprops/(?:core|custom|app)\.xml")


def read(content: bytes) -> str:
    """Return the text, one paragraph a line, its footnotes and endnotes below it.

    Raises UnreadableFile: broken, encrypted, too_large, mismatch (no Word document, or one with
    macros).
    """
    package = Package(content)
    styles = Styles.of(package.related("styles"))
    numbering = Numbering.of(package.related("numbering"), styles)
    body = Lines(styles, numbering)
    try:
        body.read(package.document)
        return "\n".join([*body.lines, *_notes(package, body)])
    except RecursionError as error:
        raise UnreadableFile("broken") from error


def around(content: bytes) -> Around:
    """Return the lines of headers and footers, watermarks among them, and the file's properties."""
    package = Package(content)
    margins = (line for root in package.named(MARGINS) for line in _margin(root))
    told = (
        f"{one.get('name', '')}:{''.join(map(str, one.itertext()))}"
        for root in package.named(PROPERTIES)
        for one in root
    )
    return Around(tuple(margins), tuple(line.lstrip(":") for line in told))


def _margin(root: etree._Element) -> Iterator[str]:
    """Yield each paragraph, those of text boxes also on their own, and the words of shapes."""
    for one in root.iter():
        if kind(one) == "w:p":
            yield "".join(GAPS.get(kind(word)) or _words(word) for word in one.iter())
        elif one.get("string"):
            yield str(one.get("string"))


def _words(element: etree._Element) -> str:
    return (element.text or "") if kind(element) == "w:t" else ""


def _notes(package: Package, body: Lines) -> Iterator[str]:
    """Yield the notes, each a line, in the order in which the text refers to them."""
    found = {
        (relation, value(note, "id") or ""): note
        for relation in ("footnotes", "endnotes")
        if (root := package.related(relation)) is not None
        for note in root
    }
    referred = [found[place] for place in body.notes if place in found]
    for number, note in enumerate(referred, start=1):
        inner = Lines(body.styles, Numbering({}, body.styles))
        inner.read(note)
        words = " ".join(" ".join(inner.lines).split())
        if words:
            yield f"[{number}] {words}"


class Lines:
    """The lines of a body, of a cell after the other, or of a note."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.lines: list[str] = []
        self.styles = styles
        self._numbering = numbering
        self._runs = Runs(styles)
        self._joined: etree._Element | None = None
        self._is_joined = False

    @property
    def notes(self) -> tuple[tuple[str, str], ...]:
        """The notes that the text refers to."""
        return tuple(self._runs.notes)

    def read(self, element: etree._Element) -> None:
        """Add the lines of all that an element holds."""
        self._blocks(element)
        self._end_joined()

    def _blocks(self, element: etree._Element) -> None:
        for one in element:
            name = kind(one)
            if name == "w:p":
                self._paragraph(one)
            elif name == "w:tbl":
                self._end_joined()
                self._table(one)
            elif name == "mc:AlternateContent":
                chosen = alternative(one)
                if chosen is not None:
                    self._blocks(chosen)
            elif name not in LEFT_OUT and not (name == "w:sdt" and _is_left_out(one)):
                self._blocks(one)

    def _paragraph(self, paragraph: etree._Element) -> None:
        properties = child(paragraph, "w:pPr")
        style = self.styles.paragraph(properties)
        if style.in_contents:
            return
        self._runs.read(paragraph, hidden=bool(style.hidden))
        if properties is not None and self._runs_on(properties, hidden=bool(style.hidden)):
            self._joined, self._is_joined = properties, True
        else:
            self._end(properties)

    def _runs_on(self, properties: etree._Element, *, hidden: bool) -> bool:
        """Return whether the next paragraph goes on in the same line."""
        mark = child(properties, "w:rPr")
        if mark is not None:
            deleted = any(child(mark, name) is not None for name in ("w:del", "w:moveFrom"))
            if deleted or switched(child(mark, "w:specVanish")):
                return True
        initial = value(child(properties, "w:framePr"), "dropCap") in {"drop", "margin"}
        return initial or self.styles.hides(mark, inherited=hidden)

    def _end(self, properties: etree._Element | None) -> None:
        """Add the line of a paragraph, then those of the text boxes that hang on it."""
        self._is_joined = False
        self.lines.append(self._numbering.put(properties, self._runs.take()))
        asides, self._runs.asides = self._runs.asides, []
        for aside in asides:
            if kind(aside) == WORD_ART:
                self.lines.append(aside.get("string", ""))
            else:
                self.read(aside)

    def _end_joined(self) -> None:
        """End a paragraph that waits for one that does not come."""
        if self._is_joined:
            self._end(self._joined)

    def _table(self, table: etree._Element) -> None:
        for number, row in enumerate(_within(table, "w:tr")):
            gone = child(row, "w:trPr", "w:del") is not None
            if gone or switched(child(row, "w:trPr", "w:hidden")):
                continue
            for cell in _within(row, "w:tc"):
                if not _goes_on(child(cell, "w:tcPr"), below=number > 0):
                    self.read(cell)


def _is_left_out(control: etree._Element) -> bool:
    """Return whether a content control shows a table of contents or only its prompt."""
    gallery = value(child(control, "w:sdtPr", "w:docPartObj", "w:docPartGallery"))
    return gallery == CONTENTS or is_placeholder(control)


def _within(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield rows of a table, cells of a row, from within content controls too."""
    for one in element:
        if kind(one) == name:
            yield one
        elif kind(one) in WRAPPERS:
            yield from _within(one, name)


def _goes_on(properties: etree._Element | None, *, below: bool) -> bool:
    """Return whether a cell is deleted, or part of the one above or to the left of it."""
    if properties is None:
        return False
    above, left = child(properties, "w:vMerge"), child(properties, "w:hMerge")
    merged = (above if below else None, left)
    continues = any(one is not None and value(one) != "restart" for one in merged)
    return continues or child(properties, "w:cellDel") is not None

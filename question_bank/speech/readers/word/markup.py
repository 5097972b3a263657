"""The XML parts of a Word file: found by their relationships, parsed without a DTD."""

from __future__ import annotations

import codecs
import posixpath
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from question_bank.errors import UnreadableFile
from question_bank.speech.readers.word.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator

# an element and an attribute cost some 200 bytes each; a page of Word holds about 2,000 of them
MOST_MARKS = 600_000
PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
}
ON = {"1", "true", "on"}
OFF = {"0", "false", "off", "none"}
WHOLE = re.compile(r"-?\d{1,9}")
DOCUMENT = "officeDocument"
WITH_MACROS = re.compile(rb"macroEnabled(?:Template)?\.main")


class Package:
    """The parts of a Word file, by their relationship to its main part.

    Raises UnreadableFile: what an archive does; mismatch, where the main part is no document or
    brings programs along; broken, where a part has a DTD.
    """

    def __init__(self, content: bytes) -> None:
        self._archive = Archive(content)
        self._marks = 0
        for name in self._archive.markup:
            _harmless(self._archive.part(name) or b"")
        self._main = next(self._targets("", DOCUMENT), "word/document.xml")
        kinds = self._archive.part("[Content_Types].xml")
        document = self._parsed(self._main)
        if kinds is None or document is None:
            raise UnreadableFile("broken")
        if WITH_MACROS.search(kinds) or kind(document) != "w:document":
            raise UnreadableFile("mismatch")
        self.document = document

    def related(self, relation: str) -> etree._Element | None:
        """Return the part that the main one relates to as `styles`, `numbering` and the like."""
        names = self._targets(self._main, relation)
        return next((root for name in names if (root := self._parsed(name)) is not None), None)

    def named(self, pattern: re.Pattern[str]) -> Iterator[etree._Element]:
        """Yield the parts whose whole name the pattern matches, in its own small letters."""
        for name in self._archive.markup:
            if pattern.fullmatch(name) and (root := self._parsed(name)) is not None:
                yield root

    def _targets(self, source: str, relation: str) -> Iterator[str]:
        """Yield the names of a part's related parts; never what lies outside the file."""
        folder, name = posixpath.split(source)
        root = self._parsed(posixpath.join(folder, "_rels", f"{name}.rels"))
        for one in root if root is not None else ():
            is_meant = one.get("Type", "").rpartition("/")[2] == relation
            if is_meant and one.get("TargetMode") != "External":
                path = posixpath.join("/", folder, one.get("Target", ""))
                yield posixpath.normpath(path).lstrip("/")

    def _parsed(self, name: str) -> etree._Element | None:
        content = self._archive.part(name)
        if content is None:
            return None
        plain = _harmless(content)
        self._marks += plain.count(b"<") + plain.count(b"=")
        if self._marks > MOST_MARKS:
            raise UnreadableFile("too_large")
        return _parsed(plain)


def _parsed(plain: bytes) -> etree._Element:
    """Return the root of a part that is well-formed and not nested beyond measure."""
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(plain, parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableFile("broken") from error


def _harmless(content: bytes) -> bytes:
    """Return a part in UTF-8, of which no declaration of a type can hide from a plain search.

    Word writes no DTD; what one declares would be dropped from the text without a word.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = _recoded(content, "utf-16")
    elif content[:2] in {b"<\x00", b"\x00<"}:
        content = _recoded(content, "utf-16-le" if content[0] else "utf-16-be")
    if b"<!DOCTYPE" in content:
        raise UnreadableFile("broken")
    return content


def _recoded(content: bytes, encoding: str) -> bytes:
    try:
        return content.decode(encoding).encode()
    except UnicodeError as error:
        raise UnreadableFile("broken") from error


@lru_cache(maxsize=1024)
def _named(tag: str) -> str:
    space, _, name = tag[1:].partition("}")
    return f"{PREFIXES.get(space, '')}:{name}"


def kind(element: etree._Element) -> str:
    """Return an element's name as the standard writes it, whichever of its editions it is in."""
    return _named(str(element.tag))


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """Return the first child of a name, its first child of the next name, and so on."""
    for name in names:
        if element is None:
            return None
        element = next((one for one in element if kind(one) == name), None)
    return element


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the children of a name."""
    return (one for one in element if kind(one) == name)


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """Return an attribute in the element's own namespace."""
    if element is None:
        return None
    space = str(element.tag).rpartition("}")[0]
    return element.get(f"{space}}}{name}" if space else name)


def whole(element: etree._Element | None, name: str = "val", *, default: int = 0) -> int:
    """Return the whole number in an attribute."""
    written = value(element, name) or ""
    return int(written) if WHOLE.fullmatch(written) else default


def switched(element: etree._Element | None) -> bool | None:
    """Return whether a property is on, None where it is not given."""
    if element is None:
        return None
    return value(element) not in OFF

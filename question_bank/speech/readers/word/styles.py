"""What a Word file's paragraph and character styles say, their bases included."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from question_bank.speech.readers.word.markup import ON, child, children, switched, value, whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml import etree

CONTENTS = re.compile(r"toc (?:\d|heading)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Style:
    """One style; `numbered_by` is the style of the chain whose numbering list holds."""

    base: str = ""
    number: str = ""
    depth: int | None = None
    numbered_by: str = ""
    hidden: bool | None = None
    in_contents: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by their ids, each with what it takes from its bases."""

    known: Mapping[str, Style]
    usual: str

    @classmethod
    def of(cls, root: etree._Element | None) -> Styles:
        """Return the styles of a styles part."""
        found: dict[str, Style] = {}
        usual = ""
        for element in children(root, "w:style") if root is not None else ():
            name = value(element, "styleId") or ""
            found[name] = _style(element, name)
            is_usual = value(element, "default") in ON
            if is_usual and value(element, "type") == "paragraph":
                usual = name
        return cls(_with_bases(found), usual)

    def paragraph(self, properties: etree._Element | None) -> Style:
        """Return the style of a paragraph."""
        named = value(child(properties, "w:pStyle"))
        return self.known.get(named or self.usual, Style())

    def hides(self, properties: etree._Element | None, *, inherited: bool) -> bool:
        """Return whether a run of these properties is hidden text."""
        if properties is None:
            return inherited
        own = switched(child(properties, "w:vanish"))
        if own is None:
            named = value(child(properties, "w:rStyle"))
            own = self.known.get(named or "", Style()).hidden
        return inherited if own is None else own


def numbered(properties: etree._Element | None) -> tuple[str, int | None]:
    """Return the list and the level that properties name; nothing where they name none."""
    place = child(properties, "w:numPr")
    number, depth = value(child(place, "w:numId")), child(place, "w:ilvl")
    return number or "", None if depth is None else whole(depth)


def _style(element: etree._Element, name: str) -> Style:
    number, depth = numbered(child(element, "w:pPr"))
    return Style(
        base=value(child(element, "w:basedOn")) or "",
        number=number,
        depth=depth,
        numbered_by=name if number else "",
        hidden=switched(child(element, "w:rPr", "w:vanish")),
        in_contents=bool(CONTENTS.fullmatch(value(child(element, "w:name")) or "")),
    )


def _with_bases(found: Mapping[str, Style]) -> dict[str, Style]:
    """Return the styles with what they leave open taken from their bases; a circle ends."""
    done: dict[str, Style] = {}
    for name in found:
        chain: dict[str, None] = {}
        while name in found and name not in done and name not in chain:
            chain[name] = None
            name = found[name].base  # noqa: PLW2901 - up the chain
        for one in reversed(chain):
            done[one] = _upon(found[one], done.get(found[one].base, Style()))
    return done


def _upon(style: Style, base: Style) -> Style:
    return replace(
        style,
        number=style.number or base.number,
        numbered_by=style.numbered_by or base.numbered_by,
        depth=base.depth if style.depth is None else style.depth,
        hidden=base.hidden if style.hidden is None else style.hidden,
    )

"""The automatic list numbers of a Word file, which stand in no paragraph's text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from question_bank.speech.readers.numerals import written
from question_bank.speech.readers.word.markup import child, children, switched, value, whole
from question_bank.speech.readers.word.styles import numbered

if TYPE_CHECKING:
    from lxml import etree

    from question_bank.speech.readers.word.styles import Styles

LEVELS = range(9)
LONGEST_PATTERN = 30
LONGEST_LABEL = 60
NUMBER = re.compile(r"%([1-9])")
UNWRITTEN = {"bullet", "none"}


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and writes its numbers."""

    start: int = 1
    style: str = "decimal"
    text: str = ""
    restart: int | None = None  # after this many outer levels only; none: after each
    in_digits: bool = False
    after: str = "tab"
    paragraph_style: str = ""


@dataclass(slots=True)
class List:
    """One list of a document, that several numbers (`w:num`) may continue."""

    levels: dict[int, Level]
    counts: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class Number:
    """One `w:num`: a list, or the part of it that starts or looks otherwise."""

    items: List
    levels: dict[int, Level]
    starts: dict[int, int]
    begun: set[int] = field(default_factory=set)

    def count(self, depth: int) -> None:
        """Count one more paragraph of a level."""
        counts = self.items.counts
        if depth in self.starts and depth not in self.begun:
            counts[depth] = self.starts[depth]
        else:
            counts[depth] = counts.get(depth, self._start(depth) - 1) + 1
        self.begun.add(depth)
        for outer in range(depth):  # a level that was passed over counts as begun
            counts.setdefault(outer, self._start(outer))
        for deeper in [level for level in counts if level > depth]:
            restart = self.levels.get(deeper, Level()).restart
            if restart is None or depth < restart:
                del counts[deeper]

    def _start(self, depth: int) -> int:
        return self.starts.get(depth, self.levels.get(depth, Level()).start)

    def label(self, depth: int) -> str:
        """Return what Word shows before a paragraph of this level."""
        shown = self.levels.get(depth, Level())
        if shown.style == "bullet":
            return ""

        def one(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            style = self.levels.get(at, Level()).style
            if shown.in_digits and style not in UNWRITTEN:
                style = "decimal"
            return written(self.items.counts.get(at, self._start(at)), style)

        return NUMBER.sub(one, shown.text)[:LONGEST_LABEL]

    def gap(self, depth: int, label: str, text: str) -> str:
        """Return what stands between a number and the text, so that both can be told apart."""
        after = self.levels.get(depth, Level()).after
        if after != "tab" or not label or not text:
            return " " if after == "space" and label else ""
        runs_on = unicodedata.category(label[-1]) in {"Lo", "Lu", "Ll", "Nd"}
        return " " if runs_on or text[0].isdecimal() else ""


@dataclass(slots=True)
class Numbering:
    """Counts a document's lists as Word does, paragraph after paragraph."""

    numbers: dict[str, Number]
    styles: Styles

    @classmethod
    def of(cls, root: etree._Element | None, styles: Styles) -> Numbering:
        """Return the numbering of a document at its first paragraph, of its numbering part."""
        if root is None:
            return cls({}, styles)
        lists = _lists(root, styles)
        numbers = (_number(one, lists) for one in children(root, "w:num"))
        return cls({name: number for name, number in numbers if number is not None}, styles)

    def put(self, properties: etree._Element | None, text: str) -> str:
        """Count a paragraph and return its text with the number Word shows before it."""
        number, depth = self._place(properties)
        found = self.numbers.get(number)
        if found is None or depth not in LEVELS:
            return text
        found.count(depth)
        words = text.lstrip("\n")  # a break before the words does not part them from their number
        if not words.strip():
            return text
        label = found.label(depth)
        return text[: len(text) - len(words)] + label + found.gap(depth, label, words) + words

    def _place(self, properties: etree._Element | None) -> tuple[str, int]:
        number, depth = numbered(properties)
        style = self.styles.paragraph(properties)
        number = number or style.number
        if depth is None:
            depth = self._linked(number, style.numbered_by, style.depth)
        return number, depth or 0

    def _linked(self, number: str, style: str, depth: int | None) -> int | None:
        """Return the level of a list that belongs to a style, else the one the style names."""
        found = self.numbers.get(number)
        levels = found.levels.items() if found is not None else ()
        return next((at for at, level in levels if level.paragraph_style == style), depth)


def _lists(root: etree._Element, styles: Styles) -> dict[str, List]:
    """Return the lists by their ids; one that refers to a list style is that style's list."""
    lists: dict[str, List] = {}
    referring: dict[str, str] = {}
    for element in children(root, "w:abstractNum"):
        name = value(element, "abstractNumId") or ""
        lists[name] = List(_levels(element))
        if link := value(child(element, "w:numStyleLink")):
            referring[name] = link
    listed = {
        value(one, "numId"): value(child(one, "w:abstractNumId")) for one in children(root, "w:num")
    }
    for name, link in referring.items():
        meant = listed.get(styles.known[link].number) if link in styles.known else None
        if meant in lists and meant not in referring:
            lists[name] = lists[meant]
    return lists


def _number(element: etree._Element, lists: dict[str, List]) -> tuple[str, Number | None]:
    items = lists.get(value(child(element, "w:abstractNumId")) or "")
    if items is None:
        return "", None
    levels, starts = dict(items.levels), {}
    for override in children(element, "w:lvlOverride"):
        depth = whole(override, "ilvl")
        levels |= dict(_level(one) for one in children(override, "w:lvl"))
        start = child(override, "w:startOverride")
        if start is not None:
            starts[depth] = whole(start, default=1)
    return value(element, "numId") or "", Number(items, levels, starts)


def _levels(element: etree._Element) -> dict[int, Level]:
    return dict(_level(level) for level in children(element, "w:lvl"))


def _level(element: etree._Element) -> tuple[int, Level]:
    restart = child(element, "w:lvlRestart")
    return whole(element, "ilvl"), Level(
        start=whole(child(element, "w:start")),
        style=_style(element),
        text=(value(child(element, "w:lvlText")) or "")[:LONGEST_PATTERN],
        restart=None if restart is None else whole(restart),
        in_digits=bool(switched(child(element, "w:isLgl"))),
        after=value(child(element, "w:suff")) or "tab",
        paragraph_style=value(child(element, "w:pStyle")) or "",
    )


def _style(level: etree._Element) -> str:
    """Return the format of a level's numbers; of a format of the user's own its first number."""
    choice = child(level, "mc:AlternateContent", "mc:Choice", "w:numFmt")
    form = choice if choice is not None else child(level, "w:numFmt")
    style = value(form) or "decimal"
    return (value(form, "format") or "").partition(",")[0] if style == "custom" else style

"""The automatic list numbers of a Word file, which stand in no paragraph's text."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

CHINESE = {
    "chineseCounting", "chineseCountingThousand", "chineseLegalSimplified", "japaneseCounting",
    "ideographDigital", "taiwaneseCounting", "taiwaneseCountingThousand", "ideographTraditional",
}  # fmt: skip
DIGITS = "〇一二三四五六七八九"


def written(number: int, style: str) -> str:
    """Return a number as a Word number format (`w:numFmt`) writes it; nothing for bullets."""
    if style in CHINESE:
        return chinese(number)
    if style in {"decimalEnclosedCircleChinese", "decimalEnclosedCircle"}:
        return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)
    if style in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if style == "upperLetter" else letter
    return "" if style in {"bullet", "none"} else str(number)


def chinese(number: int) -> str:
    """Return 1 to 99 in Chinese numerals; digit by digit above."""
    if not 0 < number < 100:
        return "".join(DIGITS[int(digit)] for digit in str(number))
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十"
    return head + (DIGITS[ones] if ones else "")


@dataclass(slots=True)
class _Level:
    start: int = 1
    style: str = "decimal"
    text: str = "%1."


@dataclass(slots=True)
class Numbering:
    """Counts a document's lists as Word does, paragraph after paragraph."""

    levels: dict[str, dict[int, _Level]]
    styles: dict[str, tuple[str, int]]
    counts: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, document: Document) -> Numbering:
        """Return the numbering of a document at its first paragraph."""
        return cls(_levels(document), _numbered_styles(document))

    def label(self, paragraph: Paragraph) -> str:
        """Return the number Word shows before this paragraph, or nothing."""
        place = self._place(paragraph)
        if place is None or place[0] not in self.levels:
            return ""
        name, depth = place
        levels = self.levels[name]
        counts = self.counts[name]
        counts[depth] = counts.get(depth, levels.get(depth, _Level()).start - 1) + 1
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]
        return self._shown(levels, counts, depth)

    @staticmethod
    def _shown(levels: dict[int, _Level], counts: dict[int, int], depth: int) -> str:
        if levels.get(depth, _Level()).style in {"bullet", "none"}:
            return ""

        def one(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            level = levels.get(at, _Level())
            return written(counts.get(at, level.start), level.style)

        return re.sub(r"%(\d)", one, levels.get(depth, _Level()).text)

    def _place(self, paragraph: Paragraph) -> tuple[str, int] | None:
        properties = paragraph._p.pPr
        own = _num_pr(properties)
        style = paragraph.style.style_id if paragraph.style is not None else ""
        inherited = self.styles.get(style)
        if own is None:
            return inherited
        number, depth = own
        if number == "0":
            return None
        return (number or (inherited[0] if inherited else ""), depth)


def _num_pr(properties: Any) -> tuple[str, int] | None:  # noqa: ANN401 - lxml element
    found = properties.find(qn("w:numPr")) if properties is not None else None
    if found is None:
        return None
    number, depth = found.find(qn("w:numId")), found.find(qn("w:ilvl"))
    return (
        number.get(qn("w:val"), "") if number is not None else "",
        int(depth.get(qn("w:val"), "0")) if depth is not None else 0,
    )


def _numbered_styles(document: Document) -> dict[str, tuple[str, int]]:
    found = {}
    for style in document.styles.element.findall(qn("w:style")):
        place = _num_pr(style.find(qn("w:pPr")))
        if place is not None and place[0]:
            found[style.get(qn("w:styleId"))] = place
    return found


def _levels(document: Document) -> dict[str, dict[int, _Level]]:
    try:
        root = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    abstract = {
        one.get(qn("w:abstractNumId")): {
            int(level.get(qn("w:ilvl"), "0")): _level(level) for level in one.findall(qn("w:lvl"))
        }
        for one in root.findall(qn("w:abstractNum"))
    }
    levels: dict[str, dict[int, _Level]] = {}
    for number in root.findall(qn("w:num")):
        reference = number.find(qn("w:abstractNumId"))
        if reference is not None:
            levels[number.get(qn("w:numId"))] = abstract.get(reference.get(qn("w:val")), {})
    return levels


def _level(level: Any) -> _Level:  # noqa: ANN401 - lxml element
    def value(name: str, default: str) -> str:
        found = level.find(qn(name))
        return default if found is None else str(found.get(qn("w:val"), default))

    return _Level(int(value("w:start", "1")), value("w:numFmt", "decimal"), value("w:lvlText", ""))

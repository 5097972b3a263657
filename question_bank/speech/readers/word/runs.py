"""The words of a Word paragraph: its runs with their breaks, symbols, fields and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.speech.readers.word.fields import Fields
from question_bank.speech.readers.word.markup import ON, child, kind, switched, value

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from question_bank.speech.readers.word.styles import Styles

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
WHITE = " \t\r\n"
PLAIN = str.maketrans("\t\r\n", "   ")
# what was deleted or moved away, what only describes, readings above characters
LEFT_OUT = {"w:del", "w:moveFrom", "w:pPr", "w:rPr", "w:rt", "w:sdtPr", "w:tblPr", "w:sectPr"}
NOTES = {"w:footnoteReference": "footnotes", "w:endnoteReference": "endnotes"}
RUNS = {"w:r", "m:r"}
WORD_ART = ":textpath"
ASIDES = {"w:txbxContent", WORD_ART}
UNKNOWN_SIGN = "□"
SIGNS = {
    "symbol": {
        0xA3: "≤", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "·", 0xB8: "÷",
    },
    "wingdings": {
        0x6C: "●", 0x6E: "■", 0x6F: "□", 0x75: "◆", 0x9F: "·", 0xA7: "▪", 0xA8: "□", 0xD8: "➢",
        0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
        **{0x81 + at: sign for at, sign in enumerate("①②③④⑤⑥⑦⑧⑨⑩")},
        **{0x8C + at: sign for at, sign in enumerate("❶❷❸❹❺❻❼❽❾❿")},
    },
    "wingdings 2": {
        0x4F: "✗", 0x50: "✓", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x98: "●", 0xA3: "□",
        **{0x6A + at: sign for at, sign in enumerate("①②③④⑤⑥⑦⑧⑨⑩")},
    },
}  # fmt: skip


class Runs:
    """Collects the text of one paragraph after the other, as it stands with all changes accepted.

    What does not stand in the line waits outside it: `asides` are the contents of text boxes,
    `notes` the footnotes and endnotes referred to so far.
    """

    def __init__(self, styles: Styles) -> None:
        self.asides: list[etree._Element] = []
        self.notes: dict[tuple[str, str], None] = {}
        self._styles = styles
        self._fields = Fields()
        self._parts: list[str] = []

    def take(self) -> str:
        """Return the text collected since the last time."""
        text = "".join(self._parts)
        self._parts = []
        self._fields.end_paragraph()
        return text

    def read(self, element: etree._Element, *, hidden: bool) -> None:
        """Collect what an element holds; `hidden` is what its paragraph's style says."""
        for one in element:
            name = kind(one)
            if name in LEFT_OUT:
                continue
            if name in RUNS:
                self._run(one, hidden=hidden)
            elif name in SAID:
                self._say(SAID[name](one))
            elif name in NOTES:
                self.notes.setdefault((NOTES[name], value(one, "id") or ""))
                if value(one, "customMarkFollows") in ON:
                    return  # the rest of the run is that mark
            else:
                self._step(name, one, hidden=hidden)

    def _run(self, run: etree._Element, *, hidden: bool) -> None:
        if not self._styles.hides(child(run, "w:rPr"), inherited=hidden):
            self.read(run, hidden=hidden)
            return
        for one in run:  # a hidden field ends all the same
            if kind(one) == "w:fldChar":
                self._fields.mark(value(one, "fldCharType"))

    def _step(self, name: str, one: etree._Element, *, hidden: bool) -> None:
        """Collect from an element that holds others or changes what follows it."""
        if name == "w:fldChar":
            self._say(self._fields.mark(value(one, "fldCharType")))
        elif name == "w:instrText":
            self._fields.tell(one.text or "")
        elif name in ASIDES:
            self.asides.append(one)
        elif name == "mc:AlternateContent":
            chosen = alternative(one)
            if chosen is not None:
                self.read(chosen, hidden=hidden)
        elif name != "w:sdt" or not is_placeholder(one):
            self.read(one, hidden=hidden)

    def _say(self, text: str) -> None:
        if text and not self._fields.told:
            self._parts.append(text)


def alternative(element: etree._Element) -> etree._Element | None:
    """Return the first choice of a content that stands there in several forms."""
    choice = child(element, "mc:Choice")
    return child(element, "mc:Fallback") if choice is None else choice


def is_placeholder(control: etree._Element) -> bool:
    """Return whether a content control shows only its prompt: 单击此处输入文字."""
    return bool(switched(child(control, "w:sdtPr", "w:showingPlcHdr")))


def _text(element: etree._Element) -> str:
    words = element.text or ""
    return (words if element.get(SPACE) == "preserve" else words.strip(WHITE)).translate(PLAIN)


def _symbol(element: etree._Element) -> str:
    """Return a character of a symbol font; a box for one that has no name of its own."""
    try:
        code = int(value(element, "char") or "", 16)
        font = (value(element, "font") or "").lower()
        if 0xF000 <= code <= 0xF0FF or font in SIGNS:
            return SIGNS.get(font, {}).get(code & 0xFF, UNKNOWN_SIGN)
        return chr(code)
    except (ValueError, OverflowError):
        return ""


SAID: dict[str, Callable[[etree._Element], str]] = {
    "w:t": _text,
    "m:t": _text,
    "w:sym": _symbol,
    ":symEx": _symbol,
    "w:tab": lambda _: "\t",
    "w:ptab": lambda _: "\t",
    "w:br": lambda _: "\n",
    "w:cr": lambda _: "\n",
    "w:noBreakHyphen": lambda _: "-",
}

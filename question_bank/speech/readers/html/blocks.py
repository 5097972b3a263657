"""A web page as a reader sees it: one line for each block and each break, hidden words left out."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from question_bank.speech.readers.numerals import written

if TYPE_CHECKING:
    from lxml.html import HtmlElement

HAN = re.compile("[\u4e00-\u9fff]")
UNSEEN = {
    "script", "style", "noscript", "template", "head", "select", "button", "svg", "math",
    "iframe", "object", "canvas", "audio", "video", "map", "textarea", "input", "option",
    "datalist", "rt", "rp", "rtc", "del", "s", "strike", "xml", "title", "meta",
}  # fmt: skip
BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "menu", "nav",
    "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
    "tr", "ul",
}  # fmt: skip
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?<![\w-])opacity\s*:\s*0(?![.\d])"
    r"|font-size\s*:\s*0*(?:\.0+)?(?:0|1px)(?![.\d])|text-indent\s*:\s*-\d{3,}"
    r"|(?:left|top)\s*:\s*-\d{4,}",
    re.IGNORECASE,
)
ANTI_COPY = {"jammer", "sr-only", "visually-hidden", "screen-reader-text"}
MOST_DECORATION, MOST_PARTS = 5, 20
KEEPS_BREAKS = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
FURNITURE = re.compile(
    r"(?:^|[-_ ])(?:nav|navi|navbar|navigation|menu|crumbs?|breadcrumbs?|foot|footer|footbar"
    r"|copyright|sidebar|aside|related?|relates|recommend|ranks?|ranking|hot|hots|share|bdshare"
    r"|comments?|pinglun|login|search|toolbar|tool|pager|pages|pagination|ads?|advert|banner|links?"
    r"|friendlinks?|tags?|qrcode|popup|modal|dialog|top-?bar)(?:$|[-_ \d])",
    re.IGNORECASE,
)
FURNITURE_TAGS = {"nav", "footer", "aside", "menu", "dialog"}
LIST_STYLES = {
    "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCounting", "simp-chinese-informal": "chineseCounting",
    "trad-chinese-informal": "chineseCounting", "cjk-decimal": "ideographDigital",
    "none": "none", "disc": "none", "circle": "none", "square": "none",
}  # fmt: skip
LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
MARKED = re.compile(
    r"[（(]?(?:\d{1,3}|[一二三四五六七八九十百]{1,5})[)）、.．]|[一二三四五六七八九十]{1,3}[是要]|[①-⑳]|第[一二三四五六七八九十]"
)
BLANKS = re.compile(r"[ \t\n\f]+")
# a browser reads these numbers as Windows-1252 does
CONTROLS = {
    code: bytes([code]).decode("cp1252", errors="ignore") or None for code in range(0x80, 0xA0)
}


@dataclass(slots=True, eq=False)
class Block:
    """One line of a page: how many of its Chinese characters are links, and what it stands in."""

    text: str
    linked: int = 0
    heading: bool = False
    furniture: bool = False

    @property
    def han(self) -> int:
        """How many Chinese characters it has."""
        return len(HAN.findall(self.text))


@dataclass(slots=True)
class _List:
    """An ordered list under way: its style and the number of its next item."""

    style: str
    number: int
    step: int


@dataclass
class _Page:
    """The lines so far, and what the place in the page is inside of."""

    blocks: list[Block] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    label: str = ""
    linked: int = 0
    links: int = 0
    furniture: int = 0
    headings: int = 0
    verbatim: int = 0

    def enter(self, node: HtmlElement) -> None:
        tag = node.tag
        if tag in BLOCKS or tag == "br":
            self.end_line()
        self._count(node, 1)
        if tag in {"ol", "ul"}:
            self.lists.append(_list(node))
        elif tag == "li":
            self.label = self._label(node)
        self.add(node.text)

    def leave(self, node: HtmlElement) -> None:
        tag = node.tag
        if tag in BLOCKS:
            self.end_line()
        self._count(node, -1)
        if tag in {"ol", "ul"}:
            self.lists.pop()

    def _count(self, node: HtmlElement, step: int) -> None:
        self.links += step * (node.tag == "a" and bool(node.get("href")))
        self.furniture += step * _is_furniture(node)
        self.headings += step * (node.tag in HEADINGS)
        self.verbatim += step * _keeps_breaks(node)

    def add(self, text: str | None) -> None:
        if not text:
            return
        text = text.translate(CONTROLS)
        first, *others = text.split("\n") if self.verbatim else [BLANKS.sub(" ", text)]
        self._add(first)
        for line in others:
            self.end_line()
            self._add(line)

    def _add(self, words: str) -> None:
        self.parts.append(words)
        if self.links:
            self.linked += len(HAN.findall(words))

    def end_line(self) -> None:
        text = "".join(self.parts).strip(" \t")
        if text:
            label, self.label = self.label, ""
            text = text if MARKED.match(text.strip("\u3000\xa0")) else label + text
            self.blocks.append(
                Block(text, self.linked, heading=self.headings > 0, furniture=self.furniture > 0)
            )
        self.parts, self.linked = [], 0

    def _label(self, item: HtmlElement) -> str:
        """Return the number a browser shows before an item, or nothing."""
        if not self.lists or not self.lists[-1].style:
            return ""
        running = self.lists[-1]
        number = _whole(item.get("value"), running.number)
        running.number = number + running.step
        sign = written(number, running.style)
        dot = "、" if running.style in {"chineseCounting", "ideographDigital"} else "."
        return f"{sign}{dot}" if sign else ""


def blocks_of(page: HtmlElement, *, shows_hidden: bool = False) -> list[Block]:
    """Return the lines of a page; those of its hidden parts too if that is wanted."""
    found = _Page()
    walk = etree.iterwalk(page, events=("start", "end", "comment", "pi"))
    skipped = False
    for event, node in walk:
        if event == "start":
            skipped = node.tag in UNSEEN or not (shows_hidden or _is_seen(node))
            if skipped:
                walk.skip_subtree()
            else:
                found.enter(node)
            continue
        if event == "end" and not skipped:
            found.leave(node)
        skipped = False
        if node is not page:
            found.add(node.tail)
    found.end_line()
    return found.blocks


def _is_seen(node: HtmlElement) -> bool:
    if node.get("hidden") is not None or HIDDEN_STYLE.search(node.get("style", "")):
        return False
    if not ANTI_COPY.isdisjoint(node.get("class", "").split()):
        return False
    return node.get("aria-hidden") != "true" or not _is_decoration(node)


def _is_decoration(node: HtmlElement) -> bool:
    few = sum(1 for _ in itertools.islice(node.iter(), MOST_PARTS)) < MOST_PARTS
    return few and len(HAN.findall("".join(node.itertext()))) <= MOST_DECORATION


def _is_furniture(node: HtmlElement) -> bool:
    if node.tag not in BLOCKS or node.tag in {"body", "p", "td", "tr", "li"} | HEADINGS:
        return False
    named = f"{node.get('id', '')} {node.get('class', '')}"
    return node.tag in FURNITURE_TAGS or bool(FURNITURE.search(named))


def _keeps_breaks(node: HtmlElement) -> bool:
    return node.tag == "pre" or bool(KEEPS_BREAKS.search(node.get("style", "")))


def _list(node: HtmlElement) -> _List:
    """Return a list at its first item; without a style where no numbers are shown."""
    if node.tag == "ul":
        return _List("", 1, 1)
    style = LIST_STYLE.search(node.get("style", ""))
    named = style[1].lower() if style else node.get("type", "1")
    items = sum(child.tag == "li" for child in node)
    backwards = node.get("reversed") is not None
    start = _whole(node.get("start"), items if backwards else 1)
    return _List(LIST_STYLES.get(named, "decimal"), start, -1 if backwards else 1)


def _whole(written_number: str | None, otherwise: int) -> int:
    found = re.fullmatch(r"\s*([+-]?\d{1,6})\s*", written_number or "")
    return int(found[1]) if found else otherwise

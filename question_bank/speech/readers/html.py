"""A saved web page: its main text, one block a line."""

from __future__ import annotations

import logging
import re
from contextlib import suppress

import lxml.html
from lxml import etree
from readability import Document

from question_bank.errors import UnreadableFile
from question_bank.speech.readers.encoding import decode

CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
HAN = re.compile("[\u4e00-\u9fff]")
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
BLANKS = re.compile(r"[ \t\n\f]+")
UNSEEN = {"script", "style", "noscript", "template", "head", "select", "button", "svg", "iframe"}
BLOCKS = re.compile(
    r"address|article|aside|blockquote|body|center|dd|div|dl|dt|fieldset|figcaption|footer|form|h[1-6]"
    r"|header|hr|li|main|nav|ol|p|pre|section|table|td|th|tr|ul"
)
ENOUGH = 0.3

# it reports to the log what it also raises
logging.getLogger("readability").setLevel(logging.CRITICAL)


def read(content: bytes) -> str:
    """Return the page's main text; all of its text where no main part stands out."""
    page = _decoded(content)
    try:
        whole = lxml.html.document_fromstring(page)
    except (etree.ParserError, ValueError) as error:
        raise UnreadableFile("broken") from error
    everything = text_of(whole)
    main = _main(page)
    if len(HAN.findall(main)) < ENOUGH * len(HAN.findall(everything)):
        return everything
    title = _title(whole)
    return main if not title or title in main[:400] else f"{title}\n{main}"


def _decoded(content: bytes) -> str:
    """Return the page as text: by its own word for the encoding if that fits, else by its looks."""
    named = CHARSET.search(content[:4096])
    text = decode(content)
    if named and "\ufffd" in text:
        name = named.group(1).decode("ascii").lower()
        with suppress(LookupError):
            text = content.decode("gb18030" if name.startswith("gb") else name, errors="replace")
    return DECLARATION.sub("", CONTROL.sub("", text))


def _main(page: str) -> str:
    try:
        summary = Document(page).summary(html_partial=True)
        return text_of(lxml.html.fragment_fromstring(summary, create_parent="div"))
    except (etree.LxmlError, ValueError, IndexError, AttributeError, TypeError, KeyError):
        return ""  # readability gives up on odd trees; the whole page is read then


def _title(page: lxml.html.HtmlElement) -> str:
    headings = page.xpath("//h1")
    return " ".join(str(headings[0].text_content()).split()) if headings else ""


def text_of(element: lxml.html.HtmlElement) -> str:
    """Return an element's words, a line for each block and each break."""
    unseen = (etree.Comment, etree.ProcessingInstruction, *UNSEEN)
    etree.strip_elements(element, *unseen, with_tail=False)
    parts: list[str] = []
    for event, node in etree.iterwalk(element, events=("start", "end")):
        ends_line = BLOCKS.fullmatch(node.tag) or (node.tag == "br" and event == "start")
        edge = "\n" if ends_line else ""
        outside = event == "end" and node is not element
        parts += [edge, _inline(node.tail if outside else node.text if event == "start" else None)]
    lines = (line.strip(" ") for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _inline(text: str | None) -> str:
    return BLANKS.sub(" ", text) if text else ""

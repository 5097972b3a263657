"""A saved web page: its main text, one block a line."""

from __future__ import annotations

import re

import lxml.html
from lxml import etree

from question_bank.errors import UnreadableFile
from question_bank.speech.readers.html.blocks import blocks_of
from question_bank.speech.readers.html.main_part import main_part, prose
from question_bank.speech.readers.text.encoding import decode
from question_bank.speech.secrecy import Around

HAN = re.compile("[\u4e00-\u9fff]")
CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
MARKUP = re.compile(r"<(?:br|p|div|td|li|pre|h[1-6]|section|article)\b", re.IGNORECASE)
SITE = re.compile(r"\s*(?:[_|｜»]|(?<![\d—])[-–](?![\d—]))+\s*")
MOST_TAGS = 200_000
LEAST_TITLE = 6
HEAD = 400


def read(content: bytes) -> str:
    """Return the page's main text below its title; all of its text where no main part stands out.

    Raises UnreadableFile: broken, where the page is nested too deep to be read to its end;
    too_large, where it holds more markup than any speech needs.
    """
    return text_of(decode(content))


def around(content: bytes) -> Around:
    """Return all that stands on the page and in its head, seen or not."""
    page = _parsed(decode(content))
    named = page.xpath("//title/text() | //meta/@content")
    lines = (block.text for block in blocks_of(page, shows_hidden=True))
    return Around(elsewhere=(*map(str, named), *lines))


def text_of(source: str) -> str:
    """Return the main text of a page's source."""
    page = _parsed(source)
    blocks = blocks_of(page)
    everything = blocks_of(page, shows_hidden=True)
    # a page that a script would have uncovered
    if prose(blocks) < 0.5 * prose(everything):
        blocks = everything
    title = _title(page)
    text = "\n".join(block.text for block in main_part(blocks, title))
    above = title and "".join(title.split()) not in "".join(text[:HEAD].split())
    return f"{title}\n{text}" if above else text


def _parsed(source: str) -> lxml.html.HtmlElement:
    if source.count("<") > MOST_TAGS:
        raise UnreadableFile("too_large")
    source = DECLARATION.sub("", CONTROL.sub("", source))
    if not MARKUP.search(source):
        source = f"<pre>{source}</pre>"
    parser = lxml.html.HTMLParser(huge_tree=True)
    try:
        page = lxml.html.document_fromstring(source, parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise UnreadableFile("broken") from error
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise UnreadableFile("broken")
    return page


def _title(page: lxml.html.HtmlElement) -> str:
    """Return the heading that the page's own title names, else that title without the site's."""
    stated = [" ".join(str(words).split()) for words in page.xpath(
        "//meta[@property='og:title']/@content | //title/text()"
    )]  # fmt: skip
    whole = "".join("".join(stated).split())
    headings = [" ".join("".join(one.itertext()).split()) for one in page.iter("h1", "h2", "h3")]
    for heading in headings:
        if len(HAN.findall(heading)) >= LEAST_TITLE and "".join(heading.split()) in whole:
            return heading
    for words in stated:
        longest = max(SITE.split(words), key=len)
        if len(HAN.findall(longest)) >= LEAST_TITLE:
            return longest
    first = next(page.iter("h1"), None)
    return "" if first is None else " ".join("".join(first.itertext()).split())

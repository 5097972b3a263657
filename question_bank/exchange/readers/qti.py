"""IMS QTI content packages of versions 2.x and 3.0 → questions; 3.0 is read under 2.1's names."""

from __future__ import annotations

import re
from posixpath import join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from question_bank.errors import Refused
from question_bank.exchange.found import Found, Unfit, fit, read_each
from question_bank.exchange.readers.markup import root_of
from question_bank.exchange.readers.qti_items import content_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.exchange.found import Findings
    from question_bank.exchange.readers.markup import Element
    from question_bank.speech.readers.word.archive import Archive

MANIFEST = "imsmanifest.xml"
ITEMS = re.compile(r"imsqti_item_xmlv(?:2p\d|3p\d)", re.IGNORECASE)
ITEM = "assessmentItem"
HYPHEN = re.compile("-([a-z])")
DEEPEST = 100  # elements within each other


def read(archive: Archive) -> Findings:
    """Return the questions of a package, in the order in which its manifest lists them.

    Raises:
        Refused: `broken_xml`, its manifest cannot be read; `no_items`, it lists none.
        UnreadableFile: an item cannot be unpacked.

    """
    files = list(_files(root_of(archive.part(MANIFEST) or b"")))
    if not files:
        raise Refused("no_items")

    def found(number: int, file: str) -> Found:
        return Found(number, fit(content_of(_item(archive.part(file)))))

    return read_each(enumerate(files, start=1), found, "题")


def _files(manifest: Element) -> Iterator[str]:
    for resource in manifest.iter("{*}resource"):
        if ITEMS.fullmatch(resource.get("type", "")) and resource.get("href"):
            yield normpath(join(_base(resource), unquote(resource.get("href", ""))))


def _base(resource: Element) -> str:
    around = [resource, *resource.iterancestors()]
    return join(
        *(one.get("{http://www.w3.org/XML/1998/namespace}base", "") for one in around[::-1])
    )


def _item(content: bytes | None) -> Element:
    if content is None:
        raise Unfit("试题包里没有清单上的这个文件。")
    try:
        root = root_of(content)
    except Refused as error:
        raise Unfit("这一题的 XML 读不出来。") from error
    item = _plain(root)
    if item.tag != ITEM:
        raise Unfit("这个文件不是一道试题。")
    return item


def _plain(element: Element, depth: int = 0) -> Element:
    """Return an element and what it holds without namespaces, under the names of 2.1."""
    if depth > DEEPEST:
        raise Unfit("这一题的 XML 嵌套太深。")
    attributes = {_humped(str(name)): str(value) for name, value in element.attrib.items()}
    made = etree.Element(_humped(etree.QName(element).localname), attributes)
    made.text, made.tail = element.text, element.tail
    made.extend(_plain(one, depth + 1) for one in element if isinstance(one.tag, str))
    return made


def _humped(name: str) -> str:
    local = name.rpartition("}")[2].removeprefix("qti-")
    return HYPHEN.sub(lambda found: found[1].upper(), local)

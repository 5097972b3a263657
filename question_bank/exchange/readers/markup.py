"""XML that somebody sends: parsed without entities, networks or depths that could hurt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from question_bank.errors import Refused

if TYPE_CHECKING:
    Element = etree._Element

DECLARES = (b"<!DOCTYPE", b"<!ENTITY")


def root_of(content: bytes) -> Element:
    """Return the root element.

    Raises:
        Refused: `broken_xml`, it is not well formed or declares a type or an entity.

    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    if any(mark in content for mark in DECLARES):
        raise Refused("broken_xml")
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused("broken_xml") from error
    if root.getroottree().docinfo.internalDTD is not None:  # its mark looks otherwise in UTF-16
        raise Refused("broken_xml")
    return root

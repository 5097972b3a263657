"""IMS QTI content packages: 2.1, and 3.0 as the same items under its names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from question_bank.exchange.packing import packed
from question_bank.exchange.record import Export, Loss
from question_bank.exchange.writers import qti_items
from question_bank.questions.cloze import Cloze
from question_bank.questions.recall import Recall
from question_bank.questions.written import Written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from question_bank.exchange.record import Record

    Element = etree._Element

MANIFEST_2 = "http://www.imsglobal.org/xsd/imscp_v1p1"
MANIFEST_3 = "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1"
NAMESPACE_3 = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
TEMPLATES_2 = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/"
TEMPLATES_3 = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/"
HTML = {"p", "br"}
HUMP = re.compile(r"(?<=[a-z])([A-Z])")
ORDER_FREE = "各空可以换位；QTI 按位置判分，每空都列了全部答案，重复填写也会得分。"
FORM = "题型名称（如论述题）没有导出：QTI 的主观题不分这些。"


def write(records: Sequence[Record]) -> Export:
    """Return a QTI 2.1 package."""
    manifest = _manifest(MANIFEST_2, "QTIv2.1 Package", "1.0.0")
    return _package(records, manifest, "imsqti_item_xmlv2p1", lambda item: item)


def write_3(records: Sequence[Record]) -> Export:
    """Return a QTI 3.0 package."""
    manifest = _manifest(MANIFEST_3, "QTI Package", "3.0.0")
    return _package(records, manifest, "imsqti_item_xmlv3p0", _renamed)


def _manifest(namespace: str, schema: str, version: str) -> Element:
    """Return a manifest that says which profile it follows, and lists nothing yet."""
    manifest = qti_items.unprefixed(namespace, "manifest", {"identifier": "MANIFEST"})
    metadata = etree.SubElement(manifest, f"{{{namespace}}}metadata")
    etree.SubElement(metadata, f"{{{namespace}}}schema").text = schema
    etree.SubElement(metadata, f"{{{namespace}}}schemaversion").text = version
    etree.SubElement(manifest, f"{{{namespace}}}organizations")
    return manifest


def _package(
    records: Sequence[Record],
    manifest: Element,
    kind: str,
    dialect: Callable[[Element], Element],
) -> Export:
    namespace = etree.QName(manifest).namespace
    resources = etree.SubElement(manifest, f"{{{namespace}}}resources")
    parts: list[tuple[str, bytes]] = []
    for number, record in enumerate(records, start=1):
        name = f"q{number:05d}"
        file = f"items/{name}.xml"
        resource = etree.SubElement(
            resources,
            f"{{{namespace}}}resource",
            {"identifier": name, "type": kind, "href": file},
        )
        etree.SubElement(resource, f"{{{namespace}}}file", {"href": file})
        parts.append((file, _written(dialect(qti_items.item(record, name)))))
    losses = tuple(loss for record in records for loss in _losses(record))
    return Export(packed([*parts, ("imsmanifest.xml", _written(manifest))]), losses)


def _written(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=False)


def _losses(record: Record) -> Iterator[Loss]:
    match record.content:
        case Cloze(order_free=True) | Recall(order_free=True):
            yield Loss(record.name, ORDER_FREE)
        case Written():
            yield Loss(record.name, FORM)


def _renamed(item: Element) -> Element:
    """Return an item of 2.1 as 3.0 writes it: qti- before each name, humps as hyphens.

    What a rubric says stands in a body of its own there.
    """
    name = etree.QName(item).localname
    tag = name if name in HTML else "qti-" + _hyphened(name)
    attributes = {_hyphened(str(key)): _address(str(value)) for key, value in item.attrib.items()}
    made = qti_items.unprefixed(NAMESPACE_3, tag, attributes)
    made.text, made.tail = item.text, item.tail
    children = [_renamed(child) for child in item]
    if name == "rubricBlock":
        made.set("use", "scoring")
        etree.SubElement(made, f"{{{NAMESPACE_3}}}qti-content-body").extend(children)
    else:
        made.extend(children)
    return made


def _hyphened(name: str) -> str:
    return HUMP.sub(lambda found: "-" + found[1].lower(), name)


def _address(value: str) -> str:
    if not value.startswith(TEMPLATES_2):
        return value
    return value.replace(TEMPLATES_2, TEMPLATES_3) + ".xml"

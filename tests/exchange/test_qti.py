"""QTI packages: every item is listed, named in ASCII, and says what is right."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from question_bank.exchange.writers import qti
from tests.exchange.questions import (
    CHOICE,
    CONTENTS,
    FREE,
    MATCHING,
    ODD_RECORDS,
    ORDERING,
    RECORDS,
    TWO_BLANKS,
    WRITTEN,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from question_bank.exchange.record import Export, Record

NS = {"q": "http://www.imsglobal.org/xsd/imsqti_v2p1"}
NS3 = {"q": "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"}
# No package that could be installed carries the published schemas, so these are grammars of ours,
# written from the specifications.
HERE = Path(__file__).parent
ITEM = etree.RelaxNG(file=HERE / "qti_2_1.rng")
MANIFEST = etree.RelaxNG(file=HERE / "imscp.rng")
NAMES = {
    2: "http://www.imsglobal.org/xsd/imscp_v1p1",
    3: "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
}
ASKS = "Interaction"
IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*")
EVERY = (*RECORDS, *ODD_RECORDS)


def parts_of(made: bytes) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        return {name: etree.fromstring(parts.read(name)) for name in parts.namelist()}


def item_of(content: object) -> etree._Element:
    place = next(place for place, one in enumerate(CONTENTS, start=1) if one is content)
    return parts_of(qti.write(RECORDS).content)[f"items/q{place:05d}.xml"]


@pytest.mark.parametrize("write", [qti.write, qti.write_3])
def test_the_manifest_lists_every_item_that_is_there(write: object) -> None:
    parts = parts_of(write(RECORDS).content)  # type: ignore[operator]

    listed = parts.pop("imsmanifest.xml").xpath("//@href")
    assert len(parts) == len(RECORDS)
    assert set(listed) == set(parts)


def renamed(element: etree._Element, namespace: str) -> etree._Element:
    """Return what 3.0 writes as 2.1 would: its names are the same but for case and prefix."""
    name = etree.QName(element).localname.removeprefix("qti-")
    made = etree.Element(f"{{{namespace}}}{humped(name)}")
    for key, value in element.attrib.items():
        if (name, key) != ("rubric-block", "use"):  # new in 3.0
            made.set(humped(key), value)
    made.text, made.tail = element.text, element.tail
    for child in element:
        is_body = etree.QName(child).localname == "qti-content-body"  # new in 3.0
        made.extend(renamed(one, namespace) for one in (child if is_body else [child]))
    return made


def humped(name: str) -> str:
    first, *rest = name.split("-")
    return first + "".join(map(str.capitalize, rest))


@pytest.mark.parametrize(("write", "version"), [(qti.write, 2), (qti.write_3, 3)])
def test_items_and_manifest_follow_the_grammar_of_the_specification(
    write: Callable[[Sequence[Record]], Export], version: int
) -> None:
    parts = parts_of(write(EVERY).content)
    manifest = parts.pop("imsmanifest.xml")

    assert etree.QName(manifest).namespace == NAMES[version]
    MANIFEST.assertValid(renamed(manifest, NAMES[2]))
    assert manifest.findtext("{*}metadata/{*}schemaversion") == f"{ {2: '1', 3: '3'}[version] }.0.0"
    for item in parts.values():
        ITEM.assertValid(renamed(item, NS["q"]))


@pytest.mark.parametrize("place", range(len(EVERY)))
def test_every_response_that_is_declared_is_asked_for(place: int) -> None:
    item = parts_of(qti.write(EVERY).content)[f"items/q{place + 1:05d}.xml"]

    declared = {one.get("identifier") for one in item.iterfind("q:responseDeclaration", NS)}
    asked = [
        element.get("responseIdentifier")
        for element in item.iter()
        if etree.QName(element).localname.endswith(ASKS)
    ]
    assert set(asked) == declared
    assert len(asked) == len(declared)
    for name in item.xpath("//@identifier | //@responseIdentifier"):
        assert IDENTIFIER.fullmatch(name)


def test_the_grammar_can_refuse() -> None:
    item = item_of(CHOICE)
    item.find("q:itemBody/q:choiceInteraction", NS).attrib.pop("responseIdentifier")
    swapped = item_of(CHOICE)
    swapped.append(swapped.find("q:responseDeclaration", NS))

    assert not ITEM.validate(item)
    assert not ITEM.validate(swapped)


def test_right_answers_name_choices_that_are_there() -> None:
    for content in (CHOICE, MATCHING, ORDERING):
        item = item_of(content)
        offered = set(item.xpath("//q:itemBody//@identifier", namespaces=NS))
        right = item.xpath("//q:correctResponse/q:value/text()", namespaces=NS)
        assert {name for value in right for name in value.split()} <= offered


def test_the_right_order_and_the_right_sides_read_as_in_the_question() -> None:
    ordering, matching = item_of(ORDERING), item_of(MATCHING)

    words = {one.get("identifier"): one.text for one in ordering.iter("{*}simpleChoice")}
    right = ordering.xpath("//q:correctResponse/q:value/text()", namespaces=NS)
    assert tuple(words[name] for name in right) == ORDERING.items
    assert list(words.values()) != list(ORDERING.items)
    sides = {one.get("identifier"): one.text for one in matching.iter("{*}simpleAssociableChoice")}
    pairs = matching.xpath("//q:correctResponse/q:value/text()", namespaces=NS)
    assert tuple(tuple(sides[name] for name in pair.split()) for pair in pairs) == MATCHING.pairs
    assert set(MATCHING.extra) <= set(sides.values())


def test_each_blank_takes_its_accepted_answers_and_counts_by_itself() -> None:
    item = item_of(TWO_BLANKS)

    entries = item.xpath("//q:mapEntry/@mapKey", namespaces=NS)
    assert entries == ["质量", "时效", "效率"]
    summed = item.xpath("//q:sum/q:mapResponse/@identifier", namespaces=NS)
    assert summed == ["RESPONSE_1", "RESPONSE_2"]
    text = "".join(item.find("q:itemBody", NS).itertext())
    assert text == "文稿要讲，公文要讲。"


def test_3_0_has_the_same_items_under_its_own_names() -> None:
    parts = parts_of(qti.write_3(RECORDS).content)
    item = next(
        one for name, one in parts.items() if one.get("title", "").startswith("将工作与要求")
    )

    assert etree.QName(item).localname == "qti-assessment-item"
    assert item.get("time-dependent") == "false"
    choices = item.findall(".//q:qti-simple-associable-choice", NS3)
    assert {one.get("match-max") for one in choices} == {"1"}
    template = item.find("q:qti-response-processing", NS3).get("template")
    assert template.endswith("v3p0/rptemplates/map_response.xml")
    assert all(
        etree.QName(one).namespace == NS3["q"] for one in item.iter() if isinstance(one.tag, str)
    )


def test_what_qti_cannot_hold_is_told_and_the_bytes_stay_the_same() -> None:
    made = qti.write(RECORDS)

    told = {loss.name for loss in made.losses}
    assert told == {one.name for one in RECORDS if one.content in (FREE, WRITTEN)}
    assert qti.write(RECORDS).content == made.content

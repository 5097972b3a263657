"""QTI packages: every item is listed, named in ASCII, and says what is right."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from lxml import etree

from question_bank.exchange.writers import qti
from tests.exchange.questions import (
    CHOICE,
    CONTENTS,
    FREE,
    MATCHING,
    ORDERING,
    RECORDS,
    TWO_BLANKS,
    WRITTEN,
)

NS = {"q": "http://www.imsglobal.org/xsd/imsqti_v2p1"}
NS3 = {"q": "http://www.imsglobal.org/xsd/imsqtiasi_v3p0"}
# The order in which an item holds its parts, and what belongs to each: written down here from the
# specification's binding, because no package that could be installed carries its schemas.
PARTS = "(responseDeclaration )+outcomeDeclaration itemBody( responseProcessing)?"
INTERACTIONS = {
    "textEntryInteraction", "choiceInteraction", "matchInteraction", "orderInteraction",
    "extendedTextInteraction",
}  # fmt: skip
BASES = {"string", "identifier", "directedPair", "float"}
CARDINALITIES = {"single", "multiple", "ordered"}
IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*")


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


@pytest.mark.parametrize("place", range(len(CONTENTS)))
def test_an_item_follows_the_grammar_of_the_specification(place: int) -> None:
    item = parts_of(qti.write(RECORDS).content)[f"items/q{place + 1:05d}.xml"]

    assert re.fullmatch(PARTS, " ".join(etree.QName(child).localname for child in item))
    responses = set()
    for declaration in item.iterfind("q:responseDeclaration", NS):
        assert declaration.get("baseType") in BASES
        assert declaration.get("cardinality") in CARDINALITIES
        responses.add(declaration.get("identifier"))
    asked = {
        element.get("responseIdentifier")
        for element in item.iter()
        if etree.QName(element).localname in INTERACTIONS
    }
    assert asked == responses
    for name in item.xpath("//@identifier | //@responseIdentifier"):
        assert IDENTIFIER.fullmatch(name)


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

"""A Word file gives its text as Word shows it, and harmful ones are refused."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from question_bank.errors import UnreadableFile
from question_bank.speech.reading import read_speech
from tests.speech.material import saved, word_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from docx.document import Document

BODY = "值班工作是机关运转的前哨，是联系群众的窗口，必须抓紧抓实。"


def _numbered(document: Document, number: str, formats: list[tuple[str, str]]) -> None:
    """Add a list of automatic numbers to a document's numbering part."""
    root = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), number)
    for depth, (style, text) in enumerate(formats):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(depth))
        for tag, value in (("w:start", "1"), ("w:numFmt", style), ("w:lvlText", text)):
            child = OxmlElement(tag)
            child.set(qn("w:val"), value)
            level.append(child)
        abstract.append(level)
    root.insert(0, abstract)
    entry = OxmlElement("w:num")
    entry.set(qn("w:numId"), number)
    reference = OxmlElement("w:abstractNumId")
    reference.set(qn("w:val"), number)
    entry.append(reference)
    root.append(entry)


def _item(document: Document, number: str, depth: int, text: str) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr()
    place = OxmlElement("w:numPr")
    for tag, value in (("w:ilvl", str(depth)), ("w:numId", number)):
        child = OxmlElement(tag)
        child.set(qn("w:val"), value)
        place.append(child)
    properties.append(place)


def test_automatic_numbers_of_a_word_file_are_put_back() -> None:
    document = docx.Document()
    formats = [
        ("chineseCountingThousand", "%1、"),
        ("chineseCounting", "（%2）"),
        ("decimal", "%3."),
    ]
    _numbered(document, "71", formats)
    for depth, text in [
        (0, "提高认识"),
        (1, "健全制度"),
        (1, "锤炼作风"),
        (2, "管好人"),
        (0, "狠抓落实"),
        (1, "督查"),
    ]:
        _item(document, "71", depth, text)
    document.add_paragraph(BODY)
    assert read_speech("讲话.docx", saved(document)).text.split("\n")[:6] == [
        "一、提高认识",
        "（一）健全制度",
        "（二）锤炼作风",
        "1.管好人",
        "二、狠抓落实",
        "（一）督查",
    ]


def test_bullets_of_a_word_file_are_no_numbers() -> None:
    document = docx.Document()
    _numbered(document, "72", [("bullet", "•")])
    _item(document, "72", 0, BODY + BODY)
    assert read_speech("讲话.docx", saved(document)).text == BODY + BODY


def test_tables_of_a_word_file_are_read_in_place() -> None:
    document = docx.Document()
    document.add_paragraph(BODY)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "带班制度", "交接制度"
    document.add_paragraph("会议到此结束。")
    lines = read_speech("讲话.docx", saved(document)).text.split("\n")
    assert lines == [BODY, "带班制度", "交接制度", "会议到此结束。"]


def _repacked(change: Callable[[zipfile.ZipFile], None]) -> bytes:
    """Return a .docx whose archive was written anew, member by member."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_file())) as source, zipfile.ZipFile(stream, "w") as target:
        for member in source.infolist():
            target.writestr(member, source.read(member))
        change(target)
    return stream.getvalue()


def test_a_word_file_that_would_swell_is_refused_before_it_is_unpacked() -> None:
    def add(archive: zipfile.ZipFile) -> None:
        archive.writestr("word/media/a.bin", bytes(3_000_000), zipfile.ZIP_DEFLATED)

    with pytest.raises(UnreadableFile) as refusal:
        read_speech("讲话.docx", _repacked(add))
    assert refusal.value.reason == "too_large"


def test_a_word_file_of_too_many_members_is_refused() -> None:
    def add(archive: zipfile.ZipFile) -> None:
        for number in range(3001):
            archive.writestr(f"x/{number}", b"")

    with pytest.raises(UnreadableFile) as refusal:
        read_speech("讲话.docx", _repacked(add))
    assert refusal.value.reason == "too_large"


def test_a_word_file_that_declares_a_dtd_is_refused() -> None:
    document = docx.Document()
    document.add_paragraph(BODY)
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(document))) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = part.replace(b"<w:document", b"<!DOCTYPE d [<!ENTITY e 'x'>]><w:document", 1)
            new.writestr(name, part)

    with pytest.raises(UnreadableFile, match="broken"):
        read_speech("讲话.docx", packed.getvalue())


def test_a_word_file_with_locked_members_is_refused() -> None:
    data = bytearray(word_file())
    for place in range(len(data) - 4):
        if data[place : place + 4] == b"PK\x01\x02":
            data[place + 8] |= 1
    with pytest.raises(UnreadableFile) as refusal:
        read_speech("讲话.docx", bytes(data))
    assert refusal.value.reason == "encrypted"


def test_a_damaged_word_file_is_refused() -> None:
    data = word_file()
    with pytest.raises(UnreadableFile) as refusal:
        read_speech("讲话.docx", data[: len(data) // 2])
    assert refusal.value.reason == "broken"

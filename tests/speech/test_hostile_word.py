"""A Word file that means harm is refused before it costs anything, with our own error."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

import pytest

from question_bank.errors import UnreadableFile
from question_bank.speech.readers.word import read
from question_bank.speech.reading import read_speech
from tests.speech.hostile import DOCUMENT, KINDS, LINKS, WHOLE, part
from tests.speech.material import SPACES, repacked, word_file, word_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def refusal(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as refused:
        read(data)
    return refused.value.reason


def grown(change: Callable[[zipfile.ZipFile], None]) -> bytes:
    """Return a .docx with members added as they are."""
    stream = io.BytesIO(word_file())
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        change(archive)
    return stream.getvalue()


def with_body(body: str) -> bytes:
    document = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
    return repacked(word_file(), {DOCUMENT: document.encode()})


def in_directory(data: bytes, name: str, offset: int, value: bytes) -> bytes:
    """Return an archive whose directory says something else of one member."""
    found = data.rindex(name.encode()) - 46
    assert data[found : found + 4] == b"PK\x01\x02"
    return data[: found + offset] + value + data[found + offset + len(value) :]


def test_the_file_that_the_damaged_ones_are_made_of_is_read() -> None:
    assert read(WHOLE).split("\n") == ["一、提高认识", "☑", "带班", "[1] 注"]


def test_an_archive_that_would_swell_is_refused_before_it_is_unpacked() -> None:
    assert refusal(grown(lambda one: one.writestr("a.bin", bytes(3_000_000)))) == "too_large"


def test_an_archive_of_too_many_members_is_refused() -> None:
    def add(archive: zipfile.ZipFile) -> None:
        for number in range(3001):
            archive.writestr(f"x/{number}", b"")

    assert refusal(grown(add)) == "too_large"


@pytest.mark.parametrize(
    "name", ["../evil.xml", "/etc/passwd", "word/../../x", "..\\x", "C:\\x", "word\\..\\x"]
)
def test_a_member_whose_name_leads_elsewhere_is_refused(name: str) -> None:
    assert refusal(grown(lambda one: one.writestr(name, b"x"))) == "broken"


def test_a_link_in_an_archive_is_refused() -> None:
    def add(archive: zipfile.ZipFile) -> None:
        link = zipfile.ZipInfo("word/link")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, "/etc/passwd")

    assert refusal(grown(add)) == "broken"


@pytest.mark.parametrize("name", ["word/document.xml", "Word/Document.xml"])
def test_a_name_that_stands_twice_is_refused(name: str) -> None:
    other = grown(lambda one: one.writestr("word/documenu.xml", b"<a/>"))
    data = other.replace(b"word/documenu.xml", name.encode())
    assert refusal(data) == "broken"


def test_a_packing_that_word_never_uses_is_refused() -> None:
    def add(archive: zipfile.ZipFile) -> None:
        archive.writestr("a.bin", bytes(1000), zipfile.ZIP_LZMA)

    assert refusal(grown(add)) == "broken"


def test_locked_members_are_refused() -> None:
    assert refusal(in_directory(word_file(), DOCUMENT, 8, b"\x01")) == "encrypted"


def test_members_that_overlap_are_refused() -> None:
    data = grown(lambda one: one.writestr("a.bin", b"x", zipfile.ZIP_STORED))
    first = zipfile.ZipFile(io.BytesIO(data)).getinfo(DOCUMENT).header_offset
    assert refusal(in_directory(data, "a.bin", 42, struct.pack("<I", first))) == "broken"


@pytest.mark.parametrize("size", [10, 900_000])
def test_a_member_whose_size_is_a_lie_is_refused(size: int) -> None:
    assert refusal(in_directory(word_file(), DOCUMENT, 24, struct.pack("<I", size))) == "broken"


DTD = '<!DOCTYPE w:document [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", [DOCUMENT, "word/styles.xml", LINKS, "word/header9.xml"])
def test_a_part_that_declares_a_type_is_refused(encoding: str, name: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding[:6]}"?><!--{"x" * 2000}-->{DTD}<a>&e;</a>'
    assert refusal(repacked(word_file(), {name: declared.encode(encoding)})) == "broken"


def test_an_encoding_that_could_hide_a_type_is_refused() -> None:
    declared = f'<?xml version="1.0" encoding="utf-7"?>{DTD}<a/>'.replace("<!", "+ADwAIQ-")
    assert refusal(repacked(word_file(), {DOCUMENT: declared.encode()})) == "broken"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<w:p/>" * 700_000, "too_large"),
        ("<w:tbl><w:tr><w:tc>" * 200 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 200, "broken"),
        ("<w:sdt>" * 10_000 + "</w:sdt>" * 10_000, "broken"),
        ("<w:p><w:r>", "broken"),
    ],
    ids=["many paragraphs", "deep tables", "deep controls", "not well-formed"],
)
def test_a_body_beyond_measure_is_refused(body: str, reason: str) -> None:
    assert refusal(with_body(body)) == reason


def test_nesting_that_the_parser_takes_costs_no_more_than_an_error_of_ours() -> None:
    boxes = "<w:p><w:r><w:txbxContent>" * 80 + "</w:txbxContent></w:r></w:p>" * 80
    tables = "<w:tbl><w:tr><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80
    assert read(with_body(boxes + tables)).strip("\n") == ""


def test_a_cell_that_claims_a_million_columns_is_one_cell() -> None:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="1000000"/></w:tcPr><w:p><w:r><w:t>甲</w:t></w:r></w:p>'
    assert read(with_body(f"<w:tbl><w:tr>{cell}</w:tc></w:tr></w:tbl>")) == "甲"


def test_a_label_that_would_swell_is_cut() -> None:
    numbering = f"""<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0">
<w:start w:val="780"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="{"%1" * 9000}"/></w:lvl>
</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>"""
    body = """<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r>
</w:p>"""
    assert read(word_of(body, numbering=numbering)) == "z" * 60 + " 甲"


def test_what_lies_outside_the_file_is_not_looked_at() -> None:
    links = part(word_file(), LINKS).replace(
        b'Target="styles.xml"', b'Target="file:///etc/passwd" TargetMode="External"'
    )
    away = links.replace(b'Target="numbering.xml"', b'Target="../../../../etc/passwd"')
    assert "值班" in read(repacked(word_file(), {LINKS: away}))


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({DOCUMENT: b"<workbook xmlns='x'/>"}, "mismatch"),
        ({DOCUMENT: b"\x89PNG\r\n\x1a\n"}, "broken"),
        ({DOCUMENT: b""}, "broken"),
        ({KINDS: b"<Types/>", "_rels/.rels": b"<R/>"}, None),
        ({"_rels/.rels": b"<a><b Type='x/officeDocument' Target='no.xml'/></a>"}, "broken"),
    ],
)
def test_a_main_part_that_is_no_document_is_refused(
    changed: Mapping[str, bytes], reason: str | None
) -> None:
    data = repacked(word_file(), changed)
    if reason is None:
        assert "值班" in read(data)
    else:
        assert refusal(data) == reason


def test_a_file_with_macros_under_a_plain_name_is_refused() -> None:
    kinds = part(word_file(), KINDS).replace(
        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main",
        b"vnd.ms-word.document.macroEnabled.main",
    )
    assert refusal(repacked(word_file(), {KINDS: kinds})) == "mismatch"


@pytest.mark.parametrize("kept", [0.02, 0.5, 0.99])
def test_a_file_cut_short_is_refused(kept: float) -> None:
    data = word_file()
    with pytest.raises(UnreadableFile) as refused:
        read_speech("讲话.docx", data[: int(len(data) * kept)])
    assert refused.value.reason == "broken"

"""Packages and tables made to hang, swell, reach out or break: refused in a sentence, and soon."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from contextlib import closing
from time import monotonic, process_time
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from question_bank.errors import Refused, UnreadableFile
from question_bank.exchange.arriving import findings
from question_bank.exchange.packing import packed
from question_bank.exchange.readers.recognised import read
from question_bank.exchange.writers import anki, qti, word
from question_bank.speech.readers.word.archive import MOST_RATIO
from tests.exchange.questions import RECORDS

if TYPE_CHECKING:
    from collections.abc import Callable

SECONDS = 5
ENTITY = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
BAIT = "root:"
DEEP = 100_000


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(content: bytes, **parts: bytes) -> bytes:
    """Return a package with some of its parts replaced, named by what they end with."""
    found = parts_of(content)
    for end, bytes_ in parts.items():
        name = next(one for one in found if one.rpartition("/")[2].partition(".")[0] == end)
        found[name] = bytes_
    return packed(found.items())


def swollen(content: bytes, name: str) -> bytes:
    parts = parts_of(content)
    return changed(content, **{name: parts_named(parts, name) + b" " * (MOST_RATIO * 500_000)})


def parts_named(parts: dict[str, bytes], end: str) -> bytes:
    return next(
        one for name, one in parts.items() if name.rpartition("/")[2].partition(".")[0] == end
    )


def with_entity(content: bytes, name: str) -> bytes:
    part = parts_named(parts_of(content), name)
    head, _, rest = part.partition(b"?>")
    return changed(content, **{name: head + b"?>" + ENTITY + rest})


def deck(*statements: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as collection:
        collection.executescript(";".join(statements))
        return packed([("collection.anki2", collection.serialize()), ("media", b"{}")])


def notes_as(query: str, models: str = '{"1": {"type": 1}}') -> bytes:
    return deck(
        "CREATE TABLE col (models text, decks text)",
        f"INSERT INTO col VALUES ('{models}', '{{}}')",  # noqa: S608 - a file of our own
        "CREATE TABLE cards (nid integer, did integer)",
        f"CREATE VIEW notes AS {query}",
    )


ENDLESS = """WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
SELECT i AS id, 'a' AS guid, 1 AS mid, '' AS tags, 'b' AS flds FROM n"""
ROWS = "SELECT 1 AS id, 'a' AS guid, 1 AS mid, '' AS tags, {} AS flds"
MANY = f"({' UNION ALL '.join(['SELECT 1 AS one'] * 60)})"
PRODUCT = f"""\
SELECT 1 AS id, 'a' AS guid, 1 AS mid, '' AS tags, 'b' AS flds
FROM {", ".join(f"{MANY} AS t{number}" for number in range(6))}"""  # noqa: S608 - a file of our own

WORD, QTI, ANKI = (
    word.write(RECORDS).content,
    qti.write(RECORDS).content,
    anki.write(RECORDS).content,
)
HARMFUL = {
    "a swollen Word file": swollen(WORD, "document"),
    "a swollen QTI item": swollen(QTI, "q00001"),
    "a swollen deck": swollen(ANKI, "collection"),
    "an entity in a Word file": with_entity(WORD, "document"),
    "an entity in a manifest": with_entity(QTI, "imsmanifest"),
    "a name that leads out of a deck": packed([("collection.anki2", b""), ("../../a", b"")]),
    "a name that leads out of a QTI package": packed([("imsmanifest.xml", b"<a/>"), ("/a", b"")]),
    "a deck that is no database": packed([("collection.anki2", b"no database" * 100)]),
    "a deck without notes": deck("CREATE TABLE col (models text, decks text)"),
    "a deck whose notes never end": notes_as(ENDLESS),
    "a deck whose notes multiply": notes_as(PRODUCT),
    "a deck whose notes swell": notes_as(ROWS.format("printf('%.*c', 900000000, 'x')")),
    "a deck that loads programs": notes_as(ROWS.format("load_extension('a.so')")),
    "a deck that reads files": notes_as(ROWS.format("readfile('/etc/passwd')")),
    "a deck with models too deep": notes_as(ROWS.format("'b'"), "[" * DEEP),
    "a deck with models that are none": notes_as(ROWS.format("'b'"), "[1]"),
    "a manifest that lists nothing": packed([("imsmanifest.xml", b"<manifest/>")]),
    "a manifest too deep": packed([("imsmanifest.xml", b"<a>" * DEEP)]),
    "an empty package": packed([]),
    "a package of something else": packed([("a.txt", b"b")]),
    "only the beginning of a package": b"PK\x03\x04",
    "an old Word file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
    "nothing": b"",
    "only white space": b" \r\n" * 1000,
    "bytes": bytes(range(256)) * 100,
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(1000),
}  # fmt: skip


@pytest.mark.parametrize("name", HARMFUL)
def test_a_harmful_file_is_refused_soon(name: str) -> None:
    begun = process_time()

    with pytest.raises((Refused, UnreadableFile)):
        read(HARMFUL[name])

    assert process_time() - begun < SECONDS


def test_what_stops_a_reader_is_said_in_words_of_imports() -> None:
    said = {"a swollen deck": "large_questions", "a deck that is no database": "broken_questions"}
    for name, reason in said.items():
        with pytest.raises(Refused, match=reason):
            findings(HARMFUL[name])


def item(body: bytes, declared: bytes = b"") -> bytes:
    written = (
        b'<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="a">'
        + declared + b"<itemBody>" + body + b"</itemBody></assessmentItem>"
    )  # fmt: skip
    return changed(QTI, q00001=written)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (with_entity(QTI, "q00001"), "这一题的 XML 读不出来。"),
        (changed(QTI, q00001=b"<a>"), "这一题的 XML 读不出来。"),
        (changed(QTI, q00001=b"<p>&root;</p>"), "这一题的 XML 读不出来。"),
        (changed(QTI, q00001=b"<a/>"), "这个文件不是一道试题。"),
        (item(b"<div>" * 150 + b"</div>" * 150), "这一题的 XML 嵌套太深。"),
        (item(b"<p/>"), "这一题里没有要作答的地方。"),
        (item(b"<drawingInteraction/>"), "QTI 的 drawingInteraction 没有对应的题型。"),
        (item(b"<choiceInteraction/>"), "没有写明正确答案。"),
        (item(b"<textEntryInteraction/>"), "有一个空没有正确答案。"),
    ],
)
def test_one_spoilt_item_does_not_spoil_the_others(content: bytes, sentence: str) -> None:
    found = read(content)

    assert [one.sentence for one in found.problems] == [sentence]
    assert len(found.questions) == len(RECORDS) - 1


@pytest.mark.parametrize(
    "address", ["../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "%2e%2e/a"]
)
def test_a_manifest_reaches_nothing_outside_its_package(address: str) -> None:
    manifest = parts_of(QTI)["imsmanifest.xml"].replace(b"items/q00001.xml", address.encode())

    found = read(changed(QTI, imsmanifest=manifest))

    assert [one.sentence for one in found.problems] == ["试题包里没有清单上的这个文件。"]
    assert not any(BAIT in str(one) for one in found.questions)


def workbook(fill: Callable[[Workbook], None]) -> bytes:
    book, out = Workbook(), io.BytesIO()
    book.active.append(["题型", "题干", "答案"])
    fill(book)
    book.save(out)
    return out.getvalue()


def test_a_formula_is_no_answer_and_is_never_worked_out() -> None:
    row = ["判断题", "要讲时效。", '=HYPERLINK("http://127.0.0.1/", "对")']

    found = read(workbook(lambda book: book.active.append(row)))

    assert [one.sentence for one in found.problems] == ["没有答案。"]


def test_a_cell_of_a_megabyte_is_told_and_not_stored() -> None:
    for content in (
        workbook(lambda book: book.active.append(["判断题", "长" * 32_000, "对"])),
        ("题型,题干,答案\n判断题," + "长" * 100_000 + ",对\n").encode(),
    ):
        found = read(content)
        assert all(len(str(one.content)) < 3000 for one in found.questions)


def test_a_hundred_thousand_columns_take_no_longer_than_their_bytes() -> None:
    wide = ",".join(["题型", "题干", "答案", *("选项A",) * 100_000])
    begun = process_time()

    found = read(f"{wide}\n判断题,要讲时效。,对{',' * 100_000}\n".encode())

    assert len(found.questions) == 1
    assert process_time() - begun < SECONDS


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32", "utf-7"])
def test_a_table_in_an_encoding_that_is_not_ours_is_refused(encoding: str) -> None:
    with pytest.raises(Refused):
        read("题型,题干,答案\n判断题,要讲时效。,对\n".encode(encoding))


@pytest.mark.parametrize(
    "content",
    [
        b"<quiz>" + b"<a/>" * 4_000_000 + b"</quiz>",
        b'{"format": "quizapp questions 1", "questions": [' + b"[]," * 3_000_000 + b"[]]}",
        json.dumps({"format": "quizapp questions 1", "questions": [{}] * 6000}).encode(),
    ],
    ids=["elements", "lists", "questions"],
)
def test_a_file_that_swells_in_memory_swells_in_a_child_with_bounds(content: bytes) -> None:
    begun = monotonic()

    with pytest.raises(Refused, match=r"large_|broken_|too_many_questions"):
        findings(content)

    assert monotonic() - begun < 30

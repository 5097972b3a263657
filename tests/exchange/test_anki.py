"""What an Anki deck holds, read back from its SQLite file."""

from __future__ import annotations

import io
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from question_bank.exchange.writers import anki
from tests.exchange.questions import CONTENTS, FREE, MATCHING, NASTY, RECALL, RECORDS

if TYPE_CHECKING:
    from pathlib import Path


def rows(made: bytes, folder: Path, query: str) -> list[tuple[object, ...]]:
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        file = folder / "collection.anki2"
        file.write_bytes(parts.read("collection.anki2"))
    with closing(sqlite3.connect(file)) as collection:
        return collection.execute(query).fetchall()


def test_each_question_is_a_note_and_each_item_of_a_list_one_of_its_own(tmp_path: Path) -> None:
    made = anki.write(RECORDS).content

    notes = rows(made, tmp_path, "SELECT guid FROM notes ORDER BY id")
    cards = rows(made, tmp_path, "SELECT count(*), max(ord) FROM cards")

    assert len(notes) == len(CONTENTS) + len(RECALL.items) - 1
    assert len(set(notes)) == len(notes)
    assert cards == [(len(notes), 0)]  # no card keeps another of its note back


def test_the_same_questions_keep_the_same_numbers(tmp_path: Path) -> None:
    first, again = anki.write(RECORDS).content, anki.write(RECORDS[:3]).content

    names = [set(rows(made, tmp_path, "SELECT guid, mid FROM notes")) for made in (first, again)]
    decks = [set(rows(made, tmp_path, "SELECT did FROM cards")) for made in (first, again)]

    assert names[1] < names[0]
    assert decks[0] == decks[1]


def test_a_note_is_as_new_as_the_wording_of_its_question(tmp_path: Path) -> None:
    edited = [replace(RECORDS[0], changed=1_700_000_000), RECORDS[1]]

    times = rows(anki.write(edited).content, tmp_path, "SELECT guid, mod, id > 0 FROM notes")

    assert times == [("q0001", 1_700_000_000, 1), ("q0002", 1_500_000_000, 1)]


def test_signs_of_html_and_of_gaps_are_taken_as_words(tmp_path: Path) -> None:
    record = next(one for one in RECORDS if one.content is NASTY)

    ((fields,),) = rows(anki.write([record]).content, tmp_path, "SELECT flds FROM notes")

    assert "&lt;e&gt; &amp;" in str(fields)
    assert "{{c1::&lt;b&gt;&amp;a&lt;/b&gt;}}" in str(fields)


def test_a_matching_shows_its_sides_and_answers_in_pairs(tmp_path: Path) -> None:
    record = next(one for one in RECORDS if one.content is MATCHING)

    ((fields,),) = rows(anki.write([record]).content, tmp_path, "SELECT flds FROM notes")

    front, back, extra = str(fields).split("\x1f")
    assert "1. 文稿" in front
    assert "热情" in front
    assert back == "文稿 → 准<br>公文 → 快<br>会务 → 细"
    assert "值班要坚持领导带班制度。" in extra


def test_what_anki_does_not_know_is_told() -> None:
    told = {loss.name: loss.sentence for loss in anki.write(RECORDS).losses}

    free = next(one.name for one in RECORDS if one.content is FREE)
    assert told[free] == "按位置记忆：Anki 的填空没有“各空可以换位”。"
    assert set(told) == {"q0001", "q0002", free, "q0011", "q0012"}

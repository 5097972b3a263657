"""Anki packages (.apkg) → questions: its cloze notes, its basic notes, and the ones we export.

A package is a zip of a SQLite file; the file is read in memory, nothing in it is ever run.
"""

from __future__ import annotations

import html
import json
import re
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from question_bank.errors import Refused, UnreadableFile
from question_bank.exchange.found import Found, read_each
from question_bank.exchange.readers.anki_notes import content_of, listed
from question_bank.questions.recall import Recall

if TYPE_CHECKING:
    from collections.abc import Iterator

    from question_bank.exchange.found import Findings
    from question_bank.speech.readers.word.archive import Archive

COLLECTIONS = ("collection.anki21", "collection.anki2")
NEWER = "collection.anki21b"
TAG = re.compile(r"<[^<>]*>")
LINE = re.compile(r"</(?:p|div|li)>|<br\s*/?>|<hr[^<>]*>", re.IGNORECASE)
PART = re.compile(r"^(.+)-\d+$")
BETWEEN_DECKS = re.compile("::|\x1f")
READS = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ}
OUR_FUNCTION = "min"
NOTES = """
SELECT guid, mid, tags, flds, (SELECT min(did) FROM cards WHERE nid = notes.id)
FROM notes ORDER BY id LIMIT ?
"""
MOST_NOTES = 20_000
MOST_STEPS = 50_000_000  # of SQLite's machine
LONGEST = 8_000_000  # bytes of a field
DAMAGE = (
    sqlite3.Error,
    AttributeError,
    KeyError,
    OverflowError,
    RecursionError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Note:
    """One note: who it is, whether it is a cloze, its fields as plain text, tags and deck."""

    guid: str
    is_cloze: bool
    fields: tuple[str, ...]
    tags: tuple[str, ...]
    deck: str


def read(archive: Archive) -> Findings:
    """Return the questions of a package; the notes of one list come back as one question.

    Raises:
        Refused: `newer_anki`, it is packed as only newer Anki reads it; `too_many_questions`.
        UnreadableFile: it cannot be unpacked, or is no collection.

    """
    if archive.part(NEWER) is not None:
        raise Refused("newer_anki")
    stored = next(filter(None, map(archive.part, COLLECTIONS)), b"")
    try:
        with closing(sqlite3.connect(":memory:")) as collection:
            collection.deserialize(stored)
            collection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
            collection.set_authorizer(_only_reading)
            collection.set_progress_handler(lambda: True, MOST_STEPS)  # and no further
            notes = list(_notes(collection))
    except DAMAGE as error:
        raise UnreadableFile("broken") from error
    if len(notes) > MOST_NOTES:
        raise Refused("too_many_questions")
    return read_each(enumerate(_gathered(notes), start=1), _found, "条")


def _only_reading(act: int, _one: str | None, two: str | None, *_names: str | None) -> int:
    is_ours = act in READS or (act == sqlite3.SQLITE_FUNCTION and two == OUR_FUNCTION)
    return sqlite3.SQLITE_OK if is_ours else sqlite3.SQLITE_DENY


def _notes(collection: sqlite3.Connection) -> Iterator[Note]:
    ((models, decks),) = collection.execute("SELECT models, decks FROM col")
    clozes = {int(number) for number, model in json.loads(models).items() if model["type"] == 1}
    names = {int(number): str(deck["name"]) for number, deck in json.loads(decks).items()}
    for guid, model, tags, fields, deck in collection.execute(NOTES, (MOST_NOTES + 1,)):
        plain = tuple(map(_plain, str(fields).split("\x1f")))
        name = BETWEEN_DECKS.split(names.get(deck, ""))[-1]
        yield Note(str(guid), model in clozes, plain, tuple(str(tags).split()), name)


def _plain(field: str) -> str:
    """Return a field without HTML, a line for each of its lines."""
    words = html.unescape(TAG.sub("", LINE.sub("\n", field))).replace("\xa0", " ")
    return "\n".join(filter(None, map(str.strip, words.split("\n"))))


def _gathered(notes: list[Note]) -> Iterator[list[Note]]:
    """Yield the notes that are one question: those of a list are numbered behind its name."""
    for _, some in groupby(notes, key=_name):
        together = list(some)
        if together[0].is_cloze and listed([note.fields[0] for note in together]):
            yield together
        else:
            yield from ([note] for note in together)


def _name(note: Note) -> str:
    part = PART.match(note.guid) if note.is_cloze else None
    return part[1] if part else note.guid


def _found(number: int, notes: list[Note]) -> Found:
    first = notes[0]
    content = content_of([note.fields for note in notes], is_cloze=first.is_cloze)
    is_list = first.is_cloze and isinstance(content, Recall)
    return Found(number, content, _name(first) if is_list else first.guid, first.tags, first.deck)

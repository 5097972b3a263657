"""What questions cost on their way: 5,000 to a deck beside bare genanki, 5,000 rows of Excel read.

`python -m tests.benchmarks exchange [--questions N] [--rounds N]`. The deck is made in turns with a
program that hands genanki the same fields and nothing else; the lesser of each counts.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING

import genanki

from question_bank.exchange.arriving import findings
from question_bank.exchange.readers import recognised
from question_bank.exchange.record import Record
from question_bank.exchange.writers import anki, excel, moodle, qti, word
from tests.exchange.questions import CONTENTS
from tests.papers.material import a_cloze

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Plain = tuple[str, genanki.Model, list[str], str, list[str]]
MATERIALS = 20
BARE = 1 << 30  # number of the first bare deck
OTHERS = {"word": word.write, "moodle": moodle.write, "qti": qti.write}


def measure(arguments: Sequence[str]) -> dict[str, object]:
    """Return seconds, and how many times as long as bare genanki a deck takes."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks exchange")
    parser.add_argument("--questions", type=int, default=5000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args(arguments)
    records = [a_record(number) for number in range(asked.questions)]
    notes, ours, bare = plain(records), [], []
    for _ in range(asked.rounds):
        ours.append(spent(lambda: anki.write(records)))
        bare.append(spent(lambda: bare_deck(notes)))
    table = excel.write(records).content
    begun = perf_counter()
    read = findings(table)
    waited = perf_counter() - begun
    assert len(read.questions) == len(records)
    others = {
        f"{name}_s": round(spent(lambda write=write: write(records)), 2)
        for name, write in OTHERS.items()
    }
    return {
        "questions": len(records),
        "deck_s": round(min(ours), 2),
        "bare_genanki_s": round(min(bare), 2),
        "deck_by_bare": round(min(ours) / min(bare), 2),
        "excel_read_s": round(spent(lambda: recognised.read(table)), 2),
        "excel_read_apart_wall_s": round(waited, 2),
        **others,
    }


def a_record(number: int) -> Record:
    """Give a cloze for most numbers, a question of another kind for every tenth."""
    content = CONTENTS[number // 10 % len(CONTENTS)] if number % 10 == 0 else a_cloze(number)
    material, passage = f"材料{number % MATERIALS}", f"第{number}条：值班要坚持领导带班。"
    return Record(f"1-{number:016x}", content, material, "张一鸣《讲话》", passage, ("一季度",))


def spent(made: Callable[[], object]) -> float:
    """Return the processor time that something takes."""
    begun = process_time()
    made()
    return process_time() - begun


def plain(records: Sequence[Record]) -> list[Plain]:
    """Return deck, kind, fields, name and tags of every note, as the bare program is given them."""
    return [
        (record.material, note.model, note.fields, note.guid, list(note.tags))
        for record in records
        for note in anki.notes(record)
    ]


def bare_deck(notes: Sequence[Plain]) -> None:
    """Hand genanki the same fields, and let it write its file."""
    decks: dict[str, genanki.Deck] = {}
    for material, model, fields, guid, tags in notes:
        deck = decks.setdefault(material, genanki.Deck(BARE + len(decks), material))
        deck.add_note(genanki.Note(model=model, fields=fields, guid=guid, tags=tags))
    with tempfile.TemporaryDirectory() as folder:
        genanki.Package(list(decks.values())).write_to_file(str(Path(folder) / "deck.apkg"))

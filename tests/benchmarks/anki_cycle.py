"""Anki's own answer cycle, in process: the next card, its four next states, the answer stored.

It runs under a Python that has the wheel `anki` and nothing of ours: `PYTHON anki_cycle.py FOLDER`.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time

from anki.collection import Collection  # isort: skip - the first, for it leads the others in
from anki.cards import Card
from anki.scheduler.v3 import CardAnswer

NOTES, FIRST, COUNTED = 3000, 200, 2000


def main(folder: str) -> None:
    """Print how many answers a second, and what of the processor each takes."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        collection = Collection(f"{place}/collection.anki2")
        fill(collection)
        for _ in range(FIRST):
            answer(collection)
        wall, processor = time.perf_counter(), time.process_time()
        for _ in range(COUNTED):
            answer(collection)
        wall, processor = time.perf_counter() - wall, time.process_time() - processor
        collection.close()
    figures = {"anki_rates": COUNTED / wall, "anki_cpu_ms": processor * 1000 / COUNTED}
    print(json.dumps({name: round(figure, 2) for name, figure in figures.items()}))


def fill(collection: Collection) -> None:
    """Make cards that are due today, with FSRS and without the limits of a day."""
    collection.set_config("fsrs", val=True)
    deck, kind = collection.decks.id("Default"), collection.models.by_name("Basic")
    limits = collection.decks.config_dict_for_deck_id(deck)
    limits["new"]["perDay"] = limits["rev"]["perDay"] = NOTES
    collection.decks.update_config(limits)
    for number in range(NOTES):
        note = collection.new_note(kind)
        note["Front"], note["Back"] = f"第{number}项要求是____。", "及时整理"
        collection.add_note(note, deck)
    collection.sched.set_due_date(collection.find_cards(""), "0")


def answer(collection: Collection) -> None:
    """Fetch the next card as Anki's own window does, and answer it rightly."""
    queued = collection.sched.get_queued_cards(fetch_limit=1).cards[0]
    card = Card(collection, backend_card=queued.card)
    card.start_timer()
    given = collection.sched.build_answer(card=card, states=queued.states, rating=CardAnswer.GOOD)
    collection.sched.answer_card(given)


if __name__ == "__main__":
    main(sys.argv[1])

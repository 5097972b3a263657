"""Anki opens our decks: run under a Python that has the wheel `anki` and nothing of ours.

`PYTHON anki_itself.py FOLDER` imports deck.apkg twice and edited.apkg once, adds notes of Anki's
own kinds, exports everything as exported.apkg and newer.apkg, and prints as JSON what came of it.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from anki.collection import Collection  # isort: skip - the first, for it leads the others in
from anki.collection import ExportAnkiPackageOptions, ImportAnkiPackageRequest
from anki.import_export_pb2 import ImportAnkiPackageOptions

OWN = (
    ("Basic", ("谁负责<b>带班</b>？", "领导")),
    ("Basic", ("要讲时效。", "对")),
    ("Basic", ("简述“三个讲”", "<ul><li>讲政治</li><li>讲效率</li></ul>")),
    ("Cloze", ("值班要坚持{{c1::领导::谁}}带班，{{c2::全天}}值守。&nbsp;", "备注")),
    ("Cloze", ("套着的{{c1::空{{c2::里}}面}}。", "")),
)


def main(folder: str) -> None:
    """Print how many notes each package brought, changed and left, and how many there are."""
    place = Path(folder)
    with tempfile.TemporaryDirectory() as home:
        collection = Collection(f"{home}/collection.anki2")
        steps = [taken(collection, place / f"{name}.apkg") for name in ("deck", "deck", "edited")]
        cards = [collection.get_card(number) for number in collection.find_cards("")]
        shown = all(card.question() and card.answer() for card in cards)
        add_own(collection)
        for name, legacy in (("exported", True), ("newer", False)):
            options = ExportAnkiPackageOptions(legacy=legacy)
            path = str(place / f"{name}.apkg")
            collection.export_anki_package(out_path=path, options=options, limit=None)
        _, sound = collection.fix_integrity()
        collection.close()
    print(json.dumps({"steps": steps, "shown": shown, "sound": sound}))


def taken(collection: Collection, package: Path) -> dict[str, int]:
    """Import a package as a person does who presses the button."""
    request = ImportAnkiPackageRequest(
        package_path=str(package), options=ImportAnkiPackageOptions()
    )
    log = collection.import_anki_package(request).log
    return {
        "new": len(log.new),
        "updated": len(log.updated),
        "same": len(log.duplicate),
        "found": log.found_notes,
        "notes": collection.note_count(),
        "cards": collection.card_count(),
    }


def add_own(collection: Collection) -> None:
    """Add notes of the kinds that Anki brings along."""
    deck = collection.decks.id("自己的::值班")
    for kind, fields in OWN:
        note = collection.new_note(collection.models.by_name(kind))
        note.fields[: len(fields)] = fields
        note.tags = ["一季度"]
        collection.add_note(note, deck)


if __name__ == "__main__":
    main(sys.argv[1])

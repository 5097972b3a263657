"""`python -m tests.exchange.anki_decks PYTHON`: our decks in Anki, and Anki's decks with us.

PYTHON has the wheel `anki`: AGPL, so it is never a dependency; `.ci/run` makes a venv for it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from question_bank.errors import Refused
from question_bank.exchange.readers.recognised import read
from question_bank.exchange.writers import anki
from question_bank.questions.cloze import Cloze
from question_bank.questions.judgement import Judgement
from question_bank.questions.recall import Recall
from tests.exchange.questions import ODD_RECORDS, RECORDS

BOTH = [replace(record, changed=1_700_000_000) for record in (*RECORDS, *ODD_RECORDS)]
EDITED = replace(
    BOTH[0], content=Cloze("值班要坚持____带班。", ("领导",), ((),)), changed=1_700_000_001
)
NOTES = sum(
    len(one.content.items) if isinstance(one.content, Recall) else 1 for one in BOTH
)  # each has one card
OWN = [
    Cloze("谁负责带班？____", ("领导",), ((),)),
    Judgement("要讲时效。", truth=True),
    Recall("简述“三个讲”", ("讲政治", "讲效率"), ((), ())),
    Cloze("值班要坚持____带班，____值守。", ("领导", "全天"), ((), ())),
]


def main(python: str) -> int:
    """Send decks to Anki and read its own; return 0 if all came as it should."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "deck.apkg").write_bytes(anki.write(BOTH).content)
        (place / "edited.apkg").write_bytes(anki.write([EDITED, *BOTH[1:]]).content)
        program = [python, str(Path(__file__).with_name("anki_itself.py")), folder]
        done = subprocess.run(program, stdout=subprocess.PIPE, check=True)
        check_there(json.loads(done.stdout))
        check_here((place / "exported.apkg").read_bytes(), (place / "newer.apkg").read_bytes())
    print(f"{NOTES} notes opened in Anki, again without a duplicate, one brought up to date")
    return 0


def check_there(said: dict[str, object]) -> None:
    """Check what Anki says of our decks."""
    whole = {"found": NOTES, "notes": NOTES, "cards": NOTES}
    assert said["steps"] == [
        {"new": NOTES, "updated": 0, "same": 0, **whole},
        {"new": 0, "updated": 0, "same": NOTES, **whole},
        {"new": 0, "updated": 1, "same": NOTES - 1, **whole},
    ], said
    assert said["shown"], said
    assert said["sound"], said


def check_here(exported: bytes, newer: bytes) -> None:
    """Check what we read of a deck that Anki exported: our questions, notes of its own kinds."""
    ours = [one.content for one in read(anki.write([EDITED, *BOTH[1:]]).content).questions]
    found = read(exported)
    back = [one.content for one in found.questions]
    assert [one for one in ours if one not in back] == []
    assert [one for one in OWN if one not in back] == [], back
    assert len(back) == len(ours) + len(OWN), back
    assert [problem.sentence for problem in found.problems] == ["空里还套着空，没有对应的题型。"]
    own = [one for one in found.questions if one.content in OWN]
    assert {(one.material, one.tags) for one in own} == {("值班", ("一季度",))}
    refused = ""
    try:
        read(newer)
    except Refused as error:
        refused = error.reason
    assert refused == "newer_anki"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

"""How much of what a careful reader finds in speeches is found, and that nothing else is."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from question_bank.generator import made_of
from question_bank.requirements.model import Duty, Pairs, Requirement, RequirementList

HERE = Path(__file__).parents[1]
SPEECHES = sorted((HERE / "speeches").glob("*.txt"))
SHARED = HERE.parents[1] / "shared"
# What a reader found in each speech (lists, pairs, duties), and what the product finds.
Readings = list[tuple[dict[str, Any], tuple[Requirement, ...]]]


def key(text: str) -> str:
    """Return what sameness is judged on: letters and digits, without a leading 要."""
    bare = re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))
    return bare[1:] if bare.startswith("要") and len(bare) > 3 else bare


def alike(one: str, two: str) -> bool:
    short, long = sorted((one, two), key=len)
    ends = long.startswith(short) or long.endswith(short)
    return one == two or (ends and len(short) >= 0.6 * len(long))


def share(items: list[str], among: list[str]) -> float:
    """Return how many items of one list are among another's, by the longer of the two."""
    same = sum(any(alike(item, other) for other in among) for item in items)
    return same / max(len(items), len(among))


@pytest.fixture(scope="module")
def readings() -> Readings:
    """Return what a reader found in each speech, and what the product finds."""
    return [
        (
            json.loads(speech.with_suffix(".json").read_text(encoding="utf-8")),
            made_of(speech.name, speech.read_bytes()).requirements,
        )
        for speech in SPEECHES
    ]


def lists_of(found: tuple[Requirement, ...]) -> list[list[str]]:
    return [
        [key(item.text) for item in one.items] for one in found if isinstance(one, RequirementList)
    ]


def test_the_lists_that_a_reader_sees_are_found_with_just_their_items(
    readings: Readings,
) -> None:
    wanted = [
        ([key(item) for item in one["items"]], lists_of(found))
        for expected, found in readings
        for one in expected["lists"]
    ]
    near = sum(any(share(items, one) >= 0.6 for one in found) for items, found in wanted)
    exact = sum(items in found for items, found in wanted)

    assert len(wanted) >= 120
    assert near >= 0.97 * len(wanted)
    assert exact >= 0.92 * len(wanted)


def test_hardly_a_list_is_found_that_no_reader_would_see(readings: Readings) -> None:
    strange = [
        items
        for expected, found in readings
        for items in lists_of(found)
        if not any(
            share(items, [key(item) for item in one["items"]]) >= 0.5 for one in expected["lists"]
        )
    ]

    assert len(strange) <= 3, strange


def test_names_counts_and_speakers_go_with_their_lists(readings: Readings) -> None:
    told = ("name", "stated", "said_by")
    for expected, found in readings:
        lists = [one for one in found if isinstance(one, RequirementList)]
        for wanted in (one for one in expected["lists"] if any(field in one for field in told)):
            items = [key(item) for item in wanted["items"]]
            same = [one for one in lists if [key(item.text) for item in one.items] == items]
            for field in (field for field in told if field in wanted):
                values = [getattr(one, field) for one in same]
                assert wanted[field] in [getattr(one, "text", one) for one in values], wanted


def test_what_belongs_together_is_paired(readings: Readings) -> None:
    wanted, there = 0, 0
    for expected, found in readings:
        pairs = [
            (key(left.text), key(right.text))
            for one in found
            if isinstance(one, Pairs)
            for left, right in one.pairs
        ]
        for left, right in expected["pairs"]:
            wanted += 1
            there += any(one in key(left) and two in key(right) for one, two in pairs)

    assert wanted >= 35
    assert there >= 0.9 * wanted


def test_duties_are_found(readings: Readings) -> None:
    for expected, found in readings:
        texts = [key(one.role.text + one.duty.text) for one in found if isinstance(one, Duty)]
        for duty in expected["duties"]:
            grams = {key(str(duty))[at : at + 2] for at in range(len(key(str(duty))) - 1)}
            best = max(sum(gram in text for gram in grams) / len(grams) for text in texts)
            assert best >= 0.5, duty


@pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated real speeches are not beside us")
@pytest.mark.parametrize(
    ("raw", "gold", "least"),
    [
        (
            "seeds",
            "gold",
            "lists_found=0.96 lists_exact=0.9 list_precision=0.92 pairs_recall=0.85",
        ),
        (
            "more/raw",
            "more/gold",
            "lists_found=0.9 lists_exact=0.75 list_precision=0.9 items_asked=0.26 lists_asked=0.26",
        ),
    ],
)
def test_real_speeches_are_understood_as_their_annotators_did(
    raw: str, gold: str, least: str
) -> None:
    command = [sys.executable, SHARED / "tools/evaluate.py", "--raw", SHARED / raw]
    command += ["--gold", SHARED / gold, "--show", "0", "--min", *least.split()]
    command += ["--max", "invented=0", "false_complete=0", "broken_spans=0", "crashes=0"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)

    assert done.returncode == 0, done.stdout[-900:] + done.stderr

"""How much of a page's noise is taken out, character by character, and how much else is.

Needs annotated texts in the form of the design's gold set: `noise` (exact strings), `noise_lines`
(numbers from 1) and `noise_duplicates` are what should go. What `corruptions` names is to be
repaired or kept and counts neither way, and neither do blanks.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from question_bank.speech.reading import read_speech

if TYPE_CHECKING:
    from collections.abc import Iterator


def measure(arguments: list[str]) -> dict[str, object]:
    """Return precision and recall of the removed characters over all files together."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks noise")
    parser.add_argument("--raw", type=Path, required=True, help="folder of the texts")
    parser.add_argument("--gold", type=Path, required=True, help="folder of their annotations")
    parser.add_argument("--show", action="store_true", help="print what is missed and wrong")
    chosen = parser.parse_args(arguments)
    right = wrong = missed = 0
    for path in sorted(chosen.gold.glob("*.json")):
        gold = json.loads(path.read_text())
        if "doc" not in gold:
            continue
        file = next(iter(chosen.raw.glob(f"{path.stem}_*")), None)
        if file is None:
            continue
        want, got, raw = _places(file, gold)
        right += len(want & got)
        wrong += len(got - want)
        missed += len(want - got)
        if chosen.show:
            _show(file.name, raw, {"wrong": got - want, "missed": want - got})
    return {
        "characters": right + missed,
        "precision": round(right / max(1, right + wrong), 4),
        "recall": round(right / max(1, right + missed), 4),
    }


def _places(file: Path, gold: dict[str, Any]) -> tuple[set[int], set[int], str]:
    """Return the places that should go, those that went, and the raw text."""
    speech = read_speech(file.name, file.read_bytes())
    raw = speech.raw
    neutral = {place for span in _spans(raw, gold, "corruptions") for place in range(*span)}
    neutral |= {place for place, character in enumerate(raw) if character.isspace()}
    want = {
        place
        for kind in ("noise_duplicates",)
        for s in _spans(raw, gold, kind)
        for place in range(*s)
    }
    for words in gold.get("noise", []):
        want |= {at for m in re.finditer(re.escape(words), raw) for at in range(*m.span())}
    lines = _lines(raw)
    want |= {at for number in gold.get("noise_lines", []) for at in range(*lines[number - 1])}
    got = {at for one in speech.removed for at in range(one.start, one.end)}
    return want - neutral, got - neutral, raw


def _spans(raw: str, gold: dict[str, Any], kind: str) -> Iterator[tuple[int, int]]:
    """Yield where each entry's words stand, in its line if it names one."""
    lines = _lines(raw)
    for entry in gold.get(kind, []):
        words = entry.get("raw") or entry.get("text")
        a, b = lines[entry["line"] - 1] if entry.get("line") else (0, len(raw))
        for match in re.finditer(re.escape(words), raw[a:b]):
            yield a + match.start(), a + match.end()


def _lines(raw: str) -> list[tuple[int, int]]:
    found, place = [], 0
    for line in raw.split("\n"):
        found.append((place, place + len(line)))
        place += len(line) + 1
    return found


def _show(name: str, raw: str, kinds: dict[str, set[int]]) -> None:
    for kind, places in kinds.items():
        runs: list[list[int]] = []
        for place in sorted(places):
            if runs and place - runs[-1][1] <= 2:
                runs[-1][1] = place
            else:
                runs.append([place, place])
        for a, b in runs:
            print(f"{name} {kind}: {raw[a : b + 1][:80]!r}")

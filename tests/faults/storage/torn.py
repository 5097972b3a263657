"""A write-ahead log that is cut, or holds rubbish, as when the machine stopped in mid-write."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.faults.storage.answers import State, answerer, state
from tests.installations import FILE

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.settings import Settings

HEADER, FRAME = 32, 24 + 4096
RUBBISH = 64


@dataclass
class Torn:
    """What was found at each cut, by the bytes that were left, and where bytes were changed."""

    bytes_in_all: int
    cut: dict[int, State] = field(default_factory=dict)
    changed: dict[int, State] = field(default_factory=dict)


def tear(settings: Settings, scratch: Path, *, answers: int, cuts: int, changes: int) -> Torn:
    """Give answers that stay in the log, then look at copies that are cut or changed."""
    with answerer(settings) as answer:
        for number in range(answers):
            answer(number)
        for suffix in ("", "-wal"):
            shutil.copy(settings.instance / f"{FILE}{suffix}", scratch / f"whole{suffix}")
    whole = (scratch / "whole-wal").read_bytes()
    found = Torn(len(whole))
    chance = random.Random(7)  # noqa: S311 - no secret
    for size in _sizes(len(whole), cuts, chance):
        found.cut[size] = _opened(scratch, whole[:size])
    for _ in range(changes):
        place = chance.randrange(len(whole) - RUBBISH)
        rubbish = chance.randbytes(RUBBISH)
        broken = whole[:place] + rubbish + whole[place + RUBBISH :]
        found.changed[place] = _opened(scratch, broken)
    return found


def _sizes(most: int, cuts: int, chance: random.Random) -> list[int]:
    """Return where to cut: none, all, at ends of frames and beside them, and anywhere."""
    ends = range(HEADER, most + 1, FRAME)
    near = [end + step for end in ends for step in (-1, 0, 1, 24) if end + step <= most]
    anywhere = [chance.randrange(most) for _ in range(cuts)]
    chosen = chance.sample(near, min(len(near), cuts))
    return sorted({0, most, *chosen, *anywhere})


def _opened(scratch: Path, log: bytes) -> State:
    copy = scratch / "copy"
    (scratch / "copy-shm").unlink(missing_ok=True)
    shutil.copy(scratch / "whole", copy)
    (scratch / "copy-wal").write_bytes(log)
    return state(copy)

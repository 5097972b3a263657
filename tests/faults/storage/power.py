"""Power that is cut: files rebuilt, at many moments, from the bytes that the disk was told to keep.

The answers run under strace. Of what was written a disk keeps for certain only what was synced
afterwards; the rest it may keep in part and in any order. Names of files are taken as kept.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tests.faults.storage.answers import ACKNOWLEDGED, State, state
from tests.installations import FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

CALLS = "openat,close,pwrite64,fdatasync,fsync,ftruncate,unlink,write"
CALL = re.compile(r"^(\w+)\((.*)\)\s+= (-?\d+)")
NAMED = re.compile(r'AT_FDCWD, "([^"]*)"')
WRITTEN = re.compile(r'^(\d+), "([^"]*)", (\d+)(?:, (\d+))?$')
SECTOR = 512


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a file, or an answer that was acknowledged."""

    kind: str
    file: str = ""
    place: int = 0
    content: bytes = b""


@dataclass
class Kept:
    """One file on the disk: what is kept for certain, and what was written since."""

    synced: bytearray = field(default_factory=bytearray)
    since: list[Event] = field(default_factory=list)

    def sync(self) -> None:
        """Keep what was written."""
        self.synced, self.since = _with(self.synced, self.since), []

    def after_a_cut(self, chance: random.Random | None) -> bytes:
        """Return what is found later: what was synced, and with `chance` some of the rest."""
        luck = [] if chance is None else [part for one in self.since for part in _parts(one)]
        if chance is not None:
            chance.shuffle(luck)
            luck = luck[: chance.randint(0, len(luck))]
        return bytes(_with(self.synced, luck))


def trace(folder: Path, answers: int, log: Path) -> list[Event]:
    """Return what so many answers did to the files of an installation, in order."""
    strace = ["strace", "-qq", "-xx", "-s", "16384", "-e", f"trace={CALLS}", "-o", str(log)]
    module = "tests.faults.storage.answers"
    subprocess.run(
        [*strace, sys.executable, "-m", module, str(folder), str(answers)],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=Path(__file__).parents[3],
    )
    with log.open(encoding="ascii") as lines:
        return list(_events(lines, str(folder / FILE)))


@dataclass
class Cuts:
    """What was found after each cut: how many answers had been acknowledged, and what was there."""

    syncs: int = 0
    found: list[tuple[int, int, State]] = field(default_factory=list)
    """For each cut the answers acknowledged, those of them that are lost, and the rest."""

    @property
    def lost(self) -> int:
        """The most that any cut lost."""
        return max(lost for _, lost, _ in self.found)

    @property
    def corrupt(self) -> int:
        """How many cuts left something broken."""
        return sum(not one.is_whole for _, _, one in self.found)


def cut(events: list[Event], before: bytes, scratch: Path, *, points: int) -> Cuts:
    """Rebuild the files at so many points, three times each: nothing, or some, of the unsynced."""
    chance, cuts = random.Random(7), Cuts()  # noqa: S311 - chance, no secret
    chosen = set(chance.sample(range(len(events)), min(points, len(events))))
    disk = {FILE: Kept(bytearray(before))}
    acknowledged: set[str] = set()
    for number, event in enumerate(events):
        _happens(event, disk, acknowledged)
        cuts.syncs += event.kind == "sync"
        if number in chosen or number == len(events) - 1:
            for luck in (None, chance, chance):
                found = _rebuilt(disk, scratch, luck)
                cuts.found.append((len(acknowledged), len(acknowledged - found.attempts), found))
    return cuts


def _happens(event: Event, disk: dict[str, Kept], acknowledged: set[str]) -> None:
    if event.kind == "acknowledged":
        acknowledged.add(event.content.decode())
        return
    if event.kind == "gone":
        disk.pop(event.file, None)
        return
    file = disk.setdefault(event.file, Kept())
    if event.kind == "sync":
        file.sync()
    else:
        file.since.append(event)


def _rebuilt(disk: dict[str, Kept], scratch: Path, chance: random.Random | None) -> State:
    for old in scratch.glob(f"{FILE}*"):
        old.unlink()
    for name, kept in disk.items():
        (scratch / name).write_bytes(kept.after_a_cut(chance))
    return state(scratch / FILE)


def _with(content: bytearray, events: list[Event]) -> bytearray:
    made = bytearray(content)
    for event in events:
        if event.kind == "cut":
            del made[event.place :]
            made.extend(bytes(event.place - len(made)))
            continue
        made.extend(bytes(max(0, event.place - len(made))))
        made[event.place : event.place + len(event.content)] = event.content
    return made


def _parts(event: Event) -> Iterator[Event]:
    """Give the sectors of a write: a disk keeps each of them whole or not at all."""
    if event.kind == "cut":
        yield event
        return
    for start in range(0, len(event.content), SECTOR):
        piece = event.content[start : start + SECTOR]
        yield Event("write", event.file, event.place + start, piece)


def _events(lines: Iterator[str], database: str) -> Iterator[Event]:
    """Give what happened to the database's files; `-shm` is memory and no file."""
    names: dict[str, str] = {}
    for line in lines:
        match = CALL.match(line)
        if match is None or match[3].startswith("-"):
            continue
        call, arguments, result = match.groups()
        handle = arguments.split(",", 1)[0]
        if call == "openat":
            path = _bytes(NAMED.search(arguments)[1]).decode()
            names.pop(result, None)
            if path.startswith(database) and not path.endswith("-shm"):
                names[result] = path.rpartition("/")[2]
        elif call == "close":
            names.pop(handle, None)
        elif call == "unlink":
            yield Event("gone", _bytes(arguments.strip('"')).decode().rpartition("/")[2])
        else:
            yield from _change(call, arguments, names.get(handle))


def _change(call: str, arguments: str, file: str | None) -> Iterator[Event]:
    if call == "write" and arguments.startswith("1,"):
        said = _bytes(WRITTEN.match(arguments)[2]).decode()
        if said.startswith(ACKNOWLEDGED):
            yield Event("acknowledged", content=said.removeprefix(ACKNOWLEDGED).strip().encode())
    elif file is None:
        return
    elif call == "pwrite64":
        written = WRITTEN.match(arguments)
        yield Event("write", file, int(written[4]), _bytes(written[2]))
    elif call == "ftruncate":
        yield Event("cut", file, int(arguments.split(",")[1]))
    elif call in {"fdatasync", "fsync"}:
        yield Event("sync", file)


def _bytes(written: str) -> bytes:
    return bytes.fromhex(written.replace("\\x", ""))

"""A file is read in a child process under limits, so that no file can hurt who serves pages."""

from __future__ import annotations

import json
import logging
import os
import re
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import question_bank
from question_bank.errors import UnreadableFile
from question_bank.questions.options.shelf import Sibling, siblings_to_json
from question_bank.speech.secrecy import Guard, sign_in_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# all a reader is told of the machine: no secret of the server's
ENVIRONMENT = {"PATH": os.defpath, "LC_ALL": "C.UTF-8"}
LOG = logging.getLogger(__name__)

NICE = 10  # whoever waits for a page goes first

# the limits are set inside the child: code between fork and exec may hang a threaded server
_UNDER_LIMITS = f"""
import os, resource, runpy, sys
os.nice({NICE})
for name, most in ("AS", 1), ("CPU", 1), ("FSIZE", 1), ("CORE", 0):
    most = most and int(sys.argv.pop(1))
    resource.setrlimit(getattr(resource, "RLIMIT_" + name), (most, most))
runpy.run_module(sys.argv.pop(1), run_name="__main__", alter_sys=True)
"""
_REASON = re.compile(r"^原因: (\w+)$", re.MULTILINE)
_TOO_LARGE = re.compile(r"MemoryError|bad_alloc|File too large")
_PLACE = re.compile(r'(?<=^  File ").+", line \d+|^[\w.]*Error\b', re.MULTILINE)
LAST_WORDS = 4096


@dataclass(frozen=True, slots=True)
class Limits:
    """What the reading of one file may cost, and how much the child may print of it."""

    memory_bytes: int = 512 << 20
    cpu_seconds: int = 10
    seconds: int = 30
    printed_bytes: int = 48 << 20


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended, the file that holds what it printed, and the end of its complaint."""

    status: int
    printed: Path
    complaint: str


def read_apart(
    content: bytes,
    name: str,
    *,
    siblings: Iterable[Sibling] = (),
    guard: Guard = Guard.ASKING,
    limits: Limits = Limits(),
) -> dict[str, Any]:
    """Return what the generator prints of a file (the contract's JSON), read in a child process.

    `siblings` are lists of the bank that the file is for. A file that looks secret is refused, or
    asked about, as `guard` says; its name is looked at here, since the child is not told it.

    Raises:
        UnreadableFile: the child refused the file, or a limit stopped it.

    """
    if guard.refuses(sign := sign_in_name(name)):
        raise UnreadableFile(str(sign))
    with tempfile.TemporaryDirectory(prefix="quizapp-") as folder:
        file = Path(folder) / f"speech{suffix(name)}"
        file.write_bytes(content)
        beside = Path(folder) / "siblings"
        beside.write_text(siblings_to_json(siblings), encoding="utf-8")
        command = [*limited("question_bank", limits), str(file), "--json"]
        command += ["--siblings", str(beside), "--guard", guard]
        child = run_apart(command, file.parent, seconds=limits.seconds)
        if child.status:
            raise UnreadableFile(reason(child), file=name)
        printed: dict[str, Any] = json.loads(child.printed.read_text(encoding="utf-8"))
    return printed


def read_or_reason(
    content: bytes, name: str, siblings: Sequence[Sibling] = (), guard: Guard = Guard.OFF
) -> dict[str, Any] | str:
    """Return what was read, or the reason why nothing was: values that any process can send.

    It touches nothing but the file, so it may run on another machine.
    """
    try:
        return read_apart(content, name, siblings=siblings, guard=guard)
    except UnreadableFile as error:
        return error.reason


def suffix(name: str) -> str:
    """Return what a file's name says of its format, fit to stand in a name of ours."""
    suffix = Path(name).suffix.lower()
    return suffix if re.fullmatch(r"\.[a-z0-9]{1,8}", suffix) else ""


def limited(module: str, limits: Limits) -> list[str]:
    """Return the command that runs a module of ours under limits; its arguments may follow."""
    bounds = [str(most) for most in (limits.memory_bytes, limits.cpu_seconds, limits.printed_bytes)]
    return [sys.executable, "-X", "utf8", "-c", _UNDER_LIMITS, *bounds, module]


def run_apart(command: Sequence[str], folder: Path, *, seconds: float) -> Ended:
    """Run a command that may go astray; what it prints goes to files in a folder, not to memory.

    Nothing that it started outlives it.

    Raises:
        UnreadableFile: it took too long.

    """
    printed, complaint = folder / "printed", folder / "complaint"
    with printed.open("wb") as out, complaint.open("wb") as err:
        child = subprocess.Popen(  # noqa: S603 - our own program; the file's name is ours too
            command,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            cwd=Path(question_bank.__file__).parents[1],  # so that a checkout finds itself
            start_new_session=True,
            env=ENVIRONMENT,
        )
        try:
            status = child.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise UnreadableFile("too_slow") from error
        finally:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(child.pid, signal.SIGKILL)
            child.wait()
    return Ended(status, printed, _last_words(complaint))


def _last_words(file: Path) -> str:
    with file.open("rb") as stream:
        stream.seek(max(0, file.stat().st_size - LAST_WORDS))
        return stream.read().decode("utf-8", errors="replace")


def reason(child: Ended) -> str:
    """Return what stopped the child: its own word first, else the limit it ran into."""
    if stated := _REASON.search(child.complaint):
        return stated[1]
    # where it stopped, and by which kind of error: its words may quote the file
    places = " < ".join(reversed(_PLACE.findall(child.complaint)))
    LOG.warning("a reader stopped with %s: %s", child.status, places)
    if child.status in {-signal.SIGXCPU, -signal.SIGKILL}:
        return "too_slow"
    return "too_large" if _TOO_LARGE.search(child.complaint) else "broken"

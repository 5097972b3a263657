"""A file is read in a child process under limits, so that no file can hurt who serves pages."""

from __future__ import annotations

import json
import logging
import re
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import question_bank
from question_bank.errors import UnreadableFile

LOG = logging.getLogger(__name__)

# the limits are set inside the child: code between fork and exec may hang a threaded server
_UNDER_LIMITS = """
import resource, runpy, sys
memory, seconds = int(sys.argv.pop(1)), int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
runpy.run_module("question_bank", run_name="__main__", alter_sys=True)
"""
_REASON = re.compile(r"^原因: (\w+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Limits:
    """What the reading of one file may cost."""

    memory_bytes: int = 1 << 30
    cpu_seconds: int = 20
    seconds: int = 30


def read_apart(
    content: bytes,
    name: str,
    *,
    cache: Path,
    limits: Limits = Limits(),
) -> dict[str, Any]:
    """Return what the generator prints of a file (the contract's JSON), read in a child process.

    `cache` is a folder where the child may keep its dictionary between two files.

    Raises:
        UnreadableFile: the child refused the file, or a limit stopped it.

    """
    with tempfile.TemporaryDirectory(prefix="quizapp-") as folder:
        file = Path(folder) / f"speech{suffix(name)}"
        file.write_bytes(content)
        child = _run(file, cache, limits)
    if child.returncode:
        raise UnreadableFile(_reason(child), file=name)
    printed: dict[str, Any] = json.loads(child.stdout)
    return printed


def suffix(name: str) -> str:
    """Return what a file's name says of its format, fit to stand in a name of ours."""
    suffix = Path(name).suffix.lower()
    return suffix if re.fullmatch(r"\.[a-z0-9]{1,8}", suffix) else ""


def _run(file: Path, cache: Path, limits: Limits) -> subprocess.CompletedProcess[str]:
    bounds = [str(limits.memory_bytes), str(limits.cpu_seconds)]
    command = [sys.executable, "-X", "utf8", "-c", _UNDER_LIMITS, *bounds]
    command += [str(file), "--json", "--cache", str(cache)]
    try:
        return subprocess.run(  # noqa: S603 - our own program; the file's name is ours too
            command,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            stdin=subprocess.DEVNULL,
            cwd=Path(question_bank.__file__).parents[1],  # so that a checkout finds itself
            timeout=limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile("too_slow") from error


def _reason(child: subprocess.CompletedProcess[str]) -> str:
    """Return what stopped the child: its own word first, else the limit it ran into."""
    if stated := _REASON.search(child.stderr):
        return stated[1]
    LOG.warning("a reader stopped with %s: %s", child.returncode, child.stderr[-2000:])
    if child.returncode in {-signal.SIGXCPU, -signal.SIGKILL}:
        return "too_slow"
    return "too_large" if "MemoryError" in child.stderr else "broken"

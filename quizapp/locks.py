"""Locks on an installation's folder that end with the process that holds them."""

from __future__ import annotations

import fcntl
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class InUse(Exception):
    """Another process works on the installation."""


@contextmanager
def in_turn(file: Path) -> Iterator[None]:
    """Wait until nobody else is here."""
    with file.open("wb", buffering=0) as lock:  # nothing is written
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """Work where nobody else does meanwhile, without waiting.

    Raises:
        InUse: somebody does.

    """
    with _taken(file, fcntl.LOCK_EX):
        yield


@contextmanager
def serving(instance: Path) -> Iterator[None]:
    """Say that pages are served from an installation, by as many processes as like.

    Raises:
        InUse: its content is just being replaced.

    """
    with _held(instance, fcntl.LOCK_SH):
        yield


@contextmanager
def replacing(instance: Path) -> Iterator[None]:
    """Keep everybody from serving an installation while its content is replaced.

    Raises:
        InUse: pages are served from it.

    """
    with _held(instance, fcntl.LOCK_EX):
        yield


@contextmanager
def _held(instance: Path, kind: int) -> Iterator[None]:
    with _taken(instance / "serving.lock", kind):
        yield


@contextmanager
def _taken(file: Path, kind: int) -> Iterator[None]:
    with file.open("w") as lock:
        try:
            fcntl.flock(lock, kind | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise InUse from error
        yield

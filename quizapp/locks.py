"""Locks on an installation's folder that end with the process that holds them."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from threading import Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from io import FileIO
    from pathlib import Path


class InUse(Exception):
    """Another process works on the installation."""


@contextmanager
def in_turn(file: Path) -> Iterator[None]:
    """Wait until nobody else is here."""
    with file.open("wb", buffering=0) as lock:  # nothing is written
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


class Queue:
    """The same for many who wait no longer than they have patience.

    Of a process one waits for the file, and the others for that one.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._front = Lock()
        self._waiting: Thread | None = None

    @contextmanager
    def turn(self, patience: float) -> Iterator[float]:
        """Wait until nobody else is here, and give the seconds of patience that are left.

        Raises:
            InUse: somebody still is when there are none left.

        """
        end = monotonic() + patience
        if not self._front.acquire(timeout=patience):
            raise InUse
        try:
            with self._file.open("wb", buffering=0) as lock:  # nothing is written
                self._take(lock, end)
                yield max(0.0, end - monotonic())
        finally:
            self._front.release()

    def _take(self, lock: FileIO, end: float) -> None:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._await(end)  # who gave up before has left one waiting
            # the system knows no patience: another thread waits, and lets go if we are gone by then
            waiting = Thread(target=_hold, args=(os.dup(lock.fileno()),), daemon=True)
            waiting.start()
            self._waiting = waiting
            self._await(end)

    def _await(self, end: float) -> None:
        if self._waiting is not None:
            self._waiting.join(max(0.0, end - monotonic()))
            if self._waiting.is_alive():
                raise InUse
            self._waiting = None


def _hold(handle: int) -> None:
    """Wait for the lock of an open file; it lasts as long as another handle of the file is open."""
    fcntl.flock(handle, fcntl.LOCK_EX)
    os.close(handle)


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

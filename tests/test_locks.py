from __future__ import annotations

import fcntl
import threading
from typing import TYPE_CHECKING

import pytest
from sqlalchemy.exc import OperationalError

from quizapp.locks import InUse, Queue, in_turn

if TYPE_CHECKING:
    from pathlib import Path

    from quizapp.database import Database

SHORT, LONG = 0.05, 60.0  # seconds


def test_who_waits_for_another_process_is_told_when_patience_ends(tmp_path: Path) -> None:
    queue, before = Queue(tmp_path / "lock"), set(threading.enumerate())
    with in_turn(tmp_path / "lock"):
        for _ in range(3):
            with pytest.raises(InUse), queue.turn(SHORT):
                pass
        [waiting] = set(threading.enumerate()) - before  # however many have given up

    with queue.turn(LONG) as left:
        assert SHORT < left <= LONG
    waiting.join()
    with in_turn(tmp_path / "lock"):  # nobody holds it any more
        pass


def test_who_waits_for_another_thread_is_told_when_patience_ends(tmp_path: Path) -> None:
    queue = Queue(tmp_path / "lock")
    with queue.turn(LONG), pytest.raises(InUse), queue.turn(SHORT):
        pass
    with queue.turn(SHORT):
        pass


def test_who_waits_comes_when_the_other_has_gone(tmp_path: Path) -> None:
    queue, came = Queue(tmp_path / "lock"), threading.Event()

    def come() -> None:
        with queue.turn(LONG):
            came.set()

    waiting = threading.Thread(target=come)
    with in_turn(tmp_path / "lock"):
        waiting.start()
        assert not came.wait(SHORT)
    waiting.join()
    assert came.is_set()


def test_nobody_else_is_there_during_a_turn(tmp_path: Path) -> None:
    queue = Queue(tmp_path / "lock")
    for waits in (False, True):
        other = (tmp_path / "lock").open("wb")
        if waits:
            fcntl.flock(other, fcntl.LOCK_EX)
            threading.Timer(SHORT, other.close).start()
        with queue.turn(LONG), (tmp_path / "lock").open() as third, pytest.raises(BlockingIOError):
            fcntl.flock(third, fcntl.LOCK_EX | fcntl.LOCK_NB)
        other.close()


@pytest.mark.sqlite
def test_a_writer_is_told_to_come_again_while_another_writes_for_long(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quizapp.database.PATIENCE", SHORT)
    with database.writing(), pytest.raises(OperationalError), database.writing():
        pass
    with database.writing():
        pass

"""What several machines have to agree on, and what none of them does while another serves."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from quizapp import create_app
from quizapp.backups.moving import move
from quizapp.backups.restoring import restore
from quizapp.backups.shelf import make
from quizapp.clock import now
from quizapp.locks import InUse
from quizapp.machine import service
from quizapp.machine.findings import Grade
from quizapp.machine.looking import look
from quizapp.nodes import leave_mark, standstill

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from quizapp.database import Database
    from quizapp.settings import Settings


@pytest.fixture
def serving_elsewhere(machines: tuple[Settings, Settings]) -> Iterator[None]:
    """Let the second machine answer a page."""
    app = create_app(machines[1])
    assert app.test_client().get("/log-in").status_code == 200
    yield
    app.extensions["quizapp_database"].engine.dispose()


@pytest.mark.usefixtures("serving_elsewhere")
def test_nothing_is_replaced_while_another_machine_serves(
    machines: tuple[Settings, Settings], tmp_path: Path
) -> None:
    here, moment = machines[0], now()
    backup = make(here, now=moment)

    with pytest.raises(InUse):
        restore(here, backup.file, now=moment)
    with pytest.raises(InUse):
        move(here, f"sqlite:///{tmp_path / 'away.sqlite3'}")
    with pytest.raises(InUse), standstill(here):
        pass


def test_what_only_reads_or_backs_up_keeps_nobody_away(
    machines: tuple[Settings, Settings], open_database: Callable[[Settings], Database]
) -> None:
    here, there = machines
    with open_database(there).reading() as rows:
        rows.connection()
        with standstill(here):
            pass


def test_machines_with_different_secrets_are_told(
    machines: tuple[Settings, Settings], open_database: Callable[[Settings], Database]
) -> None:
    here, there = machines
    rows = open_database(here)
    assert service.others(here, rows, now=now()).grade is Grade.GOOD  # nobody has served yet

    leave_mark(there)
    assert service.others(here, rows, now=now()).grade is Grade.GOOD
    leave_mark(replace(there, secret_key="another one, just as long and mixed"))
    found = service.others(here, rows, now=now())

    assert found.grade is Grade.BAD
    assert "QUIZAPP_SECRET_KEY" in found.advice
    assert "与别的服务器" in [one.what for one in look(here, now=now())]


def test_a_machine_whose_time_is_not_the_database_s_is_told(
    machines: tuple[Settings, Settings], open_database: Callable[[Settings], Database]
) -> None:
    here = machines[0]
    for apart in (timedelta(minutes=-2), timedelta(minutes=2)):
        found = service.others(here, open_database(here), now=now() + apart)
        assert found.grade is Grade.BAD
        assert "时间与数据库服务器差" in found.found


def test_a_database_that_does_not_answer_is_no_reason_to_stop_looking(
    machines: tuple[Settings, Settings], open_database: Callable[[Settings], Database]
) -> None:
    away = replace(machines[0], database_url="postgresql://nobody@127.0.0.1:1/x")
    assert service.others(away, open_database(away), now=now()).grade is Grade.CARE

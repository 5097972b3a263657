from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from quizapp.settings import Settings
    from tests.postgresql import Server


@pytest.fixture
def empty(
    install: Callable[..., Settings], server: Server | None, tmp_path: Path
) -> Iterator[Settings]:
    """Give an installation whose database is empty."""
    made = install(tmp_path)
    yield made
    if server is not None:
        server.drop(made.database_url)


def test_an_upgrade_that_is_killed_leaves_the_old_schema_and_every_row(empty: Settings) -> None:
    command = [sys.executable, "-m", "tests.faults.storage.upgrading"]
    done = subprocess.run(
        [*command, str(empty.instance), "0001", "12"],
        check=True,
        capture_output=True,
        env={**os.environ, "DATABASE_URL": empty.database_url},
    )
    found = json.loads(done.stdout)

    assert found["statements"] > 100
    assert found["killed"] >= 12
    assert (found["halves"], found["changed"]) == (0, 0)
    assert found["upgraded"]

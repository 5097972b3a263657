from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quizapp.settings import Settings


def test_an_upgrade_that_is_killed_leaves_the_old_schema_and_every_row(fresh: Settings) -> None:
    command = [sys.executable, "-m", "tests.faults.storage.upgrading"]
    done = subprocess.run(
        [*command, str(fresh.instance), "0001", "12"],
        check=True,
        capture_output=True,
        env={**os.environ, "DATABASE_URL": fresh.database_url},
    )
    found = json.loads(done.stdout)

    assert found["statements"] > 100
    assert found["killed"] >= 12
    assert (found["halves"], found["changed"]) == (0, 0)
    assert found["upgraded"]

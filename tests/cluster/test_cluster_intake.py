"""Speeches read on a Dask cluster: the same bank as without one, even when a worker dies."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quizapp.cluster import NoCluster, cluster
from tests.cluster.dask_machines import dask_cluster
from tests.cluster.taken_in import content, intake, write_speeches

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.database import Database
    from quizapp.settings import Settings

ROOT = Path(__file__).parents[2]
SPEECHES = 8


@pytest.mark.sqlite
def test_a_cluster_that_loses_a_worker_makes_the_same_bank(
    tmp_path: Path,
    install: Callable[..., Settings],
    migrated: Settings,
    open_database: Callable[[Settings], Database],
) -> None:
    speeches = write_speeches(tmp_path / "讲话稿", SPEECHES, size=1200)
    folders = [tmp_path / name for name in ("alone", "together", "dask")]
    for folder in folders:
        folder.mkdir()
    alone, together = (install(folder, like=migrated) for folder in folders[:2])

    by_itself = intake(speeches, alone.instance, "--jobs", "2").communicate()[0]
    with dask_cluster(folders[2]) as (address, workers):
        at_work = intake(speeches, together.instance, "--dask", address)
        workers[0].kill_while_reading()
        by_cluster = at_work.communicate()[0]

    assert at_work.returncode == 0, by_cluster
    assert by_cluster == by_itself
    assert by_cluster.count("✓") == SPEECHES
    assert content(open_database(together)) == content(open_database(alone))


def test_a_worker_needs_no_database_and_no_web() -> None:
    program = "import sys, question_bank.sandbox; print(*{n.split('.')[0] for n in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not set(done.stdout.split()) & {"quizapp", "sqlalchemy", "flask"}


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense://x"])
def test_where_no_cluster_answers_that_is_said(address: str) -> None:
    with pytest.raises(NoCluster, match="没有 Dask 集群"), cluster(address, patience=0.3):
        pass


def test_without_dask_the_command_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(NoCluster, match=r"quizapp\[cluster\]"), cluster("tcp://127.0.0.1:1"):
        pass

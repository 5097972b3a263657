"""Where the tests get their PostgreSQL from: one is named, installed, or in a wheel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine, text

from tests import postgresql
from tests.postgresql import NOT_DURABLE, VARIABLE, cluster, of_wheel, served

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def no_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Hide what is named in the environment and what is installed on this machine."""
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(postgresql, "DEBIAN", tmp_path)


@pytest.mark.usefixtures("no_machine")
def test_programs_on_the_path_come_first_then_debian_s_newest_then_the_wheel_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert postgresql._programs() == of_wheel() is not None
    for version in ("9.6", "15", "17"):
        (tmp_path / version / "bin").mkdir(parents=True)
        (tmp_path / version / "bin" / "pg_ctl").touch(0o755)
    assert postgresql._programs() == tmp_path / "17" / "bin"
    monkeypatch.setenv("PATH", str(tmp_path / "15" / "bin"))
    assert postgresql._programs() == tmp_path / "15" / "bin"


def test_the_wheel_s_server_starts_and_a_server_that_is_named_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = of_wheel()
    assert programs is not None
    with cluster(NOT_DURABLE, programs=programs) as own:
        monkeypatch.setenv(VARIABLE, own.url.render_as_string(hide_password=False))
        with served() as server:
            engine = create_engine(server.database(tmp_path))
            with engine.connect() as connection:
                said = connection.scalar(text("SELECT version()"))
            engine.dispose()
            assert server.url.query["host"] == own.url.query["host"]
    assert said.startswith("PostgreSQL 1")


@pytest.mark.usefixtures("no_machine")
def test_without_any_the_tests_end_with_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgresql, "find_spec", lambda _name: None)
    with pytest.raises(pytest.exit.Exception) as ended, served():
        pass
    assert ended.value.returncode == 4

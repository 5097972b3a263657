from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from quizapp.database import Database
    from quizapp.settings import Settings
    from tests.postgresql import Server


@pytest.fixture
def installed(
    install: Callable[..., Settings],
    open_database: Callable[[Settings], Database],
    server: Server | None,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[..., Database]:
    """Give the database of an installation in a folder, which the next commands work on too."""

    def database_in(folder: Path, *, like: Settings | None = None) -> Database:
        found = install(folder, like=like)
        if server is not None:
            monkeypatch.setenv("DATABASE_URL", found.database_url)
        return open_database(found)

    return database_in


@pytest.fixture(autouse=True)
def own_database(
    installed: Callable[..., Database], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Keep the commands of a test away from any database but its own."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    installed(tmp_path)

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.backups.rows import prints

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from quizapp.backups.rows import Prints
    from quizapp.database import Database
    from quizapp.settings import Settings
    from tests.postgresql import Server


@pytest.fixture
def filled(
    install: Callable[..., Settings], samples: Settings, server: Server | None, tmp_path: Path
) -> Iterator[Settings]:
    """Give an installation of its own that holds what the samples hold."""
    folder = tmp_path / "filled"
    folder.mkdir()
    made = install(folder, like=samples)
    (folder / "secret_key").write_text(made.secret_key, encoding="utf-8")
    yield made
    if server is not None:
        server.drop(made.database_url)


@pytest.fixture
def held(
    open_database: Callable[[Settings], Database],
) -> Callable[[Settings], Prints]:
    """Give what an installation's database holds; no connection is left open."""

    def of(settings: Settings) -> Prints:
        database = open_database(settings)
        with database.engine.connect() as connection:
            found = prints(connection)
        database.engine.dispose()
        return found

    return of

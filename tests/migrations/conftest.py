from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from quizapp.database import Database
    from quizapp.settings import Settings
    from tests.postgresql import Server


@pytest.fixture
def fresh(
    install: Callable[..., Settings], server: Server | None, tmp_path: Path
) -> Iterator[Settings]:
    """Give an installation whose database is empty."""
    made = install(tmp_path)
    yield made
    if server is not None:
        server.drop(made.database_url)


@pytest.fixture
def found(fresh: Settings, open_database: Callable[[Settings], Database]) -> Database:
    """Give the database of that installation."""
    return open_database(fresh)

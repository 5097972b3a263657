from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from quizapp.backups.rows import prints

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.backups.rows import Prints
    from quizapp.database import Database
    from quizapp.settings import Settings


@pytest.fixture
def filled(filled: Settings) -> Settings:
    """Give an installation that holds what the samples hold, its key in a file beside them."""
    (filled.instance / "secret_key").write_text(filled.secret_key, encoding="utf-8")
    return filled


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

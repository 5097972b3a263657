"""Several machines on one PostgreSQL, whatever the other tests run on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from quizapp.upgrade import upgrade
from tests.installations import installation
from tests.postgresql import Server, served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from quizapp.settings import Settings


@pytest.fixture(scope="session")
def postgresql(server: Server | None) -> Iterator[Server]:
    """Give a PostgreSQL: that of all tests where they run on one, else one of its own."""
    if server is not None:
        yield server
        return
    with served() as found:
        yield found


@pytest.fixture(scope="session")
def template(postgresql: Server, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Give the URL of a database that the migrations made once."""
    folder = tmp_path_factory.mktemp("template")
    url = postgresql.database(folder)
    upgrade(replace(installation(folder), database_url=url))
    return url


@pytest.fixture
def machines(
    postgresql: Server, template: str, tmp_path: Path
) -> Iterator[tuple[Settings, Settings]]:
    """Give two machines of one installation: each has a folder, both have the database."""
    folders = [tmp_path / name for name in ("first", "second")]
    for folder in folders:
        folder.mkdir()
    url = postgresql.database(tmp_path, like=template)
    first, second = (replace(installation(folder), database_url=url) for folder in folders)
    yield first, second
    postgresql.drop(url)

"""Installations in temporary folders: empty, with the samples, one for each test."""

from __future__ import annotations

import shutil
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from quizapp.samples.installation import fill
from quizapp.settings import Settings
from quizapp.upgrade import upgrade
from tests.postgresql import Server, served

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


FILE = "quizapp.sqlite3"


@pytest.fixture(scope="session")
def server(pytestconfig: pytest.Config) -> Iterator[Server | None]:
    """Give the PostgreSQL that the tests were told to run on; None is SQLite."""
    if pytestconfig.option.database == "sqlite":
        yield None
        return
    with served() as found:
        yield found


def installation(folder: Path) -> Settings:
    """Return the settings of an installation on SQLite in a folder that exists."""
    return Settings(
        instance=folder,
        database_url=f"sqlite:///{folder / FILE}",
        secret_key="only for tests, long and mixed enough",
        timezone=ZoneInfo("Asia/Shanghai"),
    )


@pytest.fixture(scope="session")
def install(server: Server | None) -> Callable[..., Settings]:
    """Give the settings of an installation in a folder: `install(tmp_path)`.

    Where its database is missing it is made: empty, or as that of the installation `like`.
    """

    def settings_of(folder: Path, *, like: Settings | None = None) -> Settings:
        found = installation(folder)
        if server is not None:
            url = server.database(folder, like=like and like.database_url)
            return replace(found, database_url=url)
        if like is not None and not (folder / FILE).exists():
            shutil.copy(like.instance / FILE, folder / FILE)
        return found

    return settings_of


@pytest.fixture(scope="session")
def migrated(
    install: Callable[..., Settings], tmp_path_factory: pytest.TempPathFactory
) -> Settings:
    """Give an installation with an empty database, made once by the migrations."""
    made = install(tmp_path_factory.mktemp("migrated"))
    upgrade(made)
    return made


@pytest.fixture(scope="session")
def samples(install: Callable[..., Settings], tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Give the sample installation, filled once: look at it, change only a copy."""
    made = install(tmp_path_factory.mktemp("samples"))
    upgrade(made)
    fill(made, now=datetime.now(UTC), say=lambda _: None)
    return made


@pytest.fixture
def copied(
    install: Callable[..., Settings], server: Server | None, tmp_path: Path
) -> Iterator[Callable[[Settings, str], Settings]]:
    """Copy an installation for one test: `copied(samples, "town")`; it goes when the test ends."""
    with ExitStack() as closing:

        def copy(like: Settings, name: str) -> Settings:
            folder = tmp_path / name
            folder.mkdir()
            made = install(folder, like=like)
            if server is not None:
                closing.callback(server.drop, made.database_url)
            return made

        yield copy


@pytest.fixture
def settings(copied: Callable[[Settings, str], Settings], migrated: Settings) -> Settings:
    """Give an installation of its own to a test: an empty database of the present schema."""
    return copied(migrated, "instance")


@pytest.fixture
def filled(copied: Callable[[Settings, str], Settings], samples: Settings) -> Settings:
    """Give an installation of its own to a test that holds what the samples hold."""
    return copied(samples, "filled")


@pytest.fixture
def fresh(
    install: Callable[..., Settings], server: Server | None, tmp_path: Path
) -> Iterator[Settings]:
    """Give an installation whose database is empty."""
    made = install(tmp_path)
    yield made
    if server is not None:
        server.drop(made.database_url)

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import create_engine

from quizapp.backups.parcel import read
from quizapp.backups.rows import prints
from quizapp.backups.shelf import DATABASE
from quizapp.database import Database
from tests.faults.storage.backing_up import back_up_under_load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from quizapp.settings import Settings
    from tests.faults.classroom import Classroom
    from tests.faults.drill import Drill
    from tests.postgresql import Server


@pytest.fixture
def elsewhere(
    install: Callable[..., Settings], server: Server | None, tmp_path: Path
) -> Iterator[Callable[[int], Settings]]:
    """Give empty installations on another machine: `elsewhere(1)`."""
    made = {}

    def place(number: int) -> Settings:
        folder = tmp_path / f"elsewhere-{number}"
        if number not in made:
            folder.mkdir()
            made[number] = install(folder)
        return made[number]

    yield place
    if server is not None:
        for settings in made.values():
            server.drop(settings.database_url)


def held(url: str) -> dict[str, tuple[int, str]]:
    """Return how many rows each table holds and their hash, but not what restoring writes down."""
    engine = create_engine(url)
    with engine.connect() as connection:
        found = prints(connection)
    engine.dispose()
    return {name: sums for name, sums in found.items() if name not in {"audit_entry", "log_in"}}


def test_a_backup_made_while_a_class_answers_holds_all_that_was_acknowledged_before(
    room: Classroom,
    elsewhere: Callable[[int], Settings],
    nothing_is_lost: Callable[[Drill], None],
    tmp_path: Path,
) -> None:
    drill = back_up_under_load(room, 2, elsewhere)

    nothing_is_lost(drill)
    assert all(one.is_clean for one in drill.restored), drill.restored
    assert drill.unsaved == 0
    first, second = (one.acknowledged for one in drill.restored)
    assert 0 < first < second
    for number, file in enumerate(drill.files):
        read(file, into=tmp_path / f"unpacked-{number}")
        place = Database(elsewhere(number))
        copied = held(f"sqlite:///{tmp_path / f'unpacked-{number}' / DATABASE}")
        assert held(place.engine.url.render_as_string(hide_password=False)) == copied
        place.engine.dispose()

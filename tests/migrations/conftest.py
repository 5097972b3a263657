from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.database import Database
    from quizapp.settings import Settings


@pytest.fixture
def found(fresh: Settings, open_database: Callable[[Settings], Database]) -> Database:
    """Give the database of that installation."""
    return open_database(fresh)

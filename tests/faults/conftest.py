from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.classroom import Classroom, classroom

if TYPE_CHECKING:
    from collections.abc import Callable

    from quizapp.settings import Settings
    from tests.faults.drill import Drill


@pytest.fixture
def room(settings: Settings) -> Classroom:
    """Give a class of six on an installation of its own."""
    return classroom(settings, questions=40)


@pytest.fixture
def nothing_is_lost() -> Callable[[Drill], None]:
    """Give what looks whether all that was acknowledged is there once, and nobody met an error."""

    def look(drill: Drill) -> None:
        assert drill.is_clean, drill
        assert drill.ledger is not None
        assert drill.ledger.acknowledged, drill
        assert {words for words, count in drill.told.items() if count} <= {"503 系统正忙"}, drill

    return look

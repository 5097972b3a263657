from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.classroom import Classroom, classroom

if TYPE_CHECKING:
    from quizapp.settings import Settings


@pytest.fixture
def room(settings: Settings) -> Classroom:
    """Give a class of four on an installation of its own."""
    return classroom(settings, trainees=4, questions=40)

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from question_bank.bank.people import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

    from tests.conftest import Someone


@pytest.fixture
def trainee_id(session: Session, add_person: Callable[..., Someone]) -> int:
    return add_person(session, "li", Role.TRAINEE).id

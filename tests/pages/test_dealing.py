from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.study.lessons import LOCK, ONE_BLANK

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from tests.study.lessons import Lesson


@pytest.mark.parametrize("page", ["/today", "/progress", "/quiz"])
def test_looking_writes_nothing_once_the_cards_are_dealt(
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
    statements: list[str],
    page: str,
) -> None:
    teach(ONE_BLANK, LOCK, deal_cards=False)
    trainee_client.get("/today")
    statements.clear()

    assert trainee_client.get(page).status_code == 200
    assert [one for one in statements if one.startswith(("INSERT", "UPDATE", "DELETE"))] == []
    assert "BEGIN IMMEDIATE" not in statements

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from question_bank.bank.people import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from tests.conftest import Someone
    from tests.postgresql import Server


def test_each_person_is_sent_to_the_first_page_of_their_role(
    trainee_client: FlaskClient, instructor_client: FlaskClient, administrator_client: FlaskClient
) -> None:
    assert trainee_client.get("/").location == "/today"
    assert instructor_client.get("/").location == "/speeches"
    assert administrator_client.get("/").location == "/users"


def test_the_status_page_counts_people_and_tells_what_to_do_first(
    administrator_client: FlaskClient, make_person: Callable[..., Someone], server: Server | None
) -> None:
    first = administrator_client.get("/status").text
    assert "还没有培训管理员" in first
    assert '<a href="/users/new">添加一位培训管理员</a>' in first

    make_person("guanli", Role.INSTRUCTOR)

    page = administrator_client.get("/status")
    assert "还没有培训管理员" not in page.text
    assert ("SQLite" if server is None else "PostgreSQL") in page.text


def test_the_status_page_is_for_administrators(trainee_client: FlaskClient) -> None:
    page = trainee_client.get("/status")
    assert page.status_code == HTTPStatus.FORBIDDEN
    assert "这一页不对您开放" in page.text

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from tests.conftest import PASSWORD

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from tests.conftest import Someone


def test_the_right_password_lets_a_person_in(client: FlaskClient, trainee: Someone) -> None:
    page = client.post("/log-in", data={"login": trainee.login, "password": PASSWORD})

    assert page.status_code == HTTPStatus.FOUND
    assert page.location == "/"
    assert client.get("/password").status_code == HTTPStatus.OK

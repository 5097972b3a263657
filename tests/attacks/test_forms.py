from __future__ import annotations

from typing import TYPE_CHECKING

from tests.fuzz.forms import fuzz

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from question_bank.bank.people import Role


def test_some_hundred_forms_with_generated_values_break_nothing(
    app: Flask, people: dict[Role, FlaskClient]
) -> None:
    """Ten thousand of them: `python -m tests.fuzz`."""
    app.config["WTF_CSRF_ENABLED"] = False
    browsers = {role.value: browser for role, browser in people.items()}
    found = fuzz(app, lambda: browsers, requests=400, seed=20, slow=0.0)

    assert "\n".join(found.broken) == ""
    assert sum(found.answers.values()) > 350
    assert found.answers[302] > 10  # some of it was taken

"""An answer that a browser sends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse


def hidden(page: str) -> dict[str, str]:
    """Return the hidden fields of the question's form."""
    found = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page)
    return {name: value for name, value in found if name != "csrf_token"}


def send(
    client: FlaskClient, question_id: int, *written: str, verb: str = "answer", **more: str
) -> TestResponse:
    """Open a question and send what was written."""
    page = client.get(f"/quiz/{question_id}").text
    answers = {f"answers-{place}": word for place, word in enumerate(written)}
    return client.post(
        f"/quiz/{question_id}", data={**hidden(page), **answers, "verb": verb, **more}
    )

"""A paper that an instructor plans, looks at and freezes."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask.testing import FlaskClient


PLAN = {
    "title": "办公室业务测试",
    "cloze_number": "3",
    "cloze_points": "2",
    "matching_number": "1",
    "matching_points": "10",
    "minutes": "45",
    "notes": "请写清姓名。",
    "seed": "5",
}


def looked_at(page: str) -> str:
    found = re.search(r'name="looked_at" value="(\w+)"', page)
    assert found
    return found[1]


def issued(browser: FlaskClient, course_id: int, **more: str) -> str:
    plan = {**PLAN, **more}
    preview = browser.get(f"/papers/new/{course_id}", query_string=plan)
    answer = browser.post(
        f"/papers/new/{course_id}", data={**plan, "looked_at": looked_at(preview.text)}
    )
    assert answer.status_code == HTTPStatus.FOUND
    return answer.location


def picks_in(page: str) -> str:
    found = re.search(r'name="picks" value="([^"]+)"', page)
    assert found
    return found[1]

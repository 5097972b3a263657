"""What a system administrator and an auditor never see: questions, answers, who knows what."""

from __future__ import annotations

import html
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.people import Role
from question_bank.questions.content import keys
from quizapp import access
from tests.house.worlds import CONTENTS, make_world

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask
    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone

GIVEN_OUT = {
    "backups.download",  # an installation in one file: off where offices are kept apart
    "personal.download",  # what somebody wrote themselves, for them, without the keys
}
STEMS = ("文稿起草要讲", "督查督办要坚持", "会议安排要少开会", "值班工作实行全天")
KEYS = {str(key) for content in CONTENTS for key in keys(content)}


def pages_of(app: Flask, role: Role, ids: dict[str, object]) -> Iterator[str]:
    """Give the address of every page that a role may look at."""
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        allowed = None if rule.endpoint == "static" else access.audience(view)
        if not allowed or role not in allowed or "GET" not in rule.methods:
            continue
        if rule.endpoint in GIVEN_OUT:
            continue
        known = {name: ids.get(name, 1) for name in rule.arguments}
        for name, kind in rule._converters.items():
            if type(kind).__name__ == "AnyConverter":
                known[name] = min(kind.items)
        yield app.url_map.bind("localhost").build(rule.endpoint, known)


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR])
def test_who_runs_the_system_sees_no_question_and_no_key(
    app: Flask,
    database: Database,
    logged_in: Callable[[Someone], FlaskClient],
    make_person: Callable[..., Someone],
    role: Role,
) -> None:
    instructor = make_person("guanli-jia", Role.INSTRUCTOR)
    trainee = make_person("xue-jia", Role.TRAINEE)
    with database.writing() as rows:
        world = make_world(rows, "甲", instructor_id=instructor.id, trainee_id=trainee.id)
        rows.commit()
    browser = logged_in(make_person("only", role))
    ids = world.ids | {"person_id": trainee.id}
    seen = 0
    for where in pages_of(app, role, ids):
        page = browser.get(where, buffered=True)
        text = html.unescape(page.data.decode("utf-8", "replace"))
        assert page.status_code < HTTPStatus.INTERNAL_SERVER_ERROR, where
        seen += page.status_code == HTTPStatus.OK
        for words in (*STEMS, *(KEYS - {"问题"})):
            assert words not in text, (where, words)
    assert seen > (10 if role is Role.ADMINISTRATOR else 4)

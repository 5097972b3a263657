"""帮助, the printed page of each role, and the poster."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.people import Role
from question_bank.bank.site.settings import SiteSettings, change_settings
from quizapp import navigation
from quizapp.guides import GUIDES, OWN

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone


def test_everybody_finds_help_for_their_own_role(
    trainee_client: FlaskClient, administrator_client: FlaskClient
) -> None:
    assert 'href="/help"' in trainee_client.get("/today").text
    page = trainee_client.get("/help").text
    assert "每天复习" in page
    assert "备份和恢复" not in page
    assert "备份和恢复" in administrator_client.get("/help").text


def test_who_has_two_roles_finds_both(
    logged_in: Callable[[Someone], FlaskClient], make_person: Callable[..., Someone]
) -> None:
    both = logged_in(make_person("liang", Role.TRAINEE, Role.INSTRUCTOR))
    page = both.get("/help").text
    assert "每天复习" in page
    assert "审核试题" in page


def test_a_word_is_looked_for_in_headings_and_steps(trainee_client: FlaskClient) -> None:
    page = trainee_client.get("/help?words=初始口令").text
    assert "登录和口令" in page
    assert "每天复习" not in page
    nothing = trainee_client.get("/help?words=无此事").text
    assert "没有找到“无此事”" in nothing


@pytest.mark.parametrize("role", list(Role))
def test_each_role_has_a_page_to_print(trainee_client: FlaskClient, role: Role) -> None:
    page = trainee_client.get(f"/help/{role.value}").text
    for topic in GUIDES[role]:
        assert (topic.heading in page) == topic.on_sheet


def test_topics_have_names_of_their_own_within_a_page() -> None:
    for topics in GUIDES.values():
        names = [topic.name for topic in (*OWN, *topics)]
        assert len(names) == len(set(names))


def test_what_the_topics_call_a_page_is_what_the_menu_calls_it() -> None:
    labels = {entry.label for entry in navigation.ENTRIES}
    for role, topics in GUIDES.items():
        mine = {entry.label for entry in navigation.ENTRIES if entry.role is role}
        text = "".join("".join(topic.steps) for topic in topics)
        named = set(re.findall(r"“([^”]{2,6})”", text)) & labels
        assert named <= mine, role
        assert named, role


def test_the_poster_shows_the_address_and_its_code(
    administrator_client: FlaskClient, instructor_client: FlaskClient, database: Database
) -> None:
    local = administrator_client.get("/poster").text
    assert "只有本机能打开" in local
    with database.writing() as rows:
        chosen = replace(SiteSettings(), address="http://10.1.2.3:8000/", unit_name="县委办")
        change_settings(rows, chosen)
        rows.commit()

    page = instructor_client.get("/poster").text
    assert "只有本机能打开" not in page
    assert "县委办" in page
    assert page.count("http://10.1.2.3:8000/") >= 2
    assert re.search(r'<div class="poster-code"><svg [^>]*>.*</svg></div>', page, re.DOTALL)

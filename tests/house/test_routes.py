from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING

from question_bank.bank.people import Role
from quizapp import access, navigation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.routing import Rule

PUBLIC = {
    "static",
    "account.code",
    "account.log_in",
    "beginning.index",
    "certificates.download",
    "certificates.index",
    "health.healthz",
    "health.metrics",
    "health.readyz",
}


def rules(app: Flask) -> Iterator[Rule]:
    return (rule for rule in app.url_map.iter_rules() if rule.endpoint != "static")


def address(rule: Rule) -> str:
    """Return an address that the rule matches."""
    chosen = re.sub(r"<any\(['\"]?(\w+)[^>]*>", r"\1", rule.rule)
    return re.sub(r"<[^>]+>", "1", chosen)


def test_every_page_names_who_may_see_it(app: Flask) -> None:
    unmarked = {
        rule.endpoint
        for rule in rules(app)
        if access.audience(app.view_functions[rule.endpoint]) == frozenset()
    }
    assert unmarked == set()


def test_the_public_pages_are_those_listed_here(app: Flask) -> None:
    public = {
        rule.endpoint
        for rule in rules(app)
        if access.audience(app.view_functions[rule.endpoint]) is None
    }
    assert public == PUBLIC - {"static"}


def test_whoever_has_not_logged_in_is_sent_to_the_log_in(app: Flask, client: FlaskClient) -> None:
    for rule in rules(app):
        if rule.endpoint in PUBLIC:
            continue
        method = "POST" if "POST" in rule.methods else "GET"
        page = client.open(address(rule), method=method)
        assert page.status_code == HTTPStatus.FOUND, rule
        assert page.location.startswith("/log-in"), rule


def test_whatever_changes_something_asks_for_the_form_s_token(
    app: Flask, instructor_client: FlaskClient
) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    for rule in rules(app):
        if "POST" in rule.methods:
            page = instructor_client.post(address(rule))
            assert page.status_code == HTTPStatus.BAD_REQUEST, rule
            assert "页面已过期" in page.text, rule


def test_every_entry_of_the_menu_leads_to_a_page_its_role_may_see(app: Flask) -> None:
    for entry in navigation.ENTRIES:
        allowed = access.audience(app.view_functions[entry.endpoint])
        assert allowed is not None
        assert entry.role in allowed, entry


def test_addresses_are_small_letters_and_hyphens_and_end_without_a_stroke(app: Flask) -> None:
    for rule in rules(app):
        fixed = re.sub(r"<[^>]+>", "", rule.rule)
        assert re.fullmatch(r"[a-z0-9/.-]+", fixed), rule
        assert rule.rule == "/" or not rule.rule.endswith("/"), rule


def test_every_page_of_a_role_belongs_to_an_entry_of_its_menu(app: Flask) -> None:
    homeless = set()
    for rule in rules(app):
        allowed = access.audience(app.view_functions[rule.endpoint])
        if allowed is None or len(allowed) == len(Role):
            continue
        blueprint = rule.endpoint.partition(".")[0]
        for role in allowed:
            entries = [entry for entry in navigation.ENTRIES if entry.role is role]
            if not any(
                blueprint in {entry.endpoint.partition(".")[0], *entry.others} for entry in entries
            ):
                homeless.add((role.value, blueprint))
    assert homeless - {("trainee", "offline")} == set()

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from quizapp import headers
from quizapp.templating import kept

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

ADDRESS = re.compile(r'(?:href|src)="([^"#]+)"')


def test_a_kept_piece_is_made_once_for_each_set_of_arguments() -> None:
    made: list[str] = []

    def piece(name: str) -> Markup:
        made.append(name)
        return Markup("<b>{}</b>").format(name)

    keeping = kept(piece)

    assert [keeping(name) for name in ("甲", "乙", "甲")] == ["<b>甲</b>", "<b>乙</b>", "<b>甲</b>"]
    assert made == ["甲", "乙"]


def test_a_kept_piece_knows_words_from_markup() -> None:
    keeping = kept(Markup("<i>{}{}</i>").format)

    assert keeping("甲", Markup("<b>")) == "<i>甲<b></i>"
    assert keeping("甲", "<b>") == "<i>甲&lt;b&gt;</i>"


def test_no_more_addresses_are_kept_the_more_are_made_up(client: FlaskClient) -> None:
    for number in range(40):
        page = client.get("/log-in", environ_overrides={"SCRIPT_NAME": f"/{number}"}).text
        assert len(ADDRESS.findall(page)) > 8

    assert headers._address.cache_info().currsize <= headers.MOST_KEPT


def test_no_address_is_kept_for_where_a_proxy_puts_others(trainee_client: FlaskClient) -> None:
    for prefix in ("", "/xue", "", "/gan"):
        page = trainee_client.get("/today", environ_overrides={"SCRIPT_NAME": prefix}).text
        addresses = ADDRESS.findall(page)

        assert len(addresses) > 20
        assert all(one.startswith(f"{prefix}/") for one in addresses)
        assert prefix or not any(re.match("/xue|/gan", one) for one in addresses)


def test_the_menu_of_one_role_is_not_shown_to_another(
    trainee_client: FlaskClient, instructor_client: FlaskClient
) -> None:
    for _ in range(2):
        assert 'href="/curation"' in instructor_client.get("/help").text
        assert 'href="/curation"' not in trainee_client.get("/help").text


def test_templates_have_their_globals_in_common(app: Flask) -> None:
    one, other = map(app.jinja_env.get_template, ("base.html", "parts/forms.html"))
    assert one.globals is other.globals is app.jinja_env.globals

"""The forms that there are, and sending them over and over with other values."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from http import HTTPStatus
from random import Random
from typing import TYPE_CHECKING

from tests.attacks.crawling import SentForm, crawl, forms
from tests.fuzz.values import file, texts
from tests.house.filled_in import ANYTHING
from tests.house.test_role_walk import addresses, rules

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from flask import Flask
    from flask.testing import FlaskClient

NOT_SENT = {"/log-out"}
SLOW = {"/speeches/upload", "/imports", "/backups"}  # a child process each: now and then
BROKEN = HTTPStatus.INTERNAL_SERVER_ERROR
SEEN_AGAIN = 400  # after so many requests the pages are looked at anew


@dataclass
class Found:
    """How many requests were answered how, and each that broke something."""

    answers: Counter[int] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)


def fuzz(
    app: Flask,
    enter: Callable[[], Mapping[str, FlaskClient]],
    *,
    requests: int,
    seed: int,
    slow: float = 0.05,
) -> Found:
    """Send so many forms of all roles; `slow` is how many of the slow ones are not left out.

    `enter` gives a browser for each role, logged in: again and again, as the forms also stop
    people, change their roles and give them new passwords.
    """
    random = Random(seed)  # noqa: S311 - to be repeated, not to be kept secret
    found, values = Found(), texts()
    direct = [SentForm(to, "POST", tuple(ANYTHING.items())) for to in posts(app)]
    known: dict[str, list[SentForm]] = {}
    for number in range(requests):
        if number % SEEN_AGAIN == 0:
            people = enter()
            known = {who: [*forms_of(browser), *direct] for who, browser in people.items()}
        who = random.choice(sorted(people))
        form = random.choice(known[who])
        plain = form.address.partition("?")[0]
        if plain in NOT_SENT or (plain in SLOW and random.random() > slow):
            continue
        data = mutated(form, random, values)
        if form.method == "GET":
            page = people[who].get(plain, query_string=data)
        else:
            page = people[who].post(form.address, data=data)
        found.answers[page.status_code] += 1
        if page.status_code == BROKEN:
            found.broken.append(f"{number} {who} {form.method} {form.address} {data!r}"[:600])
    return found


def posts(app: Flask) -> list[str]:
    """Return every address that takes a form, the ids in it made up."""
    return [
        address
        for rule in rules(app)
        if "POST" in rule.methods
        for address in addresses(app, rule, {})
        if address not in NOT_SENT
    ]


def forms_of(browser: FlaskClient) -> list[SentForm]:
    """Return the forms on all pages that somebody can go to, each once."""
    found = {}
    for address, page in crawl(browser, of_a_kind=1):
        for form in forms(address, page):
            found[form.address.partition("?")[0], tuple(name for name, _ in form.fields)] = form
    return [found[key] for key in sorted(found)]


def mutated(form: SentForm, random: Random, values: tuple[str, ...]) -> dict[str, object]:
    """Return what is sent: mostly as it stands, some fields otherwise, missing, or doubled."""
    share = random.choice((0.0, 0.15, 0.5, 1.0))
    data: dict[str, object] = {}
    for name, value in form.fields:
        if name == "csrf_token":
            continue
        sent: object = random.choice(values) if random.random() < share else value
        if random.random() < share / 10:
            continue
        if random.random() < share / 10:
            sent = [sent, random.choice(values)]
        data[name] = sent
    for name in form.files:
        data[name] = file(random)
    if random.random() < 0.1:
        data[random.choice(("page", "words", "verb", "next", "to", "x" * 300))] = random.choice(
            values
        )
    return data

"""Markup that people could have typed stays words, in every field, on every page."""

from __future__ import annotations

import re
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import lxml.html
from sqlalchemy import JSON, Enum, String, select, update

from question_bank.tables import Base
from tests.attacks.crawling import crawl, parsed

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from lxml.html import HtmlElement
    from sqlalchemy import Column
    from sqlalchemy.orm import Session

    from question_bank.bank.people import Role
    from quizapp.database import Database

PAYLOADS = (Path(__file__).parent / "payloads/xss.txt").read_text(encoding="utf-8")
LINES = PAYLOADS.splitlines()
ALL = " ".join(LINES)
HAN = re.compile("[\u4e00-\u9fff]")
NOT_TYPED = {
    "address", "algorithm", "attempt", "code", "event", "file", "file_hash", "fingerprint",
    "kind", "login", "login_hash", "part", "password_hash", "raw", "reach", "stamp", "text",
    "text_hash", "token", "token_hash", "words",
}  # fmt: skip
TOO_MANY = {"reading", "requirement"}  # texts with places in them: they are written over instead
EVENTS = re.compile(r"on[a-z]+")
SCHEME = re.compile(r"[\s\x00-\x1f]*(?:java|vb)script:|[\s\x00-\x1f]*data:text", re.IGNORECASE)


def poison(rows: Session) -> None:
    """Write all payloads into whatever people or files can have said."""
    for table in Base.metadata.sorted_tables:
        for column in table.columns:
            if isinstance(column.type, Enum) or column.name in NOT_TYPED or column.primary_key:
                continue
            if isinstance(column.type, JSON) and table.name not in TOO_MANY:
                _poison_each(rows, column)
            elif isinstance(column.type, String):
                _fill(rows, column)
    readings = Base.metadata.tables["reading"]
    for id_, text in rows.execute(select(readings.c.id, readings.c.text)).all():
        rows.execute(update(readings).where(readings.c.id == id_).values(text=written_over(text)))
    for name in ("comment", "report", "recheck"):
        rows.execute(update(Base.metadata.tables[name]).values(words=ALL[:300]))


def _fill(rows: Session, column: Column[Any]) -> None:
    """Give each row another payload that fits; all of them where there is room."""
    table, keys = column.table, column.table.primary_key.columns
    most = column.type.length or len(ALL) + 10
    fitting = [one for one in (*LINES, ALL) if len(one) < most - 5]
    for number, key in enumerate(rows.execute(select(*keys)).all()):
        here = [known == one for known, one in zip(keys, key, strict=True)]
        offset = sum(map(ord, f"{table.name}{column.name}"))
        chosen = ALL if ALL in fitting else fitting[(number + offset) % len(fitting)]
        rows.execute(update(table).where(*here).values({column.name: f"{chosen}{number}"}))


def _poison_each(rows: Session, column: Column[Any]) -> None:
    table, keys = column.table, column.table.primary_key.columns
    for *key, value in rows.execute(select(*keys, column)).all():
        here = [known == one for known, one in zip(keys, key, strict=True)]
        rows.execute(update(table).where(*here).values({column.name: poisoned(value)}))


def poisoned(value: object) -> object:
    """Return a JSON value with the payloads behind each of its Chinese words."""
    if isinstance(value, str):
        return value + ALL if HAN.search(value) else value
    if isinstance(value, list):
        return [poisoned(one) for one in value]
    if isinstance(value, dict):
        return {
            name: f"{one}{LINES[1]}" if name == "title" else poisoned(one)
            for name, one in value.items()
        }
    return value


def written_over(text: str) -> str:
    """Return payloads as long as a text, its lines ending where they did."""
    signs = islice(cycle(ALL), len(text))
    return "".join("\n" if old == "\n" else sign for old, sign in zip(text, signs, strict=True))


def foreign(tree: HtmlElement) -> list[str]:
    """Return what no template of ours writes: elements, handlers and addresses that act."""
    found = []
    for one in tree.iter():
        if not isinstance(one.tag, str):
            continue
        if one.tag.startswith("xss") or one.tag in {"iframe", "object", "embed", "base", "style"}:
            found.append(one.tag)
        if one.tag == "script" and (one.text or "").strip():
            found.append(f"script {one.text}")
        for name, value in one.items():
            if EVENTS.fullmatch(name) or (SCHEME.match(value) and name != "value"):
                found.append(f"{one.tag} {name}={value[:60]}")
            if "evil.example" in value and name in {"href", "src", "action", "data"}:
                found.append(f"{one.tag} {name}={value[:60]}")
    found += tree.xpath("//*[@id='pwned']/@id")
    return found


def test_the_payloads_would_be_found_where_they_are_not_escaped() -> None:
    assert PAYLOADS.count("\n") >= 60
    tree = lxml.html.document_fromstring(f"<html><body><p title=''>{PAYLOADS}</p></body></html>")
    assert len(foreign(tree)) > 20


def test_no_payload_in_any_field_becomes_markup_on_any_page(
    people: dict[Role, FlaskClient], database: Database
) -> None:
    with database.writing() as rows:
        poison(rows)
        rows.commit()
    faults, shown, broken = [], set(), []
    for role, browser in people.items():
        for address, page in crawl(browser):
            tree = parsed(page)
            if page.status_code >= 500:
                broken.append(f"{role} {address}: {page.status_code}")
            if tree is None:
                continue
            faults += [f"{role} {address}: {one}" for one in foreign(tree)]
            if "<xss-a>" in tree.text_content() or "window.pwned" in tree.text_content():
                shown.add(re.sub(r"\d+", "1", address.partition("?")[0]))
    assert "\n".join(faults) == ""
    assert broken == []
    assert len(shown) > 40

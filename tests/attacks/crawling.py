"""Going through the pages by their links, and the forms on them as they would be sent."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import lxml.html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

OF_A_KIND = 2  # pages whose addresses differ in numbers alone
GOING_OUT = re.compile(r"/log-out")


@dataclass(frozen=True, slots=True)
class SentForm:
    """A form: where it goes, how, and each of its fields with what it holds."""

    address: str
    method: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[str, ...] = ()


def crawl(
    browser: FlaskClient, *, start: str = "/", of_a_kind: int = OF_A_KIND
) -> Iterator[tuple[str, TestResponse]]:
    """Yield each page that links lead to, a few of each kind, with its address."""
    waiting, asked, kinds = [start], {start}, Counter()
    while waiting:
        address = waiting.pop(0)
        kind = re.sub(r"\d+", "1", address.partition("?")[0])
        kinds[kind] += 1
        if kinds[kind] > of_a_kind or GOING_OUT.match(address):
            continue
        page = browser.get(address)
        yield address, page
        found = [page.location] if page.location else list(links(page))
        for link in (one.partition("#")[0] for one in found):
            if link.startswith("/") and not link.startswith("/static") and link not in asked:
                asked.add(link)
                waiting.append(link)


def parsed(page: TestResponse) -> lxml.html.HtmlElement | None:
    """Return the tree of a page, nothing where it is no HTML."""
    if page.mimetype != "text/html" or not page.data:
        return None
    return lxml.html.document_fromstring(page.data.decode())


def links(page: TestResponse) -> Iterator[str]:
    """Yield where the links of a page lead."""
    tree = parsed(page)
    if tree is not None:
        yield from map(str, tree.xpath("//a/@href"))


def forms(address: str, page: TestResponse) -> Iterator[SentForm]:
    """Yield the forms of a page, one more for each further button that says something."""
    tree = parsed(page)
    for form in tree.forms if tree is not None else ():
        fields = [(name, value or "") for name, value in form.form_values()]
        files = tuple(str(name) for name in form.xpath(".//input[@type='file']/@name"))
        to, method = form.action or address, (form.method or "GET").upper()
        yield SentForm(to, method, tuple(fields), files)
        for button in form.xpath(".//button[@name]"):
            said = (button.get("name"), button.get("value", ""))
            yield SentForm(button.get("formaction") or to, method, (*fields, said), files)

"""Every page that can be reached by links, for each role, at three widths, light and dark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from quizapp.samples.people import ADMINISTRATOR, INSTRUCTOR, TRAINEES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Page

WIDTHS = (360, 1366, 1440)
PEOPLE = (TRAINEES[2], INSTRUCTOR, ADMINISTRATOR)
IS_FILE = re.compile(r"\.(?:csv|docx|json|pdf|zip|xlsx)$")


def addresses(page: Page) -> Iterator[str]:
    """Go to one page of each kind that links lead to, and return its address."""
    waiting, seen = [page.evaluate("location.pathname")], set()
    while waiting:
        address = waiting.pop(0)
        kind = re.sub(r"\d+", "1", address.partition("?")[0])
        if kind in seen or IS_FILE.search(kind):
            continue
        seen.add(kind)
        page.goto(address)
        yield address
        links = page.locator("a[href^='/']:not([download])")
        waiting += links.evaluate_all("links => links.map(link => link.getAttribute('href'))")


def wider_than_the_window(page: Page) -> str | None:
    """Return what sticks out to the right, if the page can be scrolled sideways."""
    return page.evaluate(
        """() => {
            const root = document.documentElement
            if (root.scrollWidth <= root.clientWidth) return null
            const out = [...document.body.querySelectorAll("*")]
                .filter(one => one.getBoundingClientRect().right > root.clientWidth + 1)
            return `${root.scrollWidth} > ${root.clientWidth}: ${out.at(-1)?.outerHTML}`
        }"""
    )


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.role.value)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_scrolls_sideways_or_shuts_anybody_out(
    enter: Callable[..., Page], person: object, scheme: str
) -> None:
    page = enter(person.login, color_scheme=scheme)
    faults, visited = [], 0
    for address in addresses(page):
        visited += 1
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 768})
            if wide := wider_than_the_window(page):
                faults.append(f"{address} at {width}: {wide[:300]}")
        found = Axe().run(page).response["violations"]
        faults += [
            f"{address}: {fault['id']}: {fault['nodes'][0]['html'][:200]}"
            f" {fault['nodes'][0]['failureSummary']}"
            for fault in found
        ]
    assert "\n".join(faults) == ""
    assert visited >= 2

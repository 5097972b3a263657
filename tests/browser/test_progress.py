"""学习情况 on a phone: nothing sticks out, what is drawn can be read as a table, by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from quizapp.samples.people import TRAINEES
from tests.browser.conftest import PHONE
from tests.browser.test_every_page import wider_than_the_window

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def test_figures_fit_a_phone_and_their_tables_are_reached_by_keys(
    enter: Callable[..., Page],
) -> None:
    page = enter(TRAINEES[3].login, viewport=PHONE)
    page.goto("/progress")
    tables = page.locator("details.more").filter(has=page.locator("table"))
    assert tables.count() >= 3

    for one in tables.all():
        one.locator("summary").focus()
        page.keyboard.press("Enter")
        expect(one.locator("table")).to_be_visible()

    assert wider_than_the_window(page) is None
    assert Axe().run(page).response["violations"] == []
    for name in ("接下来四周每天要复习的题数", "最近 12 周每天答题的数量"):
        frame = page.get_by_role("region", name=name)
        frame.focus()
        expect(frame).to_be_focused()
        expect(frame.get_by_role("columnheader")).to_have_count(8)
        # all seven days fit the width of the phone
        assert frame.evaluate("one => one.scrollWidth <= one.clientWidth")


def test_a_day_off_is_chosen_by_keys_and_shown_at_once(enter: Callable[..., Page]) -> None:
    page = enter(TRAINEES[4].login, viewport=PHONE)
    page.locator(".own-menu summary").click()
    page.get_by_role("link", name="学习习惯").click()
    sunday = page.get_by_role("checkbox", name="星期日")
    sunday.focus()
    page.keyboard.press("Space")
    page.get_by_label("每天最多学几分钟").fill("20")
    page.keyboard.press("Enter")

    expect(page.get_by_text("已保存，现在就生效。")).to_be_visible()
    expect(sunday).to_be_checked()
    expect(page.get_by_label("每天最多学几分钟")).to_have_value("20")
    page.goto("/progress")
    expect(page.locator(".bars .off")).to_have_count(4)

"""What surrounds every page, used as people use it: by key, without script, by night, enlarged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from quizapp.samples.people import ADMINISTRATOR

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Demo

PAPER = "getComputedStyle(document.body).backgroundColor"
LETTERS = "parseFloat(getComputedStyle(document.body).fontSize)"


def test_light_and_dark_follow_the_system_until_somebody_chooses(
    enter: Callable[..., Page],
) -> None:
    page = enter(ADMINISTRATOR.login, color_scheme="dark")
    night = page.evaluate(PAPER)
    page.emulate_media(color_scheme="light")
    day = page.evaluate(PAPER)
    assert day != night

    page.locator(".own-menu summary").click()
    page.get_by_text("深色").click()
    assert page.evaluate(PAPER) == night

    page.reload()
    assert page.evaluate(PAPER) == night


def test_large_letters_stay_large_on_the_next_page(enter: Callable[..., Page]) -> None:
    page = enter(ADMINISTRATOR.login)
    usual = page.evaluate(LETTERS)
    page.locator(".own-menu summary").click()
    page.get_by_text("大字").click()
    assert page.evaluate(LETTERS) == usual * 1.25

    page.get_by_text("修改口令").click()
    expect(page.get_by_role("heading", name="修改口令")).to_be_visible()
    assert page.evaluate(LETTERS) == usual * 1.25


def test_the_own_menu_opens_and_closes_by_keys_alone(enter: Callable[..., Page]) -> None:
    page = enter(ADMINISTRATOR.login)
    panel = page.locator(".own-panel")
    page.locator(".own-menu summary").focus()
    page.keyboard.press("Enter")
    expect(panel).to_be_visible()

    page.keyboard.press("Tab")
    page.keyboard.press("Escape")

    expect(panel).to_be_hidden()
    expect(page.locator(".own-menu summary")).to_be_focused()


def test_the_first_tab_leads_past_the_menu(enter: Callable[..., Page]) -> None:
    page = enter(ADMINISTRATOR.login)
    page.keyboard.press("Tab")
    expect(page.get_by_text("跳到正文")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_logging_in_and_out_needs_no_script(new_page: Callable[..., Page], demo: Demo) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/log-in")
    page.get_by_label("登录名").fill(ADMINISTRATOR.login)
    page.get_by_label("口令", exact=True).fill(demo.passwords[ADMINISTRATOR.login])
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("heading", name="用户", exact=True)).to_be_visible()

    page.locator(".own-menu summary").click()
    expect(page.get_by_text("外观")).to_be_hidden()
    page.get_by_role("button", name="退出登录").click()
    expect(page.get_by_text("已退出。")).to_be_visible()


def test_a_password_can_be_looked_at(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto("/log-in")
    password = page.get_by_label("口令", exact=True)
    expect(password).to_have_attribute("type", "password")
    page.get_by_label("显示口令").check()
    expect(password).to_have_attribute("type", "text")


def test_a_form_is_sent_once_however_often_it_is_pressed(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto("/log-in")
    sent = page.evaluate(
        """() => {
            const form = document.querySelector("main form");
            const passed = [1, 2, 3].map(() =>
                form.dispatchEvent(new SubmitEvent("submit", {bubbles: true, cancelable: true})));
            return passed.filter(Boolean).length;
        }"""
    )
    assert sent == 1


def test_a_browser_that_can_show_the_page_is_not_sent_away(new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto("/log-in")
    expect(page.get_by_text("请换一种方式打开")).to_be_hidden()

"""What trainees say about a question, and what an instructor answers, in a real browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from quizapp.samples.people import INSTRUCTOR, TRAINEES
from tests.browser.conftest import DESK, PHONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from question_bank.questions.cloze import Cloze

WRONG = "换一种说法"


def answer_wrongly(page: Page, question_id: int) -> None:
    page.goto(f"/quiz/{question_id}")
    for blank in page.locator("input.blank").all():
        blank.fill(WRONG)
    page.get_by_role("button", name="提交").click()
    expect(page.locator("#verdict")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_an_answer_is_sent_with_one_tap_and_accepted_and_the_trainee_is_told(
    enter: Callable[..., Page],
    questions: dict[str, tuple[int, Cloze]],
    *,
    script: bool,
) -> None:
    someone = TRAINEES[4 if script else 5].login
    page = enter(someone, java_script_enabled=script)
    answer_wrongly(page, questions["cloze"][0])
    there = page.url
    page.get_by_role("button", name=re.compile("我的答案也对$|”也对$")).first.click()
    expect(page.get_by_text("已发给培训管理员")).to_be_visible()
    assert page.url == there

    desk = enter(INSTRUCTOR.login, java_script_enabled=script)
    desk.goto("/appeals")
    card = desk.locator(".disputed").filter(has_text=WRONG)
    card.get_by_role("button", name="采纳", exact=True).first.click()
    expect(desk.get_by_text("重新判了")).to_be_visible()
    page.goto("/today")
    page.get_by_role("link", name="看看怎么说").click()
    expect(page.get_by_text("这个答案也算对")).to_be_visible()
    page.goto(there)
    expect(page.locator("#verdict")).to_contain_text("答对了")

    desk.locator("details", has_text="最近处理的").get_by_role("button", name="撤销").first.click()
    expect(desk.get_by_text("恢复了原来的判分")).to_be_visible()
    page.goto(there)
    expect(page.locator("#verdict")).not_to_contain_text("答对了")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_keeping_a_question_makes_no_jump_and_the_keyboard_reaches_everything(
    enter: Callable[..., Page],
    questions: dict[str, tuple[int, Cloze]],
    size: dict[str, int],
) -> None:
    page = enter(TRAINEES[6].login, viewport=size)
    answer_wrongly(page, questions["cloze"][0])
    star = page.get_by_role("button", name=re.compile("收藏"))
    was_kept = star.get_attribute("aria-pressed") == "true"
    star.focus()
    page.keyboard.press("Enter")
    expect(star).to_have_attribute("aria-pressed", "false" if was_kept else "true")
    page.get_by_role("link", name=re.compile("试题纠错|已纠错")).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="试题纠错")).to_be_visible()
    page.get_by_label("错别字").check()
    page.get_by_role("button", name="发给培训管理员").click()
    expect(page.locator("#verdict")).to_be_visible()
    for address in ("/mistakes", "/mistakes/sheet", "/favourites", "/feedback"):
        page.goto(address)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, address

"""班级情况 and 统计 by the keyboard alone: from the class to the paragraph, from marks to slips."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

from quizapp.samples.people import INSTRUCTOR
from tests.browser.conftest import PHONE
from tests.browser.test_every_page import wider_than_the_window

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page


def press(link: Locator) -> None:
    """Follow a link or open a summary as somebody without a mouse does."""
    link.focus()
    link.press("Enter")


def test_a_weak_point_leads_to_its_paragraph_and_to_a_test(enter: Callable[..., Page]) -> None:
    page = enter(INSTRUCTOR.login)
    page.goto("/courses")
    press(page.locator("a[href^='/courses/']:not([href$=new])").first)
    press(page.get_by_role("link", name="班级情况"))
    expect(page.get_by_role("heading", name="薄弱要点")).to_be_visible()
    assert Axe().run(page).response["violations"] == []

    course = page.url
    press(page.get_by_role("link", name=re.compile("看原文")).first)
    expect(page.locator("mark").first).to_be_visible()

    page.goto(course)
    press(page.get_by_role("link", name=re.compile("大家怎么答的")).first)
    expect(page.get_by_role("heading", name="平时练习")).to_be_visible()

    page.goto(course)
    press(page.get_by_role("link", name="印成讲义或填空练习"))
    press(page.get_by_role("link", name="填空练习"))
    expect(page.get_by_role("heading", name="参考答案")).to_be_visible()

    page.goto(course)
    press(page.get_by_role("link", name="用这些题出一场小测"))
    expect(page).to_have_url(re.compile(r"/exams/new/\d+\?way=hand&chosen="))


def test_what_people_answered_in_an_exam_is_opened_by_keys_on_a_phone(
    enter: Callable[..., Page],
) -> None:
    page = enter(INSTRUCTOR.login, viewport=PHONE)
    page.goto("/exams")
    exams = page.locator("a[href^='/exams/']").evaluate_all("all => all.map(one => one.pathname)")
    past = [one for one in exams if re.fullmatch(r"/exams/\d+", one)]
    for address in past:
        page.goto(address.replace("exams", "figures/exams", 1))
        if page.get_by_role("heading", name="分数分布").count():
            break
    expect(page.get_by_role("heading", name="分数分布")).to_be_visible()

    table = page.locator("details.more").first
    press(table.locator("summary"))
    expect(table.get_by_role("columnheader", name="分数段")).to_be_attached()
    answers = page.locator(".figure-list details").first
    press(answers.locator("summary"))
    expect(answers.locator("a", has_text="看这道题在各处的统计")).to_be_visible()
    assert wider_than_the_window(page) is None
    assert Axe().run(page).response["violations"] == []

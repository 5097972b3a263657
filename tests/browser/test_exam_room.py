"""An instructor's exam with the keyboard alone: set, entered by a code, rechecked; paper marked."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from playwright.sync_api import expect

from quizapp.clock import now
from quizapp.samples.people import INSTRUCTOR, TRAINEES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

SHANGHAI = ZoneInfo("Asia/Shanghai")


def press(page: Page, thing: Locator, key: str = "Enter") -> None:
    """Press a key on something, and wait for the page that comes of it."""
    thing.focus()
    with page.expect_navigation():
        page.keyboard.press(key)


def fill(page: Page, label: str, words: str) -> None:
    field = page.get_by_label(label, exact=True)
    field.focus()
    field.press("Control+a")
    page.keyboard.insert_text(words)


def at(page: Page, label: str, when: datetime) -> None:
    """Put a time into a field; the browser's own picker is not ours to test."""
    page.get_by_label(label, exact=True).fill(f"{when.astimezone(SHANGHAI):%Y-%m-%dT%H:%M}")


def test_an_exam_is_chosen_by_hand_entered_by_code_and_rechecked(
    enter: Callable[..., Page],
) -> None:
    page = enter(INSTRUCTOR.login)
    there = set_an_exam(page)
    trainee = enter(TRAINEES[-1].login)
    sheet = sit_it(trainee, there)

    page.goto("/rechecks")
    press(page, page.get_by_role("link", name=re.compile("整份卷子")).first)
    fill(page, "答复", "已逐题核对，没有错漏。")
    press(page, page.get_by_role("button", name="答复"))
    trainee.goto(sheet)
    expect(trainee.locator("#rechecks")).to_contain_text("已逐题核对，没有错漏。")


def set_an_exam(page: Page) -> str:
    page.goto("/exams/new")
    press(page, page.get_by_role("link", name="手工选题").first)
    fill(page, "考试名称", "机房小测")
    at(page, "开考时间", now() - timedelta(minutes=1))
    at(page, "截止时间", now() + timedelta(hours=3))
    page.locator("#code").focus()
    page.keyboard.insert_text("春风")
    page.get_by_label("本人交卷后马上看到自己的分数和答案").focus()
    page.keyboard.press("Space")
    page.get_by_label("题型").select_option("填空题")
    press(page, page.get_by_label("题里的字词"))
    expect(page.get_by_label("考试名称", exact=True)).to_have_value("机房小测")
    for tick in page.locator("input[name=pick]").all()[:3]:
        tick.focus()
        page.keyboard.press("Space")
    press(page, page.get_by_role("button", name="加入选中的题"))
    press(page, page.get_by_role("button", name=re.compile("去掉")).first)
    expect(page.get_by_role("heading", name="已选 2 道")).to_be_visible()
    press(page, page.get_by_role("button", name="看看会出哪些题"))
    press(page, page.get_by_role("button", name="安排考试"))
    expect(page.locator(".exam-code")).to_contain_text("春风")
    return page.url.partition("#")[0]


def sit_it(page: Page, there: str) -> str:
    page.goto(f"/sittings/exams/{there.rpartition('/')[2]}")
    fill(page, "考场口令", "春风")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/sittings/\d+$"))
    page.goto(f"{page.url}/hand-in")
    press(page, page.get_by_role("button", name="交卷"))
    page.locator("#rechecks summary").focus()
    page.keyboard.press("Enter")
    fill(page, "要复核什么", "请再看一遍。")
    press(page, page.locator("#rechecks form button"))
    expect(page.locator("#rechecks")).to_contain_text("等待答复")
    return page.url.partition("#")[0]


def test_marks_of_a_printed_test_are_typed_down_a_column(enter: Callable[..., Page]) -> None:
    page = enter(INSTRUCTOR.login)
    page.goto("/papers/new")
    press(page, page.locator("main a.row-title").first)
    if not page.get_by_role("button", name=re.compile("定稿")).count():
        press(page, page.get_by_role("button", name=re.compile("预览|看看")).first)
    press(page, page.get_by_role("button", name=re.compile("定稿")).first)
    press(page, page.get_by_role("link", name="录入成绩"))

    cells = page.locator("[data-cell]")
    cells.first.focus()
    for points in ("1", "2", "0.5"):
        page.keyboard.type(points)
        page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    page.keyboard.type("1")
    third = page.locator("[data-person]").nth(2)
    expect(third.locator("[data-total]")).to_have_text("1.5")
    press(page, page.get_by_role("button", name="保存", exact=True))
    expect(page.get_by_text("已保存，改了 4 格")).to_be_visible()
    expect(third.locator("[data-cell]").nth(1)).to_have_value("1")
    width = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert width <= 0

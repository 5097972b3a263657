"""A class from a pasted roster to its slips, a course with questions left out: by keys alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from quizapp.samples.people import ADMINISTRATOR, INSTRUCTOR

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

PHONE = {"width": 360, "height": 740}
ROSTER = "姓名\t单位\t工号\n江远帆\t柳河镇党政办\t3001\n梅若溪\t县档案馆\t110105194912310021\n"


def press(page: Page, target: Locator, key: str = "Enter") -> None:
    """Go to something and press a key on it, as somebody without a mouse does."""
    target.focus()
    page.keyboard.press(key)


def through_menu(page: Page, group: str, entry: str) -> None:
    menu = page.get_by_role("navigation", name="主菜单")
    press(page, menu.locator("summary", has_text=group))
    link = menu.get_by_role("link", name=entry, exact=True)
    expect(link).to_be_visible()
    press(page, link)


def test_a_roster_is_pasted_checked_stored_and_printed_as_slips(enter: Callable[..., Page]) -> None:
    page = enter(INSTRUCTOR.login)
    through_menu(page, "教学", "培训班")
    page.get_by_label("名称").focus()
    page.keyboard.type("键盘班")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="键盘班")).to_be_visible()

    page.get_by_label("或者从表格里复制").focus()
    page.keyboard.insert_text(ROSTER)
    press(page, page.get_by_role("button", name="核对名单"))
    expect(page.get_by_text("有 1 行不能加入")).to_be_visible()
    expect(page.get_by_text("现在还没有保存")).to_be_visible()
    assert "110105194912310021" not in page.content()
    press(page, page.get_by_role("button", name="导入 1 人"))

    slip = page.locator(".password-slip")
    expect(slip).to_have_count(1)
    expect(slip.locator("code")).to_have_text(re.compile(r"^[a-z2-9]{4}(-[a-z2-9]{4}){2}$"))
    page.emulate_media(media="print")
    expect(slip).to_be_visible()
    expect(page.get_by_role("heading", name="加入结果")).to_be_hidden()
    page.emulate_media(media="screen")
    press(page, page.get_by_role("link", name="回到本班").last)
    expect(page.get_by_text("未改初始口令")).to_be_visible()


def test_questions_are_left_out_of_a_course(enter: Callable[..., Page]) -> None:
    page = enter(INSTRUCTOR.login)
    through_menu(page, "教学", "学习专题")
    press(page, page.locator(".row-title").first)
    press(page, page.get_by_role("link", name="选题"))
    press(page, page.locator("input[name=question]").first, "Space")
    press(page, page.get_by_role("button", name="不考"))

    expect(page.get_by_text("1 道题不考了")).to_be_visible()
    press(page, page.get_by_role("navigation", name="试题").get_by_role("link", name="不考的"))
    press(page, page.locator("input[name=question]").first, "Space")
    press(page, page.get_by_role("button", name="恢复"))
    expect(page.get_by_text("没有挑出不考的题")).to_be_visible()


def test_on_a_phone_the_menu_opens_above_its_bar_and_closes_by_a_key(
    enter: Callable[..., Page],
) -> None:
    page = enter(INSTRUCTOR.login, viewport=PHONE)
    menu = page.get_by_role("navigation", name="主菜单")
    width = "menu => menu.scrollWidth <= menu.clientWidth"
    assert menu.evaluate(width)

    group = menu.locator("summary", has_text="教学")
    press(page, group)
    entry = menu.get_by_role("link", name="试卷", exact=True)
    expect(entry).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(entry).to_be_hidden()
    expect(group).to_be_focused()


def test_the_menu_opens_without_a_script(enter: Callable[..., Page]) -> None:
    page = enter(INSTRUCTOR.login, java_script_enabled=False)
    menu = page.get_by_role("navigation", name="主菜单")

    menu.locator("summary", has_text="教学").click()

    expect(menu.get_by_role("link", name="培训班", exact=True)).to_be_visible()


def test_an_administrator_sees_every_class(enter: Callable[..., Page]) -> None:
    page = enter(ADMINISTRATOR.login)
    page.get_by_role("link", name="培训班", exact=True).click()
    page.locator(".row-title").last.click()
    expect(page.get_by_role("heading", name="学员")).to_be_visible()

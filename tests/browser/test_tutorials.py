"""First days as docs/tutorials tell them; what an instructor does stands in `test_instructor`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from quizapp.samples.installation import COHORT, COURSE
from quizapp.samples.people import ADMINISTRATOR, INSTRUCTOR
from tests.browser.conftest import PHONE
from tests.browser.test_instructor import through

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

ROSTER = "姓名\t单位\t职务\n程思齐\t东湖县档案馆\t文秘\n钟可心\t东湖县水务局\t信息员\n"
OWN_PASSWORD = "春风又绿江南岸边"


def begin(page: Page, login: str, password: str) -> None:
    """Log in for the first time: choose a password, read who sees what."""
    page.goto("/log-in")
    page.get_by_label("登录名").fill(login)
    page.get_by_label("口令", exact=True).fill(password)
    page.get_by_role("button", name="登录").click()
    page.get_by_label("现在的口令").fill(password)
    page.get_by_label("新口令", exact=True).fill(OWN_PASSWORD)
    page.get_by_label("再输一次新口令").fill(OWN_PASSWORD)
    page.get_by_role("button", name="保存新口令").click()
    page.get_by_label(re.compile("^已阅知")).check()
    page.get_by_role("button", name="我已看过，开始使用").click()


def test_whoever_gets_a_slip_reads_answers_and_sees_the_sentence(
    enter: Callable[..., Page],
    new_page: Callable[..., Page],
    picture: Callable[[Page, str], None],
) -> None:
    instructor = enter(INSTRUCTOR.login)
    password = take_in_a_roster(instructor, picture)
    look_around(instructor, picture)

    page = new_page(viewport=PHONE, has_touch=True, is_mobile=True)
    begin(page, "程思齐", password)
    expect(page.get_by_role("heading", name="今日")).to_be_visible()
    picture(page, "trainee-today")
    page.get_by_role("navigation", name="主菜单").get_by_role("link", name="原文阅读").click()
    page.get_by_role("link", name="读原文").first.click()
    expect(page.get_by_role("link", name="背题")).to_be_visible()
    picture(page, "trainee-reading")
    page.get_by_role("navigation", name="主菜单").get_by_role("link", name="今日").click()
    page.get_by_role("link", name=re.compile("^开始复习")).click()
    until_a_word_is_asked(page)
    picture(page, "trainee-question")
    page.get_by_role("button", name="不会").click()
    expect(page.get_by_role("link", name="下一题")).to_be_visible()
    picture(page, "trainee-outcome")


def until_a_word_is_asked(page: Page) -> None:
    """Go on to the first question of the day that has blanks, if there is one early on."""
    for _ in range(4):
        expect(page.get_by_role("button", name="提交")).to_be_visible()
        if page.locator("input.blank").count():
            return
        page.get_by_role("button", name="不会").click()
        page.get_by_role("link", name="下一题").click()


def take_in_a_roster(page: Page, picture: Callable[[Page, str], None]) -> str:
    """Put two people into the sample class; return the password of the first."""
    through(page, "教学", "培训班")
    page.get_by_role("link", name=COHORT).click()
    page.get_by_label("或者从表格里复制，粘贴在这里").fill(ROSTER)
    page.get_by_role("button", name="核对名单").click()
    page.get_by_role("button", name="导入 2 人").click()
    expect(page.get_by_role("button", name="打印口令条")).to_be_visible()
    picture(page, "instructor-slips")
    return page.locator("code").first.inner_text()


def look_around(page: Page, picture: Callable[[Page, str], None]) -> None:
    """Look at a test on the way, and at what a class knows."""
    through(page, "教学", "试卷")
    page.get_by_role("link", name="组卷", exact=True).first.click()
    page.get_by_role("link", name=COURSE, exact=True).click()
    page.get_by_role("button", name="预览试卷").click()
    page.get_by_role("button", name="定稿").wait_for()
    picture(page, "instructor-paper")
    through(page, "教学", "班级情况")
    page.get_by_role("link", name=COURSE).click()
    expect(page.get_by_role("link", name="导出 Excel")).to_be_visible()
    picture(page, "instructor-overview")


def test_an_administrator_sets_the_office_up_and_an_auditor_reads_the_log(
    enter: Callable[..., Page],
    new_page: Callable[..., Page],
    picture: Callable[[Page, str], None],
) -> None:
    page = enter(ADMINISTRATOR.login)
    page.get_by_role("navigation", name="主菜单").get_by_role("link", name="系统状态").click()
    page.get_by_role("link", name="开始使用").click()
    expect(page.get_by_text("添加审计员")).to_be_visible()
    picture(page, "administrator-beginning")
    page.get_by_role("link", name="填单位名称和网址").click()
    picture(page, "administrator-site")
    page.get_by_role("navigation", name="主菜单").get_by_role("link", name="用户").click()
    picture(page, "administrator-users")
    password = add_an_auditor(page)
    page.get_by_role("navigation", name="主菜单").get_by_role("link", name="备份").click()
    page.get_by_role("button", name="现在备份").click()
    expect(page.get_by_role("table")).to_be_visible(timeout=60_000)
    picture(page, "administrator-backups")

    auditor = new_page()
    begin(auditor, "许守正", password)
    auditor.wait_for_url("**/journal")
    picture(auditor, "auditor-journal")
    auditor.get_by_label("姓名、登录名或地址").fill(ADMINISTRATOR.name)
    auditor.get_by_role("button", name="查找").click()
    auditor.wait_for_url("**/journal?*")
    picture(auditor, "auditor-found")


def add_an_auditor(page: Page) -> str:
    page.get_by_role("link", name="添加一个人").click()
    page.get_by_label("姓名").fill("许守正")
    page.get_by_label("学员", exact=False).first.uncheck()
    page.get_by_label("审计员").check()
    page.get_by_role("button", name="添加").click()
    return page.locator("code").first.inner_text()

"""An instructor's way: from a file to questions, from a class to a course, to a printed test."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from quizapp.samples.people import INSTRUCTOR

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

TITLE = "在东湖县档案工作会议上的讲话"
SPEECH = f"""{TITLE}

东湖县档案馆馆长　许之恒

同志们：

档案工作年年讲、年年做，今天重点讲两个问题。

一、明确档案工作的要求

全县各单位要做到“四个齐全”：文件收集齐全，分类编号齐全，目录检索齐全，库房设备齐全。

档案管理要坚持“三个及时”：及时归档，及时登记，及时移交。收集档案要全面细致，整理档案要规范有序，保管档案要安全可靠，利用档案要便捷高效。

二、落实档案人员的责任

分管领导负责统筹安排、解决困难；档案专员负责日常整理、提供查阅；业务科室负责按时移交、核对清单；信息中心负责数字备份、系统维护。
"""


@pytest.fixture(scope="module")
def speech(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("speech") / "档案工作.txt"
    file.write_text(SPEECH, encoding="utf-8")
    return file


def upload(page: Page, file: Path, picture: Callable[[Page, str], None]) -> None:
    """Send the file and wait for the report on it."""
    page.goto("/speeches")
    page.get_by_role("link", name="上传讲话稿").click()
    picture(page, "instructor-upload")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_label(re.compile("^已阅知")).check()
    page.get_by_role("button", name="读取并拟题").click()
    page.get_by_role("heading", name=TITLE).wait_for(timeout=60_000)
    picture(page, "instructor-check")


def test_from_a_file_to_a_printed_test(
    enter: Callable[..., Page], speech: Path, picture: Callable[[Page, str], None]
) -> None:
    page = enter(INSTRUCTOR.login)
    upload(page, speech, picture)
    look_at_what_was_read(page)
    picture(page, "instructor-review")
    decide_by_keys(page)
    accept_the_rest(page)
    put_a_class_on_a_course(page, picture)
    print_a_test(page)


def look_at_what_was_read(page: Page) -> None:
    page.get_by_role("link", name="看原文和试题").click()
    page.get_by_role("navigation", name="读出的内容").get_by_role("link", name="提纲").click()
    expect(page.locator(".outline li")).to_have_text(
        ["一、明确档案工作的要求", "二、落实档案人员的责任"]
    )
    page.locator("a.marked", has_text="文件收集齐全").first.click()
    page.wait_for_url(re.compile("#r[0-9]+$"))
    point = page.locator("#" + page.url.partition("#")[2])
    expect(point).to_contain_text("四个齐全")
    expect(point).to_be_in_viewport()
    page.get_by_role("navigation", name="读出的内容").get_by_role("link", name="试题").click()
    page.locator("a.made").first.click()
    expect(page.locator(".speech-text mark").first).to_be_in_viewport()
    page.get_by_role("link", name="审核试题").first.click()


def decide_by_keys(page: Page) -> None:
    page.wait_for_load_state()  # the script that listens to keys is there by then
    total = waiting(page)
    page.keyboard.press("a")
    expect(page.get_by_text("上一步：采纳了一道题")).to_be_visible()
    expect_waiting(page, total - 1)

    page.keyboard.press("r")
    expect(page.get_by_text("为什么退回？")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_text("上一步：退回了一道题")).to_be_visible()
    expect_waiting(page, total - 2)

    page.keyboard.press("u")
    expect(page.get_by_text("上一步：采纳了一道题")).to_be_visible()
    expect_waiting(page, total - 1)

    page.keyboard.press("e")
    field = page.get_by_label(re.compile("^(题干|要求)$"))
    expect(field).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type("（按讲话原文填写）")
    page.get_by_role("button", name="保存并采纳").click()
    expect(page.get_by_text(re.compile("^上一步：(采纳|修改)了一道题$"))).to_be_visible()
    expect_waiting(page, total - 2)


def waiting(page: Page) -> int:
    """Return how many questions of the speech still wait."""
    return int(page.get_by_text(re.compile(r"^第 \d+ / \d+ 题$")).inner_text().split()[-2])


def expect_waiting(page: Page, count: int) -> None:
    """Wait until so many wait and keys are heard: the last step may be called as the one before."""
    expect(page.get_by_text(re.compile(rf"^第 \d+ / {count} 题$"))).to_be_visible()
    page.wait_for_load_state()  # the script that listens to keys is there by then


def accept_the_rest(page: Page) -> None:
    page.get_by_role("link", name="一次采纳").click()
    page.get_by_role("button", name=re.compile(r"^采纳 \d+ 道$")).click()
    expect(page.get_by_role("link", name="一次采纳")).to_have_count(0)


def through(page: Page, group: str, entry: str) -> None:
    """Go to a page through its group in the menu."""
    menu = page.get_by_role("navigation", name="主菜单")
    menu.locator("summary", has_text=group).click()
    menu.get_by_role("link", name=entry, exact=True).click()


def put_a_class_on_a_course(page: Page, picture: Callable[[Page, str], None]) -> None:
    through(page, "教学", "培训班")
    page.get_by_label("班名").or_(page.get_by_label("名称")).fill("档案业务班")
    page.get_by_role("button", name="建班").click()
    page.get_by_label("姓名").fill("梁书远")
    page.get_by_role("button", name="添加").click()
    expect(page.locator("code")).to_have_text(re.compile(r"^\S{4}-\S{4}-\S{4}$"))

    through(page, "教学", "学习专题")
    page.get_by_role("link", name="新建专题").click()
    page.get_by_label(re.compile("名称")).fill("档案工作")
    page.get_by_label(re.compile(f"^{TITLE}")).check()
    page.get_by_label(re.compile("^档案业务班")).check()
    picture(page, "instructor-course")
    page.get_by_role("button", name="建专题").click()
    page.get_by_role("button", name="开放给学员").click()
    expect(page.get_by_role("button", name="结束专题")).to_be_visible()
    expect(page.locator(".stats")).to_contain_text("1")


def print_a_test(page: Page) -> None:
    through(page, "教学", "试卷")
    page.get_by_role("link", name="组卷", exact=True).first.click()
    page.get_by_role("link", name="档案工作", exact=True).click()
    page.get_by_role("button", name=re.compile("预览")).click()
    page.get_by_role("button", name="定稿").click()
    page.wait_for_url(re.compile(r"/papers/\d+"))
    with page.expect_download() as word:
        page.get_by_role("button", name="下载试卷 Word").click()
    text = zipfile.ZipFile(word.value.path()).read("word/document.xml").decode()
    assert "填空题" in text
    with page.expect_download(timeout=60_000) as pdf:
        page.get_by_role("button", name="下载答题纸 PDF").click()
    assert Path(pdf.value.path()).read_bytes().startswith(b"%PDF-")

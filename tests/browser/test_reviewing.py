"""学习材料 and 试题审核 by keyboard alone: files, facts, the keys, and an edit that asks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from quizapp.samples.people import INSTRUCTOR

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

TITLE = "在南屏县后勤保障工作会议上的讲话"
SPEECH = f"""{TITLE}

南屏县机关事务中心主任　高若谷

同志们：

后勤保障事关机关运转，我讲两点意见。

一、守住后勤保障的底线

后勤保障要做到“四个不断”：供水供电不断，车辆调度不断，食堂供餐不断，值班值守不断。

二、办好干部职工的实事

机关食堂要坚持“三个新鲜”：食材当天采购，饭菜当天加工，样品当天留存。
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("files")
    good, empty = folder / "后勤.txt", folder / "空白.txt"
    good.write_text(SPEECH, encoding="utf-8")
    empty.write_bytes(b"")
    return [good, empty]


def press(page: Page, *keys: str) -> None:
    """Press keys once the page listens to them: its words are there before its scripts are."""
    page.wait_for_load_state("load")
    for key in keys:
        page.keyboard.press(key)


def reach(page: Page, name: str) -> None:
    """Go by Tab to what is called so, and press it."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if name in page.evaluate("document.activeElement.textContent || ''").strip():
            page.keyboard.press("Enter")
            return
    raise AssertionError(name)


def test_from_several_files_to_a_question_worded_anew(
    enter: Callable[..., Page], files: list[Path]
) -> None:
    page = enter(INSTRUCTOR.login)
    bring_in(page, files)
    confirm_the_facts(page)
    go_through_the_queue(page)
    keep_silent_while_somebody_types(page)
    word_an_approved_question_anew(page)


def bring_in(page: Page, files: list[Path]) -> None:
    page.goto("/speeches/upload")
    page.locator("input[type=file]").set_input_files(files)
    page.locator("input[type=file]").focus()
    page.get_by_label(re.compile("^已阅知")).check()
    reach(page, "读取并拟题")
    expect(page.locator(".upload-file.done")).to_contain_text("后勤.txt", timeout=60_000)
    expect(page.locator(".upload-file.wrong")).to_contain_text("空白.txt", timeout=60_000)
    expect(page.get_by_text("读完 1 个，没有读取 1 个")).to_be_visible()
    expect(page.get_by_text("题库没有任何变化")).to_be_visible()
    reach(page, "核对读取结果")
    page.wait_for_url(re.compile(r"/speeches/\d+/check$"))


def confirm_the_facts(page: Page) -> None:
    expect(page.get_by_label("讲话人")).to_have_value("高若谷")
    page.get_by_label(re.compile("^来源")).focus()
    page.keyboard.type("南屏县政府网站")
    page.keyboard.press("Enter")
    expect(page.get_by_text("材料信息已保存")).to_be_visible()
    expect(page.get_by_label(re.compile("^来源"))).to_have_value("南屏县政府网站")
    expect(page.get_by_text("来源：（空） → 南屏县政府网站")).to_be_visible()
    reach(page, "审核试题")


def waiting(page: Page) -> int:
    return int(page.get_by_text(re.compile(r"^第 \d+ / \d+ 题$")).inner_text().split()[-2])


def position(page: Page) -> int:
    return int(page.get_by_text(re.compile(r"^第 \d+ / \d+ 题$")).inner_text().split()[1])


def go_through_the_queue(page: Page) -> None:
    expect(page.get_by_text(re.compile("^第 1 / "))).to_be_visible()
    total = waiting(page)
    for key, place in (("j", 2), ("k", 1), ("s", 2), ("k", 1)):
        press(page, key)
        expect(page.get_by_text(re.compile(rf"^第 {place} / "))).to_be_visible()
    press(page, "?")
    expect(page.get_by_text("打开或收起这张表")).to_be_visible()
    press(page, "Escape")
    expect(page.get_by_text("打开或收起这张表")).to_be_hidden()

    press(page, "r")
    expect(page.get_by_text("为什么退回？")).to_be_visible()
    press(page, "4")
    expect(page.get_by_text("上一步：退回了一道题")).to_be_visible()
    press(page, "u")
    expect(page.get_by_text("已撤销，这道题恢复了原样")).to_be_visible()
    assert waiting(page) == total
    press(page, "a")
    expect(page.get_by_text("上一步：采纳了一道题")).to_be_visible()
    assert waiting(page) == total - 1


def keep_silent_while_somebody_types(page: Page) -> None:
    total = waiting(page)
    page.evaluate(
        """() => document.dispatchEvent(
            new KeyboardEvent("keydown", {key: "a", isComposing: true, bubbles: true}))"""
    )
    page.locator("summary", has_text="留言").focus()
    page.keyboard.press("Enter")
    page.get_by_label("留言", exact=True).focus()
    page.keyboard.type("areus")
    expect(page.get_by_label("留言", exact=True)).to_have_value("areus")
    assert waiting(page) == total
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".said-words")).to_have_text("areus")


def word_an_approved_question_anew(page: Page) -> None:
    page.goto("/bank?status=approved&kind=cloze")
    page.locator("a.wording").last.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/bank/\d+"))
    question = re.search(r"/bank/(\d+)", page.url)[1]
    page.goto(f"/curation/{question}/edit?to=bank")
    page.get_by_label("题干").focus()
    press(page, "Control+Home")
    page.keyboard.type("请回忆：")
    reach(page, "保存")

    expect(page.get_by_role("heading", name="会影响什么")).to_be_visible()
    expect(page.locator("ins")).to_contain_text("请回忆：")
    expect(page.get_by_text("办公室业务应知应会（示例）").first).to_be_visible()
    page.get_by_label(re.compile("^改后问的是另一件事")).focus()
    press(page, "Space")
    reach(page, "保存新写法")
    expect(page.get_by_text("已保存，从现在起就用新的写法")).to_be_visible()

    page.goto(f"/questions/{question}/history")
    expect(page.locator("#v2 ins")).to_contain_text("请回忆：")
    expect(page.get_by_text("问的是另一件事")).to_be_visible()

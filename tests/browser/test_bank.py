"""题库 by keyboard: narrowed down, changed many at once, written, shared, stopped and undone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from quizapp.samples.people import INSTRUCTOR
from tests.browser.conftest import PHONE

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

PHRASE = "四个不出门"


@pytest.fixture
def page(enter: Callable[..., Page]) -> Page:
    return enter(INSTRUCTOR.login)


def press(place: Locator, key: str = "Enter") -> None:
    """Press a key where the focus has come to."""
    place.focus()
    place.press(key)


def found(page: Page) -> int:
    return int(page.locator("[role=status] .number").first.inner_text())


def test_rows_are_ticked_tagged_found_by_the_tag_and_the_batch_is_undone(page: Page) -> None:
    page.goto("/bank?kind=matching")
    bar = page.locator("[data-bulk]")
    expect(bar).to_be_hidden()
    press(page.get_by_label("选中第 1 行"), "Space")
    press(page.get_by_label("选中第 2 行"), "Space")
    expect(bar).to_contain_text("已选 2 道")

    press(page.get_by_role("button", name="加标签"))
    field = page.get_by_label("标签")
    expect(field).to_be_focused()
    page.keyboard.type("结业必考")
    page.keyboard.press("Enter")
    expect(page.get_by_text("已给 2 道题加上标签。")).to_be_visible()
    expect(page.locator(".questions .chip", has_text="结业必考")).to_have_count(2)

    press(page.get_by_text("更多条件"))
    page.get_by_label("标签").select_option("结业必考")
    press(page.get_by_role("button", name="查找"))
    expect(page.locator("[role=status] .number").first).to_have_text("2")

    press(page.get_by_role("button", name="撤销"))
    expect(page.get_by_text("已撤销，2 道题恢复了原样")).to_be_visible()
    page.goto("/bank?tag=结业必考")
    expect(page.get_by_text("没有找到这样的试题")).to_be_visible()


def test_all_that_was_found_is_retired_with_a_reason_and_comes_back(page: Page) -> None:
    page.goto("/bank")
    words = page.get_by_label("题干或答案里有")
    words.focus()
    page.keyboard.type("督查")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("words="))
    page.goto("/bank?words=督查&status=approved")
    total = found(page)
    press(page.get_by_label("选中本页全部"), "Space")
    everything = page.get_by_label(f"找到的 {total} 道全部")
    if everything.count():
        press(everything, "Space")
    expect(page.locator("[data-bulk-count]")).to_have_text(f"已选 {total} 道")

    press(page.get_by_role("button", name="停用"))
    expect(page.get_by_text("会影响到：")).to_be_visible()
    page.keyboard.type("提法已改")
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"已停用 {total} 道题。")).to_be_visible()
    press(page.get_by_role("button", name="撤销"))
    expect(page.get_by_text(f"已撤销，{total} 道题恢复了原样")).to_be_visible()
    page.goto("/bank?words=督查&status=approved")
    assert found(page) == total


def test_a_question_is_seen_while_it_is_written(page: Page) -> None:
    page.goto("/bank/new?kind=cloze")
    preview = page.locator("[data-preview]")
    page.get_by_label("题干").focus()
    page.keyboard.type("没有依据的提法____。")
    expect(preview).to_contain_text("还差一点")
    page.get_by_label("答案").focus()
    page.keyboard.type("不出门")
    expect(preview.locator(".stem .blank")).to_be_visible()
    expect(preview.locator(".key-line")).to_contain_text("不出门")
    expect(page.get_by_role("button", name="预览")).to_be_hidden()


def test_a_gap_in_the_map_of_points_is_filled_by_hand(page: Page) -> None:
    page.goto("/speeches")
    press(page.get_by_role("link", name="要点已有题").first)
    page.wait_for_url(re.compile("/coverage/"))
    coverage = page.url
    press(page.get_by_role("link", name="还没有题的"))
    point = page.locator("li.point").first
    anchor = point.get_attribute("id")
    press(point.get_by_role("link", name="就这个要点自己出题"))
    press(page.get_by_role("link", name="判断题"))
    basis = page.get_by_label("原文依据").input_value()
    assert len(basis) > 5
    page.get_by_label("表述", exact=True).focus()
    page.keyboard.type("讲话提出了这个要点。")
    press(page.get_by_label("一致", exact=True), "Space")
    press(page.get_by_role("button", name="保存并入库"))
    expect(page.get_by_text("已入库。")).to_be_visible()
    page.goto(coverage)
    expect(page.locator(f"#{anchor}")).to_contain_text("已入库 1 道")


def test_a_phrase_is_stopped_everywhere_and_brought_back(page: Page) -> None:
    page.goto("/withdrawals")
    expect(page.get_by_label("提法或人名")).to_be_focused()
    page.keyboard.type(PHRASE)
    page.keyboard.press("Enter")
    total = int(re.search(r"\d+", page.locator("#questions").inner_text())[0])
    assert total > 1
    page.get_by_label("原因").focus()
    page.keyboard.type("提法已改")
    press(page.get_by_role("button", name="停用"))
    expect(page.get_by_text("已全部停用")).to_be_visible()
    expect(page.get_by_text(f"另有 {total} 道早已退回或停用")).to_be_visible()

    press(page.get_by_role("link", name="批量操作"))
    press(page.get_by_role("button", name="撤销").first)
    expect(page.get_by_text(f"已撤销，{total} 道题恢复了原样")).to_be_visible()


def test_a_bank_is_made_and_questions_move_there_and_back(page: Page) -> None:
    page.goto("/banks")
    page.get_by_label("名称").focus()
    page.keyboard.type("组织处题库")
    page.keyboard.press("Enter")
    expect(page.get_by_text("已建题库。")).to_be_visible()
    page.goto("/bank?kind=ordering")
    press(page.get_by_label("选中第 1 行"), "Space")
    press(page.get_by_role("button", name="移到别的题库"))
    page.get_by_label("移到").select_option("组织处题库")
    press(page.get_by_role("button", name="移动"))
    expect(page.get_by_text(re.compile(r"已移动 \d+ 道题。"))).to_be_visible()
    expect(page.locator(".bank-of", has_text="组织处题库").first).to_be_visible()
    press(page.get_by_role("button", name="撤销"))
    expect(page.get_by_text("道题恢复了原样")).to_be_visible()


@pytest.mark.parametrize(
    "address",
    ["/bank?speech=1&order=best", "/bank/1", "/bank/new", "/banks", "/banks/1", "/bank/batches",
     "/coverage/1", "/withdrawals?phrase=督查", "/bank/bulk/retire?ids=1", "/bank/bulk/move?ids=1"],
)  # fmt: skip
def test_a_phone_shows_every_page_without_scrolling_sideways(
    enter: Callable[..., Page], address: str
) -> None:
    page = enter(INSTRUCTOR.login, viewport=PHONE)
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

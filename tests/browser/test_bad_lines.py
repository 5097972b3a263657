"""A trainee on a phone whose line is cut, and one who has nothing but a keyboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from question_bank.questions.marking import comparable
from question_bank.study.quiz.tapping import is_long
from quizapp.samples.people import TRAINEES
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_every_kind import faults, write

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from question_bank.questions.content import Content


@pytest.fixture
def long_cloze(contents: dict[int, Content]) -> tuple[int, str]:
    """Give a question with one blank whose key is long, and the key."""
    return next(
        (id_, content.answers[0])
        for id_, content in contents.items()
        if content.kind == "cloze" and len(content.answers) == 1 and is_long(content)
    )


@pytest.fixture
def recall_id(contents: dict[int, Content]) -> int:
    return next(id_ for id_, content in contents.items() if content.kind == "recall")


def held(page: Page) -> str:
    """Return all that the browser keeps of answers."""
    return page.evaluate(
        "Object.keys(localStorage).filter(name => name.startsWith('held-'))"
        ".map(name => localStorage.getItem(name)).join('')"
    )


@pytest.fixture
def phone(enter: Callable[..., Page]) -> Page:
    return enter(TRAINEES[4].login, viewport=PHONE, has_touch=True, is_mobile=True)


def answered_today(page: Page) -> int:
    page.goto("/answers")
    return page.locator(".given > li").count()


def test_answers_given_while_the_line_is_down_are_kept_and_sent_later(phone: Page) -> None:
    before = answered_today(phone)
    phone.goto("/quiz")
    phone.wait_for_load_state("networkidle")
    phone.context.set_offline(True)
    phone.get_by_role("button", name="不会").tap()
    expect(phone.get_by_text("1 个答案等待发送")).to_be_visible()
    expect(phone.get_by_text("已经存在这台设备上")).to_be_visible()
    phone.get_by_role("button", name="先答已下载的题").tap()
    phone.get_by_role("button", name="不会").tap()
    expect(phone.get_by_text("2 个答案等待发送")).to_be_visible()
    assert faults(phone) == []
    kept = held(phone)
    assert "csrf_token" not in kept
    assert "give-up" in kept
    phone.context.set_offline(False)
    expect(phone.get_by_text("存下的答案已送出 2 个")).to_be_visible()
    expect(phone.get_by_role("button", name="提交")).to_be_enabled()
    assert held(phone) == ""
    assert answered_today(phone) == before + 2


def test_a_kept_answer_survives_the_closing_of_the_page_and_goes_with_the_log_out(
    phone: Page,
) -> None:
    before = answered_today(phone)
    phone.goto("/quiz")
    phone.wait_for_load_state("networkidle")
    phone.context.set_offline(True)
    phone.get_by_role("button", name="不会").tap()
    expect(phone.get_by_text("1 个答案等待发送")).to_be_visible()
    phone.goto("about:blank")  # the page is gone before the line is back
    phone.context.set_offline(False)
    phone.goto("/quiz")
    expect(phone.get_by_text("存下的答案已送出 1 个")).to_be_visible()
    assert answered_today(phone) == before + 1
    phone.evaluate(
        "localStorage.setItem("
        "'held-' + document.querySelector('[data-log-out]').dataset.logOut, '[1]')"
    )
    asked: list[str] = []
    phone.once("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    phone.locator(".top .own-menu summary").tap()
    phone.get_by_role("button", name="退出登录").tap()
    phone.wait_for_url(re.compile("/log-in"))
    assert "还有答案没有送出" in asked[0]
    assert held(phone) == ""


def test_a_long_answer_is_put_together_by_tapping_or_typed(
    phone: Page, long_cloze: tuple[int, str]
) -> None:
    id_, key = long_cloze
    phone.goto(f"/quiz/{id_}")
    field = phone.locator("[data-fill]").first
    expect(field).to_have_attribute("readonly", "")
    write(phone, field, key)
    expect(field).to_have_value(comparable(key))
    phone.get_by_role("button", name="退一格").tap()
    expect(field).not_to_have_value(comparable(key))
    phone.locator('.piece[aria-pressed="true"]').first.tap()
    while phone.locator('.piece[aria-pressed="true"]').count():
        phone.get_by_role("button", name="退一格").tap()
    write(phone, field, key)
    assert faults(phone) == []
    phone.get_by_role("button", name="提交").tap()
    expect(phone.get_by_role("status").filter(has_text="答对了")).to_be_visible()
    phone.get_by_role("button", name="撤销").tap()
    phone.get_by_role("button", name="改为键入").tap()
    field.fill(key)
    phone.get_by_role("button", name="提交").tap()
    expect(phone.get_by_role("status").filter(has_text="答对了")).to_be_visible()


def test_keys_alone_answer_take_back_and_look_at_cards(enter: Callable[..., Page]) -> None:
    page = enter(TRAINEES[5].login, viewport=DESK)
    page.goto("/practice/start?size=5&kind=cloze&feedback=cards")
    expect(page.get_by_role("button", name="看答案")).to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_text("打开、收起这张表")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_text("打开、收起这张表")).to_be_hidden()
    first = page.locator(".stem").inner_text()
    page.get_by_role("button", name="看答案").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("button", name="记得", exact=False).last).to_be_focused()
    page.keyboard.press("1")
    expect(page.get_by_text("还有 4 题")).to_be_visible()
    page.keyboard.press("Space")
    expect(page.locator(".card-back")).to_be_visible()
    page.keyboard.press("2")
    expect(page.get_by_text("还有 3 题")).to_be_visible()
    assert faults(page) == []
    for left in (4, 5):
        page.keyboard.press("u")
        expect(page.get_by_text(f"还有 {left} 题")).to_be_visible()
    assert page.locator(".stem").inner_text() == first


def test_arrows_go_from_blank_to_blank_and_escape_leaves_them(
    enter: Callable[..., Page], recall_id: int
) -> None:
    page = enter(TRAINEES[6].login, viewport=DESK)
    page.goto(f"/quiz/{recall_id}")
    blanks = page.locator("[data-fill]")
    expect(blanks.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(blanks.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.type("u")
    expect(blanks.first).to_have_value("u")
    page.keyboard.press("Escape")
    expect(blanks.first).not_to_be_focused()

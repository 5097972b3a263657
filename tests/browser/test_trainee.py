"""A trainee's way: log in, see what is due, answer, see at once how it went, take it back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from sqlalchemy import func, select

from question_bank.study.reviews import Entry, Review
from quizapp.database import Database
from quizapp.samples.people import TRAINEES
from tests.browser.conftest import DESK, PHONE
from tests.installations import installation

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from question_bank.questions.cloze import Cloze
    from question_bank.questions.matching import Matching
    from tests.browser.conftest import Demo


def verdict(page: Page, words: str) -> None:
    expect(page.get_by_role("status").filter(has_text=words)).to_be_visible()


def stored(demo: Demo, question_id: int) -> int:
    """Return how many answers to a question are in the review log."""
    database = Database(installation(demo.instance))
    with database.reading() as rows:
        of_it = select(func.count()).where(Review.question_id == question_id)
        found = rows.scalar(of_it.where(Review.entry == Entry.ANSWER)) or 0
    database.engine.dispose()
    return found


def test_what_is_due_stands_on_the_first_page_and_one_button_begins(
    enter: Callable[..., Page],
) -> None:
    page = enter(TRAINEES[0].login)
    expect(page).to_have_url(re.compile("/today$"))
    page.get_by_role("link", name=re.compile(r"^开始复习 · \d+ 题 · 约 \d+ 分钟$")).click()
    expect(page.get_by_role("button", name="提交")).to_be_visible()
    expect(page.get_by_text(re.compile(r"^还有 \d+ 题$"))).to_be_visible()


def test_the_right_words_and_enter_show_the_sentence_and_the_date_and_enter_goes_on(
    enter: Callable[..., Page], questions: dict[str, tuple[int, Cloze]]
) -> None:
    id_, cloze = questions["cloze"]
    page = enter(TRAINEES[1].login)
    page.goto(f"/quiz/{id_}")
    for answer in cloze.answers:
        expect(page.locator("input.blank:focus")).to_have_value("")
        page.keyboard.type(answer)
        page.keyboard.press("Enter")
    verdict(page, "答对了")
    expect(page.locator(".verdict-next")).to_have_text(re.compile(r"(明天|天后).*复习"))
    marked = "".join(page.locator(".source mark").all_inner_texts())
    assert all(answer in marked for answer in cloze.answers)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="提交")).to_be_visible()
    expect(page).to_have_url(re.compile("/quiz$"))


def test_wrong_words_show_the_key_come_back_soon_and_can_be_taken_back_by_a_key(
    enter: Callable[..., Page], questions: dict[str, tuple[int, Cloze]]
) -> None:
    id_, cloze = questions["cloze"]
    page = enter(TRAINEES[2].login)
    page.goto(f"/quiz/{id_}")
    for _ in cloze.answers:
        page.keyboard.type("统筹推进")
        page.keyboard.press("Enter")
    expect(page.locator("del").first).to_have_text("统筹推进")
    expect(page.locator(".stem .blank").first).to_have_text(cloze.answers[0])
    expect(page.locator(".verdict-next")).to_have_text(re.compile(r"分钟后.*复习"))
    page.keyboard.press("u")
    expect(page).to_have_url(re.compile(f"/quiz/{id_}$"))
    expect(page.locator("input.blank").first).to_have_value("")


def test_a_second_tab_on_an_answered_question_shows_the_answer_that_stands(
    enter: Callable[..., Page], questions: dict[str, tuple[int, Cloze]], demo: Demo
) -> None:
    page = enter(TRAINEES[10].login)
    id_, cloze = questions["cloze"]
    tabs = [page, page.context.new_page()]
    for tab, words in zip(tabs, ("先答的", cloze.answers[0]), strict=True):
        tab.goto(f"/quiz/{id_}")
        if tab.get_by_role("button", name="改为键入").is_visible():
            tab.get_by_role("button", name="改为键入").click()
        tab.locator("[data-fill]").first.fill(words)
    before = stored(demo, id_)
    tabs[0].get_by_role("button", name="提交").click()
    expect(tabs[0].locator("#verdict")).to_be_visible()
    tabs[1].get_by_role("button", name="提交").click()

    expect(tabs[1].get_by_text("这道题刚才在别的页面答过了，这一次没有计入")).to_be_visible()
    expect(tabs[1].get_by_text("先答的").first).to_be_visible()
    expect(tabs[1].get_by_role("status").filter(has_text="答对了")).to_be_hidden()
    assert stored(demo, id_) == before + 1


def test_matching_is_done_with_the_phone_s_own_lists(
    enter: Callable[..., Page], questions: dict[str, tuple[int, Matching]]
) -> None:
    id_, matching = questions["matching"]
    page = enter(TRAINEES[3].login, viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(f"/quiz/{id_}")
    expect(page.locator(".pool")).to_be_hidden()
    for left, right in matching.pairs:
        page.get_by_label(left).select_option(right)
    page.get_by_role("button", name="提交").tap()
    verdict(page, "答对了")
    expect(page.locator(".marks li")).to_have_count(len(matching.pairs))


def test_matching_is_done_by_tapping_and_a_slip_is_shown_beside_its_pair(
    enter: Callable[..., Page], questions: dict[str, tuple[int, Matching]]
) -> None:
    id_, matching = questions["matching"]
    page = enter(TRAINEES[4].login, viewport=DESK)
    page.goto(f"/quiz/{id_}")
    first, second, *others = matching.rights
    for right in (second, first, *others):
        page.locator(".pool button").filter(has_text=re.compile(f"^{right}")).click()
    page.get_by_role("button", name="提交").click()
    verdict(page, f"{len(matching.pairs)} 处答对 {len(others)} 处")
    expect(page.locator(".marks del")).to_have_text([second, first])


def test_without_script_answering_and_taking_back_work_too(
    enter: Callable[..., Page], questions: dict[str, tuple[int, Cloze]]
) -> None:
    id_, cloze = questions["cloze"]
    page = enter(TRAINEES[5].login, java_script_enabled=False)
    page.goto(f"/quiz/{id_}")
    for blank, answer in zip(page.locator("input.blank").all(), cloze.answers, strict=True):
        blank.fill(answer)
    page.keyboard.press("Enter")
    verdict(page, "答对了")
    page.get_by_role("button", name="撤销").click()
    expect(page).to_have_url(re.compile(f"/quiz/{id_}$"))


def test_the_whole_way_needs_no_mouse(enter: Callable[..., Page]) -> None:
    page = enter(TRAINEES[6].login)
    tab_to(page, "开始复习")
    page.keyboard.press("Enter")
    for _ in range(3):
        expect(page.get_by_role("button", name="提交")).to_be_visible()
        tab_to(page, "不会")
        page.keyboard.press("Enter")
        verdict(page, "记住它")
        page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="提交")).to_be_visible()


def tab_to(page: Page, words: str) -> None:
    """Press Tab until what has the focus says the words."""
    for _ in range(30):
        page.keyboard.press("Tab")
        if words in page.evaluate("document.activeElement.innerText || ''"):
            return
    pytest.fail(f"Tab never came to “{words}”")

"""Every kind of question answered on a phone, by keyboard and without script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from question_bank.bank.kinds import KINDS, ON_PAPER_ONLY
from question_bank.questions.content import keys
from question_bank.questions.marking import comparable
from quizapp.samples.people import TRAINEES
from tests.browser.conftest import DESK, PHONE
from tests.browser.test_every_page import wider_than_the_window

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from question_bank.questions.content import Content

ASKED = [kind for kind in KINDS if kind not in ON_PAPER_ONLY]
VERDICTS = {"对": "一致", "错": "不一致"}


def faults(page: Page) -> list[str]:
    """Return what shuts somebody out of a page, or makes it scroll sideways."""
    wide = wider_than_the_window(page)
    found = Axe().run(page).response["violations"]
    return [
        *([wide] if wide else []),
        *(f"{one['id']}: {one['nodes'][0]['html']}" for one in found),
    ]


def option(page: Page, words: str) -> object:
    return page.locator("label.option").filter(has=page.get_by_text(words, exact=True))


def tap(page: Page, content: Content) -> None:
    """Answer rightly with a finger."""
    right = keys(content)
    match content.kind:
        case "cloze" | "recall":
            for field, words in zip(page.locator("[data-fill]").all(), right, strict=True):
                write(page, field, words)
        case "matching":
            for left, words in content.pairs:
                page.get_by_label(left).select_option(words)
        case "ordering":
            arrange(page, right)
        case "judgement":
            option(page, VERDICTS[right[0]]).tap()
        case _:
            for words in right:
                option(page, words).tap()


def write(page: Page, field: Locator, words: str) -> None:
    """Fill a blank: typed, or put together from its pieces where it is long."""
    field.tap()
    if field.get_attribute("readonly") is None:
        field.fill(words)
        return
    left = page.locator('.tray:not([hidden]) .piece[aria-pressed="false"]')
    rest = comparable(words)
    while rest:
        there = sorted(left.all_inner_texts(), key=len, reverse=True)
        piece = next(piece for piece in there if rest.startswith(piece))
        left.get_by_text(piece, exact=True).first.tap()
        rest = rest[len(piece) :]


def arrange(page: Page, order: tuple[str, ...]) -> None:
    """Bring things into an order by the arrows."""
    for place, words in enumerate(order):
        row = page.locator(".place").filter(has_text=words)
        while page.locator(".place-words").nth(place).inner_text() != words:
            row.get_by_role("button", name="上移").tap()


@pytest.mark.parametrize("kind", ASKED)
def test_every_kind_is_answered_on_a_phone(
    enter: Callable[..., Page], questions: dict[str, tuple[int, Content]], kind: str
) -> None:
    id_, content = questions[kind]
    page = enter(TRAINEES[7].login, viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(f"/quiz/{id_}")
    assert faults(page) == []
    tap(page, content)
    page.get_by_role("button", name="提交").tap()
    expect(page.get_by_role("status").filter(has_text="答对了")).to_be_visible()
    assert faults(page) == []


@pytest.mark.parametrize("kind", ["choice", "multiple", "judgement"])
def test_letters_and_numbers_tick_and_enter_sends(
    enter: Callable[..., Page], questions: dict[str, tuple[int, Content]], kind: str
) -> None:
    id_, content = questions[kind]
    page = enter(TRAINEES[8].login, viewport=DESK)
    page.goto(f"/quiz/{id_}")
    shown = page.locator("label.option").all_inner_texts()
    wanted = {VERDICTS.get(key, key) for key in keys(content)}
    for place, words in enumerate(shown):
        if words.split("\n")[-1] in wanted:
            page.keyboard.press("abcdefgh"[place] if place % 2 else str(place + 1))
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="答对了")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(f"/quiz/{id_}")


def test_an_order_is_made_by_numbers_alone(
    enter: Callable[..., Page], questions: dict[str, tuple[int, Content]]
) -> None:
    id_, content = questions["ordering"]
    page = enter(TRAINEES[8].login, viewport=DESK)
    page.goto(f"/quiz/{id_}")
    for place, words in enumerate(keys(content), start=1):
        page.get_by_label(f"“{words}”排在第几").select_option(str(place))
    expect(page.locator(".place-words")).to_have_text(list(keys(content)))
    page.locator(".place select").last.focus()
    page.get_by_role("button", name="提交").click()
    expect(page.get_by_role("status").filter(has_text="答对了")).to_be_visible()


@pytest.mark.parametrize("kind", ["multiple", "judgement", "ordering", "recall"])
def test_no_kind_needs_script(
    enter: Callable[..., Page], questions: dict[str, tuple[int, Content]], kind: str
) -> None:
    id_, content = questions[kind]
    page = enter(TRAINEES[9].login, java_script_enabled=False)
    page.goto(f"/quiz/{id_}")
    if kind == "ordering":
        expect(page.locator(".place-moves").first).to_be_hidden()
        for place, words in enumerate(keys(content), start=1):
            page.get_by_label(f"“{words}”排在第几").select_option(str(place))
    elif kind == "recall":
        for field, words in zip(page.locator("[data-fill]").all(), keys(content), strict=True):
            field.fill(words)
    else:
        for words in keys(content):
            option(page, VERDICTS.get(words, words)).click()
    page.get_by_role("button", name="提交").click()
    expect(page.get_by_role("status").filter(has_text="答对了")).to_be_visible()


def test_what_is_missing_is_told_beside_the_options(
    enter: Callable[..., Page], questions: dict[str, tuple[int, Content]]
) -> None:
    id_, content = questions["multiple"]
    page = enter(TRAINEES[10].login, viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(f"/quiz/{id_}")
    for words in keys(content)[1:]:
        option(page, words).tap()
    page.get_by_role("button", name="提交").tap()
    expect(page.get_by_role("status").filter(has_text="还差 1 项")).to_be_visible()
    expect(page.locator(".option.missed")).to_contain_text(keys(content)[0])
    assert faults(page) == []

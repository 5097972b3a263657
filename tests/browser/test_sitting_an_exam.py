"""An exam on a phone: reloaded in the middle, the line down, a second page, handed in."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from sqlalchemy import select, update

from question_bank.bank.base import by_number
from question_bank.bank.questions import Question, Version
from question_bank.bank.versions import LIVE
from question_bank.study.exams import Exam, Sitting
from quizapp.database import Database
from quizapp.samples.people import TRAINEES
from tests.browser.conftest import DESK, PHONE
from tests.browser.sheet import answers_at, begin, blank, kept, position, state
from tests.installations import installation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Demo

SAVED, LOST = "已保存", "未连上，稍后自动保存"


@pytest.fixture
def rows(demo: Demo) -> Iterator[Database]:
    database = Database(installation(demo.instance))
    yield database
    database.engine.dispose()


@pytest.fixture
def exam_id(rows: Database) -> Iterator[int]:
    """Give the exam that is to come, opened for this test."""
    with rows.writing() as session:
        exam = session.scalars(select(Exam).order_by(Exam.opens_at.desc()).limit(1)).one()
        before = exam.opens_at
        exam.opens_at = datetime.now(UTC)
        session.commit()
        found = exam.id
    yield found
    with rows.writing() as session:
        session.execute(update(Exam).where(Exam.id == found).values(opens_at=before))
        session.commit()


def put_an_order_first(rows: Database, page: Page) -> None:
    """Put a question of the kind that the samples' exam does not ask into the sheet of a page."""
    with rows.writing() as session:
        sitting = by_number(session, Sitting, int(page.url.rpartition("/")[2]))
        ordering = session.execute(
            select(Version.id, Question.id).join(Question, LIVE).where(Question.kind == "ordering")
        ).first()
        sitting.drawn = [[*ordering, sitting.drawn[0][2]], *sitting.drawn[1:]]
        session.commit()


def write_offline(page: Page, rows: Database) -> None:
    """Answer the second question while the line is cut: it is stored when the line is back."""
    page.context.set_offline(True)
    blank(page, 2).fill("断网时写的")
    state(page, LOST)
    page.get_by_role("button", name="交卷").tap()
    state(page, LOST)
    assert kept(rows, page, 1) == []
    page.context.set_offline(False)
    state(page, SAVED)
    assert kept(rows, page, 1)[0] == "断网时写的"


def test_an_exam_survives_a_reload_and_a_cut_line_and_is_handed_in(
    enter: Callable[..., Page], exam_id: int, rows: Database
) -> None:
    page = enter(TRAINEES[5].login, viewport=PHONE, has_touch=True, is_mobile=True)
    begin(page, exam_id, "开始考试")
    state(page, SAVED)
    expect(page.locator("[data-clock-face]")).to_have_text(re.compile(r"还剩 (60:00|59:\d\d)"))

    blank(page, 1).fill("第一题")
    state(page, SAVED)
    expect(page.locator("[data-count]")).to_have_text(re.compile(r"^1 / \d+$"))
    page.locator("#q2").get_by_label("标记").check()
    page.reload()
    expect(blank(page, 1)).to_have_value("第一题")
    expect(page.locator("#q2").get_by_label("标记")).to_be_checked()

    write_offline(page, rows)

    page.get_by_role("button", name="交卷").tap()
    expect(page.get_by_text(re.compile(r"还有 \d+ 题没有答，交卷后记 0 分"))).to_be_visible()
    page.get_by_role("button", name="交卷").tap()
    expect(page.get_by_text("已交卷").first).to_be_visible()
    page.wait_for_load_state()
    assert page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('sheet-'))") == []


def test_what_was_not_sent_before_a_power_cut_stands_there_again(
    enter: Callable[..., Page], exam_id: int, rows: Database
) -> None:
    page = enter(TRAINEES[6].login, viewport=PHONE, has_touch=True, is_mobile=True)
    begin(page, exam_id, "模拟考试")
    state(page, SAVED)
    page.route("**/answers/*", lambda route: route.abort("internetdisconnected"))
    blank(page, 3).fill("没送出的")
    state(page, LOST)
    page.unroute("**/answers/*")
    page.reload()
    expect(blank(page, 3)).to_have_value("没送出的")
    state(page, SAVED)
    assert kept(rows, page, 2)[0] == "没送出的"


def test_a_second_page_with_an_older_answer_is_told_and_shows_the_newer_one(
    enter: Callable[..., Page], exam_id: int
) -> None:
    page = enter(TRAINEES[7].login, viewport=PHONE, has_touch=True, is_mobile=True)
    begin(page, exam_id, "模拟考试")
    second = page.context.new_page()
    second.goto(page.url)
    state(second, SAVED)
    second.route(
        "**/sittings/*", lambda route: route.abort("internetdisconnected")
    )  # it does not hear of the other
    blank(page, 1).fill("新的")
    state(page, SAVED)
    page.wait_for_timeout(300)
    second.unroute("**/sittings/*")
    blank(second, 1).fill("旧的")
    expect(
        second.get_by_text("这道题刚才在另一个页面改过，已换成较新的答案。").first
    ).to_be_visible()
    expect(blank(second, 1)).to_have_value("新的")


def test_a_second_page_of_a_sheet_that_was_handed_in_says_so_and_changes_nothing(
    enter: Callable[..., Page], exam_id: int, rows: Database
) -> None:
    page = enter(TRAINEES[11].login, viewport=DESK)
    begin(page, exam_id, "模拟考试", tap=False)
    second = page.context.new_page()
    second.goto(page.url)
    state(second, SAVED)
    blank(page, 1).fill("交上去的")
    state(page, SAVED)
    sheet = page.url
    page.get_by_role("button", name="交卷").click()
    page.get_by_role("button", name="交卷").click()
    expect(page).to_have_url(re.compile("/result$"))

    blank(second, 1).fill("交卷以后写的")
    expect(second).to_have_url(re.compile("/result$"))
    expect(second.get_by_text("交上去的").first).to_be_visible()
    expect(second.get_by_text("交卷以后写的")).to_be_hidden()
    second.goto(sheet)
    expect(second).to_have_url(re.compile("/result$"))
    with rows.reading() as session:
        stored = answers_at(session, int(sheet.rpartition("/")[2]), 0)
        assert stored[0] == "交上去的"


def test_when_time_is_up_the_sheet_hands_itself_in(
    enter: Callable[..., Page], exam_id: int, rows: Database
) -> None:
    page = enter(TRAINEES[8].login, viewport=PHONE, has_touch=True, is_mobile=True)
    begin(page, exam_id, "模拟考试")
    with rows.writing() as session:
        session.execute(
            update(Sitting)
            .where(Sitting.ended_at.is_(None))
            .values(deadline=datetime.now(UTC).replace(microsecond=0))
        )
        session.commit()
    page.wait_for_timeout(6000)
    page.reload()
    expect(page).to_have_url(re.compile("/result$"))
    expect(page.get_by_text("时间到，自动交卷")).to_be_visible()


def move_first_down(page: Page, rows: Database) -> tuple[Locator, list[str]]:
    """Move the first thing of an order down; return the order, and its words as they stood."""
    order = page.locator(".exam-item:has([data-ordering])").first
    expect(order.locator("select").first).to_have_value("")
    words = order.locator(".place-words").all_inner_texts()
    order.locator("[data-move='1']").first.click()
    expect(order.locator("select").first).to_have_value("1")
    state(page, SAVED)
    assert kept(rows, page, position(order)) == [words[1], words[0], *words[2:]]
    return order, words


def test_pairs_and_orders_are_tapped_together_and_saved(
    enter: Callable[..., Page], exam_id: int, rows: Database
) -> None:
    page = enter(TRAINEES[9].login, viewport=DESK)
    begin(page, exam_id, "模拟考试", tap=False)
    put_an_order_first(rows, page)
    page.reload()
    state(page, SAVED)

    matching = page.locator(".exam-item:has([data-matching])").first
    assert kept(rows, page, position(matching)) == []
    tapped = matching.locator(".pool button").first.inner_text()
    matching.locator(".pool button").first.click()
    expect(matching.locator("select").first).to_have_value(tapped)
    state(page, SAVED)
    expect(page.locator("[data-count]")).to_have_text(re.compile(r"^1 / \d+$"))
    assert kept(rows, page, position(matching))[0] == tapped

    order, words = move_first_down(page, rows)

    page.reload()
    expect(matching.locator("select").first).to_have_value(tapped)
    expect(order.locator(".place-words").first).to_have_text(words[1])
    order.get_by_role("button", name="不选了").click()
    state(page, SAVED)
    assert kept(rows, page, position(order)) == []

"""A computer whose clock is wrong is told so before an exam; one that is right is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from question_bank.study.exams import Exam
from quizapp.database import Database
from quizapp.samples.people import ADMINISTRATOR, INSTRUCTOR, TRAINEES
from tests.installations import installation

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Demo

OFF = "const right = Date.now.bind(Date); Date.now = () => right() + %d * 60000;"


@pytest.fixture
def coming(demo: Demo) -> int:
    """Give the exam that is to come."""
    database = Database(installation(demo.instance))
    with database.reading() as session:
        found = session.scalars(select(Exam.id).order_by(Exam.opens_at.desc()).limit(1)).one()
    database.engine.dispose()
    return found


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(7, "快 7 分钟"), (-60 * 24 * 365, "慢 365 天"), (-180, "慢 3 小时"), (0, None)],
)
@pytest.mark.parametrize("who", [TRAINEES[0], INSTRUCTOR], ids=lambda person: person.login)
def test_before_an_exam(
    enter: Callable[..., Page], coming: int, who: object, minutes: int, words: str | None
) -> None:
    page = enter(who.login)
    page.context.add_init_script(OFF % minutes)
    page.goto(f"/exams/{coming}" if who is INSTRUCTOR else f"/sittings/exams/{coming}")

    told = page.locator("[data-server-time]")
    expect(told).to_have_count(1)
    if words:
        expect(told).to_be_visible()
        expect(told).to_contain_text(f"这台电脑的时间比服务器{words}")
    else:
        expect(told).to_be_hidden()


def test_the_administrator_compares_the_two(enter: Callable[..., Page]) -> None:
    page = enter(ADMINISTRATOR.login)
    page.context.add_init_script(OFF % 7)
    page.goto("/machine")
    expect(page.get_by_role("alert")).to_contain_text("快 7 分钟")
    expect(page.locator("[data-browser-time]")).to_contain_text("/")

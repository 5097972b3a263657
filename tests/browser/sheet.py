"""The sheet of an exam in a browser, and what is stored of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect
from sqlalchemy import select

from question_bank.study.exams import SheetAnswer

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page
    from sqlalchemy.orm import Session

    from quizapp.database import Database


def begin(page: Page, exam_id: int, words: str, *, tap: bool = True) -> None:
    page.goto(f"/sittings/exams/{exam_id}")
    button = page.get_by_role("button", name=words)
    (button.tap if tap else button.click)()
    expect(page).to_have_url(re.compile(r"/sittings/\d+$"))


def state(page: Page, words: str) -> None:
    expect(page.locator("[data-state-words]")).to_have_text(words)


def blank(page: Page, number: int) -> object:
    return page.locator("#q" + str(number)).locator("input.blank").first


def position(item: Locator) -> int:
    """Return at which place of the sheet a question stands, from 0."""
    return int(item.get_attribute("data-position") or "")


def kept(rows: Database, page: Page, position: int) -> list[str]:
    """Return what is stored beside a question of the sheet that the page shows."""
    sitting_id = int(page.url.rpartition("/")[2])
    with rows.reading() as session:
        return answers_at(session, sitting_id, position)


def answers_at(session: Session, sitting_id: int, position: int) -> list[str]:
    """Return what is stored at a place of a sheet."""
    found = select(SheetAnswer.response).where(
        SheetAnswer.sitting_id == sitting_id, SheetAnswer.position == position
    )
    return session.scalar(found) or []

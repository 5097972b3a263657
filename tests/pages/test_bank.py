from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.materials.intake import take_in
from question_bank.bank.members import public_bank
from question_bank.bank.questions import Question
from quizapp.clock import now
from tests.printed import printed

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database


@pytest.fixture
def best(database: Database) -> int:
    with database.writing() as rows:
        take_in(rows, printed(), bank_id=public_bank(rows), name="档案.txt", now=now())
        found = rows.scalars(select(Question.id).order_by(Question.score.desc())).first()
        rows.commit()
    return found


def test_an_empty_bank_says_what_to_do_next(instructor_client: FlaskClient) -> None:
    assert "题库还是空的" in instructor_client.get("/bank").text


@pytest.mark.parametrize(
    ("asked", "total"),
    [
        ("", 3),
        ("words=整理", 2),
        ("words=入库", 1),
        ("kind=cloze", 2),
        ("status=approved", 0),
        ("status=nonsense&page=77", 3),
    ],
)
def test_questions_are_found(
    instructor_client: FlaskClient, best: int, asked: str, total: int
) -> None:
    page = instructor_client.get(f"/bank?{asked}").text

    assert f'<b class="number">{total}</b> 道' in page
    assert best


def test_kinds_stand_in_tabs_with_their_counts(instructor_client: FlaskClient, best: int) -> None:
    page = instructor_client.get("/bank?kind=cloze&words=整理").text

    assert best
    tabs = re.findall(r'<a href="([^"]+)"([^>]*)>(\w+)<span class="count">(\d+)', page)
    assert [(name, count) for _, _, name, count in tabs] == [("全部", "2"), ("填空题", "2")]
    assert ["aria-current" in here for _, here, _, _ in tabs] == [False, True]
    assert "kind=" not in tabs[0][0]


def test_one_question_shows_its_paragraph_and_what_became_of_it(
    instructor_client: FlaskClient, best: int
) -> None:
    seen = {"version": "1", "status": "draft"}
    page = instructor_client.post(
        f"/curation/{best}/accept?to=bank", data=seen, follow_redirects=True
    ).text

    assert "已采纳。" in page
    assert "<mark>整理要到位</mark>" in page
    assert "王管理" in page
    assert f"/curation/{best}/retire" in page


def test_a_question_is_retired_restored_and_undone_from_its_page(
    instructor_client: FlaskClient, best: int
) -> None:
    def send(action: str, status: str) -> str:
        return instructor_client.post(
            f"/curation/{best}/{action}?to=bank",
            data={"version": "1", "status": status},
            follow_redirects=True,
        ).text

    send("accept", "draft")
    assert "恢复使用" in send("retire", "approved")
    assert "停用" in send("accept", "retired")
    assert "恢复使用" in send("undo", "")


def test_a_question_of_nowhere_is_not_found(instructor_client: FlaskClient) -> None:
    assert instructor_client.get("/bank/99").status_code == 404


def test_a_trainee_sees_no_keys(trainee_client: FlaskClient, best: int) -> None:
    assert trainee_client.get("/bank").status_code == 403
    assert trainee_client.get(f"/bank/{best}").status_code == 403

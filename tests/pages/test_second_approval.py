"""In a bank that wants it, what one curator accepts or words anew waits for another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.materials.intake import take_in
from question_bank.bank.members import public_bank
from question_bank.bank.questions import Question, Status
from quizapp.clock import now
from tests.printed import STEM, printed

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database

DRAFT = {"version": "1", "status": "draft"}
PROPOSED = {**DRAFT, "proposed": "1"}
APPROVED = {"version": "1", "status": "approved"}
BETTER = {"stem": STEM.replace("要做到", "必须做到"), "answers": "整理要到位"}


@pytest.fixture
def best(database: Database) -> int:
    with database.writing() as rows:
        take_in(rows, printed(), bank_id=public_bank(rows), name="档案.txt", now=now())
        rows.commit()
        return rows.scalars(select(Question.id).order_by(Question.score.desc())).first()


@pytest.fixture
def strict(instructor_client: FlaskClient, database: Database) -> int:
    """Let the public bank want a second approval."""
    with database.reading() as rows:
        bank_id = public_bank(rows)
    instructor_client.post(f"/curation/rules/{bank_id}", data={"second": "1", "seen": "0"})
    return bank_id


@pytest.fixture
def approved(
    instructor_client: FlaskClient, colleague_client: FlaskClient, best: int, strict: int
) -> int:
    """Give a question that two people have approved."""
    assert strict
    instructor_client.post(f"/curation/{best}/accept", data=DRAFT)
    colleague_client.post(f"/curation/{best}/accept", data=PROPOSED)
    return best


def stands(database: Database, question: int) -> tuple[Status, int]:
    with database.reading() as rows:
        found = rows.get_one(Question, question)
        return found.status, found.live


def test_the_rule_says_who_set_it(instructor_client: FlaskClient, strict: int) -> None:
    assert strict
    page = instructor_client.get("/curation/rules").text

    assert "两人审核" in page
    assert "王管理" in page


def test_a_rule_that_was_changed_meanwhile_is_not_overwritten(
    colleague_client: FlaskClient, strict: int
) -> None:
    page = colleague_client.post(
        f"/curation/rules/{strict}", data={"second": "1", "seen": "0"}, follow_redirects=True
    )

    assert "刚才有人改过这条规则" in page.text


@pytest.mark.usefixtures("strict")
def test_what_one_accepts_waits_for_another(
    instructor_client: FlaskClient, colleague_client: FlaskClient, best: int, database: Database
) -> None:
    page = instructor_client.post(f"/curation/{best}/accept", data=DRAFT, follow_redirects=True)
    assert "等另一人复核后生效" in page.text
    assert f"/curation/{best}/accept" not in page.text
    assert "等别人复核 1" in page.text
    assert stands(database, best) == (Status.DRAFT, 1)

    desk = colleague_client.get("/curation?stage=second").text
    assert "王管理</span>已采纳" in desk
    colleague_client.post(f"/curation/{best}/accept", data=PROPOSED)

    assert stands(database, best) == (Status.APPROVED, 1)


@pytest.mark.usefixtures("strict")
def test_nobody_approves_what_they_have_accepted_or_worded_themselves(
    instructor_client: FlaskClient, best: int, database: Database
) -> None:
    instructor_client.post(f"/curation/{best}/accept", data=DRAFT)
    page = instructor_client.post(f"/curation/{best}/accept", data=PROPOSED, follow_redirects=True)
    assert "要由另一人复核" in page.text
    assert stands(database, best) == (Status.DRAFT, 1)

    instructor_client.post(f"/curation/{best}/edit", data={**PROPOSED, **BETTER})
    instructor_client.post(f"/curation/{best}/accept", data={"version": 2, "status": "draft"})
    assert stands(database, best) == (Status.DRAFT, 2)


def test_an_edit_waits_while_the_old_wording_is_asked(
    instructor_client: FlaskClient, colleague_client: FlaskClient, approved: int, database: Database
) -> None:
    asked = instructor_client.post(f"/curation/{approved}/edit", data={**APPROVED, **BETTER})
    assert "提交复核" in asked.text
    instructor_client.post(
        f"/curation/{approved}/edit", data={**APPROVED, **BETTER, "confirmed": "1"}
    )
    assert stands(database, approved) == (Status.APPROVED, 1)

    desk = colleague_client.get("/curation?stage=second").text
    assert "王管理</span>改了这道题" in desk
    assert "必须</ins>" in desk
    colleague_client.post(f"/curation/{approved}/accept", data={**APPROVED, "proposed": 2})

    assert stands(database, approved) == (Status.APPROVED, 2)


def test_an_edit_that_is_not_agreed_to_leaves_the_question_as_it_was(
    instructor_client: FlaskClient, colleague_client: FlaskClient, approved: int, database: Database
) -> None:
    sent = {**APPROVED, **BETTER, "confirmed": "1"}
    instructor_client.post(f"/curation/{approved}/edit", data=sent)
    colleague_client.post(
        f"/curation/{approved}/reject", data={**APPROVED, "proposed": 2, "reason": "与原文不符"}
    )

    assert stands(database, approved) == (Status.APPROVED, 1)
    history = instructor_client.get(f"/questions/{approved}/history").text
    assert "不同意改动" in history
    assert "与原文不符" in history
    assert "修改第 2 版，待复核" in history


def test_a_wording_that_changed_while_it_was_looked_at_is_not_approved(
    instructor_client: FlaskClient, colleague_client: FlaskClient, approved: int, database: Database
) -> None:
    sent = {**APPROVED, **BETTER, "confirmed": "1"}
    instructor_client.post(f"/curation/{approved}/edit", data=sent)
    again = {**sent, "proposed": 2, "answers": "整理一定到位"}
    instructor_client.post(f"/curation/{approved}/edit", data=again)

    page = colleague_client.post(
        f"/curation/{approved}/accept", data={**APPROVED, "proposed": 2}, follow_redirects=True
    )

    assert "刚才已有人处理" in page.text
    assert stands(database, approved) == (Status.APPROVED, 1)


def test_undoing_the_second_approval_lets_it_wait_again(
    instructor_client: FlaskClient, colleague_client: FlaskClient, approved: int, database: Database
) -> None:
    colleague_client.post(f"/curation/{approved}/undo")
    assert stands(database, approved) == (Status.DRAFT, 1)
    assert f"/curation/{approved}/accept" not in instructor_client.get("/curation").text

    colleague_client.post(f"/curation/{approved}/accept", data=PROPOSED)
    assert stands(database, approved) == (Status.APPROVED, 1)


@pytest.mark.usefixtures("strict")
def test_a_set_that_is_accepted_together_waits_too(
    instructor_client: FlaskClient, best: int, database: Database
) -> None:
    page = instructor_client.post(
        "/curation/together", data={"up_to": "999"}, follow_redirects=True
    )

    assert "2 道题已提交，等另一人复核" in page.text
    assert stands(database, best) == (Status.DRAFT, 1)


@pytest.mark.usefixtures("best")
def test_the_rule_cannot_be_lifted_while_something_waits(
    instructor_client: FlaskClient, strict: int
) -> None:
    instructor_client.post("/curation/together", data={"up_to": "999"})

    page = instructor_client.post(f"/curation/rules/{strict}", data={"second": "0", "seen": "1"})

    assert page.status_code == 409
    assert "还有 2 道题等待复核" in page.text

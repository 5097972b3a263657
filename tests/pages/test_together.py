"""A filtered set accepted together and undone as one; one kept of several alike."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from question_bank.bank.materials.intake import take_in
from question_bank.bank.members import public_bank
from question_bank.bank.questions import Decision, Question, Requirement, Status
from quizapp.clock import now
from tests.printed import printed

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database


@pytest.fixture
def speech(database: Database) -> int:
    with database.writing() as rows:
        report = take_in(rows, printed(), bank_id=public_bank(rows), name="档案.txt", now=now())
        rows.commit()
    return report.speech_id


def statuses(database: Database) -> dict[str, int]:
    """Return how many questions have each status."""
    with database.reading() as rows:
        found = rows.scalars(select(Question.status)).all()
    return {status.value: found.count(status) for status in Status if status in found}


def quote_the_list(database: Database) -> None:
    with database.writing() as rows:
        rows.execute(update(Requirement).where(Requirement.kind == "list").values(said_by="鲁迅"))
        rows.commit()


def test_a_page_says_how_many_before_they_are_accepted(
    instructor_client: FlaskClient, speech: int, database: Database
) -> None:
    asked = instructor_client.get(f"/curation/together?speech={speech}")
    assert "采纳 2 道" in asked.text
    assert "填空题 2 道" in asked.text
    assert "需修改的 1 道" in asked.text
    assert statuses(database) == {"draft": 3}

    up_to = re.search(r'name="up_to" value="(\d+)"', asked.text)[1]
    page = instructor_client.post(
        f"/curation/together?speech={speech}", data={"up_to": up_to}, follow_redirects=True
    )

    assert "已采纳 2 道题" in page.text
    assert statuses(database) == {"draft": 1, "approved": 2}


def test_what_came_in_after_the_page_was_shown_is_not_accepted(
    instructor_client: FlaskClient, speech: int, database: Database
) -> None:
    assert speech
    instructor_client.post("/curation/together", data={"up_to": "1"})

    assert statuses(database) == {"draft": 2, "approved": 1}


def test_a_quotation_is_left_out_and_named(
    instructor_client: FlaskClient, speech: int, database: Database
) -> None:
    quote_the_list(database)

    page = instructor_client.get(f"/curation/together?speech={speech}")

    assert "没有可直接采纳的试题" in page.text
    instructor_client.post("/curation/together", data={"up_to": "999"})
    assert statuses(database) == {"draft": 3}


@pytest.mark.parametrize(
    ("filters", "count"),
    [("", 2), ("kind=matching", 0), ("score=0.8", 1), ("section=0", 2), ("section=1", 0)],
)
def test_the_set_is_narrowed_by_kind_score_and_section(
    instructor_client: FlaskClient, speech: int, filters: str, count: int
) -> None:
    page = instructor_client.get(f"/curation/together?speech={speech}&{filters}").text

    assert (f"采纳 {count} 道" in page) == bool(count)
    assert ("没有可直接采纳的试题" in page) == (not count)


def test_all_of_it_is_undone_in_one_step_but_for_what_was_decided_since(
    instructor_client: FlaskClient, speech: int, database: Database
) -> None:
    assert speech
    instructor_client.post("/curation/together", data={"up_to": "999"})
    with database.reading() as rows:
        first, batch = rows.execute(select(Decision.question_id, Decision.batch_id)).first()
    assert "上一步：采纳了 2 道题" in instructor_client.get("/curation").text
    instructor_client.post(f"/curation/{first}/retire", data={"version": 1, "status": "approved"})

    page = instructor_client.post(f"/curation/together/{batch}/undo", follow_redirects=True)

    assert "1 道题恢复了原样" in page.text
    assert statuses(database) == {"draft": 2, "retired": 1}
    again = instructor_client.post(f"/curation/together/{batch}/undo", follow_redirects=True)
    assert "已经撤销过" in again.text


def test_somebody_else_s_batch_is_not_found(
    instructor_client: FlaskClient,
    colleague_client: FlaskClient,
    speech: int,
    database: Database,
) -> None:
    assert speech
    instructor_client.post("/curation/together", data={"up_to": "999"})
    with database.reading() as rows:
        batch = rows.scalars(select(Decision.batch_id)).first()

    page = colleague_client.post(f"/curation/together/{batch}/undo")

    assert page.status_code == 404
    assert statuses(database) == {"draft": 1, "approved": 2}


def test_one_is_kept_and_those_ticked_are_put_away_in_one_step(
    instructor_client: FlaskClient, speech: int, database: Database
) -> None:
    assert speech
    page = instructor_client.get("/curation").text
    others = re.findall(r'name="others" value="([^"]+)"', page)
    kept = re.search(r"/curation/(\d+)/keep", page)[1]
    assert len(others) == 1  # the other blank of the same list
    assert "同一要点还有 1 道" in page

    answer = instructor_client.post(
        f"/curation/{kept}/keep",
        data={"version": 1, "status": "draft", "others": others},
        follow_redirects=True,
    )

    assert "只留下这一道，另外 1 道已收起" in answer.text
    assert statuses(database) == {"draft": 1, "approved": 1, "rejected": 1}
    assert "上一步：处理了 2 道题" in answer.text
    with database.reading() as rows:
        assert "与另一道题重复" in rows.scalars(select(Decision.reason)).all()
        batch = rows.scalars(select(Decision.batch_id)).first()
    instructor_client.post(f"/curation/together/{batch}/undo")
    assert statuses(database) == {"draft": 3}


@pytest.mark.parametrize("others", [[], ["1"], ["x.1.draft."], ["1.1.nonsense."]])
def test_nonsense_is_refused(
    instructor_client: FlaskClient, speech: int, others: list[str], database: Database
) -> None:
    assert speech
    page = instructor_client.post(
        "/curation/1/keep", data={"version": 1, "status": "draft", "others": others}
    )

    assert page.status_code == 400
    assert statuses(database) == {"draft": 3}

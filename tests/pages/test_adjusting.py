from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.papers.tables import Issue
from tests.pages.planning import PLAN, issued, looked_at, picks_in

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database


def test_one_question_is_swapped_and_the_paper_frozen_as_it_was_adjusted(
    instructor_client: FlaskClient, course_id: int
) -> None:
    address = f"/papers/new/{course_id}"
    first = instructor_client.get(address, query_string=PLAN).text
    plan = {**PLAN, "picks": picks_in(first)}

    swapped = instructor_client.get(address, query_string={**plan, "swap": "0"}).text
    moved = instructor_client.get(
        address, query_string={**PLAN, "picks": picks_in(swapped), "down": "0"}
    ).text

    before, after = picks_in(first).split("-"), picks_in(swapped).split("-")
    assert before[1] == after[1]
    assert before[0].split(".")[1:] == after[0].split(".")[1:]
    assert before[0] != after[0]
    one, two, three = after[0].split(".")
    assert picks_in(moved).split("-")[0] == f"{two}.{one}.{three}"
    sent = {**PLAN, "picks": picks_in(moved), "looked_at": looked_at(moved)}
    assert instructor_client.post(address, data=sent).status_code == HTTPStatus.FOUND


def test_a_resit_asks_none_of_the_questions_of_the_first_paper(
    instructor_client: FlaskClient, course_id: int, database: Database
) -> None:
    few = {"cloze_number": "3", "matching_number": "0"}
    place = issued(instructor_client, course_id, **few)
    paper_id = place.rsplit("/", 1)[1]
    page = instructor_client.get(f"/papers/new/like/{paper_id}?resit=1").text
    assert "补考卷" in page

    issued(instructor_client, course_id, **few, without=paper_id)

    with database.reading() as session:
        asked = [set(ids) for ids in session.scalars(select(Issue.version_ids))]
        booklets = session.scalars(select(Issue.booklet).order_by(Issue.id)).all()
    assert not asked[0] & asked[1]
    assert booklets == ["", "补考"]
    more = {**PLAN, **few, "cloze_number": "4", "without": paper_id}
    refused = instructor_client.get(f"/papers/new/{course_id}", query_string=more)
    assert refused.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "只有 3 道" in refused.text


def test_what_was_asked_in_the_last_year_is_left_out_on_demand(
    instructor_client: FlaskClient, course_id: int
) -> None:
    few = {"cloze_number": "4", "matching_number": "0"}
    issued(instructor_client, course_id, **few)

    again = instructor_client.get(f"/papers/new/{course_id}", query_string={**PLAN, **few})
    fresh = instructor_client.get(
        f"/papers/new/{course_id}", query_string={**PLAN, **few, "fresh": "y"}
    )

    assert again.status_code == HTTPStatus.OK
    assert fresh.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "只有 2 道" in fresh.text


def test_another_paper_starts_from_the_plan_of_one_that_was_made(
    instructor_client: FlaskClient, course_id: int
) -> None:
    place = issued(instructor_client, course_id, dress="formal", sheet="a3", unit="青杨市委办公室")

    page = instructor_client.get(f"/papers/new/like/{place.rsplit('/', 1)[1]}").text

    assert 'value="办公室业务测试"' in page
    assert 'value="青杨市委办公室"' in page
    assert '<option selected value="formal">' in page
    assert '<option selected value="a3">' in page


def test_ready_plans_fill_in_the_numbers(instructor_client: FlaskClient, course_id: int) -> None:
    page = instructor_client.get(f"/papers/new/{course_id}").text
    small = instructor_client.get(f"/papers/new/{course_id}?preset=small").text

    assert "20 题日常小测" in page
    assert re.search(r'name="cloze_number"[^>]*value="6"', small)
    assert re.search(r'name="minutes"[^>]*value="20"', small)


@pytest.mark.parametrize("broken", [{"picks": "x"}, {"picks": "1-2", "swap": "no"}])
def test_an_address_that_nobody_wrote_is_refused(
    instructor_client: FlaskClient, course_id: int, broken: dict[str, str]
) -> None:
    answer = instructor_client.get(f"/papers/new/{course_id}", query_string={**PLAN, **broken})

    assert answer.status_code in {HTTPStatus.BAD_REQUEST, HTTPStatus.CONFLICT}

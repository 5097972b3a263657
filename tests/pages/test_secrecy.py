"""考前保密: a paper that is not yet in use, and who was given its files."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.courses import CourseInstructor
from question_bank.bank.people import Person
from tests.pages.planning import PLAN, looked_at
from tests.papers.material import DUTIES, a_cloze, a_course

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database

LATER = {"usable_from": "2099-05-04T08:30"}


@pytest.fixture
def place(instructor_client: FlaskClient, colleague_client: FlaskClient, database: Database) -> str:
    """Issue a paper of a course that a colleague runs too; return its address."""
    assert colleague_client.get("/papers").status_code == HTTPStatus.OK
    with database.writing() as session:
        course_id = a_course(session, [*((a_cloze(n), n) for n in range(4)), (DUTIES, None)])
        session.add(CourseInstructor(course_id=course_id, person_id=colleague(database)))
        session.commit()
    preview = instructor_client.get(f"/papers/new/{course_id}", query_string=PLAN)
    answer = instructor_client.post(
        f"/papers/new/{course_id}", data={**PLAN, "looked_at": looked_at(preview.text)}
    )
    return answer.location


def colleague(database: Database) -> int:
    with database.reading() as session:
        return session.scalars(select(Person.id).where(Person.login == "tongshi")).one()


def statuses(browser: FlaskClient, place: str) -> tuple[int, int, int]:
    return (
        browser.get(place).status_code,
        browser.post(f"{place}/1/key.docx").status_code,
        browser.get(f"/papers/new/like/{place.rsplit('/', 1)[1]}").status_code,
    )


def test_before_its_time_a_paper_is_for_its_maker_alone(
    instructor_client: FlaskClient, colleague_client: FlaskClient, place: str
) -> None:
    assert statuses(colleague_client, place) == (200, 200, 200)

    instructor_client.post(f"{place}/secrecy", data=LATER)

    assert statuses(instructor_client, place) == (200, 200, 200)
    assert "启用时间是" in instructor_client.get(place).text
    assert statuses(colleague_client, place) == (404, 404, 404)
    assert place not in colleague_client.get("/papers").text


def test_people_who_are_named_see_it_and_others_do_not(
    instructor_client: FlaskClient, colleague_client: FlaskClient, place: str, database: Database
) -> None:
    named = {**LATER, "named": str(colleague(database))}
    instructor_client.post(f"{place}/secrecy", data=named)

    assert statuses(colleague_client, place) == (200, 200, 200)
    assert "考前保密" not in colleague_client.get(place).text
    assert colleague_client.post(f"{place}/secrecy", data=LATER).status_code == HTTPStatus.NOT_FOUND
    assert statuses(colleague_client, place) == (200, 200, 200)


def test_from_its_time_on_everybody_who_may_read_the_bank_sees_it(
    instructor_client: FlaskClient, colleague_client: FlaskClient, place: str
) -> None:
    instructor_client.post(f"{place}/secrecy", data={"usable_from": "2020-05-04T08:30"})

    assert statuses(colleague_client, place) == (200, 200, 200)


def test_who_was_given_which_file_is_noted(
    instructor_client: FlaskClient, colleague_client: FlaskClient, place: str
) -> None:
    assert "下载记录" not in instructor_client.get(place).text

    colleague_client.post(f"{place}/1/key.docx")

    page = instructor_client.get(place).text
    assert "下载记录" in page
    assert "赵同事　试卷参考答案 docx" in page


def test_a_time_that_nobody_can_read_changes_nothing(
    instructor_client: FlaskClient, colleague_client: FlaskClient, place: str
) -> None:
    answer = instructor_client.post(
        f"{place}/secrecy", data={"usable_from": "五月"}, follow_redirects=True
    )

    assert "启用时间没有看懂" in answer.text
    assert statuses(colleague_client, place) == (200, 200, 200)


def test_before_its_time_no_other_way_leads_to_a_paper(
    instructor_client: FlaskClient, colleague_client: FlaskClient, place: str
) -> None:
    marks = place.replace("/papers/", "/marks/")
    instructor_client.post(f"{place}/secrecy", data=LATER)

    for method, address in (
        ("GET", marks),
        ("POST", marks),
        ("GET", f"{marks}/facts"),
        ("POST", f"{marks}/facts"),
        ("GET", f"{marks}/import"),
        ("GET", f"/figures{place}"),
    ):
        page = colleague_client.open(address, method=method)
        assert page.status_code == HTTPStatus.NOT_FOUND, address
    assert instructor_client.get(marks).status_code == HTTPStatus.NOT_FOUND  # runs no course
    for browser, shown in ((instructor_client, True), (colleague_client, False)):
        found = browser.get("/withdrawals", query_string={"phrase": PLAN["title"]}).text
        assert (place in found) is shown


def test_a_paper_that_is_kept_secret_again_is_in_nobody_else_s_archive(
    instructor_client: FlaskClient, colleague_client: FlaskClient, place: str
) -> None:
    marks = place.replace("/papers/", "/marks/")
    colleague_client.post(f"{marks}/facts", data={"held_on": "2025-05-04", "seen": "0"})
    archive = re.compile(r"/archives/\d+/2025\.zip")
    found = archive.search(colleague_client.get("/archives").text)
    assert found

    instructor_client.post(f"{place}/secrecy", data=LATER)

    assert not archive.search(colleague_client.get("/archives").text)
    assert colleague_client.get(found[0]).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("time", ["0001-01-01T00:00", "9999-12-31T23:59"])
def test_a_time_that_no_calendar_here_reaches_is_not_taken(
    instructor_client: FlaskClient, place: str, time: str
) -> None:
    page = instructor_client.post(f"{place}/secrecy", data={"usable_from": time})

    assert "启用时间没有看懂" in instructor_client.get(page.location).text

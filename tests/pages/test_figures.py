from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from question_bank.bank.base import by_number
from question_bank.bank.blueprints.blueprint import Section
from question_bank.bank.courses import CourseInstructor
from question_bank.bank.people import Person, Role
from question_bank.bank.questions import Version
from question_bank.papers.secrecy import keep_secret
from question_bank.papers.tables import Issue, Paper
from question_bank.study.examining.sittings import hand_in
from question_bank.study.exams import Exam, Sitting
from quizapp.clock import now
from tests.pages.test_marks import paper
from tests.study.exam_halls import HOUR, MINUTE, hold_exam, position_of, sit, write
from tests.study.lessons import CHOICE, LOCK

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone
    from tests.study.exam_halls import Hall

__all__ = ["paper"]

SLIP = "单人单锁"
SECTIONS = (Section("cloze", 1, 2.0), Section("choice", 1, 1.0))


@pytest.fixture
def hold(
    database: Database, instructor: Someone, make_person: Callable[..., Someone]
) -> Callable[..., Hall]:
    """Let so many people sit an exam; every second one slips: `hold(30)`."""

    def make(people: int) -> Hall:
        ids = [make_person(f"x{n}", Role.TRAINEE, name=f"某学员{n}").id for n in range(people)]
        opens = now() - 3 * HOUR
        with database.writing() as rows:
            hall = hold_exam(
                rows,
                instructor.id,
                ids,
                contents=(LOCK, CHOICE),
                sections=SECTIONS,
                opens_at=opens,
                now=opens - HOUR,
            )
            for who in range(people):
                one = sit(rows, hall, now=opens, who=who)
                right = {LOCK: "双人双锁", CHOICE: "及时利用"}
                given = right if who % 2 else {LOCK: SLIP, CHOICE: "及时归档"}
                for content, words in given.items():
                    place = position_of(rows, one, hall, content)
                    write(rows, hall, one, place, words, now=opens + MINUTE, who=who)
                hand_in(rows, trainee_id=ids[who], sitting_id=one, now=opens + 2 * MINUTE)
            rows.commit()
        return hall

    return make


def test_an_exam_tells_marks_and_slips_plainly(
    instructor_client: FlaskClient, hold: Callable[..., Hall]
) -> None:
    hall = hold(4)

    page = instructor_client.get(f"/figures/exams/{hall.exam_id}").text

    assert "各分数段的人数" in page
    assert f'{SLIP} <span class="soft">2 人</span>' in page
    assert "没有人选" in page
    assert "满 30 人以后" in page
    assert "区分效率" not in page
    assert "某学员" not in page
    assert (
        f"/figures/exams/{hall.exam_id}" in instructor_client.get(f"/results/{hall.exam_id}").text
    )


def test_all_goes_are_counted_on_demand_where_there_may_be_several(
    instructor_client: FlaskClient, hold: Callable[..., Hall], database: Database
) -> None:
    hall = hold(2)
    place = f"/figures/exams/{hall.exam_id}"
    assert "看全部作答" not in instructor_client.get(place).text

    with database.writing() as rows:
        rows.get_one(Exam, hall.exam_id).attempts = 2
        rows.commit()

    assert "看全部作答" in instructor_client.get(place).text
    assert "每次有效作答都计入" in instructor_client.get(f"{place}?goes=all").text


def test_from_thirty_people_up_the_finer_figures_are_shown(
    instructor_client: FlaskClient, hold: Callable[..., Hall]
) -> None:
    hall = hold(30)

    page = instructor_client.get(f"/figures/exams/{hall.exam_id}").text

    # both questions were right for the same half: each tells all of the other
    assert "信度" in page
    assert '<td data-label="区分度" class="figure">1.00</td>' in page
    assert '<td data-label="猜测得分" class="figure">25%</td>' in page
    question = instructor_client.get(f"/figures/questions/{hall.lesson.question_ids[1]}").text
    assert "区分效率" in question


def test_before_anybody_has_sat_it_an_exam_says_so(
    instructor_client: FlaskClient, hold: Callable[..., Hall]
) -> None:
    hall = hold(0)

    page = instructor_client.get(f"/figures/exams/{hall.exam_id}").text

    assert "还没有可以统计的作答" in page
    sent = instructor_client.get(f"/figures/exams/{hall.exam_id}/figures.xlsx")
    assert sent.status_code == 200


def test_what_is_no_more_counted_is_gone_at_the_next_look(
    instructor_client: FlaskClient, hold: Callable[..., Hall], database: Database
) -> None:
    hall = hold(4)
    address = f"/figures/exams/{hall.exam_id}"
    assert "答错 2 人" in instructor_client.get(address).text

    with database.writing() as rows:
        by_number(rows, Sitting, 1).voided_at = now()
        rows.commit()

    page = instructor_client.get(address).text
    assert "答错 1 人" in page


def test_the_figures_of_an_exam_can_be_taken_along(
    instructor_client: FlaskClient, hold: Callable[..., Hall]
) -> None:
    hall = hold(4)

    sent = instructor_client.get(f"/figures/exams/{hall.exam_id}/figures.xlsx")

    book = load_workbook(io.BytesIO(sent.data))
    cells = [[cell.value for cell in row] for row in book["试题"].iter_rows()]
    # number, kind, words, key, points, people, right, partly, wrong, empty, share
    assert [row[4:11] for row in cells if row[0] == 1] == [[2, 4, 2, 0, 2, 0, 0.5]]
    answers = [[cell.value for cell in row] for row in book["作答"].iter_rows()]
    assert [1, "双人双锁", "双人双锁", 4, 2, 0, SLIP, 2] in answers


def test_a_question_tells_of_each_exam_that_asked_it(
    instructor_client: FlaskClient, hold: Callable[..., Hall]
) -> None:
    hall = hold(4)
    lock = hall.lesson.question_ids[0]

    page = instructor_client.get(f"/figures/questions/{lock}").text

    assert "结业考试" in page
    assert "全对 2 人" in page
    assert "答过的学员还不满 5 人" in page
    assert f"/figures/questions/{lock}" in instructor_client.get(f"/bank/{lock}").text


def test_others_see_neither_an_exam_s_figures_nor_its_answers(
    hold: Callable[..., Hall],
    make_person: Callable[..., Someone],
    logged_in: Callable[[Someone], FlaskClient],
) -> None:
    hall = hold(4)
    other = logged_in(make_person("lin", Role.INSTRUCTOR))

    for address in ("", "/figures.xlsx"):
        assert other.get(f"/figures/exams/{hall.exam_id}{address}").status_code == 404
    page = other.get(f"/figures/questions/{hall.lesson.question_ids[0]}").text
    assert SLIP not in page
    assert "结业考试" not in page


def test_a_printed_test_is_told_as_finely_as_it_was_marked(
    instructor_client: FlaskClient, paper: int, trainee: Someone
) -> None:
    assert "还没有可以统计的成绩" in instructor_client.get(f"/figures/papers/{paper}").text

    marks = {f"m-{trainee.id}-{part}": mark for part, mark in (("s0", "6"), ("s1", "2"))}
    seen = {name.replace("m-", "w-", 1): "" for name in marks}
    instructor_client.post(f"/marks/{paper}", data=marks | seen)

    page = instructor_client.get(f"/figures/papers/{paper}").text
    assert "按大题统计" in page
    assert '<b class="number">75%</b>' in page
    assert f"/figures/papers/{paper}" in instructor_client.get(f"/marks/{paper}").text


def test_others_do_not_see_a_printed_test(
    paper: int, make_person: Callable[..., Someone], logged_in: Callable[[Someone], FlaskClient]
) -> None:
    other = logged_in(make_person("lin", Role.INSTRUCTOR))

    assert other.get(f"/figures/papers/{paper}").status_code == 404


def test_a_paper_that_was_made_secret_later_is_named_to_nobody_else(
    paper: int,
    trainee: Someone,
    instructor: Someone,
    database: Database,
    *,
    instructor_client: FlaskClient,
    colleague_client: FlaskClient,
) -> None:
    with database.writing() as rows:
        colleague = rows.scalars(select(Person.id).where(Person.login == "tongshi")).one()
        course_id = rows.get_one(Paper, paper).course_id
        rows.add(CourseInstructor(course_id=course_id, person_id=colleague))
        versions = rows.scalars(select(Issue.version_ids).where(Issue.paper_id == paper)).first()
        question_id = rows.get_one(Version, versions[0]).question_id
        rows.commit()
    parts = [f"{trainee.id}-v{version}" for version in versions]
    sent = {f"m-{part}": "2" for part in parts} | {f"w-{part}": "" for part in parts}
    instructor_client.post(f"/marks/{paper}?by=question", data=sent)
    there, named = f"/figures/questions/{question_id}", f"/figures/papers/{paper}"
    assert named in colleague_client.get(there).text

    with database.writing() as rows:
        secret = {"until": now() + HOUR, "named": (), "person_id": instructor.id}
        keep_secret(rows, paper, now=now(), **secret)
        rows.commit()
    assert named in instructor_client.get(there).text
    assert named not in colleague_client.get(there).text
    assert "还没有考过这道题" in colleague_client.get(there).text

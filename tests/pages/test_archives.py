from __future__ import annotations

import io
import zipfile
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from docx import Document
from openpyxl import load_workbook
from sqlalchemy import select

from question_bank.bank.people import Role
from question_bank.study.exams import Exam, Sitting
from quizapp.clock import now
from tests.pages.examining import held, sat
from tests.study.exam_halls import HOUR, MINUTE

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone
    from tests.study.exam_halls import Hall


def words_of(file: bytes) -> str:
    """Return what a Word file says, paragraphs and cells."""
    sheet = Document(io.BytesIO(file))
    cells = [cell.text for table in sheet.tables for row in table.rows for cell in row.cells]
    return "\n".join([one.text for one in sheet.paragraphs] + cells)


@pytest.fixture
def hall(
    database: Database, instructor: Someone, trainee: Someone, make_person: Callable[..., Someone]
) -> Hall:
    """Hold an exam that is over: one has sat it, the other stayed away."""
    second = make_person("second", Role.TRAINEE, name="周二", unit="督查科")
    found = held(database, instructor, [trainee, second])
    sat(database, found, right=3)
    with database.writing() as rows:
        exam = rows.get_one(Exam, found.exam_id)
        exam.opens_at, exam.closes_at = now() - 3 * HOUR, now() - HOUR
        rows.commit()
    return found


def test_a_year_s_tests_are_kept_in_one_file_of_the_same_bytes(
    instructor_client: FlaskClient, hall: Hall
) -> None:
    year = (now() + 8 * HOUR).year
    page = instructor_client.get("/archives").text
    assert f"{year} 年　办公室业务" in page
    there = f"/archives/{hall.lesson.course_id}/{year}.zip"
    first, second = (instructor_client.get(there) for _ in range(2))
    assert first.data == second.data
    with zipfile.ZipFile(io.BytesIO(first.data)) as files:
        assert sorted(files.namelist()) == [
            "结业考试/参考答案及评分标准.docx",
            "结业考试/名册.xlsx",
            "结业考试/成绩登记表.docx",
            "结业考试/成绩登记表.xlsx",
            "结业考试/测试情况通报.docx",
            "结业考试/试卷.docx",
        ]
        people = load_workbook(io.BytesIO(files.read("结业考试/名册.xlsx"))).active
        assert {row[1].value for row in people.iter_rows(min_row=2)} == {"李学员", "周二"}
        report = words_of(files.read("结业考试/测试情况通报.docx"))
    assert "应考2人，实考1人，缺考1人。" in report
    assert "平均分6分，最高分6分，最低分6分。" in report
    assert "合格1人，合格率100.0%；优秀0人，优秀率0.0%。" in report
    assert "督查科" in report
    assert "周二" not in report  # the report names nobody
    assert instructor_client.get(f"/archives/{hall.lesson.course_id}/1999.zip").status_code == (
        HTTPStatus.NOT_FOUND
    )


def test_an_exam_s_own_file_and_register_say_who_was_absent(
    instructor_client: FlaskClient, hall: Hall
) -> None:
    there = f"/results/{hall.exam_id}"
    register = words_of(instructor_client.get(f"{there}/register.docx").data)
    assert "周二" in register
    assert "缺考" in register
    assert "应考2人，实考1人，缺考1人。" in register
    sent = instructor_client.get(f"{there}/archive.zip")
    assert 'filename="archive.zip"' in sent.headers["Content-Disposition"]
    assert len(zipfile.ZipFile(io.BytesIO(sent.data)).namelist()) == 6


def test_what_is_still_being_sat_is_neither_reported_nor_kept(
    database: Database, instructor: Someone, trainee: Someone, instructor_client: FlaskClient
) -> None:
    hall = held(database, instructor, [trainee])
    for end in ("report.docx", "archive.zip"):
        page = instructor_client.get(f"/results/{hall.exam_id}/{end}")
        assert page.status_code == HTTPStatus.CONFLICT, end
    assert "还没有可以归档的考试" in instructor_client.get("/archives").text


def test_what_somebody_was_given_more_time_for_waits_for_who_still_writes(
    database: Database, instructor_client: FlaskClient, hall: Hall
) -> None:
    with database.writing() as rows:
        sitting = rows.scalars(select(Sitting)).one()
        sitting.ended_at, sitting.points, sitting.deadline = None, None, now() + MINUTE
        rows.commit()

    there = f"/results/{hall.exam_id}"
    early = ("report.docx", "archive.zip")
    for address in (*(f"{there}/{end}" for end in early), f"/exams/{hall.exam_id}/make-up"):
        page = instructor_client.get(address)
        assert page.status_code == HTTPStatus.CONFLICT, address
        assert "还有人可以作答" in page.text
    assert not any(end in instructor_client.get(there).text for end in early)
    assert "还没有可以归档的考试" in instructor_client.get("/archives").text


def test_nobody_else_gets_the_archive(
    hall: Hall,
    make_person: Callable[..., Someone],
    logged_in: Callable[[Someone], FlaskClient],
    trainee_client: FlaskClient,
) -> None:
    other = logged_in(make_person("other", Role.INSTRUCTOR))
    there = f"/archives/{hall.lesson.course_id}/{(now() + 8 * HOUR).year}.zip"
    assert other.get(there).status_code == HTTPStatus.NOT_FOUND
    assert "办公室业务" not in other.get("/archives").text
    assert trainee_client.get(there).status_code == HTTPStatus.FORBIDDEN

from __future__ import annotations

import io
import zipfile
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from question_bank.bank.blueprints.blueprint import Blueprint, Section
from question_bank.bank.courses import CourseInstructor
from question_bank.bank.people import Person, Role
from question_bank.papers.issuing import draw, issue
from question_bank.statistics.printed_outcomes import printed_answers
from question_bank.study.marks import PrintedMark, PrintedTest
from tests.study.exam_halls import CLOZES
from tests.study.lessons import CHOICE, MONDAY, give_course

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone


@pytest.fixture
def paper(
    database: Database, instructor: Someone, trainee: Someone, make_person: Callable[..., Someone]
) -> int:
    """Issue a paper of 4 clozes for 2 points and a choice for 2 in a course of two trainees."""
    second = make_person("second", Role.TRAINEE, name="=周二")
    with database.writing() as rows:
        contents = (*CLOZES[:4], CHOICE)
        lesson = give_course(rows, [trainee.id, second.id], contents=contents, name="办公室业务")
        rows.add(CourseInstructor(course_id=lesson.course_id, person_id=instructor.id))
        rows.get_one(Person, trainee.id).unit = "综合科"
        plan = Blueprint("年终测试", (Section("cloze", 4, 2.0), Section("choice", 1, 2.0)), 60)
        asked = {"course_id": lesson.course_id, "seed": 3}
        drawn = draw(rows, plan, booklets=2, today=MONDAY.date(), **asked)
        id_ = issue(rows, drawn, plan, by=instructor.id, now=MONDAY, **asked)
        rows.commit()
    return id_


def ids(database: Database) -> dict[str, int]:
    with database.reading() as rows:
        return {one.login: one.id for one in rows.query(Person)}


def cell(person: int, part: str, value: str, seen: str = "") -> dict[str, str]:
    return {f"m-{person}-{part}": value, f"w-{person}-{part}": seen}


def test_marks_are_typed_by_section_and_added_up(
    instructor_client: FlaskClient, paper: int, trainee: Someone, database: Database
) -> None:
    assert "录入成绩" in instructor_client.get(f"/papers/{paper}").text
    page = instructor_client.get(f"/marks/{paper}").text
    assert "一、填空题" in page
    assert f'name="m-{trainee.id}-s0" value=""' in page

    data = cell(trainee.id, "s0", "6.5") | cell(trainee.id, "s1", "2")
    saved = instructor_client.post(f"/marks/{paper}", data=data, follow_redirects=True).text
    assert "已保存，改了 2 格" in saved
    assert "<output data-total>8.5</output>" in saved

    again = instructor_client.post(f"/marks/{paper}", data=cell(trainee.id, "s0", "7", "6.5"))
    assert again.status_code == HTTPStatus.SEE_OTHER
    with database.reading() as rows:
        log = [(one.part, one.value) for one in rows.query(PrintedMark).order_by(PrintedMark.id)]
    assert log == [("s0", 6.5), ("s1", 2.0), ("s0", 7.0)]


def test_what_another_has_changed_since_is_not_overwritten(
    instructor_client: FlaskClient, paper: int, trainee: Someone
) -> None:
    instructor_client.post(f"/marks/{paper}", data=cell(trainee.id, "s0", "6"))
    late = cell(trainee.id, "s0", "5") | cell(trainee.id, "s1", "2")
    page = instructor_client.post(f"/marks/{paper}", data=late)
    assert page.status_code == HTTPStatus.CONFLICT
    assert "存了 1 格，有 1 格没有存" in page.text
    assert "别人刚改成 6，您填的没有存" in page.text
    assert 'value="5"' in page.text

    after = instructor_client.get(f"/marks/{paper}").text
    assert "<output data-total>8</output>" in after


def test_what_is_no_mark_stays_on_the_page_with_a_word(
    instructor_client: FlaskClient, paper: int, trainee: Someone
) -> None:
    wrong = cell(trainee.id, "s0", "9") | cell(trainee.id, "s1", "两分")
    page = instructor_client.post(f"/marks/{paper}", data=wrong).text
    assert "要填 0 到 8、0.25 的倍数" in page
    assert "不是分数" in page
    both = cell(trainee.id, "s0", "6") | cell(trainee.id, "absent", "1")
    assert "记了缺考的人不能再录分数" in instructor_client.post(f"/marks/{paper}", data=both).text


def test_marks_by_question_tell_what_was_known_least(
    instructor_client: FlaskClient, paper: int, trainee: Someone, database: Database
) -> None:
    page = instructor_client.get(f"/marks/{paper}?by=question").text
    assert "第 5 题" in page
    assert "B卷" in page
    with database.reading() as rows:
        assert rows.get(PrintedTest, paper) is None  # looking stores nothing
    instructor_client.post(f"/marks/{paper}", data=cell(trainee.id, "s1", "2"))
    with database.reading() as rows:
        layout = rows.get_one(PrintedTest, paper).layout
    versions = [version for version, _ in layout["sections"][0]["versions"]]
    for version, points in zip(versions, ("2", "2", "0", "1"), strict=True):
        data = cell(trainee.id, f"v{version}", points)
        instructor_client.post(f"/marks/{paper}?by=question", data=data)
    with database.reading() as rows:
        answers = printed_answers(rows, rows.get_one(PrintedTest, paper))
    assert [(one.points, one.most) for one in answers] == [(2, 2), (2, 2), (0, 2), (1, 2)]
    assert "<output data-total>7</output>" in instructor_client.get(f"/marks/{paper}").text


def upload(client: FlaskClient, paper: int, content: bytes, name: str, **more: str) -> str:
    data = {"file": (io.BytesIO(content), name), **more}
    return client.post(f"/marks/{paper}/import", data=data).text


def test_a_table_of_marks_goes_in_row_by_row(
    instructor_client: FlaskClient, paper: int, trainee: Someone, database: Database
) -> None:
    book = load_workbook(io.BytesIO(instructor_client.get(f"/marks/{paper}/form.xlsx").data))
    sheet = book.active
    heads = [one.value for one in sheet[2]]
    assert heads == ["登录名", "姓名", "单位", "一、填空题", "二、单项选择题", "缺考"]
    for row in sheet.iter_rows(min_row=3):
        if row[0].value == "second":
            row[5].value = "缺考"
        else:
            row[3].value, row[4].value = 7, 1
    sheet.append(["nobody", "无名", "", 1, 1])
    out = io.BytesIO()
    book.save(out)

    page = upload(instructor_client, paper, out.getvalue(), "成绩.xlsx")
    assert "导入了 2 人的 3 个分数" in page
    assert "名单里没有这个人" in page
    assert "<output data-total>8</output>" in instructor_client.get(f"/marks/{paper}").text

    csv = "姓名,填空题\n李学员,3\n".encode("gb18030")
    kept = upload(instructor_client, paper, csv, "成绩.csv")
    assert "已录入的不一样，没有改动" in kept
    changed = upload(instructor_client, paper, csv, "成绩.csv", overwrites="y")
    assert "导入了 1 人的 1 个分数" in changed
    assert "<output data-total>4</output>" in instructor_client.get(f"/marks/{paper}").text
    with database.reading() as rows:
        last = rows.query(PrintedMark).order_by(PrintedMark.id.desc()).first()
        assert (last.trainee_id, last.value, last.source) == (trainee.id, 3.0, "成绩.csv")


def test_a_table_without_marks_is_refused_with_a_word(
    instructor_client: FlaskClient, paper: int
) -> None:
    assert "表格里没有姓名和分数" in upload(instructor_client, paper, b"a,b\n1,2\n", "x.csv")


def test_everything_is_kept_in_one_file_of_the_same_bytes(
    instructor_client: FlaskClient, paper: int, trainee: Someone
) -> None:
    instructor_client.post(f"/marks/{paper}", data=cell(trainee.id, "s0", "4"))
    data = {"held_on": "2026-11-20", "seen": "1"}
    instructor_client.post(f"/marks/{paper}/facts", data=data)
    first, second = (instructor_client.get(f"/marks/{paper}/archive.zip") for _ in range(2))
    assert first.data == second.data
    with zipfile.ZipFile(io.BytesIO(first.data)) as files:
        assert sorted(files.namelist()) == [
            "年终测试/参考答案及评分标准（A卷）.docx",
            "年终测试/参考答案及评分标准（B卷）.docx",
            "年终测试/名册.xlsx",
            "年终测试/成绩登记表.docx",
            "年终测试/成绩登记表.xlsx",
            "年终测试/测试情况通报.docx",
            "年终测试/试卷（A卷）.docx",
            "年终测试/试卷（B卷）.docx",
        ]
    assert "filename*=UTF-8''%E5%B9%B4%E7%BB%88" in first.headers["Content-Disposition"]


def test_of_two_who_set_the_lines_the_second_is_told(
    instructor_client: FlaskClient, paper: int
) -> None:
    there = f"/marks/{paper}/facts"
    first = instructor_client.post(there, data={"pass_mark": "7", "seen": "0"})
    assert first.status_code == HTTPStatus.SEE_OTHER
    late = instructor_client.post(there, data={"pass_mark": "6", "seen": "0"})
    assert late.status_code == HTTPStatus.CONFLICT
    over = instructor_client.post(there, data={"pass_mark": "70", "seen": "1"})
    assert "不能超过满分（10 分）" in over.text


def test_who_does_not_run_the_course_sees_no_marks(
    paper: int,
    make_person: Callable[..., Someone],
    logged_in: Callable[[Someone], FlaskClient],
    trainee_client: FlaskClient,
) -> None:
    other = logged_in(make_person("other", Role.INSTRUCTOR))
    assert "录入成绩" not in other.get(f"/papers/{paper}").text
    for end in ("", "/facts", "/import", "/marks.xlsx", "/form.xlsx", "/register.docx",
                "/report.docx", "/archive.zip"):  # fmt: skip
        assert other.get(f"/marks/{paper}{end}").status_code == HTTPStatus.NOT_FOUND, end
        assert trainee_client.get(f"/marks/{paper}{end}").status_code == HTTPStatus.FORBIDDEN
    assert other.post(f"/marks/{paper}", data={}).status_code == HTTPStatus.NOT_FOUND


def test_the_grid_takes_the_same_statements_however_many_stand_in_it(
    instructor_client: FlaskClient, paper: int, trainee: Someone, statements: list[str]
) -> None:
    taken = []
    for points in ("", "4"):
        instructor_client.post(f"/marks/{paper}", data=cell(trainee.id, "s0", points))
        statements.clear()
        instructor_client.get(f"/marks/{paper}")
        taken.append(len(statements))
    assert taken[0] == taken[1] > 0

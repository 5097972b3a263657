from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest

from question_bank.bank.base import by_number
from question_bank.bank.courses import CourseInstructor
from question_bank.bank.people import Role
from question_bank.study.exams import Act, Exam, ExamCandidate, ExamChange, Sitting
from quizapp.clock import now
from tests.pages.examining import FORM, held, sat, times
from tests.pages.sitting import over
from tests.study.exam_halls import CLOZES, HOUR, MINUTE
from tests.study.lessons import CHOICE, give_course

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from quizapp.database import Database
    from tests.conftest import Someone
    from tests.study.exam_halls import Hall
    from tests.study.lessons import Lesson


@pytest.fixture
def lesson(database: Database, instructor: Someone, trainee: Someone) -> Lesson:
    with database.writing() as rows:
        found = give_course(rows, [trainee.id], contents=(*CLOZES, CHOICE))
        rows.add(CourseInstructor(course_id=found.course_id, person_id=instructor.id))
        rows.commit()
    return found


@pytest.fixture
def hall(
    database: Database, instructor: Someone, trainee: Someone, make_person: Callable[..., Someone]
) -> Hall:
    second = make_person("second", Role.TRAINEE, name="周二")
    return held(database, instructor, [trainee, second])


BY_HAND = {name: value for name, value in FORM.items() if name != "cloze_number"} | {
    "choice_points": "3"
}


def test_questions_are_found_chosen_left_out_and_asked(
    instructor_client: FlaskClient, lesson: Lesson, database: Database
) -> None:
    there = f"/exams/new/{lesson.course_id}?way=hand"
    assert "还没有选题" in instructor_client.get(there).text
    first, second, *_, last = map(str, lesson.question_ids)
    typed = BY_HAND | times() | {"chosen": ""}

    found = instructor_client.post(there, data=typed | {"verb": "find", "find_kind": "choice"})
    assert "找到 1 道" in found.text
    picked = typed | {"verb": "add", "pick": [first, second, last]}
    page = instructor_client.post(there, data=picked).text
    assert "已选 3 道" in page
    assert f'name="chosen" value="{first}.{second}.{last}"' in page
    assert 'value="结业考试"' in page  # what was typed stays

    left = typed | {"chosen": f"{first}.{second}.{last}", "drop": first}
    assert "已选 2 道" in instructor_client.post(there, data=left).text
    kept = typed | {"chosen": f"{second}.{last}"}
    looked = instructor_client.post(there, data=kept | {"verb": "look"}).text
    assert "共 2 题，满分 <b>5</b> 分" in looked
    saved = instructor_client.post(there, data=kept | {"verb": "save"})
    assert saved.status_code == HTTPStatus.SEE_OTHER
    with database.reading() as rows:
        drawn = rows.query(Exam).one().drawn
    assert [[str(question) for _, question in section] for section in drawn] == [[second], [last]]


def test_a_question_of_elsewhere_cannot_be_chosen(
    instructor_client: FlaskClient, lesson: Lesson, database: Database
) -> None:
    with database.writing() as rows:
        other = give_course(rows, [], contents=(CHOICE,), name="别处")
        rows.commit()
    there = f"/exams/new/{lesson.course_id}?way=hand"
    typed = BY_HAND | times() | {"chosen": str(other.question_ids[0]), "verb": "look"}
    page = instructor_client.post(there, data=typed)
    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "已选 0 道" in page.text
    assert "至少要出一道题" in page.text


def test_a_second_exam_is_set_for_who_missed_or_failed(
    instructor_client: FlaskClient, hall: Hall, database: Database, trainee_client: FlaskClient
) -> None:
    sat(database, hall, right=4)
    there = f"/exams/{hall.exam_id}/make-up"
    early = instructor_client.get(there)
    assert early.status_code == HTTPStatus.CONFLICT
    with database.writing() as rows:
        exam = rows.get_one(Exam, hall.exam_id)
        exam.opens_at, exam.closes_at = now() - 3 * HOUR, now() - HOUR
        rows.commit()
    page = instructor_client.get(there).text
    assert "周二" in page
    assert "缺考" in page
    assert "李学员" not in page
    away = str(hall.trainee_ids[1])
    typed = FORM | times(hours=-1) | {"title": "补考", "candidates": away, "verb": "save"}
    assert instructor_client.post(there, data=typed).status_code == HTTPStatus.SEE_OTHER
    with database.reading() as rows:
        assert [one.trainee_id for one in rows.query(ExamCandidate)] == [hall.trainee_ids[1]]
        second = rows.query(Exam).where(Exam.makes_up_id == hall.exam_id).one().id
    assert "补考" not in trainee_client.get("/sittings").text
    notice = trainee_client.get(f"/sittings/exams/{second}")
    assert notice.status_code == HTTPStatus.NOT_FOUND
    assert "原来考过的题不再出" in instructor_client.get(f"/exams/{second}").text
    assert f'href="/exams/{second}"' in instructor_client.get(f"/exams/{hall.exam_id}").text


def test_whose_time_ran_out_unseen_has_not_missed_the_exam(
    instructor_client: FlaskClient, hall: Hall, database: Database
) -> None:
    id_ = sat(database, hall, right=4)
    with database.writing() as rows:
        sitting = by_number(rows, Sitting, id_)
        sitting.ended_at = sitting.points = None
        rows.commit()
    over(database, minutes=24 * 60)

    page = instructor_client.get(f"/exams/{hall.exam_id}/make-up").text
    assert "周二" in page
    assert "李学员" not in page


def test_a_code_is_asked_for_shown_to_who_invigilates_and_changed(
    instructor_client: FlaskClient,
    trainee_client: FlaskClient,
    hall: Hall,
    database: Database,
) -> None:
    exam = f"/exams/{hall.exam_id}"
    instructor_client.post(f"{exam}/code", data={"code": "春风"})
    assert "考场口令 <b>春风</b>" in instructor_client.get(exam).text
    mine = f"/sittings/exams/{hall.exam_id}"
    notice = trainee_client.get(mine).text
    assert 'name="code"' in notice
    assert "春风" not in notice

    wrong = trainee_client.post(f"{mine}/exam", data={"code": "秋月"})
    assert wrong.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "还可以试 4 次" in wrong.text
    for _ in range(4):
        wrong = trainee_client.post(f"{mine}/exam", data={"code": "秋月"})
    assert "请 5 分钟以后再试" in wrong.text
    assert "口令输错太多次" in instructor_client.get(exam).text
    instructor_client.post(f"{exam}/code", data={"code": "夏雨"})
    begun = trainee_client.post(f"{mine}/exam", data={"code": "夏雨"})
    assert begun.status_code == HTTPStatus.SEE_OTHER
    with database.reading() as rows:
        acts = [one.act for one in rows.query(ExamChange).order_by(ExamChange.id)]
    assert acts == [Act.SET, Act.RECODED, Act.RECODED]


def test_more_time_before_the_start_stands_on_the_notice(
    instructor_client: FlaskClient, trainee_client: FlaskClient, hall: Hall
) -> None:
    me = hall.trainee_ids[0]
    there = f"/invigilation/{hall.exam_id}/people/{me}/allow"
    without = instructor_client.post(there, data={"minutes": "20"})
    assert without.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    instructor_client.post(there, data={"minutes": "20", "reason": "视力"})
    assert "另给您 20 分钟" in trainee_client.get(f"/sittings/exams/{hall.exam_id}").text
    page = instructor_client.get(f"/exams/{hall.exam_id}").text
    assert "多 20 分钟" in page
    assert "作答时间延长 20 分钟（视力）" in page


def test_an_exam_that_hides_its_answers_shows_the_points_alone(
    database: Database, instructor: Someone, trainee: Someone, trainee_client: FlaskClient
) -> None:
    hall = held(database, instructor, [trainee], answers="never")
    id_ = sat(database, hall, right=3)
    assert "得分" not in trainee_client.get(f"/sittings/{id_}/result").text
    with database.writing() as rows:
        exam = rows.get_one(Exam, hall.exam_id)
        exam.shown_at = now() - MINUTE
        rows.commit()
    page = trainee_client.get(f"/sittings/{id_}/result").text
    assert "<b>6</b>" in page
    assert "合格" in page
    assert "不公布对错和答案" in page
    assert "<del>" not in page
    assert re.search(r'class="question', page) is None


def test_of_two_who_edit_an_exam_the_second_is_told(
    instructor_client: FlaskClient, database: Database, instructor: Someone, trainee: Someone
) -> None:
    hall = held(database, instructor, [trainee], opens_at=now() + HOUR)
    there = f"/exams/{hall.exam_id}/edit"
    seen = re.search(r'name="seen" value="(\d+)"', instructor_client.get(there).text)[1]
    typed = FORM | times() | {"verb": "save", "seen": seen}
    assert instructor_client.post(there, data=typed).status_code == HTTPStatus.SEE_OTHER
    late = instructor_client.post(there, data=typed)
    assert late.status_code == HTTPStatus.CONFLICT
    assert "内容已被更新" in late.text


def test_lines_that_nobody_reaches_or_that_cross_are_refused(
    instructor_client: FlaskClient, lesson: Lesson
) -> None:
    new = f"/exams/new/{lesson.course_id}"
    typed = FORM | times() | {"verb": "look"}
    assert (
        "不能超过满分（8 分）" in instructor_client.post(new, data=typed | {"pass_mark": "9"}).text
    )
    crossed = typed | {"pass_mark": "7", "merit_mark": "6"}
    assert "优秀线不能低于合格线" in instructor_client.post(new, data=crossed).text

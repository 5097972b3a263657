from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from sqlalchemy import func, select

from question_bank.bank.questions import Question, Status, Version
from question_bank.papers.tables import Issue
from question_bank.questions.content import to_json
from tests.pages.planning import PLAN, issued, looked_at
from tests.papers.material import LONG_AGO, OF_OTHER_KINDS, a_cloze, a_course

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database


def test_an_instructor_plans_looks_freezes_and_downloads(
    instructor_client: FlaskClient, course_id: int
) -> None:
    place = issued(instructor_client, course_id, two="y")

    page = instructor_client.get(place).text
    assert "试卷已定稿" in page
    assert "办公室业务测试试卷（A卷）" in page
    assert "（闭卷　时间 45 分钟　满分 16 分）" in page
    assert "请写清姓名。" in page
    assert page.count("paper-blank") == page.count("（空）") >= 3
    key = instructor_client.get(place, query_string={"booklet": 2, "sheet": "key"}).text
    assert "试卷（B卷）参考答案及评分标准" in key
    assert "办公室业务测试" in instructor_client.get("/papers").text


def test_a_form_sent_twice_freezes_one_paper(
    instructor_client: FlaskClient, course_id: int, database: Database
) -> None:
    first, again = (issued(instructor_client, course_id, two="y") for _ in range(2))
    other = issued(instructor_client, course_id, two="y", seed="6")

    assert first == again != other
    with database.reading() as session:
        assert session.scalar(select(func.count(Issue.id))) == 4


@pytest.mark.parametrize("name", ["1/test.pdf", "1/key.docx", "2/key.pdf", "2/test.docx"])
def test_a_download_is_the_same_after_the_bank_has_changed(
    instructor_client: FlaskClient, database: Database, course_id: int, name: str
) -> None:
    place = issued(instructor_client, course_id, two="y")
    first = instructor_client.post(f"{place}/{name}")
    with database.writing() as session:
        for question in session.scalars(select(Question)):
            content = to_json(a_cloze(99))
            session.add(
                Version(question_id=question.id, number=2, content=content, created_at=LONG_AGO)
            )
            session.flush()
            question.live = 2
            question.status = Status.RETIRED
        session.commit()

    again = instructor_client.post(f"{place}/{name}")

    assert first.status_code == again.status_code == HTTPStatus.OK
    assert first.data == again.data
    kind = "参考答案" if "key" in name else "试卷"
    assert f"办公室业务测试{kind}（" in unquote(first.headers["Content-Disposition"])


def test_another_draw_keeps_the_numbers_and_changes_the_questions(
    instructor_client: FlaskClient, course_id: int
) -> None:
    pages = [
        instructor_client.get(f"/papers/new/{course_id}", query_string={**PLAN, **more}).text
        for more in ({}, {"again": "6"}, {"again": "5"})
    ]

    assert all("共 4 题，满分 <b>16</b> 分" in page for page in pages)
    assert looked_at(pages[0]) != looked_at(pages[1])
    assert looked_at(pages[0]) == looked_at(pages[2])


def test_a_paper_that_changed_since_it_was_looked_at_is_not_frozen(
    instructor_client: FlaskClient, database: Database, course_id: int
) -> None:
    preview = instructor_client.get(f"/papers/new/{course_id}", query_string=PLAN)
    with database.writing() as session:
        for question in session.scalars(select(Question).where(Question.kind == "cloze").limit(3)):
            question.status = Status.RETIRED
        session.commit()

    answer = instructor_client.post(
        f"/papers/new/{course_id}", data={**PLAN, "looked_at": looked_at(preview.text)}
    )

    assert answer.status_code == HTTPStatus.CONFLICT
    with database.reading() as session:
        assert session.scalar(select(func.count(Issue.id))) == 0


@pytest.mark.parametrize(
    ("slip", "sentence"),
    [
        ({"cloze_number": "7"}, "已入库的填空题只有 6 道"),
        ({"matching_number": "2"}, "已入库的配对题只有 1 道"),
        ({"cloze_number": "0", "matching_number": "0"}, "至少要出一道题"),
        ({"cloze_points": "1.3"}, "0.5 的倍数"),
        ({"cloze_points": ""}, "请填每题的分值"),
        ({"cloze_number": "101"}, "0 到 100"),
        ({"title": ""}, "请填试卷标题"),
        ({"minutes": "9999"}, "1 到 600"),
    ],
)
def test_a_slip_is_named_beside_its_field(
    instructor_client: FlaskClient, course_id: int, slip: dict[str, str], sentence: str
) -> None:
    page = instructor_client.get(f"/papers/new/{course_id}", query_string={**PLAN, **slip})

    assert page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert sentence in page.text
    assert "paper-sheet" not in page.text


def test_kinds_that_the_course_has_are_planned_and_the_others_named(
    instructor_client: FlaskClient, database: Database
) -> None:
    with database.writing() as session:
        course = a_course(session, [(one, None) for one in OF_OTHER_KINDS], name="各种题型")
        session.commit()

    page = instructor_client.get(f"/papers/new/{course}").text
    assert "没有列出的题型还没有已入库的试题：填空题、配对题。" in page
    assert "cloze_number" not in page
    assert re.search(r'name="judgement_number"[^>]*value="2"', page)

    plan = {"title": "测试", "seed": "5", "minutes": "", "notes": ""}
    for kind, points in (("choice", 1), ("multiple", 2), ("judgement", 1), ("ordering", 2),
                         ("recall", 10), ("written", 20)):  # fmt: skip
        plan |= {f"{kind}_number": "1", f"{kind}_points": str(points)}
    shown = instructor_client.get(f"/papers/new/{course}", query_string=plan).text
    assert "共 6 题，满分 <b>36</b> 分" in shown
    heads = re.findall(r"<h3>(.、.+?)（", shown)
    assert heads == [
        "一、单项选择题",
        "二、多项选择题",
        "三、判断题",
        "四、排序题",
        "五、简答题",
        "六、论述题",
    ]
    assert '<em class="negation">不属于</em>' in shown
    assert shown.count("<i></i>") >= 3 + 24  # lines to write on


def test_a_seed_that_is_no_number_is_refused(
    instructor_client: FlaskClient, course_id: int
) -> None:
    page = instructor_client.get(f"/papers/new/{course_id}", query_string={**PLAN, "seed": "x"})

    assert page.status_code == HTTPStatus.BAD_REQUEST


def test_a_course_without_approved_questions_leads_to_curation(
    instructor_client: FlaskClient, database: Database
) -> None:
    with database.writing() as session:
        empty = a_course(session, [])
        session.commit()

    for place in ("/papers/new", f"/papers/new/{empty}"):
        page = instructor_client.get(place).text
        assert "已入库的试题" in page
        assert "去审核试题" in page


def test_without_papers_or_courses_the_pages_say_what_to_do(instructor_client: FlaskClient) -> None:
    assert "还没有试卷" in instructor_client.get("/papers").text
    assert "还没有学习专题" in instructor_client.get("/papers/new").text


def test_trainees_see_neither_papers_nor_keys(
    instructor_client: FlaskClient, trainee_client: FlaskClient, course_id: int
) -> None:
    place = issued(instructor_client, course_id)

    for address in ("/papers", "/papers/new", place):
        assert trainee_client.get(address).status_code == HTTPStatus.FORBIDDEN
    assert trainee_client.post(f"{place}/1/key.pdf").status_code == HTTPStatus.FORBIDDEN


def test_what_was_never_issued_is_not_found(instructor_client: FlaskClient, course_id: int) -> None:
    place = issued(instructor_client, course_id)

    for address in ("/papers/99", "/papers/new/99"):
        assert instructor_client.get(address).status_code == HTTPStatus.NOT_FOUND
    for address in (f"{place}/2/test.pdf", f"{place}/1/test.odt"):
        assert instructor_client.post(address).status_code == HTTPStatus.NOT_FOUND


def test_an_examination_is_previewed_with_its_seal_and_its_boxes(
    instructor_client: FlaskClient, course_id: int
) -> None:
    plan = {**PLAN, "dress": "formal", "unit": "青杨市委办公室"}

    formal = instructor_client.get(f"/papers/new/{course_id}", query_string=plan).text
    daily = instructor_client.get(f"/papers/new/{course_id}", query_string=PLAN).text

    assert "密封线内不要答题" in formal
    assert formal.count("评卷人") == 2
    assert "<span>青杨市委办公室</span>" in formal
    assert "密封线内不要答题" not in daily


def test_the_answer_sheet_and_the_key_with_its_sentences_are_downloaded(
    instructor_client: FlaskClient, course_id: int
) -> None:
    place = issued(instructor_client, course_id)

    for extension, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
        answer = instructor_client.post(f"{place}/1/answers.{extension}")
        assert answer.data.startswith(begins)
        assert "答题纸" in unquote(answer.headers["Content-Disposition"])

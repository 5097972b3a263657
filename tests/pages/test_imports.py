from __future__ import annotations

import io
import re
from html import unescape
from http import HTTPStatus
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select
from werkzeug.test import encode_multipart

from question_bank.bank.questions import Question, Source, Status
from question_bank.bank.speeches import Reading, Speech
from question_bank.exchange.storing import NOWHERE
from question_bank.exchange.writers import anki, excel, gift, lossless, moodle, qti, word
from question_bank.papers.word.key import print_key
from question_bank.papers.word.test import print_test
from tests.exchange.questions import RECORDS
from tests.papers.material import a_cloze, a_course, a_paper_of_every_kind

if TYPE_CHECKING:
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from quizapp.database import Database

TEXT = "各单位要严格值班，值班要坚持领导带班制度。公文办理要讲时效。"
FORM_USUALLY = 500_000  # bytes of a form that Flask takes if it is not told otherwise
TABLE = """题型,题干,选项A,选项B,答案
填空题,值班要坚持____带班制度。,,,领导
单选题,与原文无关的一道题（ ）,甲方案,乙方案,B
判断题,公文办理要讲时效。,,,也许
"""


@pytest.fixture
def speech_id(database: Database) -> int:
    with database.writing() as session:
        a_course(session, [(a_cloze(0), None)])
        reading = session.scalars(select(Reading)).one()
        reading.raw = reading.text = TEXT
        session.commit()
        return session.scalars(select(Speech.id)).one()


def sent(
    browser: FlaskClient, speech_id: int, content: bytes, name: str = "题.csv"
) -> TestResponse:
    data = {"agreed": "y", "speech": str(speech_id), "file": (io.BytesIO(content), name)}
    return browser.post("/imports", data=data)


def confirmed(browser: FlaskClient, speech_id: int, page: str) -> TestResponse:
    held = re.search(r"<textarea[^>]*name=\"questions\"[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert held
    data = {"speech": str(speech_id), "questions": unescape(held[1])}
    return browser.post("/imports/confirm", data=data)


def drafts(database: Database) -> list[Question]:
    with database.reading() as session:
        query = select(Question).where(Question.status == Status.DRAFT).order_by(Question.id)
        return list(session.scalars(query))


def test_a_table_is_looked_at_and_then_stored_as_drafts(
    instructor_client: FlaskClient, speech_id: int, database: Database
) -> None:
    page = sent(instructor_client, speech_id, TABLE.encode()).text

    assert '将导入 <b class="number">2</b> 题' in page
    assert "第 4 行：判断题的答案要写“正确”或“错误”。" in page
    assert "没找到出处" in page
    assert not drafts(database)

    answer = confirmed(instructor_client, speech_id, page)

    assert answer.status_code == HTTPStatus.SEE_OTHER
    assert answer.location == f"/curation?speech={speech_id}"
    placed, nowhere = drafts(database)
    assert (placed.kind, placed.notes) == ("cloze", [])
    assert (nowhere.kind, nowhere.notes) == ("choice", [NOWHERE])
    with database.reading() as session:
        source = session.scalars(select(Source).where(Source.question_id == placed.id)).one()
    assert TEXT[source.start : source.end] == "各单位要严格值班，值班要坚持领导带班制度。"


def test_what_is_known_does_not_come_in_again(
    instructor_client: FlaskClient, speech_id: int, database: Database
) -> None:
    confirmed(instructor_client, speech_id, sent(instructor_client, speech_id, TABLE.encode()).text)
    page = sent(instructor_client, speech_id, (TABLE + TABLE.split("\n", 1)[1]).encode()).text
    confirmed(instructor_client, speech_id, page)

    assert "没有可以导入的新试题" in page
    assert len(drafts(database)) == 2


@pytest.mark.parametrize(
    ("content", "least"),
    [
        (lossless.write(RECORDS).content, 12),
        (excel.write(RECORDS).content, 12),
        (excel.write_by_option(RECORDS).content, 4),
        (moodle.write(RECORDS).content, 11),
        (gift.write(RECORDS).content, 8),
        (word.write(RECORDS).content, 12),
        (qti.write(RECORDS).content, 12),
        (qti.write_3(RECORDS).content, 12),
        (anki.write(RECORDS).content, 12),
    ],
    ids=["json", "excel", "options", "moodle", "gift", "word", "qti", "qti3", "anki"],
)
def test_each_format_that_is_exported_is_imported(
    instructor_client: FlaskClient, speech_id: int, database: Database, content: bytes, least: int
) -> None:
    page = sent(instructor_client, speech_id, content, "题").text
    answer = confirmed(instructor_client, speech_id, page)

    assert answer.status_code == HTTPStatus.SEE_OTHER
    assert len(drafts(database)) == least


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b" \n", "文件是空的"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "这不是能读的试题文件"),
        (b"%PDF-1.7", "另存为 .docx"),
        (b"<quiz><question>", "XML 文件读不出来"),
        (b"PK\x03\x04 broken", "这个文件读不了"),
        ("姓名,单位\n张三,某局\n".encode(), "没有找到“题干”和“答案”"),
        (b'{"format": "other"}', "不是从本系统导出的"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(
    instructor_client: FlaskClient, speech_id: int, database: Database, content: bytes, said: str
) -> None:
    answer = sent(instructor_client, speech_id, content)

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert said in answer.text
    assert not drafts(database)


def test_a_printed_test_comes_back_with_the_key_that_is_a_file_of_its_own(
    instructor_client: FlaskClient, speech_id: int, database: Database
) -> None:
    paper = a_paper_of_every_kind()
    test, key = print_test(paper), print_key(paper)
    data = {
        "agreed": "y",
        "checked": "y",  # our keys say that they are kept back until the test
        "speech": str(speech_id),
        "file": (io.BytesIO(test), "试卷.docx"),
        "key": (io.BytesIO(key), "参考答案.docx"),
    }
    page = instructor_client.post("/imports", data=data).text
    alone = sent(instructor_client, speech_id, test, "试卷.docx").text

    assert f'将导入 <b class="number">{len(paper.items)}</b> 题' in page
    assert f"有 {len(paper.items)} 处读不出试题" in alone
    assert "没有答案" in alone
    confirmed(instructor_client, speech_id, page)
    assert sorted(one.kind for one in drafts(database)) == sorted(
        item.content.kind for item in paper.items
    )


def test_a_key_goes_with_a_printed_test_alone(
    instructor_client: FlaskClient, speech_id: int
) -> None:
    data = {
        "agreed": "y",
        "speech": str(speech_id),
        "file": (io.BytesIO(TABLE.encode()), "题.csv"),
        "key": (io.BytesIO(b"1. A"), "答案.txt"),
    }
    answer = instructor_client.post("/imports", data=data)

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "只有 Word 试卷可以另带一份答案" in answer.text


def test_without_file_and_text_the_form_says_what_to_do(
    instructor_client: FlaskClient, speech_id: int
) -> None:
    answer = instructor_client.post(
        "/imports", data={"agreed": "y", "speech": str(speech_id), "text": ""}
    )

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "请选择试题文件，或者把表格粘贴在下面。" in answer.text


@pytest.mark.usefixtures("speech_id")
def test_foreign_materials_and_people(
    instructor_client: FlaskClient, trainee_client: FlaskClient, database: Database
) -> None:
    held = lossless.write(RECORDS).content.decode()
    data = {"speech": "404", "questions": held}

    assert instructor_client.post("/imports/confirm", data=data).status_code == HTTPStatus.NOT_FOUND
    assert trainee_client.get("/imports").status_code == HTTPStatus.FORBIDDEN
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Question)) == 1


def test_without_a_material_there_is_a_next_step(instructor_client: FlaskClient) -> None:
    assert "先要有一份学习材料" in instructor_client.get("/imports").text


def test_thousands_of_questions_come_back_from_the_page_and_are_stored_once(
    instructor_client: FlaskClient, speech_id: int, database: Database
) -> None:
    rows = [f"判断题,第{number}项{'公文办理要讲时效' * 12}。,对" for number in range(1400)]
    page = sent(instructor_client, speech_id, "\n".join(["题型,题干,答案", *rows]).encode()).text
    held = re.search(r"<textarea[^>]*name=\"questions\"[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert held
    assert len(held[1].encode()) > FORM_USUALLY
    boundary, body = encode_multipart({"speech": str(speech_id), "questions": unescape(held[1])})
    sent_as = f'multipart/form-data; boundary="{boundary}"'
    for _ in range(2):  # pressed twice
        answer = instructor_client.post("/imports/confirm", data=body, content_type=sent_as)
        assert answer.status_code == HTTPStatus.SEE_OTHER
    assert len(drafts(database)) == len(rows)


@pytest.mark.parametrize("speech", ["9" * 30, "-1", "x", "", "99"])
def test_questions_for_a_material_that_there_is_not_are_not_taken(
    instructor_client: FlaskClient, database: Database, speech: str
) -> None:
    data = {"speech": speech, "questions": lossless.write(RECORDS).content.decode()}
    answer = instructor_client.post("/imports/confirm", data=data)

    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert not drafts(database)


def test_a_question_that_was_changed_on_its_way_is_looked_at_again(
    instructor_client: FlaskClient, speech_id: int, database: Database
) -> None:
    data = {"speech": str(speech_id), "questions": '{"format": "other"}'}
    answer = instructor_client.post("/imports/confirm", data=data)

    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert not drafts(database)

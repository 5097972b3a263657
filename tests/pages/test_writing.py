"""自己出题: questions of every kind worded by hand, and what is refused."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.kinds import KINDS
from question_bank.bank.questions import Question, Source, Status, Version
from tests.study.lessons import SENTENCE, TEXT, add_speech

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database

BASIS = {"rests_on": "档案人员要做到“三个及时”：及时收集、\n 及时整理、及时归档。"}
STEM = "档案人员的“三个及时”包括"
OPTIONS = "及时收集\n及时整理\n及时归档\n及时利用"
WORDED: dict[str, dict[str, str]] = {
    "cloze": {"stem": "做到“三个及时”：及时收集、____、及时归档。", "answers": "及时整理"},
    "choice": {"stem": "下列不属于“三个及时”的是( )。", "options": OPTIONS, "answer": "d",
               "negative": "y"},
    "multiple": {"stem": STEM, "options": OPTIONS, "answers": "ABC"},
    "judgement": {"statement": "档案人员要及时销毁。", "truth": "错",
                  "correction": "档案人员要及时归档。"},
    "matching": {"directions": "配对。", "lefts-0": "收集", "rights-0": "齐全", "lefts-1": "整理",
                 "rights-1": "规范", "extra": ""},
    "ordering": {"stem": "排列先后。", "items": "及时收集\n及时整理\n及时归档"},
    "recall": {"stem": "简述“三个及时”（3 项）。",
               "items": "及时收集\n及时整理\n及时归档／及时存档", "order_free": "y"},
    "written": {"form": "案例分析题", "stem": "谈谈怎样做到“三个及时”。",
                "points": "讲清内容（6分）\n联系实际 4 分"},
}  # fmt: skip
CONTENT: dict[str, dict[str, object]] = {
    "cloze": {"answers": ["及时整理"]},
    "choice": {
        "stem": "下列不属于“三个及时”的是（　　）。",
        "answer": "及时利用",
        "negative": True,
    },
    "multiple": {"stem": STEM + "（　　）。", "answers": ["及时收集", "及时整理", "及时归档"]},
    "judgement": {"truth": False, "correction": "档案人员要及时归档。"},
    "matching": {"pairs": [["收集", "齐全"], ["整理", "规范"]], "extra": []},
    "ordering": {"items": ["及时收集", "及时整理", "及时归档"]},
    "recall": {"accepted": [[], [], ["及时存档"]], "order_free": True},
    "written": {"points": [["讲清内容", 6], ["联系实际", 4]], "form": "案例分析题"},
}


@pytest.fixture
def speech(database: Database) -> str:
    with database.writing() as rows:
        made = add_speech(rows, "档案工作讲话")
        rows.commit()
    return str(made)


def test_every_kind_can_be_written() -> None:
    assert WORDED.keys() == CONTENT.keys() == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_an_instructor_writes_a_question_that_is_in_the_bank_at_once(
    instructor_client: FlaskClient, database: Database, speech: str, kind: str
) -> None:
    assert instructor_client.get(f"/bank/new?kind={kind}").status_code == 200

    page = instructor_client.post(
        f"/bank/new?kind={kind}",
        data={**WORDED[kind], **BASIS, "speech_id": speech, "accept": "1"},
        follow_redirects=True,
    ).text

    assert "已入库。" in page
    assert '出题</b> <span class="name">王管理' in page
    assert "看全文" in page
    with database.reading() as rows:
        question = rows.scalars(select(Question)).one()
        content = rows.scalars(select(Version.content)).one()
        places = rows.execute(select(Source.start, Source.end).order_by(Source.part)).all()
    assert (question.kind, question.status, question.requirement_id) == (
        kind, Status.APPROVED, None,
    )  # fmt: skip
    assert {name: content[name] for name in CONTENT[kind]} == CONTENT[kind]
    assert TEXT[slice(*places[0])] == SENTENCE
    if kind == "ordering":
        assert [TEXT[start:end] for start, end in places[1:]] == content["items"]


def test_a_question_may_wait_for_somebody_else_s_decision(
    instructor_client: FlaskClient, database: Database, speech: str
) -> None:
    data = {**WORDED["choice"], **BASIS, "speech_id": speech}
    page = instructor_client.post("/bank/new?kind=choice", data=data, follow_redirects=True).text

    assert "已存为待审核" in page
    with database.reading() as rows:
        assert rows.scalars(select(Question.status)).one() is Status.DRAFT


@pytest.mark.parametrize(
    ("kind", "slip", "said"),
    [
        ("choice", {"answer": "及时销毁"}, "正确选项必须在选项中"),
        ("choice", {"answer": "H"}, "正确选项必须在选项中"),
        ("choice", {"options": "甲\n乙"}, "选项至少 3 项"),
        ("choice", {"options": "甲\n乙\n乙"}, "选项不能重复"),
        ("choice", {"stem": "下列属于的是"}, "题干里要有“不属于”或“不包括”"),
        ("multiple", {"answers": "A"}, "至少要有 2 个正确选项"),
        ("multiple", {"answers": "及时收集\n及时销毁"}, "正确选项必须在选项中"),
        ("judgement", {"correction": ""}, "请写明原文是怎么说的"),
        ("judgement", {"correction": "档案人员要及时销毁。"}, "没有改动"),
        ("judgement", {"truth": ""}, "请选择与材料原文是否一致"),
        ("ordering", {"items": "甲\n乙"}, "至少 3 项"),
        ("recall", {"items": "／甲\n乙"}, "前面要有要点"),
        ("written", {"points": "讲清内容"}, "末尾要写分值"),
        ("written", {"points": ""}, "请填写采分点"),
        ("cloze", {"stem": "没有空。"}, "每个空写成 ____"),
        ("choice", {"rests_on": "材料里没有的话"}, "材料里没有这段话"),
        ("choice", {"rests_on": ""}, "请把材料里作为依据的"),
    ],
)
def test_what_cannot_be_asked_is_refused_beside_its_field(
    instructor_client: FlaskClient, speech: str, kind: str, slip: dict[str, str], said: str
) -> None:
    data = {**WORDED[kind], **BASIS, "speech_id": speech, **slip}
    page = instructor_client.post(f"/bank/new?kind={kind}", data=data)

    assert page.status_code == 422
    assert said in page.text
    assert "题库里的全部试题" in instructor_client.get("/bank").text
    assert 'href="/bank/1"' not in instructor_client.get("/bank").text


def test_a_question_of_one_s_own_is_reached_from_the_bank(
    instructor_client: FlaskClient, speech: str
) -> None:
    assert speech
    page = instructor_client.get("/bank").text
    assert re.search(r'href="/bank/new"[^>]*>.*?自己出题', page, re.DOTALL)
    assert instructor_client.get("/bank/new?kind=nonsense").status_code == 404


def test_without_a_material_there_is_nothing_to_ask_about(instructor_client: FlaskClient) -> None:
    assert "还没有学习材料" in instructor_client.get("/bank/new").text


def test_trainees_write_no_questions(trainee_client: FlaskClient) -> None:
    assert trainee_client.get("/bank/new").status_code == 403


@pytest.mark.parametrize("kind", KINDS)
def test_an_edit_of_any_kind_that_changes_nothing_makes_no_version(
    instructor_client: FlaskClient, database: Database, speech: str, kind: str
) -> None:
    sent = {**WORDED[kind], **BASIS, "speech_id": speech}
    place = instructor_client.post(f"/bank/new?kind={kind}", data=sent).location
    number = place.rpartition("/")[2]
    page = instructor_client.get(f"/curation/{number}/edit").text

    data = {**_fields(page), "version": "1", "status": "draft"}
    saved = instructor_client.post(f"/curation/{number}/edit", data=data)

    assert saved.status_code == 302
    with database.reading() as rows:
        assert rows.scalars(select(Version.number)).all() == [1]


def _fields(page: str) -> dict[str, str]:
    """Return what a browser would send of the fields of a form."""
    areas = re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\r?\n?([^<]*)', page)
    inputs = [
        (re.search(r'name="([^"]+)"', one), re.search(r'value="([^"]*)"', one), one)
        for one in re.findall(r"<input[^>]+>", page)
    ]
    ticked = [
        (name[1], value[1] if value else "")
        for name, value, one in inputs
        if name and ('type="text"' in one or " checked" in one)
    ]
    chosen = re.findall(
        r'<select[^>]*name="([^"]+)".*?<option selected value="([^"]*)"', page, re.DOTALL
    )
    return {name: html.unescape(value) for name, value in (*areas, *ticked, *chosen)}

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from question_bank.bank.materials.intake import take_in
from question_bank.bank.members import public_bank
from question_bank.bank.questions import Decision, Question, Status, Version
from quizapp.clock import now
from tests.printed import printed

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database

SEEN = {"version": "1", "status": "draft"}


@pytest.fixture
def speech(database: Database) -> int:
    with database.writing() as rows:
        report = take_in(rows, printed(), bank_id=public_bank(rows), name="档案.txt", now=now())
        rows.commit()
    return report.speech_id


@pytest.fixture
def best(database: Database, speech: int) -> int:
    with database.reading() as rows:
        assert speech
        return rows.scalars(select(Question.id).order_by(Question.score.desc())).first()


@pytest.fixture
def pairs(database: Database, speech: int) -> int:
    with database.reading() as rows:
        assert speech
        return rows.scalars(select(Question.id).where(Question.kind == "matching")).one()


def status(database: Database, question: int) -> Status:
    with database.reading() as rows:
        return rows.get_one(Question, question).status


def test_with_nothing_waiting_the_page_says_what_to_do_next(
    instructor_client: FlaskClient,
) -> None:
    assert "试题都审完了" in instructor_client.get("/curation").text


def test_the_desk_shows_question_paragraph_and_decision(
    instructor_client: FlaskClient, best: int
) -> None:
    page = instructor_client.get("/curation").text

    assert "第 1 / 3 题" in page
    assert "<mark>整理要到位</mark>" in page
    assert f"/curation/{best}/accept" in page
    for key in "aersj":
        assert f'data-key="{key}"' in page


def test_accepting_leads_to_the_next_and_can_be_undone(
    instructor_client: FlaskClient, best: int, pairs: int, database: Database
) -> None:
    answer = instructor_client.post(f"/curation/{best}/accept?next={pairs}", data=SEEN)
    assert answer.location == f"/curation?question={pairs}"
    assert status(database, best) is Status.APPROVED
    assert "上一步：采纳了一道题" in instructor_client.get(answer.location).text

    page = instructor_client.post(f"/curation/{best}/undo", follow_redirects=True)
    assert "已撤销" in page.text
    assert "第 1 / 3 题" in page.text
    assert status(database, best) is Status.DRAFT


def test_undoing_twice_takes_one_decision_back(
    instructor_client: FlaskClient, best: int, database: Database
) -> None:
    instructor_client.post(f"/curation/{best}/accept", data=SEEN)
    instructor_client.post(f"/curation/{best}/retire", data={**SEEN, "status": "approved"})
    offered = re.search(r'name="decision" value="(\d+)"', instructor_client.get("/curation").text)
    assert offered

    for said in ("已撤销", "刚才已有人处理"):
        page = instructor_client.post(
            f"/curation/{best}/undo", data={"decision": offered[1]}, follow_redirects=True
        )
        assert said in page.text
    assert status(database, best) is Status.APPROVED


def test_sending_back_keeps_the_reason_that_was_written(
    instructor_client: FlaskClient, best: int, database: Database
) -> None:
    instructor_client.post(
        f"/curation/{best}/reject", data={**SEEN, "reason": "", "other": "出处太旧"}
    )

    assert status(database, best) is Status.REJECTED
    with database.reading() as rows:
        assert rows.scalars(select(Decision.reason)).all() == ["出处太旧"]


def test_whoever_comes_second_is_told(instructor_client: FlaskClient, best: int) -> None:
    instructor_client.post(f"/curation/{best}/accept", data=SEEN)

    page = instructor_client.post(f"/curation/{best}/reject", data=SEEN, follow_redirects=True)

    assert "已有人处理" in page.text


def test_a_cloze_is_worded_anew_and_accepted(
    instructor_client: FlaskClient, best: int, database: Database
) -> None:
    sent = {
        **SEEN,
        "stem": "档案工作的“三个到位”是收集要到位、\n____、____。",
        "answers": "整理要到位／整理到位\n保管要到位\n",
        "order_free": "y",
        "accept": "1",
    }
    instructor_client.post(f"/curation/{best}/edit", data=sent)

    assert status(database, best) is Status.APPROVED
    with database.reading() as rows:
        content = rows.scalars(
            select(Version.content).where(Version.question_id == best, Version.number == 2)
        ).one()
    assert content["stem"] == "档案工作的“三个到位”是收集要到位、 ____、____。"
    assert content["answers"] == ["整理要到位", "保管要到位"]
    assert content["accepted"] == [["整理到位"], []]
    assert content["order_free"] is True


@pytest.mark.parametrize(
    ("stem", "answers", "said"),
    [
        ("没有空的题干。", "甲", "每个空写成 ____"),
        ("甲____乙____。", "一个", "有 2 个空，答案却有 1 行"),
        ("甲____。", "____", "答案里不能有"),
        ("甲____。", "／乙", "前面要有答案"),
        ("", "甲", "请填写题干"),
    ],
)
def test_a_wording_that_cannot_be_answered_is_refused(
    instructor_client: FlaskClient, best: int, stem: str, answers: str, said: str
) -> None:
    page = instructor_client.post(
        f"/curation/{best}/edit", data={**SEEN, "stem": stem, "answers": answers}
    )

    assert page.status_code == 422
    assert said in page.text


def test_pairs_are_worded_anew(
    instructor_client: FlaskClient, pairs: int, database: Database
) -> None:
    sent = {**SEEN, "directions": "把岗位与职责配对。", "extra": "销毁\n盘点"}
    for place, (left, right) in enumerate([("收发员", "登记"), ("保管员", "入库")]):
        sent |= {f"lefts-{place}": left, f"rights-{place}": right}
    instructor_client.post(f"/curation/{pairs}/edit", data=sent)

    assert status(database, pairs) is Status.DRAFT
    with database.reading() as rows:
        content = rows.scalars(
            select(Version.content).where(Version.question_id == pairs, Version.number == 2)
        ).one()
    assert content["pairs"] == [["收发员", "登记"], ["保管员", "入库"]]
    assert content["extra"] == ["销毁", "盘点"]


@pytest.mark.parametrize(
    ("rights", "said"),
    [(["登记", ""], "左右两边都要填"), (["登记", "登记"], "右边有重复"), ([], "至少要有 2 对")],
)
def test_pairs_that_cannot_be_matched_are_refused(
    instructor_client: FlaskClient, pairs: int, rights: list[str], said: str
) -> None:
    sent = {**SEEN, "directions": "配对。", "extra": ""}
    for place, right in enumerate(rights):
        sent |= {f"lefts-{place}": f"左{place}", f"rights-{place}": right}

    page = instructor_client.post(f"/curation/{pairs}/edit", data=sent)

    assert page.status_code == 422
    assert said in page.text


def test_filters_stay_while_one_goes_on(
    instructor_client: FlaskClient, speech: int, best: int
) -> None:
    page = instructor_client.get(f"/curation?speech={speech}&kind=cloze").text
    assert "第 1 / 2 题" in page

    answer = instructor_client.post(
        f"/curation/{best}/accept?speech={speech}&kind=cloze", data=SEEN
    )
    assert answer.location == f"/curation?speech={speech}&kind=cloze"


def test_a_filter_with_nothing_left_offers_the_rest(instructor_client: FlaskClient) -> None:
    assert "这里没有待审核的试题" in instructor_client.get("/curation?kind=matching").text


def test_a_question_that_is_not_there_is_not_found(instructor_client: FlaskClient) -> None:
    assert instructor_client.get("/curation/99/edit").status_code == 404
    assert instructor_client.post("/curation/99/accept", data=SEEN).status_code == 404


def test_a_decision_without_what_was_seen_is_refused(
    instructor_client: FlaskClient, best: int, database: Database
) -> None:
    assert instructor_client.post(f"/curation/{best}/accept", data={}).status_code == 400
    assert status(database, best) is Status.DRAFT


def test_trainees_decide_nothing(
    trainee_client: FlaskClient, best: int, database: Database
) -> None:
    assert trainee_client.get("/curation").status_code == 403
    assert trainee_client.post(f"/curation/{best}/accept", data=SEEN).status_code == 403
    assert status(database, best) is Status.DRAFT

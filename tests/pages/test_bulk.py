"""Many questions at once, on their pages: chosen, looked at, done, undone; and what is stopped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update

from question_bank.bank.materials.intake import take_in
from question_bank.bank.members import public_bank
from question_bank.bank.questions import Question, Requirement, Status
from question_bank.bank.speeches import Speech
from quizapp.clock import now
from tests.printed import printed

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database


@pytest.fixture(autouse=True)
def bank(database: Database) -> None:
    with database.writing() as rows:
        take_in(rows, printed(), bank_id=public_bank(rows), name="档案.txt", now=now())
        rows.execute(update(Question).values(status=Status.APPROVED))
        rows.commit()


def statuses(database: Database) -> list[str]:
    with database.reading() as rows:
        return [one.value for one in rows.scalars(select(Question.status).order_by(Question.id))]


def test_rows_are_ticked_tagged_and_untagged_and_found_by_their_tag(
    instructor_client: FlaskClient,
) -> None:
    page = instructor_client.get("/bank").text
    assert re.findall(r'name="ids" value="(\d)" form="bulk"', page) == ["3", "2", "1"]

    look = instructor_client.get("/bank/bulk/tag?ids=1&ids=3").text
    assert "选中 2 道试题" in look
    done = instructor_client.post(
        "/bank/bulk/tag", data={"ids": ["1", "3"], "name": "重点"}, follow_redirects=True
    ).text
    assert "已给 2 道题加上标签。" in done
    assert "上一批：给 2 道加标签“重点”" in done

    assert '<b class="number">2</b> 道' in instructor_client.get("/bank?tag=重点").text
    instructor_client.post("/bank/bulk/untag", data={"ids": "1", "name": "重点"})
    assert '<b class="number">1</b> 道' in instructor_client.get("/bank?tag=重点").text


def test_all_that_was_found_is_retired_and_undone_as_one(
    instructor_client: FlaskClient, database: Database
) -> None:
    look = instructor_client.get("/bank/bulk/retire?kind=cloze&all=2").text
    assert "选中 2 道试题" in look
    assert '<input type="hidden" name="kind" value="cloze">' in look

    data = {"kind": "cloze", "all": "2", "reason": "提法已改"}
    done = instructor_client.post("/bank/bulk/retire", data=data, follow_redirects=True).text
    assert "已停用 2 道题。" in done
    assert statuses(database) == ["retired", "retired", "approved"]

    undone = instructor_client.post("/bank/batches/1/undo", follow_redirects=True).text
    assert "已撤销，2 道题恢复了原样" in undone
    assert statuses(database) == ["approved"] * 3
    again = instructor_client.post("/bank/batches/1/undo", follow_redirects=True).text
    assert "已经撤销过了" in again


def test_all_that_was_found_is_not_more_than_was_seen(
    instructor_client: FlaskClient, database: Database
) -> None:
    data = {"all": "2", "reason": "提法已改"}  # there are three by now
    assert instructor_client.post("/bank/bulk/retire", data=data).status_code == 409
    assert statuses(database) == ["approved"] * 3


def test_a_reason_is_asked_for_beside_what_was_chosen(instructor_client: FlaskClient) -> None:
    page = instructor_client.post("/bank/bulk/retire", data={"ids": "1", "reason": " "})
    assert page.status_code == 422
    assert "请写明原因" in page.text
    assert "选中 1 道试题" in page.text


def test_without_a_second_bank_there_is_nowhere_to_move_to(
    instructor_client: FlaskClient,
) -> None:
    assert "先到“题库与成员”建一个新的" in instructor_client.get("/bank/bulk/move?ids=1").text
    instructor_client.post("/banks", data={"name": "组织处题库"})

    look = instructor_client.get("/bank/bulk/move?ids=1").text
    assert "同一要点的另外 1 道也一起移，共 2 道" in look
    done = instructor_client.post(
        "/bank/bulk/move", data={"ids": "1", "into": "2"}, follow_redirects=True
    ).text
    assert "已移动 2 道题。" in done
    assert '<b class="number">2</b> 道' in instructor_client.get("/bank?bank=2").text


def test_without_anything_ticked_one_is_told_so(instructor_client: FlaskClient) -> None:
    page = instructor_client.get("/bank/bulk/tag", follow_redirects=True).text
    assert "请先选中试题" in page
    assert "还没有批量操作" in instructor_client.get("/bank/batches").text


def test_one_question_shows_all_that_is_known_of_it(instructor_client: FlaskClient) -> None:
    page = instructor_client.get("/bank/1").text
    assert "公共题库" in page
    assert "另有 1 道" in page  # the other blank of the list
    assert "/questions/1/history" in page
    assert "还没有用到" in page

    data = {"ids": "1", "name": "重点", "from": "question"}
    tagged = instructor_client.post("/bank/bulk/tag", data=data, follow_redirects=True).text
    assert "去掉标签“重点”" in tagged
    gone = instructor_client.post("/bank/bulk/untag", data=data, follow_redirects=True).text
    assert "去掉标签“重点”" not in gone


def test_a_phrase_is_stopped_everywhere_or_in_part(
    instructor_client: FlaskClient, database: Database
) -> None:
    page = instructor_client.get("/withdrawals?phrase=三个到位").text
    assert "试题 <span" in page
    assert "档案讲话" in page
    some = {"phrase": "三个到位", "which": "some", "ids": "1", "reason": "提法已改"}
    assert (
        "已全部停用"
        in instructor_client.post("/withdrawals", data=some, follow_redirects=True).text
    )
    assert statuses(database) == ["retired", "approved", "approved"]

    everything = {
        "phrase": "三个到位", "which": "all", "total": "1", "speeches": "1", "reason": "提法已改",
    }  # fmt: skip
    instructor_client.post("/withdrawals", data=everything)
    assert statuses(database) == ["retired", "retired", "approved"]
    with database.reading() as rows:
        assert rows.scalars(select(Speech.is_current)).one() is False
    told = instructor_client.get("/bank/batches").text
    assert told.count("因“三个到位”停用 1 道") == 2


def test_what_came_in_since_is_not_stopped_unseen(
    instructor_client: FlaskClient, database: Database
) -> None:
    data = {"phrase": "三个到位", "which": "all", "total": "1", "reason": "提法已改"}
    assert instructor_client.post("/withdrawals", data=data).status_code == 409
    assert statuses(database) == ["approved"] * 3


@pytest.mark.parametrize(
    ("phrase", "said", "status"),
    [
        ("三", "请至少写 2 个字", 422),
        ("没有的话", "没有找到“没有的话”", 200),
        ("", "提法或人名", 200),
    ],
)
def test_a_phrase_that_is_short_or_nowhere_is_answered(
    instructor_client: FlaskClient, phrase: str, said: str, status: int
) -> None:
    page = instructor_client.get(f"/withdrawals?phrase={phrase}")
    assert (page.status_code, said in page.text) == (status, True)


def test_stopping_asks_for_a_reason(instructor_client: FlaskClient) -> None:
    data = {"phrase": "三个到位", "which": "all", "total": "2", "reason": ""}
    page = instructor_client.post("/withdrawals", data=data)
    assert page.status_code == 422
    assert "请写明原因" in page.text


def test_the_map_of_points_leads_to_curating_writing_and_the_paragraph(
    instructor_client: FlaskClient,
) -> None:
    page = instructor_client.get("/coverage/1").text
    assert "三个到位" in page
    assert "/bank/new?speech=1&amp;point=1" in page
    assert "#p3" in page
    assert "每个要点都有已入库的试题" in instructor_client.get("/coverage/1?missing=1").text

    form = instructor_client.get("/bank/new?speech=1&point=1&kind=judgement").text
    assert "收集要到位，整理要到位，保管要到位</textarea>" in form
    data = {
        "statement": "收集要到位。", "truth": "对", "speech_id": "1", "rests_on": "收集要到位",
        "accept": "1",
    }  # fmt: skip
    made = instructor_client.post(
        "/bank/new?speech=1&point=1&kind=judgement", data=data, follow_redirects=True
    ).text
    assert "另有 2 道" in made  # it became a question of the same point


def test_a_point_is_drafted_anew_by_reading_the_text_again(
    instructor_client: FlaskClient, database: Database
) -> None:
    redraft = "/coverage/1/1/redraft"
    # the identity that the tests gave the list is not the one that the generator knows it by
    assert "没有再读出这个要点" in instructor_client.post(redraft, follow_redirects=True).text
    with database.writing() as rows:
        known = {"fingerprint": "828a323c16b99480"}
        rows.execute(update(Requirement).where(Requirement.kind == "list").values(known))
        rows.commit()

    said = instructor_client.post(redraft, follow_redirects=True).text
    assert re.search(r"新拟 [1-9] 道，放在待审核里", said)
    assert statuses(database)[:4] == ["approved", "approved", "approved", "draft"]
    again = instructor_client.post(redraft, follow_redirects=True).text
    assert "与题库里有过的都一样，没有新增" in again


def test_a_question_being_written_is_shown_as_a_trainee_will_see_it(
    instructor_client: FlaskClient,
) -> None:
    data = {"stem": "档案工作要做到“____”。", "answers": "三个到位", "speech_id": "1"}
    shown = instructor_client.post("/bank/new/preview?kind=cloze", data=data).text
    assert 'class="stem"' in shown
    assert "三个到位</b>" in shown
    data["stem"] = "没有空"
    unfinished = instructor_client.post("/bank/new/preview?kind=cloze", data=data).text
    assert "还差一点：题干里要有 1 到 4 个空" in unfinished

    data |= {"stem": "档案工作要做到“____”。", "preview": "1"}  # the button, without script
    page = instructor_client.post("/bank/new?kind=cloze", data=data)
    assert page.status_code == 200
    assert "三个到位</b>" in page.text

"""A plan on the way: what is locked, narrowed, worded by hand, and what the page says of it."""

from __future__ import annotations

import re
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.bank.questions import Question, Status, Version
from question_bank.papers.tables import Issue
from question_bank.questions.content import to_json
from tests.pages.planning import PLAN, issued, picks_in
from tests.papers.material import LONG_AGO, a_cloze

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database


def locked_in(page: str) -> str:
    found = re.search(r'name="locked" value="([^"]*)"', page)
    assert found
    return found[1]


def drawn_in(page: str) -> dict[str, str]:
    shape = re.search(r'name="shape" value="(\w+)"', page)
    assert shape
    return {"picks": picks_in(page), "locked": locked_in(page), "shape": shape[1]}


def test_a_locked_question_stays_where_it_is_while_the_others_are_drawn_again(
    instructor_client: FlaskClient, course_id: int
) -> None:
    address = f"/papers/new/{course_id}/preview"
    first = instructor_client.post(address, data=PLAN).text
    locked = instructor_client.post(address, data={**PLAN, **drawn_in(first), "lock": "1"}).text
    kept = picks_in(locked).split("-")[0].split(".")[1]
    assert picks_in(locked) == picks_in(first)
    assert locked_in(locked) == kept
    assert "解除第 2 题的锁定" in locked
    assert "换掉第 2 题" not in locked

    others = set()
    for seed in range(8):
        plan = {**PLAN, **drawn_in(locked), "again": str(seed)}
        again = instructor_client.post(address, data=plan).text
        ids = picks_in(again).split("-")[0].split(".")
        assert ids[1] == kept
        others.add((ids[0], ids[2]))
    assert len(others) > 1

    opened = instructor_client.post(address, data={**PLAN, **drawn_in(locked), "lock": "1"}).text
    assert locked_in(opened) == ""


def test_what_was_changed_by_hand_stays_when_the_title_changes_and_not_when_the_numbers_do(
    instructor_client: FlaskClient, course_id: int
) -> None:
    address = f"/papers/new/{course_id}/preview"
    first = instructor_client.post(address, data=PLAN).text
    swapped = instructor_client.post(address, data={**PLAN, **drawn_in(first), "swap": "0"}).text

    renamed = {**PLAN, **drawn_in(swapped), "title": "另一个标题"}
    smaller = {**PLAN, **drawn_in(swapped), "cloze_number": "2"}

    assert picks_in(instructor_client.post(address, data=renamed).text) == picks_in(swapped)
    clozes, _ = picks_in(instructor_client.post(address, data=smaller).text).split("-")
    assert clozes.count(".") == 1


def test_words_that_must_come_in_do_and_words_that_must_not_do_not(
    instructor_client: FlaskClient, course_id: int
) -> None:
    address = f"/papers/new/{course_id}/preview"
    plan = {**PLAN, "cloze_number": "1", "must": "领导带班", "must_not": "建立台账"}

    no_matching = instructor_client.post(address, data=plan)
    assert no_matching.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "配对题只有 0 道" in no_matching.text
    for seed in range(5):
        page = instructor_client.post(
            address, data={**plan, "matching_number": "0", "seed": str(seed)}
        ).text
        assert "值班工作实行全天" in page
    nowhere = instructor_client.post(address, data={**plan, "must_not": "", "must": "外星人"})
    assert "没有哪道能出的题含有“外星人”" in nowhere.text


def test_an_essay_of_ones_own_comes_last_with_its_marks_and_its_key(
    instructor_client: FlaskClient, course_id: int
) -> None:
    essay = {
        "essays-0-form": "论述题",
        "essays-0-stem": "结合岗位谈谈怎样抓落实。",
        "essays-0-points": "观点明确 5分\n联系实际 10分",
    }
    place = issued(instructor_client, course_id, **essay)

    page = instructor_client.get(place).text
    key = instructor_client.get(f"{place}?sheet=key").text
    assert "三、论述题（每题 15 分，共 15 分）" in page
    assert "5." in page
    assert "结合岗位谈谈怎样抓落实。" in page
    assert "满分 31 分" in page
    assert "（1）观点明确（5 分）；（2）联系实际（10 分）" in key
    assert "<td>—</td>" in key
    assert instructor_client.post(f"{place}/1/test.pdf").status_code == HTTPStatus.OK
    half = {**PLAN, "essays-0-stem": "只有题目"}
    slip = instructor_client.post(f"/papers/new/{course_id}/preview", data=half)
    assert "请填写采分点。" in slip.text


def test_a_word_bank_stands_before_the_blanks_in_another_order_in_booklet_b(
    instructor_client: FlaskClient, course_id: int
) -> None:
    place = issued(instructor_client, course_id, two="y", word_bank="y", cloze_number="5")

    banks = []
    for booklet in (1, 2):
        page = instructor_client.get(place, query_string={"booklet": booklet}).text
        assert "一、选词填空题" in page
        box = re.search(r'<p class="paper-bank">(.+?)</p>', page)
        assert box
        banks.append(re.findall(r"<span>(.+?)</span>", box[1]))
    assert sorted(banks[0]) == sorted(banks[1])
    assert banks[0] != banks[1]
    assert "领导带班" in banks[0]


def test_the_page_says_why_a_test_of_a_hundred_points_has_fewer(
    instructor_client: FlaskClient, course_id: int
) -> None:
    page = instructor_client.get(f"/papers/new/{course_id}?preset=full").text

    assert "“100 分试卷”满分 100 分，现在只排得出 22 分" in page
    assert "填空题要 10 道，已入库 6 道、单项选择题要 20 道，已入库 0 道" in page


def test_a_correction_prints_the_same_questions_as_they_are_worded_now(
    instructor_client: FlaskClient, course_id: int, database: Database
) -> None:
    place = issued(instructor_client, course_id)
    paper_id = place.rsplit("/", 1)[1]
    with database.writing() as session:
        first, *_, gone = session.scalars(
            select(Question).join(Version, Version.question_id == Question.id)
            .where(Version.id.in_(session.scalars(select(Issue.version_ids)).one()[:3]))
        )  # fmt: skip
        content = to_json(
            replace(a_cloze(first.id), stem="改正后的____。", answers=("质量",), accepted=((),))
        )
        session.add(Version(question_id=first.id, number=2, content=content, created_at=LONG_AGO))
        session.flush()
        first.live, gone.status = 2, Status.RETIRED
        gone_id = gone.id
        session.commit()

    start = instructor_client.get(f"/papers/new/like/{paper_id}?correct=1").text
    plan = {**PLAN, "picks": picks_in(start), "locked": locked_in(start), "shape": "-"}
    page = instructor_client.post(f"/papers/new/{course_id}/preview", data=plan).text

    assert "勘误重出" in start
    assert "改正后的" in page
    before, after = (picks_in(one).split("-")[0].split(".") for one in (start, page))
    kept = [one for one in before if one != f"{gone_id:x}"]
    assert kept == [one for one in after if one in before]
    assert len(after) == 3
    assert locked_in(page) == ""


def test_a_bank_with_little_more_than_a_test_asks_is_said_to_be_thin(
    instructor_client: FlaskClient, course_id: int
) -> None:
    address = f"/papers/new/{course_id}/preview"

    thin = instructor_client.post(address, data={**PLAN, "cloze_number": "4"}).text
    roomy = instructor_client.post(address, data={**PLAN, "matching_number": "0"}).text

    assert "题库偏少：填空题出 4 道，已入库 6 道、配对题出 1 道，已入库 1 道" in thin
    assert "题库偏少" not in roomy


def test_a_character_that_no_font_prints_is_named_before_the_paper_is_frozen(
    instructor_client: FlaskClient, course_id: int
) -> None:
    plan = {**PLAN, "title": "𠮷镕测试"}

    page = instructor_client.post(f"/papers/new/{course_id}/preview", data=plan).text

    assert "PDF 里印不出来的字有 1 个：𠮷" in page
    assert "“𠮷”“镕”不在 GB2312 里" in page

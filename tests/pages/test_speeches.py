from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from question_bank.bank.materials.intake import take_in
from question_bank.bank.members import public_bank
from question_bank.bank.questions import Question
from question_bank.bank.speeches import Reading, Speech
from quizapp.clock import now
from tests.printed import RAW, printed

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database

TEXT = """在全县档案工作座谈会上的讲话

同志们：
档案工作要做到“三个到位”：收集要到位，整理要到位，保管要到位。
一、把档案管住。各单位要按时归档，专人负责，定期检查，发现问题立即整改，做到有章可循。
"""


@pytest.fixture
def speech(database: Database) -> int:
    return _taken_in(database, RAW, "档案讲话")


def _taken_in(database: Database, raw: str, title: str) -> int:
    with database.writing() as rows:
        report = take_in(
            rows, printed(raw, title=title), bank_id=public_bank(rows), name="档案.txt", now=now()
        )
        rows.commit()
    return report.speech_id


def test_an_empty_list_says_what_to_do_next(instructor_client: FlaskClient) -> None:
    page = instructor_client.get("/speeches")

    assert "还没有学习材料" in page.text
    assert "/speeches/upload" in page.text


def test_the_list_shows_how_far_each_has_come(
    instructor_client: FlaskClient, database: Database
) -> None:
    _taken_in(database, RAW, "甲")

    assert "0 / 3" in instructor_client.get("/speeches").text


def test_what_was_noticed_while_reading_leads_to_its_paragraph(
    instructor_client: FlaskClient, speech: int
) -> None:
    page = instructor_client.get(f"/speeches/{speech}").text

    assert "标题序号不从一起 <a href=" in page
    assert "看第 4 段</a>" in page
    assert "<li>缺少“（一）”</li>" in page


def test_a_file_is_read_reported_and_not_taken_in_twice(
    instructor_client: FlaskClient, database: Database
) -> None:
    def send() -> str:
        files = [(io.BytesIO(TEXT.encode()), "档案.txt")]
        return instructor_client.post(
            "/speeches/upload", data={"agreed": "y", "files": files}, follow_redirects=True
        ).text

    first, second = send(), send()

    assert "在全县档案工作座谈会上的讲话" in first
    assert "核对材料信息" in first
    assert "这个文件以前读过，没有重复读入" in second
    with database.reading() as rows:
        assert rows.scalar(select(func.count()).select_from(Speech)) == 1


def test_a_pasted_text_is_read_and_a_bad_file_beside_it_says_why(
    instructor_client: FlaskClient,
) -> None:
    page = instructor_client.post(
        "/speeches/upload",
        data={"agreed": "y", "files": [(io.BytesIO(b""), "空.txt")], "text": TEXT},
    )

    assert "空.txt" in page.text
    assert "没有读取" in page.text
    assert "粘贴的讲话稿.txt" in page.text
    assert "新要点" in page.text


def test_sending_nothing_asks_for_a_file(instructor_client: FlaskClient) -> None:
    page = instructor_client.post("/speeches/upload", data={"agreed": "y"})

    assert page.status_code == 422
    assert "请选择文件" in page.text


def test_a_speech_is_laid_open_with_its_questions(
    instructor_client: FlaskClient, speech: int
) -> None:
    page = instructor_client.get(f"/speeches/{speech}")

    assert '<p id="p3">' in page.text
    assert "查阅员" in page.text
    assert "（网站导航）" not in page.text
    assert "缺少“（一）”" in page.text


def test_the_asked_words_are_marked_and_noise_is_struck_through_on_demand(
    instructor_client: FlaskClient, speech: int, database: Database
) -> None:
    with database.reading() as rows:
        asked = rows.scalars(select(Question.id).order_by(Question.score.desc())).first()

    page = instructor_client.get(f"/speeches/{speech}?question={asked}&removed=1")

    assert '<mark class="strong">整理要到位</mark>' in page.text
    assert '<del class="removed">（网站导航）首页 &gt; 讲话</del>' in page.text


@pytest.mark.parametrize(
    ("side", "words"),
    [("requirements", "三个到位"), ("outline", "（二）分工"), ("nonsense", "需修改")],
)
def test_each_side_shows_its_part(
    instructor_client: FlaskClient, speech: int, side: str, words: str
) -> None:
    assert words in instructor_client.get(f"/speeches/{speech}?side={side}").text


def test_facts_are_corrected(instructor_client: FlaskClient, speech: int) -> None:
    sent = {"title": "档案座谈会讲话", "given_on": "2024-05-09", "publicity": "internal"}
    sent["seen"] = seen(instructor_client, speech)
    page = instructor_client.post(f"/speeches/{speech}/facts", data=sent, follow_redirects=True)

    assert "材料信息已保存" in page.text
    assert "档案座谈会讲话" in page.text
    assert "已停用" in page.text  # the box was not ticked


def seen(browser: FlaskClient, speech: int) -> str:
    """Return the mark of the facts that the page shows."""
    page = browser.get(f"/speeches/{speech}/facts").text
    return re.search(r'name="seen"[^>]* value="(\w+)"', page)[1]


def test_facts_that_somebody_else_changed_meanwhile_are_shown_beside_one_s_own(
    instructor_client: FlaskClient, colleague_client: FlaskClient, speech: int
) -> None:
    sent = {"title": "档案讲话", "publicity": "public", "is_current": "y"}
    sent["seen"] = seen(instructor_client, speech)
    colleague_client.post(f"/speeches/{speech}/facts", data={**sent, "speaker": "赵同"})

    page = instructor_client.post(f"/speeches/{speech}/facts", data={**sent, "speaker": "李铭"})

    assert page.status_code == 409
    assert "讲话人：赵同" in page.text
    assert 'value="李铭"' in page.text
    again = {
        **sent,
        "speaker": "李铭",
        "seen": re.search(r'name="seen"[^>]* value="(\w+)"', page.text)[1],
    }
    instructor_client.post(f"/speeches/{speech}/facts?to=check", data=again)
    told = instructor_client.get(f"/speeches/{speech}/check").text
    assert "讲话人：赵同 → 李铭" in told
    assert told.count("改材料信息") == 2


def test_the_result_shows_what_was_cleaned_away_found_and_covered(
    instructor_client: FlaskClient, speech: int
) -> None:
    page = instructor_client.get(f"/speeches/{speech}/check").text

    assert "网站栏目" in page
    assert '<del class="removed">（网站导航）首页 &gt; 讲话</del>' in page
    assert "（二）分工" in page
    assert "2 条已拟题" in page
    assert "缺少“（一）”" in page
    assert 'value="县长"' in page


def test_a_refused_file_says_what_to_do_next_and_leaves_nothing(
    instructor_client: FlaskClient, database: Database
) -> None:
    page = instructor_client.post(
        "/speeches/upload",
        data={"agreed": "y", "files": [(io.BytesIO(b"%PDF-1.4 broken"), "坏.pdf")]},
    ).text

    assert "没有读取" in page
    assert "坏.pdf" in page
    assert "/speeches/upload?paste=1" in page
    with database.reading() as rows:
        assert rows.scalar(select(func.count()).select_from(Speech)) == 0
        assert rows.scalar(select(func.count()).select_from(Reading)) == 0


def test_each_file_of_several_has_its_own_result(instructor_client: FlaskClient) -> None:
    page = instructor_client.post(
        "/speeches/upload",
        data={
            "agreed": "y",
            "files": [(io.BytesIO(TEXT.encode()), "一.txt"), (io.BytesIO(b""), "二.txt")],
        },
    ).text

    assert page.count("data-report") == 2
    assert "/speeches/1/check" in page
    assert "二.txt" in page


def test_a_title_is_needed(instructor_client: FlaskClient, speech: int) -> None:
    page = instructor_client.post(
        f"/speeches/{speech}/facts", data={"title": " ", "publicity": "public"}
    )

    assert page.status_code == 422
    assert "请填写标题" in page.text


def test_a_namesake_is_joined_when_told(
    instructor_client: FlaskClient, speech: int, database: Database
) -> None:
    double = _taken_in(database, RAW + "补充一句。\n", "档案讲话")

    page = instructor_client.post(
        f"/speeches/{double}/join", data={"into": speech}, follow_redirects=True
    )

    assert "已并入" in page.text
    assert "补充一句" in page.text
    assert instructor_client.get(f"/speeches/{double}").status_code == 404


def test_a_new_version_is_read_into_its_speech(
    instructor_client: FlaskClient, speech: int, database: Database
) -> None:
    page = instructor_client.get(f"/speeches/upload?into={speech}")
    assert "上传新版本" in page.text

    files = [(io.BytesIO(TEXT.encode()), "新.txt")]
    instructor_client.post(
        "/speeches/upload", data={"agreed": "y", "files": files, "into": str(speech)}
    )

    with database.reading() as rows:
        assert rows.scalars(select(Speech.id)).all() == [speech]


def test_trainees_and_administrators_see_no_speech_laid_open(
    trainee_client: FlaskClient, administrator_client: FlaskClient, speech: int
) -> None:
    for browser in (trainee_client, administrator_client):
        for address in ("/speeches", f"/speeches/{speech}", "/speeches/upload"):
            assert browser.get(address).status_code == 403

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from question_bank.bank.speeches import Reading, Speech

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from quizapp.database import Database


TEXT = """在全县档案工作座谈会上的讲话

同志们：
档案工作要做到“三个到位”：收集要到位，整理要到位，保管要到位。
一、把档案管住。各单位要按时归档，专人负责，定期检查，发现问题立即整改，做到有章可循。
"""


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

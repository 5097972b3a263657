from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from question_bank.study.appeals import Report, Verdict
from tests.study.lessons import LOCK, ONE_BLANK, Lesson

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from quizapp.database import Database


def test_a_report_is_sent_answered_and_read(
    instructor_client: FlaskClient,
    trainee_client: FlaskClient,
    teach: Callable[..., Lesson],
    database: Database,
) -> None:
    lesson = teach(ONE_BLANK, LOCK)
    address = f"/feedback/reports/{lesson.question_ids[0]}"
    asking = trainee_client.get(f"{address}?back=/today").text
    assert "答案不唯一" in asking
    assert "及时整理" not in asking
    assert "请选一项" in trainee_client.post(address).text
    assert "请写明是什么问题" in trainee_client.post(address, data={"fault": "other"}).text
    sent = trainee_client.post(address, data={"fault": "misprint", "back": "/today"})
    assert sent.location == "/today"
    assert "您已经纠错过" in trainee_client.get(address).text
    trainee_client.post(address, data={"fault": "outdated", "words": "现在改叫法了"})

    page = instructor_client.get("/reports").text
    assert "提法过时" in page
    assert "现在改叫法了" in page
    assert f"/curation/{lesson.question_ids[0]}/edit" in page
    reply = {"reply": "已改"}
    done = instructor_client.post("/reports/1/settle", data=reply, follow_redirects=True)
    assert "没有等待处理的纠错" in done.text
    assert "已改" in trainee_client.get("/feedback").text
    undone = instructor_client.post("/reports/1/reopen", follow_redirects=True).text
    assert "现在改叫法了" in undone
    with database.reading() as rows:
        assert rows.scalars(select(Report.verdict)).all() == [Verdict.OPEN]

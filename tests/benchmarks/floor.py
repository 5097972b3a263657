"""The least that an answer and a page take on the web: bare Flask and SQLAlchemy Core.

For an answer a card is read, a row of the log is inserted and the card updated in one durable
transaction; for a page a card is read and shown. There is no log-in, no form, no marking and no
memory in it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from flask import Flask, render_template, request
from sqlalchemy import insert, select, update

from question_bank.study.cards import Card
from question_bank.study.reviews import Entry, Rating, Review
from quizapp.database import Database
from quizapp.server import serve

if TYPE_CHECKING:
    from sqlalchemy import Connection, Row

    from quizapp.settings import Settings

PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<title>第 {{ card.question_id }} 题</title>
<form method="post"><input name="answers-0"><button>提交</button></form>
<p>{{ card.phase.value }}，第 {{ card.reps }} 次，{{ card.due_at or "没有问过" }}</p>
</html>
"""
CARDS, REVIEWS = Card.__table__, Review.__table__
WORDS = {
    "parts": [{"written": "双人双锁", "key": "双人双锁", "right": True}],
    "hints": 0,
} | dict.fromkeys(("given_up", "goal", "plan", "worn_out", "means"))


def floor_app(settings: Settings) -> Flask:
    """Return the application: `GET` and `POST /TRAINEE/QUESTION`, with `seq` and `attempt`."""
    app = Flask("floor")
    database = Database(settings)
    shown = app.jinja_env.from_string(PAGE)

    @app.post("/<int:trainee_id>/<int:question_id>")
    def answer(trainee_id: int, question_id: int) -> str:
        with database.engine.begin() as connection:
            _write(connection, trainee_id, question_id)
        return "ok"

    @app.get("/<int:trainee_id>/<int:question_id>")
    def card(trainee_id: int, question_id: int) -> str:
        with database.reader.begin() as connection:
            return render_template(shown, card=_card(connection, trainee_id, question_id))

    return app


def _card(connection: Connection, trainee_id: int, question_id: int) -> Row[Any]:
    mine = (CARDS.c.trainee_id == trainee_id, CARDS.c.question_id == question_id)
    return connection.execute(select(CARDS).where(*mine)).one()


def _write(connection: Connection, trainee_id: int, question_id: int) -> None:
    mine = (CARDS.c.trainee_id == trainee_id, CARDS.c.question_id == question_id)
    card = _card(connection, trainee_id, question_id)
    now = datetime.now(UTC)
    connection.execute(
        insert(REVIEWS),
        {
            "trainee_id": trainee_id,
            "seq": int(request.form["seq"]),
            "attempt": request.form["attempt"],
            "entry": Entry.ANSWER,
            "question_id": question_id,
            "version_id": question_id,
            "course_id": card.course_id,
            "rating": Rating.GOOD,
            "evidence": WORDS,
            "rater_version": 1,
            "before": dict.fromkeys(("phase", "step", "due_at", "last_at", "reps", "lapses")),
            "algorithm": "floor",
            "answered_at": now,
            "study_day": 1,
            "seconds_taken": 5.0,
        },
    )
    connection.execute(
        update(CARDS)
        .where(*mine, CARDS.c.lock == card.lock)
        .values(due_at=now + timedelta(days=2), reps=card.reps + 1, lock=card.lock + 1)
    )


def serve_floor(settings: Settings, port: int) -> None:
    """Serve it as `quizapp serve` serves the application."""
    serve(settings, host="127.0.0.1", port=port, workers=2, app=floor_app)

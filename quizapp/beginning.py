"""What the terminal says when an installation is served for the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.bank.site.beginning import draw_code
from quizapp.database import Database

if TYPE_CHECKING:
    from quizapp.settings import Settings


def invitation(settings: Settings) -> str:
    """Return how to make the first administrator, with a new code; "" where people are there."""
    database = Database(settings)
    try:
        with database.writing() as rows:
            code = draw_code(rows)
            rows.commit()
    finally:
        database.engine.dispose()
    if code is None:
        return ""
    said = "还没有任何账号。请用浏览器打开网站，用这个一次性口令建立第一个系统管理员："
    return f"{said}\n\n    {code}\n"

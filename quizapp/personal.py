"""What is kept of one person, as a page shows it and as files that are given out."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from question_bank.exchange.personal.readable import readable_of
from question_bank.exchange.personal.whole import whole_of
from quizapp.clock import now
from quizapp.database import reading
from quizapp.installation import current_settings
from quizapp.media import EXCEL, sent

if TYPE_CHECKING:
    from flask import Response

    from question_bank.exchange.personal.readable import Part

SHOWN = 5
JSON = "application/json"


def parts_of(person_id: int) -> tuple[Part, ...]:
    """Return what is kept of somebody, part by part."""
    with reading() as rows:
        return readable_of(rows, person_id, now=now())


def as_json(person_id: int) -> Response:
    """Return all that is kept of somebody as a file for programs."""
    with reading() as rows:
        found = whole_of(rows, person_id, now=now())
    content = json.dumps(found, ensure_ascii=False, indent=1).encode()
    return sent(content, JSON, f"{found['person'][0]['name']}的个人信息.json", "personal.json")


def as_workbook(person_id: int) -> Response:
    """Return what is kept of somebody as a workbook, a sheet a part."""
    from question_bank.exchange.sheets import (  # noqa: PLC0415 - openpyxl is loaded for who needs it
        Table,
        workbook,
    )

    parts = parts_of(person_id)
    sheets = [
        Table(part.title, part.headings, [[_cell(one) for one in row] for row in part.rows])
        for part in parts
    ]
    name = next(str(value) for title, value in parts[0].rows if title == "姓名")
    return sent(workbook(*sheets), EXCEL, f"{name}的个人信息.xlsx", "personal.xlsx")


def _cell(value: Any) -> Any:  # noqa: ANN401 - whatever a cell holds
    """Return times as the clock on the wall shows them."""
    if not isinstance(value, datetime):
        return value
    return value.astimezone(current_settings().timezone).replace(tzinfo=None, microsecond=0)

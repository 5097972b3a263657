"""JSON as our own export writes it: every question comes back as it was."""

from __future__ import annotations

import json
from typing import Any

from question_bank.errors import Refused
from question_bank.exchange.found import Findings, Found, Problem, Unfit, fit
from question_bank.exchange.writers.lossless import FORMAT
from question_bank.questions.content import from_json


def read(content: bytes) -> Findings:
    """Return the questions of our own export.

    Raises:
        Refused: `foreign_json`, it is none of ours.

    """
    try:
        stored = json.loads(content.decode("utf-8-sig"))
        items = list(stored["questions"]) if stored["format"] == FORMAT else None
    except (UnicodeDecodeError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise Refused("foreign_json") from error
    if items is None:
        raise Refused("foreign_json")
    found: list[Found] = []
    problems: list[Problem] = []
    for line, item in enumerate(items, start=1):
        try:
            found.append(_question(line, item))
        except Unfit as reason:
            problems.append(Problem(line, str(reason)))
    return Findings(tuple(found), tuple(problems))


def _question(line: int, item: Any) -> Found:  # noqa: ANN401 - whatever JSON holds
    try:
        content = from_json(item["content"])
        name, material, tags = str(item["name"]), str(item["material"]), item["tags"]
        return Found(line, fit(content), name, tuple(map(str, tags)), material)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Unfit("这一项缺少内容，或者类型不对。") from error

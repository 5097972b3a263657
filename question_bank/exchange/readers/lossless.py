"""JSON as our own export writes it: every question comes back as it was."""

from __future__ import annotations

import json
from dataclasses import fields
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from question_bank.errors import Refused
from question_bank.exchange.found import Findings, Found, Unfit, fit, read_each
from question_bank.exchange.writers.lossless import FORMAT
from question_bank.questions.content import from_json

WRONG = "这一项缺少内容，或者类型不对。"
ALONG = tuple[str, str, tuple[str, ...]]  # name, material and tags


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
    return read_each(enumerate(items, start=1), _question, "题")


def _question(line: int, item: Any) -> Found:  # noqa: ANN401 - whatever JSON holds
    try:
        content = from_json(item["content"])
        along = item["name"], item["material"], tuple(item["tags"])
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise Unfit(WRONG) from error
    hints = get_type_hints(type(content))
    values = ((getattr(content, one.name), hints[one.name]) for one in fields(content))
    if not (all(_is_a(*one) for one in values) and _is_a(along, ALONG)):
        raise Unfit(WRONG)
    name, material, tags = along
    return Found(line, fit(content), name, tags, material)


def _is_a(value: Any, hint: Any) -> bool:  # noqa: ANN401 - whatever JSON holds, and any type
    """Return whether a value is of the type that a field is annotated with."""
    inner = get_args(hint)
    if get_origin(hint) is tuple and isinstance(value, tuple):
        kinds = inner[:1] * len(value) if inner[1:] == (...,) else inner
        return len(kinds) == len(value) and all(map(_is_a, value, kinds))
    if NoneType in inner:
        return value is None or any(_is_a(value, one) for one in inner if one is not NoneType)
    return value in inner if inner else type(value) is hint

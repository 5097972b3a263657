"""The kinds of questions by name, in the order in which a test asks them."""

from __future__ import annotations

from typing import Literal

Kind = Literal[
    "cloze", "choice", "multiple", "judgement", "matching", "ordering", "recall", "written"
]
NAMES: dict[Kind, str] = {
    "cloze": "填空题",
    "choice": "单项选择题",
    "multiple": "多项选择题",
    "judgement": "判断题",
    "matching": "配对题",
    "ordering": "排序题",
    "recall": "简答题",
    "written": "主观题",
}
KINDS: tuple[Kind, ...] = tuple(NAMES)
ON_PAPER_ONLY: tuple[Kind, ...] = ("written",)
"""Kinds that only a person can mark: never asked in study."""

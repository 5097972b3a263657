"""The grid of a printed test's marks as its page shows it: which columns, and what is wrong."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import request

from question_bank.bank.kinds import NAMES
from question_bank.study.printed.layout import TOTAL

if TYPE_CHECKING:
    from question_bank.study.printed.entering import Problem
    from question_bank.study.printed.importing import Line
    from question_bank.study.printed.layout import Layout

NUMERALS = "一二三四五六七八九十"
REASONS = {
    "nobody": "名单里没有这个人",
    "two_people": "同名的不止一人，请写登录名",
    "nothing": "没有要录入的分数",
    "no_number": "不是分数",
    "points": "要填 0 到满分之间、0.25 的倍数",
    "absent": "记了缺考的人不能再录分数，要先取消一边",
    "changed": "已录入的不一样，没有改动",
}


class By(enum.StrEnum):
    """What the columns are: sections, questions, or the total alone."""

    SECTION = "section"
    QUESTION = "question"
    TOTAL = "total"

    @classmethod
    def here(cls) -> By:
        """Return what the address asks for."""
        asked = request.args.get("by", "")
        return cls(asked) if asked in set(cls) else cls.SECTION


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the part it stands for, its head, a second line of it, the most it takes."""

    part: str
    head: str
    more: str
    most: float


def columns(layout: Layout, by: By) -> tuple[Column, ...]:
    """Return the columns of the grid; questions have their number in each booklet."""
    if by is By.TOTAL:
        return (Column(TOTAL, "总分", "", layout.total),)
    if by is By.SECTION:
        return tuple(
            Column(f"s{place}", f"{NUMERALS[place]}、{NAMES[one.kind]}", "", one.total)
            for place, one in enumerate(layout.sections)
        )
    return tuple(
        _question(layout, version_id, one.points)
        for one in layout.sections
        for version_id, _ in one.versions
    )


def _question(layout: Layout, version_id: int, points: float) -> Column:
    (_, first), *others = layout.numbers(version_id)
    more = "、".join(f"{name}卷 {number}" for name, number in others)
    return Column(f"v{version_id}", f"第 {first} 题", more, points)


def said(problem: Problem) -> str:
    """Return why a cell was not stored."""
    if problem.reason == "changed":
        held = "空的" if problem.stored is None else f"{problem.stored:g}"
        return f"别人刚改成 {held}，您填的没有存；核对后再保存"
    if problem.reason == "points":
        return f"要填 0 到 {problem.most:g}、0.25 的倍数"
    return REASONS[problem.reason]


def told(line: Line, layout: Layout) -> str:
    """Return what is wrong with a row of a table."""
    where = ""
    if line.column:
        every = (*columns(layout, By.SECTION), *columns(layout, By.QUESTION))
        named = {column.part: column.head for column in every}
        where = f"“{named.get(line.column, '总分')}”："
    return where + REASONS[line.reason]

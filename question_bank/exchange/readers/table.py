"""Tables of questions: one row a question, or one row an option, under headings of many names.

Names of columns: those of the Chinese systems listed in features.md 4.6.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING
from unicodedata import normalize

from question_bank.errors import Refused
from question_bank.exchange.found import Found, read_each
from question_bank.exchange.readers.cells import YES, Cells, content_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from question_bank.exchange.found import Findings

HEAD_ROWS = 12  # the headings stand among the first
NAMES = {
    "number": "题号 序号 题目序号 编号次序",
    "kind": "题型 类型 题目类型 试题类型 题类",
    "stem": "题干 题目 问题 试题 试题内容 题目内容 内容 问题描述 题目描述",
    "answer": "答案 正确答案 标准答案 参考答案 正确选项",
    "any_order": "顺序不限",
    "tags": "标签 分类 章节 知识点 知识点名称 题目分类",
    "material": "材料 所属题库 题库 题库名 所属范围 科目",
    "name": "编号 题目编号 试题编号",
    "said": "解析 答案解析 试题解析 整体解析 题目解析 说明",
    "right": "是否正确项 是否正确 正确项",
    "option": "选项内容 选项",
}
ALIASES = {alias: name for name, aliases in NAMES.items() for alias in aliases.split()}
LETTERED = re.compile(r"(?:备选项|选项)?\s*([A-Z])(?:项|选项)?")
REQUIRED = re.compile(r"[（(]\s*(?:必填|可选|选填)\s*[）)]|\*")
TAG_MARKS = re.compile(r"[、,，;；|]")


def read(rows: Sequence[Sequence[str]]) -> Findings:
    """Return the questions of a table; `line` counts its rows from 1.

    Raises:
        Refused: `no_headings`, no row among the first names a stem and answers or options.

    """
    place, columns = _headings(rows)
    return read_each(_questions(rows, place, columns), _found)


def _found(line: int, cells: Cells) -> Found:
    tags = tuple(filter(None, map(str.strip, TAG_MARKS.split(cells.tags))))
    return Found(line, content_of(cells), cells.name, tags, cells.material)


def _headings(rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    for place, row in enumerate(rows[:HEAD_ROWS]):
        columns = _columns(row)
        if "stem" in columns and (
            {"answer"} <= columns.keys() or {"right", "option"} <= columns.keys()
        ):
            return place, columns
    raise Refused("no_headings")


def _columns(row: Sequence[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for place, cell in enumerate(row):
        heading = REQUIRED.sub("", normalize("NFKC", cell)).strip()
        lettered = LETTERED.fullmatch(heading)
        name = lettered[1] if lettered else ALIASES.get(heading)
        if name:
            columns.setdefault(name, place)
    return columns


def _questions(
    rows: Sequence[Sequence[str]], head: int, columns: Mapping[str, int]
) -> Iterator[tuple[int, Cells]]:
    """Yield line and cells of each question, without repeated headings and empty rows."""
    below = [
        (line, row)
        for line, row in enumerate(rows[head + 1 :], start=head + 2)
        if any(cell.strip() for cell in row) and _columns(row).keys() != columns.keys()
    ]
    if "answer" in columns:
        for line, row in below:
            yield line, _of_row(row, columns)
    else:
        yield from _by_option(below, columns)


def _of_row(row: Sequence[str], columns: Mapping[str, int]) -> Cells:
    def cell(name: str) -> str:
        place = columns.get(name, len(row))
        return row[place].strip() if place < len(row) else ""

    letters = sorted(name for name in columns if len(name) == 1)
    options = [cell(letter) for letter in letters]
    while options and not options[-1]:
        options.pop()
    return Cells(
        kind=cell("kind"),
        stem=cell("stem"),
        options=tuple(options),
        answer=cell("answer"),
        any_order=cell("any_order") in YES,
        tags=cell("tags"),
        material=cell("material"),
        name=cell("name"),
        said=cell("said"),
    )


def _by_option(
    rows: Sequence[tuple[int, Sequence[str]]], columns: Mapping[str, int]
) -> Iterator[tuple[int, Cells]]:
    """Yield the questions of a table with a row an option: a new stem or number begins another."""
    groups: dict[int, list[Sequence[str]]] = defaultdict(list)
    begun, last = 0, ("", "")
    for line, row in rows:
        padded = [*row, *("",) * (max(columns.values()) + 1 - len(row))]
        number = padded[columns["number"]].strip() if "number" in columns else ""
        here = (number, padded[columns["stem"]].strip())
        if (here[0] or here[1]) and here != last:
            begun, last = line, here
        groups[begun or line].append(padded)
    for line, group in groups.items():
        head = _of_row(group[0], columns)
        options = tuple(row[columns["option"]].strip() for row in group)
        right = [row[columns["right"]].strip().upper() in YES for row in group]
        answer = "".join(chr(65 + place) for place, one in enumerate(right) if one)
        yield line, replace(head, options=options, answer=answer)

"""Marks of a printed test from a table: the rows that can be used go in, each row is told of."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from question_bank.bank.kinds import NAMES
from question_bank.errors import Refused
from question_bank.study.printed.entering import Cell, enter, sheets
from question_bank.study.printed.layout import ABSENT, TOTAL, from_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from question_bank.study.marks import PrintedTest
    from question_bank.study.printed.entering import Problem, Sheet
    from question_bank.study.printed.layout import Layout

LOGIN = frozenset({"登录名", "工号", "账号", "帐号", "用户名", "编号", "人员编号"})
NAME = frozenset({"姓名", "名字", "学员", "学员姓名"})
UNIT = frozenset({"单位", "所在单位", "工作单位", "部门", "科室", "处室"})
TOTALS = frozenset({"总分", "成绩", "得分", "总成绩", "合计"})
REMARKS = frozenset({"缺考", "备注", "状态", "等次"})
ABSENCES = frozenset({"缺考", "未参加", "缺席", "是", "√", "1"})
HEADING_WITHIN = 10
MOST_ROWS = 3000
QUESTION = re.compile(r"第?(\d{1,3})[题小]?题?")
BRACKETS = re.compile(r"[(\[【].*")
NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Line:
    """What became of a row of the table: `reason` is "" where its marks went in.

    `nobody`, `two_people` of that name, `nothing` to enter, `no_number` in `column`; or why a cell
    was not stored (see `Problem`).
    """

    number: int
    name: str
    reason: str = ""
    column: str = ""


@dataclass(frozen=True, slots=True)
class Imported:
    """How many cells and people a table gave, and the rows that were not taken as they stand."""

    cells: int
    people: int
    problems: tuple[Line, ...]


def take_in(
    session: Session,
    test: PrintedTest,
    cells: Sequence[Sequence[str]],
    *,
    overwrites: bool,
    source: str,
    person_id: int,
    now: datetime,
) -> Imported:
    """Enter the marks of a table; what was entered before stays unless it `overwrites`.

    Raises:
        Refused: `no_marks`, no heading names people and marks; `long_table`.

    """
    layout = from_json(test.layout)
    start, heads = _heading(cells, layout)
    if len(cells) - start > MOST_ROWS:
        raise Refused("long_table", most=MOST_ROWS)
    people = sheets(session, test, person_id=person_id)
    finder = _Finder(people)
    wanted: dict[Cell, Line] = {}
    problems: list[Line] = []
    for number, row in enumerate(cells[start:], start=start + 1):
        if not any(map(str.strip, row)):
            continue
        line, found = _line(number, row, heads, finder, overwrites=overwrites)
        if line.reason:
            problems.append(line)
        wanted |= dict.fromkeys(found, line)
    refused = enter(session, test, list(wanted), person_id=person_id, now=now, source=source)
    problems += [_refused(problem, wanted[problem.cell], heads) for problem in refused]
    done = wanted.keys() - {problem.cell for problem in refused}
    return Imported(
        cells=len(done),
        people=len({cell.trainee_id for cell in done}),
        problems=tuple(sorted(problems, key=lambda line: line.number)),
    )


class _Finder:
    """Finds people by login, else by name where only one has it (in the unit that is named)."""

    def __init__(self, people: Sequence[Sheet]) -> None:
        self.by_login = {one.login.casefold(): one for one in people}
        self.people = people
        self.names = Counter(one.name for one in people)

    def find(self, login: str, name: str, unit: str) -> Sheet | str:
        """Return the person, or why there is none."""
        if login:
            return self.by_login.get(login.casefold(), "nobody")
        if self.names[name] == 1:
            return next(one for one in self.people if one.name == name)
        same = [one for one in self.people if one.name == name and one.unit == unit]
        if len(same) == 1:
            return same[0]
        return "two_people" if self.names[name] else "nobody"


def _line(
    number: int,
    row: Sequence[str],
    heads: Mapping[str, int],
    finder: _Finder,
    *,
    overwrites: bool,
) -> tuple[Line, list[Cell]]:
    told = {part: _plain(row[place]) if place < len(row) else "" for part, place in heads.items()}
    name = told.get("name", "") or told.get("login", "")
    person = finder.find(told.get("login", ""), told.get("name", ""), told.get("unit", ""))
    if isinstance(person, str):
        return Line(number, name, person), []
    absent = any(told.get(part, "") in ABSENCES for part in (ABSENT, TOTAL))
    if absent and told.get(ABSENT) != "缺考" and _has_points(told):
        absent = False
    values: dict[str, float | None] = {ABSENT: 1.0} if absent else {}
    for part, text in told.items():
        if part in {"login", "name", "unit", ABSENT} or not text or absent:
            continue
        try:
            values[part] = float(text)
        except ValueError:
            return Line(number, name, "no_number", part), []
    if not values:
        return Line(number, name, "nothing"), []
    return Line(number, name), [
        Cell(person.trainee_id, part, value, person.marks.get(part) if overwrites else None)
        for part, value in values.items()
    ]


def _has_points(told: Mapping[str, str]) -> bool:
    return any(text for part, text in told.items() if part[0] in "sv")


def _refused(problem: Problem, line: Line, heads: Mapping[str, int]) -> Line:
    part = problem.cell.part
    return Line(line.number, line.name, problem.reason, part if part in heads else "")


def _heading(cells: Sequence[Sequence[str]], layout: Layout) -> tuple[int, dict[str, int]]:
    """Return below which line the rows stand, and the column of each part."""
    for line, row in enumerate(cells[:HEADING_WITHIN], start=1):
        heads: dict[str, int] = {}
        for place, cell in enumerate(row):
            part = _part(_plain(cell), layout, heads)
            if part:
                heads.setdefault(part, place)
        if heads.keys() & {"login", "name"}:
            if any(part[0] in "sv" for part in heads):
                heads.pop(TOTAL, None)  # it is their sum
            if heads.keys() - {"login", "name", "unit"}:
                return line, heads
    raise Refused("no_marks")


def _part(head: str, layout: Layout, taken: Mapping[str, int]) -> str:
    """Return what a heading names: a person, a section, a question, the total, who was absent."""
    bare = BRACKETS.sub("", head)
    for names, part in ((LOGIN, "login"), (NAME, "name"), (UNIT, "unit"), (TOTALS, TOTAL)):
        if bare in names:
            return part
    if bare in REMARKS:
        return ABSENT
    for place, section in enumerate(layout.sections):
        named = {NAMES[section.kind], NUMERALS[place], f"{NUMERALS[place]}、{NAMES[section.kind]}"}
        named |= {f"第{NUMERALS[place]}大题", f"{NUMERALS[place]}大题"}
        if bare in named and f"s{place}" not in taken:
            return f"s{place}"
    versions = layout.booklets[0].versions
    found = QUESTION.fullmatch(bare)
    if found and 0 < int(found[1]) <= len(versions):
        return f"v{versions[int(found[1]) - 1]}"
    return ""


def _plain(cell: str) -> str:
    return "".join(unicodedata.normalize("NFKC", cell).split())

"""A list of people from a table: which of its rows can be used, and why the others cannot."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from question_bank.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HEADINGS = {
    "name": {"姓名", "名字", "学员", "学员姓名", "人员姓名"},
    "unit": {"单位", "所在单位", "工作单位", "单位名称", "部门", "科室", "处室", "所属单位"},
    "post": {"职务", "岗位", "职位", "职级", "职务职级", "职务/职级", "现任职务"},
    "login": {"工号", "账号", "帐号", "登录名", "用户名", "编号", "人员编号", "员工编号", "职工号"},
    "phone": {"手机", "手机号", "手机号码", "电话", "联系电话", "联系方式", "移动电话"},
}
TITLES = {"name": "姓名", "unit": "单位", "post": "职务", "login": "工号", "phone": "手机"}
MOST_ROWS = 1000
HEADING_WITHIN = 10
LONGEST = {"name": 40, "unit": 80, "post": 40, "login": 40, "phone": 20}
IDENTITY_NUMBER = re.compile(r"(?<!\d)\d{17}[\dXx](?![\dXx])")
PHONE_NUMBER = re.compile(r"(?:\+?86)?1[3-9]\d{9}")


@dataclass(frozen=True, slots=True)
class Row:
    """One person of the table; `problem` is why the row cannot be used, or ""."""

    line: int
    name: str
    unit: str
    post: str
    login: str
    problem: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Roster:
    """The rows of a table. With `drops_phones` it has phone numbers, and none was kept."""

    rows: tuple[Row, ...]
    drops_phones: bool = False


def roster_of(cells: Sequence[Sequence[str]], *, phones: bool = False) -> Roster:
    """Return the people of a table whose heading is one of its first lines.

    Empty rows are passed over. `phones` says whether phone numbers may be kept, and be logins.

    Raises:
        Refused: `no_table`, it is empty; `no_names`, no column is headed 姓名; `no_people`, nothing
            stands below; `long_table`.

    """
    if not any(cell.strip() for row in cells for cell in row):
        raise Refused("no_table")
    start, places = _heading(cells)
    table = [(line, row) for line, row in enumerate(cells, start=1) if line > start and _any(row)]
    if not table:
        raise Refused("no_people")
    if len(table) > MOST_ROWS:
        raise Refused("long_table", most=MOST_ROWS)
    told = ({key: _cell(row, place) for key, place in places.items()} for _, row in table)
    rows = [
        checked(_row(line, one), row, phones=phones)
        for (line, row), one in zip(table, told, strict=True)
    ]
    has_phones = any(row.phone for row in rows)
    kept = rows if phones else [replace(row, phone="") for row in rows]
    return Roster(tuple(_once(kept)), drops_phones=has_phones and not phones)


def checked(row: Row, cells: Iterable[str], *, phones: bool = False) -> Row:
    """Return a row with its problem if it has one; of an identity number nothing is kept."""
    normal = ["".join(unicodedata.normalize("NFKC", cell).split()) for cell in cells]
    if any(IDENTITY_NUMBER.search(cell) for cell in normal):
        return Row(row.line, IDENTITY_NUMBER.sub("", row.name), "", "", "", "identity_number")
    if not row.name:
        return replace(row, problem="no_name")
    if not phones and PHONE_NUMBER.fullmatch(row.login.replace("-", "").replace(" ", "")):
        return replace(row, login="", problem="phone_number")
    if any(len(getattr(row, key)) > most for key, most in LONGEST.items()):
        return replace(row, problem="too_long")
    return row


def normalised(text: str) -> str:
    """Return what was typed in usual letters and digits, on one line."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def as_table(rows: Iterable[Row]) -> str:
    """Return the rows that can be used as a text that `roster_of` reads again."""
    lines = ["\t".join(TITLES.values())]
    lines += ["\t".join(getattr(row, key) for key in TITLES) for row in rows if not row.problem]
    return "\n".join(lines)


def _heading(cells: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]]:
    """Return the line of the heading, and the column of each thing we know a heading for."""
    for line, row in enumerate(cells[:HEADING_WITHIN], start=1):
        clean = ["".join(unicodedata.normalize("NFKC", cell).split()) for cell in row]
        clean = [cell.strip("*:()").removesuffix("(必填)") for cell in clean]
        places = {
            key: place
            for place, heading in reversed(list(enumerate(clean)))
            for key, names in HEADINGS.items()
            if heading in names
        }
        if "name" in places:
            return line, places
    raise Refused("no_names")


def _any(row: Sequence[str]) -> bool:
    return any(cell.strip() for cell in row)


def _cell(cells: Sequence[str], place: int) -> str:
    return normalised(cells[place]) if place < len(cells) else ""


def _row(line: int, told: dict[str, str]) -> Row:
    name = told["name"].replace(" ", "")
    phone = told.get("phone", "").replace(" ", "").replace("-", "")
    return Row(
        line,
        name,
        told.get("unit", ""),
        told.get("post", ""),
        told.get("login") or name,
        phone=phone,
    )


def _once(rows: Iterable[Row]) -> Iterable[Row]:
    """Give the rows, those whose login stood there before as refused."""
    seen: set[str] = set()
    for row in rows:
        key = row.login.casefold()
        is_again = key in seen and not row.problem
        yield replace(row, problem="twice") if is_again else row
        if not row.problem:
            seen.add(key)

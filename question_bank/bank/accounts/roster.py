"""A list of people from a table: which of its rows can be used, and what becomes of each."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import select

from question_bank.bank.accounts import passwords
from question_bank.bank.classes.cohorts import add_member
from question_bank.bank.people import Person, Role, add_person
from question_bank.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

HEADINGS = {
    "name": {"姓名", "名字", "学员", "学员姓名"},
    "unit": {"单位", "所在单位", "工作单位", "部门", "科室", "处室"},
    "post": {"职务", "岗位", "职位", "职级", "职务职级"},
    "login": {"工号", "账号", "帐号", "登录名", "用户名", "编号", "人员编号", "员工编号"},
}
MOST_ROWS = 2000
LONGEST = {"name": 40, "unit": 80, "post": 40, "login": 40}
IDENTITY_NUMBER = re.compile(r"\d{17}[\dXx]")

Outcome = Literal["added", "joined", "known", "refused"]


@dataclass(frozen=True, slots=True)
class Row:
    """One person of the table; `problem` is why the row cannot be used, or ""."""

    line: int
    name: str
    unit: str
    post: str
    login: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Enrolled:
    """What became of a row; a new person has an initial password, shown this once."""

    row: Row
    outcome: Outcome
    password: str = ""


def rows_of(content: bytes) -> tuple[Row, ...]:
    """Return the rows of a CSV file with a heading line, as Excel or WPS saves it.

    Raises:
        Refused: `no_table`, it is no text; `no_names`, no column is headed 姓名; `long_table`.

    """
    try:
        headings, *table = csv.reader(io.StringIO(_text(content)), strict=True)
    except (csv.Error, ValueError) as error:
        raise Refused("no_table") from error
    places = _places(headings)
    if "name" not in places:
        raise Refused("no_names")
    if len(table) > MOST_ROWS:
        raise Refused("long_table", most=MOST_ROWS)
    rows: list[Row] = []
    seen: set[str] = set()
    for line, cells in enumerate(table, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        row = _row(line, {key: _cell(cells, place) for key, place in places.items()}, cells)
        rows.append(_refused(row, "twice") if row.login in seen and not row.problem else row)
        seen.add(row.login)
    return tuple(rows)


def enrol(session: Session, cohort_id: int, row: Row, *, now: datetime) -> Enrolled:
    """Put a row's person into a class; who is not there yet is added with a random password."""
    if row.problem:
        return Enrolled(row, "refused")
    known = session.execute(
        select(Person.id, Person.name).where(Person.login == row.login)
    ).one_or_none()
    if known and known.name != row.name:
        return Enrolled(_refused(row, "someone_else"), "refused")
    if known:
        joined = add_member(session, cohort_id, known.id, now=now)
        return Enrolled(row, "joined" if joined else "known")
    password = passwords.initial()
    person_id = add_person(
        session,
        login=row.login,
        name=row.name,
        roles=[Role.TRAINEE],
        password=password,
        now=now,
        unit=row.unit,
        post=row.post,
    )
    add_member(session, cohort_id, person_id, now=now)
    return Enrolled(row, "added", password)


def _text(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValueError("neither UTF-8 nor GB 18030")


def _places(headings: Sequence[str]) -> dict[str, int]:
    """Return the column of each thing we know a heading for."""
    clean = ["".join(unicodedata.normalize("NFKC", cell).split()) for cell in headings]
    return {
        key: place
        for place, heading in reversed(list(enumerate(clean)))
        for key, names in HEADINGS.items()
        if heading in names
    }


def _cell(cells: Sequence[str], place: int) -> str:
    text = unicodedata.normalize("NFKC", cells[place]) if place < len(cells) else ""
    return " ".join(text.split())


def _row(line: int, told: dict[str, str], cells: Sequence[str]) -> Row:
    name = told["name"].replace(" ", "")
    login = told.get("login") or name
    row = Row(line, name, told.get("unit", ""), told.get("post", ""), login)
    if not name:
        return _refused(row, "no_name")
    normal = [unicodedata.normalize("NFKC", cell).replace(" ", "") for cell in cells]
    if any(IDENTITY_NUMBER.fullmatch(cell) for cell in normal):
        return Row(line, name, "", "", "", "identity_number")
    if any(len(getattr(row, key)) > most for key, most in LONGEST.items()):
        return _refused(row, "too_long")
    return row


def _refused(row: Row, problem: str) -> Row:
    return Row(row.line, row.name, row.unit, row.post, row.login, problem)

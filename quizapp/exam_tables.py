"""Tests as tables for Excel: who has what, and how each section and question went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.bank.kinds import NAMES
from question_bank.exchange.sheets import Table, workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from question_bank.exchange.sheets import Value
    from question_bank.statistics.outcomes import Figures, Outcome, Taken

PEOPLE = ("登录名", "姓名", "单位", "职务")
UNITS = ("单位", "应考", "实考", "缺考", "平均分", "最高分", "最低分", "合格率", "优秀率")


def register(outcome: Outcome) -> bytes:
    """Return the register of a test as a workbook: people, units, what was known least."""
    return workbook(_people(outcome), _units(outcome), _weak(outcome))


def roster(outcome: Outcome) -> bytes:
    """Return who was to sit a test, as a workbook."""
    people = [_who(one) for one in outcome.people]
    return workbook(Table("名册", PEOPLE, people, widths=(14, 12, 24, 16)))


def blank(sections: Sequence[str], rows: Sequence[Sequence[Value]], title: str) -> bytes:
    """Return a table to fill marks in, as a workbook."""
    heads = ("登录名", "姓名", "单位", *sections, "缺考")
    notes = (f"{title}：填各大题得分；缺考的人在“缺考”一列写“缺考”。",)
    return workbook(Table("成绩", heads, rows, notes=notes, widths=(14, 12, 24)))


def matrix(outcome: Outcome, heads: Sequence[str], rows: Sequence[Sequence[Value]]) -> bytes:
    """Return the register with one more sheet: the points of each person for each question."""
    each = Table("按人按题", heads, rows, widths=(14, 12, 24, *(8,) * len(heads)))
    return workbook(_people(outcome), each, _units(outcome), _weak(outcome))


def _people(outcome: Outcome) -> Table:
    sections = [f"{NAMES[kind]}（{worth:g}分）" for kind, worth in outcome.sections]
    return Table(
        "成绩登记表",
        (*PEOPLE, *sections, "总分", "等次"),
        [[*_who(one), *_points(outcome, one)] for one in outcome.people],
        notes=(f"{outcome.title}成绩登记表", _facts(outcome)),
        widths=(14, 12, 24, 16),
    )


def _who(person: Taken) -> list[Value]:
    return [person.login, person.name, person.unit, person.post]


def _points(outcome: Outcome, person: Taken) -> Iterator[Value]:
    yield from person.sections
    if person.points is None:
        yield from (None, "" if person.is_pending else "缺考")
    else:
        yield from (person.points, outcome.grade(person.points))


def _units(outcome: Outcome) -> Table:
    rows = [[name, *_sums(found)] for name, found in outcome.units]
    return Table("各单位", UNITS, [*rows, ["合计", *_sums(outcome.figures)]], widths=(28,))


def _sums(found: Figures) -> list[Value]:
    mean = None if found.mean is None else round(found.mean, 2)
    return [
        found.expected, found.sat, found.absent, mean, found.highest, found.lowest,
        _percent(found.pass_rate), _percent(found.merit_rate),
    ]  # fmt: skip


def _percent(share: float | None) -> str:
    return "" if share is None else f"{share:.1%}"


def _weak(outcome: Outcome) -> Table:
    kinds = zip(outcome.sections, outcome.shares, strict=True)
    rows: list[list[Value]] = [
        [NAMES[kind], "题型", _percent(share), None] for (kind, _), share in kinds
    ]
    rows += [[weak.label, "要点", _percent(weak.share), weak.answers] for weak in outcome.weak]
    return Table("得分情况", ("内容", "类别", "得分率", "作答人次"), rows, widths=(40,))


def _facts(outcome: Outcome) -> str:
    day, lines = outcome.held_on, outcome.grading
    when = f"{day.year}年{day.month}月{day.day}日　" if day else ""
    return (
        f"{when}{outcome.course}　满分 {outcome.total:g} 分，{lines.pass_mark:g} 分合格，"
        f"{lines.merit_mark:g} 分优秀"
    )

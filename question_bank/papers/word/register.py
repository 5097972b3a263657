"""成绩登记表 in Word: everybody with their points, and room to sign."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Mm

from question_bank.bank.kinds import NAMES
from question_bank.papers import wording
from question_bank.papers.dress import LYING
from question_bank.papers.word.sheet import SMALL, blank_sheet
from question_bank.papers.word.strokes import (
    CENTRE,
    HEI,
    STANDING,
    centre_cells,
    fill,
    frozen,
    keep_row,
    printable,
    run,
    set_widths,
    shape,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document as Sheet
    from docx.table import Table

    from question_bank.statistics.outcomes import Outcome, Taken

BLANK = "\u3000"  # room for words
BEFORE = (("序号", 12), ("姓名", 24), ("单位", 42), ("职务", 28))
AFTER = (("总分", 16), ("等次", 16), ("签名", 26))


def print_register(outcome: Outcome) -> bytes:
    """Return the register on A4 lying: a line a person, by unit and login, not by points."""
    sheet = blank_sheet(f"{outcome.title}成绩登记表", page=LYING)
    title = shape(sheet.add_paragraph(), align=CENTRE, pitch=32, after=6)
    run(title, f"{outcome.title}成绩登记表", face=STANDING, size=20)
    run(shape(sheet.add_paragraph(), after=4), _facts(outcome), size=SMALL)
    _table(sheet, outcome)
    found = outcome.figures
    told = f"应考{found.expected}人，实考{found.sat}人，缺考{found.absent}人。"
    told += f"另有{found.pending}人成绩待录入。" if found.pending else ""
    run(shape(sheet.add_paragraph(), before=6), told, size=SMALL)
    signed = shape(sheet.add_paragraph(), align=WD_ALIGN_PARAGRAPH.RIGHT, before=6)
    run(signed, "登分人：　　　　　　复核人：　　　　　　　　　年　　月　　日", size=SMALL)
    return frozen(sheet)


def _facts(outcome: Outcome) -> str:
    day, lines = outcome.held_on, outcome.grading
    parts = [
        f"专题：{outcome.course}",
        f"时间：{day.year}年{day.month}月{day.day}日" if day else "",
        f"地点：{outcome.place}" if outcome.place else "",
        f"满分{wording.figure(outcome.total)}分",
        f"{wording.figure(lines.pass_mark)}分合格，{wording.figure(lines.merit_mark)}分优秀",
    ]
    return "　　".join(filter(None, parts))


def _table(sheet: Sheet, outcome: Outcome) -> None:
    sections = [f"{NAMES[kind]}\n{wording.figure(worth)}分" for kind, worth in outcome.sections]
    heads = [*(head for head, _ in BEFORE), *sections, *(head for head, _ in AFTER)]
    table = sheet.add_table(1, len(heads), style="Table Grid")
    for cell, word in zip(table.rows[0].cells, heads, strict=True):
        fill(cell, word, face=HEI, size=SMALL, align=CENTRE, with_next=True)
    keep_row(table, 0, head=True)
    for cell in table.add_row().cells:
        fill(cell, BLANK, size=SMALL, align=CENTRE)
    keep_row(table, 1)
    centre_cells(table)
    taken = sum(width for _, width in (*BEFORE, *AFTER))
    each = (LYING.text - taken) / max(1, len(sections))
    widths = [width for _, width in BEFORE] + [each] * len(sections) + [w for _, w in AFTER]
    set_widths(table, [Length(Mm(width)) for width in widths])
    lines = (_line(outcome, place, one) for place, one in enumerate(outcome.people, start=1))
    _repeat(table, lines)


def _repeat(table: Table, lines: Iterable[Sequence[str]]) -> None:
    """Write each line into a copy of the table's last row: a long list is made in a moment."""
    pattern = table.rows[-1]._tr
    for line in lines:
        made = deepcopy(pattern)
        for written, words in zip(made.iter(qn("w:t")), line, strict=True):
            written.text = printable(words)
        pattern.addprevious(made)
    table._tbl.remove(pattern)


def _line(outcome: Outcome, place: int, person: Taken) -> tuple[str, ...]:
    points = person.points
    if points is None:
        missing = "" if person.is_pending else "缺考"
        return (
            str(place), person.name, person.unit, person.post,
            *("",) * len(person.sections), missing, "", "",
        )  # fmt: skip
    sections = ("" if one is None else wording.figure(one) for one in person.sections)
    return (
        str(place), person.name, person.unit, person.post, *sections,
        wording.figure(points), outcome.grade(points), "",
    )  # fmt: skip

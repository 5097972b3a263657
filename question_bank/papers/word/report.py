"""测试情况通报 in Word, laid out as an official document (GB/T 9704)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from question_bank.bank.kinds import NAMES
from question_bank.papers import wording
from question_bank.papers.dress import OF_DOCUMENTS, OFFICIAL
from question_bank.papers.word.sheet import blank_sheet
from question_bank.papers.word.strokes import (
    CENTRE,
    FANG,
    HEI,
    STANDING,
    centre_cells,
    fill,
    frozen,
    keep_row,
    run,
    set_widths,
    shape,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.document import Document as Sheet
    from docx.shared import Length

    from question_bank.statistics.outcomes import Figures, Outcome

BODY, PITCH = OF_DOCUMENTS
HEADS = ("单位", "应考", "实考", "缺考", "平均分", "最高分", "合格率", "优秀率")
COLUMNS = (Mm(40), *(Mm(14),) * 3, *(Mm(18.5),) * 4)
CELL = 12
LINE = 20  # characters of a title on one line
NUMERALS = "一二三四五六七八九十"


def print_report(outcome: Outcome) -> bytes:
    """Return the report: how many came, how they did, by unit, by kind, and what was known least.

    It names nobody. Who issues it, and when, is left to be filled in.
    """
    sheet = blank_sheet(f"{outcome.title}情况通报", page=OFFICIAL, measures=OF_DOCUMENTS, face=FANG)
    told = f"关于{outcome.title}情况的通报"
    for line in (told,) if len(told) <= LINE else ("关于" + outcome.title, "情况的通报"):
        title = shape(sheet.add_paragraph(), align=CENTRE, pitch=35)
        run(title, line, face=STANDING, size=22)
    _say(sheet, "各有关单位：", indent=False, before=PITCH)
    _say(sheet, f"{_opening(outcome)}现将有关情况通报如下。")
    parts = [("总体情况", _overall), ("各单位情况", _by_unit), ("各题型得分情况", _by_kind)]
    if outcome.weak:
        parts.append(("掌握较薄弱的内容", _weak))
    for numeral, (head, tell) in zip(NUMERALS, parts, strict=False):
        _head(sheet, f"{numeral}、{head}")
        tell(sheet, outcome)
    _say(sheet, "（印发单位）　　", indent=False, before=PITCH * 2, right=True)
    _say(sheet, "　　　　年　　月　　日　　", indent=False, right=True)
    return frozen(sheet)


def _opening(outcome: Outcome) -> str:
    day = outcome.held_on
    when = f"{day.year}年{day.month}月{day.day}日，" if day else ""
    way = "闭卷笔试" if outcome.is_printed else "网上考试"
    time = f"，时间{outcome.minutes}分钟" if outcome.minutes else ""
    total, lines = wording.figure(outcome.total), outcome.grading
    return (
        f"{when}“{outcome.course}”举行了{outcome.title}（{way}{time}，满分{total}分，"
        f"{wording.figure(lines.pass_mark)}分合格，{wording.figure(lines.merit_mark)}分优秀）。"
    )


def _overall(sheet: Sheet, outcome: Outcome) -> None:
    found = outcome.figures
    _say(
        sheet,
        f"应考{found.expected}人，实考{found.sat}人，缺考{found.absent}人。"
        + (f"另有{found.pending}人成绩待录入。" if found.pending else "")
        + (
            f"平均分{_points(found.mean)}分，最高分{_points(found.highest)}分，"
            f"最低分{_points(found.lowest)}分。合格{found.passed}人，合格率{_share(found.pass_rate)}；"
            f"优秀{found.excelled}人，优秀率{_share(found.merit_rate)}。"
            if found.sat
            else "没有人参加。"
        ),
    )


def _by_unit(sheet: Sheet, outcome: Outcome) -> None:
    rows = [(name, *_line(found)) for name, found in outcome.units]
    _table(sheet, HEADS, [*rows, ("合计", *_line(outcome.figures))], COLUMNS)


def _by_kind(sheet: Sheet, outcome: Outcome) -> None:
    rows = [
        (NAMES[kind], f"{wording.figure(worth)}分", _share(share))
        for (kind, worth), share in zip(outcome.sections, outcome.shares, strict=True)
    ]
    _table(sheet, ("题型", "分值", "得分率"), rows, (Mm(60), Mm(40), Mm(40)))


def _weak(sheet: Sheet, outcome: Outcome) -> None:
    for number, weak in enumerate(outcome.weak, start=1):
        told = f"得分率{_share(weak.share)}（{weak.answers}人次作答）"
        _say(sheet, f"{number}．{weak.label}：{told}。", left=True)


def _line(found: Figures) -> tuple[str, ...]:
    return (
        str(found.expected), str(found.sat), str(found.absent), _points(found.mean),
        _points(found.highest), _share(found.pass_rate), _share(found.merit_rate),
    )  # fmt: skip


def _points(points: float | None) -> str:
    return "—" if points is None else f"{points:.1f}".removesuffix(".0")


def _share(share: float | None) -> str:
    return "—" if share is None else f"{share:.1%}"


def _head(sheet: Sheet, words: str) -> None:
    paragraph = shape(sheet.add_paragraph(), after=4, with_next=True)
    paragraph.paragraph_format.first_line_indent = Pt(2 * BODY)
    run(paragraph, words, face=HEI)


def _say(
    sheet: Sheet,
    words: str,
    *,
    indent: bool = True,
    before: float = 0,
    left: bool = False,
    right: bool = False,
) -> None:
    align = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.JUSTIFY
    align = WD_ALIGN_PARAGRAPH.LEFT if left else align
    paragraph = shape(sheet.add_paragraph(), align=align, before=before)
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(2 * BODY)
    write(paragraph, words, BODY)


def _table(
    sheet: Sheet,
    heads: Sequence[str],
    rows: Iterable[Sequence[str]],
    widths: Sequence[Length],
) -> None:
    table = sheet.add_table(1, len(heads), style="Table Grid")
    for cell, word in zip(table.rows[0].cells, heads, strict=True):
        fill(cell, word, face=HEI, size=CELL, align=CENTRE, with_next=True)
    keep_row(table, 0, head=True)
    for place, words in enumerate(rows, start=1):
        for cell, word in zip(table.add_row().cells, words, strict=True):
            fill(cell, word, size=CELL, align=CENTRE)
        keep_row(table, place)
    centre_cells(table)
    set_widths(table, widths)
    shape(sheet.add_paragraph(), pitch=8)

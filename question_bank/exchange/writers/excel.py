"""Excel and CSV: one row a question, or one row an option, as examination systems here have it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from question_bank.bank.kinds import NAMES
from question_bank.exchange.commas import written
from question_bank.exchange.record import LEFT_OUT, Export, Loss
from question_bank.exchange.rows import FALSE, LETTERS, TRUE, explanation, losses_of, row_of
from question_bank.exchange.sheets import Table, workbook
from question_bank.questions.judgement import Judgement

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

from question_bank.exchange.record import Record

LEAST_OPTIONS = 4
BEFORE = ("题号", "题型", "题干")
AFTER = ("答案", "顺序不限", "解析", "出处", "材料", "标签", "编号")
OF_QUESTION = ("题目序号", "题目类型", "题目内容", "整体解析", "所属题库")
OF_OPTION = ("是否正确项", "选项内容", "选项解析")
WITH_OPTIONS = ("choice", "multiple", "judgement")
NOTES = ("填空题各空之间用 | 分隔，同一空的不同答案用 ; 分隔；配对题写成 1-B|2-A。",)


def write(records: Sequence[Record]) -> Export:
    """Return a workbook with a row for each question."""
    headings, rows = _table(records)
    table = Table("试题", headings, rows, notes=NOTES)
    return Export(workbook(table), _losses(records))


def write_csv(records: Sequence[Record]) -> Export:
    """Return the same table as text; a cell that a program could take for a formula is quoted."""
    headings, rows = _table(records)
    return Export(b"".join(written([headings, *rows])), _losses(records))


def write_by_option(records: Sequence[Record]) -> Export:
    """Return a workbook with a row for each option; kinds without options are left out."""
    left_out = tuple(
        Loss(record.name, f"{LEFT_OUT}：一行一个选项的表格只能放选择题和判断题。")
        for record in records
        if record.content.kind not in WITH_OPTIONS
    )
    kept = [record for record in records if record.content.kind in WITH_OPTIONS]
    rows = [row for number, one in enumerate(kept, start=1) for row in _options(number, one)]
    return Export(workbook(Table("试题", (*OF_QUESTION, *OF_OPTION), rows)), left_out)


def _table(records: Sequence[Record]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    found = [row_of(record) for record in records]
    columns = max([LEAST_OPTIONS, *(len(row.options) for row in found)])
    headings = (*BEFORE, *(f"选项{letter}" for letter in LETTERS[:columns]), *AFTER)
    rows = []
    for number, (record, row) in enumerate(zip(records, found, strict=True), start=1):
        options = (*row.options, *("",) * (columns - len(row.options)))
        tags = "、".join(record.tags)
        said = explanation(record, record.content)
        rest = (row.answer, row.any_order, said, record.origin, record.material, tags, record.name)
        rows.append((str(number), row.kind, row.stem, *options, *rest))
    return headings, rows


def _losses(records: Sequence[Record]) -> tuple[Loss, ...]:
    return tuple(loss for record in records for loss in losses_of(record))


def _options(number: int, record: Record) -> Iterator[tuple[str, ...]]:
    row = row_of(record)
    options = row.options
    right = {options[LETTERS.index(letter)] for letter in row.answer} if options else set()
    if isinstance(record.content, Judgement):
        options, right = (TRUE, FALSE), {row.answer}
    kind, said = NAMES[record.content.kind], explanation(record, record.content)
    for place, option in enumerate(options):
        head = (
            (str(number), kind, row.stem, said, record.material)
            if place == 0
            else ("",) * len(OF_QUESTION)
        )
        yield (*head, "是" if option in right else "否", option, "")

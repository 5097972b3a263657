from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest
from openpyxl import Workbook, load_workbook

from question_bank.errors import Refused, UnreadableFile
from question_bank.exchange.sheets import MOST_ROWS, Table, workbook
from question_bank.exchange.sheets import cells_of as cells_of_workbook
from question_bank.exchange.tables import cells_of

ROWS = [["姓名", "单位"], ["张三", "县档案馆"]]


def saved(book: Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("mark", [",", "\t", ";", "，"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_text_is_cut_at_whatever_stands_between_its_cells(
    encoding: str, mark: str, end: str
) -> None:
    text = end.join(mark.join(row) for row in ROWS)

    assert cells_of(text.encode(encoding)) == ROWS


def test_a_workbook_gives_its_cells_as_they_are_read() -> None:
    book = Workbook()
    book.active.append(["姓名", "工号", "编号", "日期", "在职"])
    book.active.append(["张三", 1001, 7.0, date(2025, 3, 3), True])
    book.active["C2"].number_format = "0000"

    assert cells_of(saved(book)) == [
        ["姓名", "工号", "编号", "日期", "在职"],
        ["张三", "1001", "0007", "2025-03-03", "是"],
    ]


def test_the_first_sheet_that_can_be_seen_and_holds_something_is_read() -> None:
    book = Workbook()
    hidden = book.create_sheet("旧名单")
    hidden.append(["姓名"])
    hidden.sheet_state = "hidden"
    book.create_sheet("名单").append(["姓名", "单位"])

    assert cells_of(saved(book)) == [["姓名", "单位"]]


def test_an_empty_workbook_is_an_empty_table() -> None:
    assert cells_of(saved(Workbook())) == []


def test_a_row_at_the_end_of_the_world_is_not_walked_to() -> None:
    book = Workbook()
    book.active["A1"] = "姓名"
    book.active["A1048576"] = "张三"

    assert len(cells_of_workbook(saved(book))) <= MOST_ROWS + 1


def test_what_is_written_is_read_again_and_words_stay_words() -> None:
    rows = [["=1+1", "0012"], ["-甲", "@乙"]]

    content = workbook(Table("名单", ["姓名", "工号"], rows, notes=["填表说明"], widths=[12, 14]))

    assert cells_of(content) == [["填表说明"], ["姓名", "工号"], *rows]
    kinds = {cell.data_type for row in load_workbook(io.BytesIO(content)).active for cell in row}
    assert "f" not in kinds


def bomb() -> bytes:
    parts = unpacked(saved(Workbook()))
    parts["xl/worksheets/sheet1.xml"] += b" " * 50_000_000
    return packed(parts)


def entities() -> bytes:
    parts = unpacked(saved(Workbook()))
    lol = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet>&b;</worksheet>'
    return packed(parts | {"xl/worksheets/sheet1.xml": lol})


def test_no_cell_is_a_formula_nor_breaks_the_file_wherever_it_stands() -> None:
    nasty = "=1+1\x0b"

    book = load_workbook(io.BytesIO(workbook(Table("表", [nasty], [[nasty]], notes=[nasty]))))

    cells = [cell for row in book.active.iter_rows() for cell in row]
    assert [(cell.value, cell.data_type) for cell in cells] == [("=1+1", "s")] * 3


@pytest.mark.parametrize(
    "content",
    [b"PK\x03\x04 and no more", bomb(), entities(), packed({"a.txt": b"no workbook"})],
    ids=["cut", "bomb", "entities", "another archive"],
)
def test_a_workbook_that_would_hurt_or_is_none_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        cells_of_workbook(content)
    with pytest.raises(Refused, match="broken_workbook"):
        cells_of(content)


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"\xd0\xcf\x11\xe0\xa1\xb1", "old_workbook"), (b"\xff\xff\xff", "no_table")],
)
def test_what_is_no_table_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        cells_of(content)

from __future__ import annotations

import csv
import io

import pytest

from question_bank.exchange.commas import safe, written


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1+1", "\uff20x"]
)
def test_a_cell_that_begins_like_a_formula_is_quoted(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "张三", "a=1", "2025-01-06", "（-1）"])
def test_words_stay_as_they_are(cell: str) -> None:
    assert safe(cell) == cell


def test_a_table_is_read_back_row_by_row() -> None:
    rows = [("姓名", "说明"), ("张,三", '说："好"\n第二行'), ("=cmd|' /C calc'!A0", "")]
    pieces = list(written(rows))

    assert len(pieces) == 4
    text = b"".join(pieces).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text))) == [
        ["姓名", "说明"],
        ["张,三", '说："好"\n第二行'],
        ["'=cmd|' /C calc'!A0", ""],
    ]

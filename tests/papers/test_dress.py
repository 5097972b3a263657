"""How a test is dressed: sealed or plain, A4 or folded A3; what answers are written on."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace

import pypdfium2
import pytest
from docx import Document
from docx.shared import Mm

from question_bank.papers import pdf, word, wording
from question_bank.papers.answer_sheet import Blanks, Grid, Ruled, spaces
from question_bank.papers.dress import Dress, Page
from question_bank.papers.paper import Paper, from_json, to_json
from tests.papers.material import a_paper, a_paper_of_every_kind

UNIT = "青杨市委办公室"
POINT = 25.4 / 72  # millimetres


def dressed(**how: bool) -> Paper:
    """Give a test of several pages in a dress."""
    return replace(a_paper(clozes=40, matchings=3), dress=Dress(unit=UNIT, **how))


def sheets_of(made: bytes) -> list[tuple[int, int, str]]:
    """Return width, height (whole millimetres) and words of each page."""
    found = []
    with pypdfium2.PdfDocument(made) as document:
        for page in document:
            words = re.sub(r"\s", "", page.get_textpage().get_text_bounded())
            found.append((round(page.get_width() * POINT), round(page.get_height() * POINT), words))
    return found


def parts_of(made: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        return {name: parts.read(name).decode() for name in parts.namelist() if "word/" in name}


def test_an_examination_is_sealed_on_the_front_of_each_sheet() -> None:
    pages = sheets_of(pdf.print_test(dressed(formal=True)))

    assert len(pages) >= 3
    for number, (width, height, words) in enumerate(pages, start=1):
        assert (width, height) == (210, 297)
        assert ("密封线内不要答题" in words) is (number % 2 == 1)
        assert ("考号" in words) is (number == 1)


def test_a_daily_test_has_no_seal_and_one_line_of_fields() -> None:
    (_, _, first), *_ = sheets_of(pdf.print_test(dressed()))

    assert "密封线" not in first
    assert "评卷人" not in first
    assert "单位姓名得分" in first


def test_a_folded_sheet_is_a3_in_two_columns() -> None:
    pages = sheets_of(pdf.print_test(dressed(formal=True, folded=True)))

    assert {(width, height) for width, height, _ in pages} == {(420, 297)}
    assert len(pages) < len(sheets_of(pdf.print_test(dressed(formal=True))))


def test_each_section_of_an_examination_has_boxes_for_its_marks() -> None:
    paper = replace(a_paper_of_every_kind(), dress=Dress(formal=True))
    words = "".join(words for *_, words in sheets_of(pdf.print_test(paper)))
    document = Document(io.BytesIO(word.print_test(paper)))

    assert words.count("得分评卷人") == len(paper.sections)
    boxes = [table for table in document.tables if table.cell(0, 0).text == "得分"]
    assert [table.cell(0, 1).text for table in boxes] == ["评卷人"] * len(paper.sections)
    heads = [wording.section_head(section, place) for place, section in enumerate(paper.sections)]
    assert [table.cell(0, 2).text for table in boxes] == heads


def test_the_unit_stands_above_the_title_and_the_booklet_below_it() -> None:
    lines = wording.title_lines(dressed(formal=True), "试卷（A卷）")

    assert lines == (UNIT, "办公室工作测试", "试卷（A卷）")
    assert wording.title_lines(dressed(), "试卷（A卷）") == (UNIT, "办公室工作测试试卷（A卷）")


def test_word_seals_odd_pages_and_asks_who_writes_on_the_first() -> None:
    parts = parts_of(word.print_test(dressed(formal=True)))
    headers = {name: text for name, text in parts.items() if "word/header" in name}
    sealed = [text for text in headers.values() if "密" in text]

    assert len(sealed) == 2
    assert sorted("考号" in text for text in sealed) == [False, True]
    assert all('vert="vert270"' in text and 'prstDash val="dash"' in text for text in sealed)
    assert "w:mirrorMargins" in parts["word/settings.xml"]
    assert "w:evenAndOddHeaders" in parts["word/settings.xml"]


def test_word_folds_a_sheet_like_the_pdf() -> None:
    document = Document(io.BytesIO(word.print_test(dressed(folded=True))))
    section = document.sections[0]

    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (420, 297)
    assert 'w:num="2"' in section._sectPr.xml


def test_a_column_is_what_margins_and_gap_leave() -> None:
    assert Page(420, 297, 20, 20, 34, 20, columns=2, gap=16).text == 175


def test_the_answer_sheet_has_room_for_each_answer() -> None:
    found = {section.kind: spaces(section) for section in a_paper_of_every_kind().sections}

    assert found["choice"] == (Grid(("2",), 10),)
    assert found["judgement"] == (Grid(("4", "5"), 10),)
    assert found["cloze"] == (Blanks("1.", 1),)
    assert found["matching"] == (Grid(("6（1）", "6（2）", "6（3）", "6（4）"), 4),)
    assert found["recall"] == (Ruled("8.", 3),)


def test_a_grid_goes_on_in_another_row() -> None:
    assert Grid(tuple("12345"), 2).rows == (("1", "2"), ("3", "4"), ("5",))


@pytest.mark.parametrize("formal", [True, False])
def test_the_answer_sheet_asks_nothing_and_tells_nothing(formal: bool) -> None:  # noqa: FBT001
    paper = replace(a_paper_of_every_kind(), dress=Dress(formal=formal))

    printed = "".join(words for *_, words in sheets_of(pdf.print_answer_sheet(paper)))
    written = "".join(parts_of(word.print_answer_sheet(paper)).values())

    for words in (printed, written):
        assert "答题纸" in words
        assert "6（4）" in words
        assert "督查" not in words
        assert "领导带班" not in words


def test_the_key_quotes_the_sentence_that_a_question_was_made_from() -> None:
    paper = a_paper(clozes=1, matchings=0)
    (section, *_) = paper.sections
    sentence = "督查督办要坚持问题导向，一抓到底。"
    items = (replace(section.items[0], passage=sentence),)
    paper = replace(paper, sections=(replace(section, items=items),))

    assert f"原文：{sentence}" in sheets_of(pdf.print_key(paper))[0][2]
    assert f"原文：{sentence}" in parts_of(word.print_key(paper))["word/document.xml"]
    assert sentence not in sheets_of(pdf.print_test(paper))[0][2]


def test_a_paper_that_was_kept_before_there_was_a_dress_is_plain() -> None:
    paper = a_paper()
    kept = json.loads(json.dumps(to_json(paper)))
    del kept["dress"]
    for section in kept["sections"]:
        for item in section["items"]:
            del item["passage"]

    assert from_json(kept) == paper
    assert from_json(json.loads(json.dumps(to_json(dressed(formal=True))))).dress.formal

"""What the printed files look like inside: their structure, page and type, what is never torn."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from question_bank.bank.blueprints.blueprint import Blueprint, Section
from question_bank.bank.blueprints.drawing import Drawn
from question_bank.papers import glyphs, pdf, word, wording
from question_bank.papers.composing import compose, reordered
from question_bank.papers.dress import Dress
from question_bank.papers.unbroken import parts
from question_bank.questions.cloze import Cloze
from question_bank.questions.written import Written
from tests.papers.material import DUTIES, ORIGIN, a_cloze, a_paper, a_paper_of_every_kind
from tests.papers.test_printing import pages_of
from tests.papers.told import told

if TYPE_CHECKING:
    from pathlib import Path

    from question_bank.papers.paper import Paper

LEADER = Cloze("习近平同志指出，办公室工作要坚持____，做到《保密法》入脑入心。", ("原则",), ((),))
ESSAY = Written("谈谈怎样抓落实。", (("观点明确", 4), ("联系实际", 6)), "论述题")
BANKED = Section("cloze", 3, 2.0, word_bank=True)
GOLDEN = """
[居中] 办公室测试试卷
[居中] （闭卷　满分 22 分）
[居中] 单位 ▁▁▁▁▁▁▁▁　姓名 ▁▁▁▁▁▁▁▁　得分 ▁▁▁▁▁▁▁▁
| 题号 | 一 | 二 | 三 | 总分 | 核分人 | 复查人 |
| 题分 | 2 | 10 | 10 | 22 |  |  |
| 得分 |  |  |  |  |  |  |
[与下段同页] 一、填空题（每空 2 分，共 2 分）
[与下段同页] 根据所学材料填空，文字以原文为准。
1.→⟦习近平同志⟧指出，办公室工作要坚持▁▁▁▁▁▁，做到⟦《保密法》⟧入脑入心。
[与下段同页] 二、配对题（每对 2.5 分，共 10 分）
[与下段同页] 从右栏选出与左栏各项对应的内容，将字母填入括号内；右栏可有多余项。
[与下段同页] 2.→把下列工作与对它的要求对应起来。
| ⟦（　　）⟧1.→文稿起草 |  | A.→及时登记，全程跟踪 |
| ⟦（　　）⟧2.→公文办理 |  | B.→言之有物，改到满意为止 |
| ⟦（　　）⟧3.→督查督办 |  | C.→建立台账，对账销号 |
| ⟦（　　）⟧4.→会务保障 |  | D.→热情接待，耐心解释 |
|  |  | E.→方案细，衔接紧，预案全 |
[与下段同页] 三、论述题（每题 10 分，共 10 分）
[与下段同页] 结合所学材料作答，按要点给分。
[与下段同页] 3.→谈谈怎样抓落实。
""".strip()


def a_small_paper(dress: Dress | None = None) -> Paper:
    """Give a question that names a leader, a matching, and a task worded for this test alone."""
    sections = (Section("cloze", 1, 2.0), Section("matching", 1, 10.0))
    drawn = ([Drawn(1, 1, LEADER, ORIGIN)], [Drawn(2, 2, DUTIES, ORIGIN)])
    blueprint = Blueprint("办公室测试", sections, notes=(), essays=(ESSAY,))
    return compose(blueprint, drawn, seed=7, dress=dress or Dress())


def a_banked_paper() -> Paper:
    drawn = ([Drawn(n, n, a_cloze(n), ORIGIN) for n in range(3)],)
    return compose(Blueprint("选词测试", (BANKED,)), drawn, seed=7, booklet="A")


def test_a_word_file_holds_what_was_read_by_eye() -> None:
    assert told(word.print_test(a_small_paper())) == GOLDEN


def test_words_that_stay_together_are_found() -> None:
    assert list(parts("学习贯彻习近平总书记讲话")) == [
        ("学习贯彻", False),
        ("习近平总书记", True),
        ("讲话", False),
    ]
    assert [part for part, whole in parts("学《党章》、《某某某某某某某某某办法》") if whole] == [
        "《党章》"
    ]
    assert list(parts("")) == [("", False)]


def lines_of(made: bytes) -> list[str]:
    """Return the lines of a PDF's pages."""
    with pypdfium2.PdfDocument(made) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return [line.strip() for page in pages for line in page.splitlines()]


@pytest.mark.parametrize("official", [True, False])
def test_neither_a_leaders_name_nor_a_bracket_is_torn_in_a_pdf(official: bool) -> None:  # noqa: FBT001
    """Whatever stands before it: each question moves the name on by one character."""
    stems = ["要" * before + "，习近平总书记强调要抓____落实。" for before in range(12, 40)]
    drawn = (
        [
            Drawn(number, number, Cloze(stem, ("好",), ((),)), ORIGIN)
            for number, stem in enumerate(stems)
        ],
    )
    paper = compose(Blueprint("测试", (Section("cloze", len(stems), 1.0),)), drawn, seed=1)

    lines = lines_of(pdf.print_test(replace(paper, dress=Dress(official=official))))

    assert sum("习近平总书记" in line for line in lines) == len(stems)
    assert not [line for line in lines if re.match("[，。、；：！？）》”]", line)]


def test_a_paper_dressed_as_a_document_has_its_margins_its_type_and_22_lines() -> None:
    paper = replace(a_paper(clozes=30, matchings=0), dress=Dress(official=True))
    sheet = Document(io.BytesIO(word.print_test(paper)))
    section, normal = sheet.sections[0], sheet.styles["Normal"]

    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(one / Mm(1)) for one in margins] == [37, 35, 28, 26]
    assert normal.font.size == Pt(16)
    assert normal.paragraph_format.line_spacing == Pt(28.95)
    assert normal.element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋_GB2312"
    tops = tops_of(pdf.print_test(paper), page=1)
    steps = [upper - lower for upper, lower in pairwise(sorted(tops, reverse=True))]
    assert len(steps) > 10
    assert all(abs(step - 28.95 * round(step / 28.95)) < 1 for step in steps)


def tops_of(made: bytes, *, page: int) -> set[int]:
    """Return how high each line with a comma stands on a page, in points."""
    with pypdfium2.PdfDocument(made) as document:
        text = document[page].get_textpage()
        places = [at for at in range(text.count_chars()) if text.get_text_range(at, 1) == "，"]
        return {round(text.get_charbox(at)[3]) for at in places}


def test_sides_to_be_joined_by_lines_have_boxes_and_no_brackets() -> None:
    paper = a_small_paper(Dress(lines=True))
    made = told(word.print_test(paper))
    (page, *_) = pages_of(pdf.print_test(paper))

    assert "| 1.→文稿起草 |  | A.→及时登记，全程跟踪 |" in made
    for words in (made, page):
        assert "用直线把左栏各项与右栏中对应的内容连起来" in words
        assert "（　　）" not in words
    assert "1—B" in wording_of_key(paper)


def wording_of_key(paper: Paper) -> str:
    return "".join(pages_of(pdf.print_key(paper)))


def test_a_word_bank_holds_each_answer_once_and_is_another_in_booklet_b() -> None:
    paper = a_banked_paper()
    other = reordered(paper, booklet="B", seed=7)
    bank = paper.sections[0].bank

    assert sorted(bank) == sorted(("质量", "时效", "问题", "开管用的会"))
    assert sorted(other.sections[0].bank) == sorted(bank)
    assert other.sections[0].bank != bank
    assert wording.section_head(paper.sections[0], 0) == "一、选词填空题（每题 2 分，共 6 分）"
    box = next(line for line in told(word.print_test(paper)).splitlines() if "开管用的会" in line)
    assert set(box.strip("| ").replace(" ", "→").split("→")) == set(bank)
    assert "从方框内选出恰当的词语" in pages_of(pdf.print_test(paper))[0]


def test_a_task_worded_for_one_test_has_its_key_and_no_material() -> None:
    key = wording_of_key(a_small_paper())

    assert "（1）观点明确（4分）；（2）联系实际（6分）" in key
    assert "[1]张一鸣" in key
    assert "[2]" not in key
    assert "—" in key


def a_font(code: int) -> bytes:
    """Give the part of a font that says which characters it has: one, by a difference."""
    segments = struct.pack(">4H", 4, 32, 0, 4) + bytes(6)  # two segments: the one, and the end
    segments += struct.pack(">2HH2H", code, 0xFFFF, 0, code, 0xFFFF)
    segments += struct.pack(">2H2H", 1 - code & 0xFFFF, 1, 0, 0)
    cmap = struct.pack(">HHHHI", 0, 1, 3, 1, 12) + segments
    return struct.pack(">IHHHH4sIII", 0x10000, 1, 0, 0, 0, b"cmap", 0, 28, len(cmap)) + cmap


def test_what_a_unit_adds_to_the_fonts_can_be_printed(tmp_path: Path) -> None:
    paper = replace(a_small_paper(), title="造字\ue123和\ue124")
    (tmp_path / "own.ttf").write_bytes(a_font(0xE123))
    (tmp_path / "no-font.ttf").write_bytes(b"not a font")

    assert glyphs.missing(paper) == ["\ue123", "\ue124"]
    assert glyphs.missing(paper, tmp_path) == ["\ue124"]


def test_what_no_font_has_is_told() -> None:
    paper = replace(a_small_paper(), title="𠮷祥镕测试")

    assert glyphs.missing(paper) == ["𠮷"]
    assert glyphs.missing(a_paper_of_every_kind()) == []
    told_of = glyphs.notes(paper, official=False)
    assert told_of[0].startswith("PDF 里印不出来的字有 1 个：𠮷")
    assert told_of[1].startswith("“𠮷”“镕”不在 GB2312 里")
    assert glyphs.notes(a_paper_of_every_kind()) == []


def test_all_words_of_our_own_can_be_printed() -> None:
    ours = [value for name, value in vars(wording).items() if name.isupper()]

    assert glyphs.missing(replace(a_small_paper(), notes=tuple(map(str, ours)))) == []


def test_quotation_marks_are_chinese_in_word() -> None:
    paper = a_paper(clozes=1, matchings=0, title="“三服务”测试")
    with zipfile.ZipFile(io.BytesIO(word.print_test(paper))) as packed:
        document = packed.read("word/document.xml").decode()

    run = next(one for one in document.split("<w:r>") if "“三服务”" in one)
    assert 'w:hint="eastAsia"' in run

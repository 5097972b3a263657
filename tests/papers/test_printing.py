"""The printed files: what they hold, that they are the same each time, and that they are quick."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from docx import Document

from question_bank.papers import pdf, word
from question_bank.papers.printing import file_name, printed
from tests.papers.material import a_paper

if TYPE_CHECKING:
    from question_bank.papers.paper import Paper
    from question_bank.papers.printing import Extension, Sheet


def pages_of(made: bytes) -> list[str]:
    with pypdfium2.PdfDocument(made) as document:
        return [_page_text(page) for page in document]


def _page_text(page: pypdfium2.PdfPage) -> str:
    text = page.get_textpage().get_text_bounded()
    return re.sub(r"\s", "", text)


def text_of(made: bytes) -> str:
    document = Document(io.BytesIO(made))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.fixture(scope="module")
def paper() -> Paper:
    return replace(a_paper(clozes=4, matchings=1), code="2026-11-A-3f2c")


def test_the_pdf_holds_title_items_and_page_numbers(paper: Paper) -> None:
    (text,) = pages_of(pdf.print_test(paper))

    assert "办公室工作测试试卷（A卷）" in text
    assert "（闭卷满分18分）" in text
    assert "一、填空题（每题2分，共8分）" in text
    assert "3.第3条：值班工作实行全天制度，有事报事，无事报平安。" in text
    assert "5.把下列工作与对它的要求对应起来。" in text
    assert "第1页共1页" in text
    assert "2026-11-A-3f2c" in text
    for place, right in enumerate(paper.items[4].offered):
        assert f"{'ABCDE'[place]}.{right}" in text


def test_the_pdf_of_the_test_holds_no_answer_and_its_key_holds_them_all(paper: Paper) -> None:
    test = "".join(pages_of(pdf.print_test(paper)))
    key = "".join(pages_of(pdf.print_key(paper)))

    for answer in ("领导带班", "开管用的会", "时效"):
        assert answer not in test
        assert answer in key
    assert "参考答案及评分标准" in key
    assert "内部资料" in key
    assert "张一鸣《在全县办公室工作会议上的讲话》" in key


def test_the_word_file_holds_title_items_and_fields(paper: Paper) -> None:
    made = word.print_test(paper)
    text = text_of(made)

    assert "办公室工作测试试卷（A卷）" in text
    assert re.search(r"3\.\t第3条：值班工作实行全天_{12,}制度，有事报事，无事报平安。", text)
    assert f"A.\t{paper.items[4].offered[0]}" in text
    assert "（　　）1.\t文稿起草" in text
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert b"NUMPAGES" in parts.read("word/footer1.xml")
        assert "方正小标宋简体".encode() in parts.read("word/document.xml")


def test_the_word_key_has_a_row_for_each_question(paper: Paper) -> None:
    text = text_of(word.print_key(paper))

    for answer in ("领导带班", "开管用的会", "质量；时效", "每对 2.5 分，共 10 分"):
        assert answer in text
    assert "领导带班" not in text_of(word.print_test(paper))


def test_all_blanks_of_a_paper_are_equally_long(paper: Paper) -> None:
    items = re.findall(r"^\d\.\t第.*$", text_of(word.print_test(paper)), re.MULTILINE)
    blanks = re.findall("_+", "".join(items))

    assert len(blanks) == 5
    assert set(blanks) == {"_" * 14}  # room for 开管用的会


@pytest.mark.parametrize("extension", ["pdf", "docx"])
@pytest.mark.parametrize("sheet", ["test", "key"])
def test_the_same_paper_gives_the_same_bytes_in_any_process(
    paper: Paper, sheet: Sheet, extension: Extension
) -> None:
    printers = {
        ("test", "pdf"): pdf.print_test,
        ("key", "pdf"): pdf.print_key,
        ("test", "docx"): word.print_test,
        ("key", "docx"): word.print_key,
    }

    made = printed(paper, sheet, extension)

    assert made == printers[sheet, extension](paper)
    assert made[:2] == {"pdf": b"%P", "docx": b"PK"}[extension]


def test_what_looks_like_a_program_is_printed_as_it_is() -> None:
    title = '#panic("x") *b* $1$'
    paper = a_paper(title=title, clozes=1)

    assert '#panic("x")*b*$1$试卷（A卷）' in pages_of(pdf.print_test(paper))[0]
    assert title in text_of(word.print_test(paper))


def test_a_character_that_word_cannot_hold_is_left_out() -> None:
    assert "办公室工作测试" in text_of(word.print_test(a_paper(title="办公室\x0b\x00工作测试")))


def test_a_paper_of_sixty_questions_is_ready_within_seconds() -> None:
    paper = a_paper(clozes=56, matchings=4)
    start = time.perf_counter()

    pages = pages_of(printed(paper, "test", "pdf"))
    printed(paper, "test", "docx")

    assert time.perf_counter() - start < 10
    assert f"第{len(pages)}页共{len(pages)}页" in pages[-1]
    assert "60.把下列工作与对它的要求对应起来。" in "".join(pages)


def test_a_matching_is_never_torn_over_two_pages() -> None:
    pages = pages_of(pdf.print_test(a_paper(clozes=2, matchings=9)))

    assert len(pages) > 2
    for page in pages:
        assert page.count("把下列工作") == page.count("热情接待") == page.count("会务保障")


def test_a_web_worker_loads_neither_typst_nor_docx() -> None:
    program = (
        "import sys, quizapp.pages.papers; print({'typst', 'docx', 'jieba'} & set(sys.modules))"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)

    assert done.stdout.strip() == b"set()"


def test_files_are_named_by_title_sheet_and_booklet() -> None:
    paper = a_paper(title="某县 2026/上半年 测试试卷")

    assert file_name(paper, "key", "pdf") == "某县2026上半年测试参考答案（A卷）.pdf"
    assert file_name(replace(paper, booklet=""), "test", "docx") == "某县2026上半年测试试卷.docx"

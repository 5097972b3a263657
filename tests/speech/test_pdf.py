"""PDF files with a text layer give their paragraphs; scans and gibberish are refused."""

from __future__ import annotations

import pytest

from question_bank.errors import UnreadableFile
from question_bank.speech.readers import pdf
from question_bank.speech.readers.pdf.lines import Letter, Line, lines_of
from question_bank.speech.reading import read_speech
from tests.speech.material import PARAGRAPHS, TEXT, TITLE, pdf_file

LONG = "一是" + "值班工作是机关运转的前哨，是联系群众的窗口，必须抓紧抓实。" * 6
PICTURE = """#place(top + left, dx: -15mm, dy: -15mm, image(bytes((200, 100, 0, 50)), format: (
encoding: "luma8", width: 2, height: 2), width: 120mm, height: 90mm))"""
PAGE_BREAK = "#pagebreak()"


def reason(data: bytes) -> str:
    with pytest.raises(UnreadableFile) as refusal:
        read_speech("讲话.pdf", data)
    return refusal.value.reason


def test_lines_become_paragraphs_again() -> None:
    lines = (TITLE, *PARAGRAPHS[:2], LONG, *PARAGRAPHS[2:])
    assert read_speech("讲话.pdf", pdf_file(lines, "170mm")).text.split("\n") == list(lines)


def test_two_columns_are_read_one_after_the_other() -> None:
    lines = (*PARAGRAPHS[:2], LONG, *PARAGRAPHS[2:])
    columns = "#columns(2)[" + "\n\n".join(lines) + "]"
    speech = read_speech("讲话.pdf", pdf_file((columns,), "210mm"))
    assert speech.text.split("\n") == list(lines)


def test_ligatures_are_letters() -> None:
    assert "office" in pdf.read(pdf_file((*PARAGRAPHS, "oﬃce")))


def test_rare_characters_move_nothing() -> None:
    lines = (TITLE, "𠮷" * 3, *PARAGRAPHS)
    assert "𠮷𠮷𠮷\n\u3000\u3000同志们：\n\u3000\u3000今天召开全县" in pdf.read(pdf_file(lines))


@pytest.mark.parametrize(
    "pages",
    [
        ("#rect(width: 50mm, height: 50mm)",),
        (PICTURE, PAGE_BREAK, PICTURE),
        (PICTURE, "由扫描全能王扫描创建", PAGE_BREAK, PICTURE, "由扫描全能王扫描创建"),
        (*PARAGRAPHS, PAGE_BREAK, PICTURE, PAGE_BREAK, PICTURE),
    ],
    ids=["drawn", "pictures", "named by the scanner", "a cover with text"],
)
def test_pictures_of_pages_are_refused_as_scanned(pages: tuple[str, ...]) -> None:
    assert reason(pdf_file(pages)) == "scanned"


def test_text_over_a_picture_and_a_picture_behind_the_text_are_read() -> None:
    pages = (PICTURE, TITLE, *PARAGRAPHS[:3], PAGE_BREAK, *PARAGRAPHS[3:], PAGE_BREAK, PICTURE)
    assert read_speech("讲话.pdf", pdf_file(pages)).text == TEXT


def test_pages_without_anything_are_empty() -> None:
    assert reason(pdf_file((PAGE_BREAK,))) == "empty"


def test_a_file_of_too_many_pages_is_refused() -> None:
    pages = f"#for number in range({pdf.MOST_PAGES + 1}) [值班 #pagebreak()]"
    assert reason(pdf_file((pages,))) == "too_large"


def test_a_layer_of_gibberish_is_refused() -> None:
    rare = "".join(chr(0x9000 + 37 * number % 0xE00) for number in range(300))
    assert reason(pdf_file((rare,))) == "garbled"


@pytest.mark.parametrize("keep", [10, 300, 2000])
def test_a_damaged_file_is_refused(keep: int) -> None:
    assert reason(pdf_file()[:keep]) in {"broken", "empty"}


def line(words: str, places: list[float], gaps: str = "") -> Line:
    return Line(
        [Letter(sign, x, 700.0, sign in gaps) for sign, x in zip(words, places, strict=True)], 16.0
    )


def test_marks_of_another_font_behind_their_line_are_put_in_place() -> None:
    found = line("上好 四门课 “ ”", [0, 16, 40, 42, 58, 74, 90, 32, 90, 90], gaps=" ")
    assert lines_of([found]) == ["上好“四门课”"]


def test_words_of_latin_letters_stay_apart_in_such_a_line() -> None:
    found = line("ab cd年“", [10, 16, 20, 22, 28, 34, 0], gaps=" ")
    assert lines_of([found]) == ["“ab cd年"]


def test_a_line_that_runs_from_left_to_right_is_left_alone() -> None:
    assert lines_of([line("2024 年", [0, 8, 16, 24, 32, 34], gaps=" ")]) == ["2024 年"]

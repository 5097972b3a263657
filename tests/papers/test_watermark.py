"""水印 on paper: on each page of every sheet, behind the text, and never a mark of secrecy."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from question_bank.papers import pdf, word
from question_bank.papers.dress import Dress
from question_bank.papers.handout import Card, Deck
from question_bank.papers.printing import printed
from question_bank.papers.watermark import ACROSS, LARGEST, composed, ems, size
from question_bank.speech.readers import word as reader
from question_bank.speech.secrecy import is_legal_mark
from tests.papers.material import a_paper
from tests.papers.test_printing import pages_of

WORDS = "内部资料　清源县委办公室　沈安宁　2026-11-22"
SQUEEZED = re.sub(r"\s", "", WORDS)
DAY = date(2026, 11, 22)


@pytest.mark.parametrize("make", [pdf.print_test, pdf.print_key, pdf.print_answer_sheet])
def test_every_page_of_a_pdf_bears_it_and_says_the_same_as_without(make: object) -> None:
    paper = replace(a_paper(clozes=60, matchings=2), dress=Dress(formal=True))
    plain, marked = pages_of(make(paper)), pages_of(make(paper, watermark=WORDS))

    assert len(plain) > 1
    assert [page.replace(SQUEEZED, "") for page in marked] == plain
    assert all(page.count(SQUEEZED) == 1 for page in marked)


def test_cards_bear_it_on_both_sides() -> None:
    deck = Deck("讲话", (Card("正面", "背面"),) * 3)
    pages = pages_of(pdf.print_deck(deck, watermark=WORDS))
    assert [page.count(SQUEEZED) for page in pages] == [1, 1]


@pytest.mark.parametrize(("formal", "headers"), [(True, 3), (False, 1)])
def test_every_header_of_a_word_file_hangs_it_behind_the_text(
    *, formal: bool, headers: int
) -> None:
    paper = replace(a_paper(clozes=4, matchings=1), dress=Dress(formal=formal))
    plain = word.print_test(paper)
    marked = word.watermarked(plain, WORDS)

    with zipfile.ZipFile(io.BytesIO(marked)) as parts:
        heads = [name for name in parts.namelist() if "header" in name]
        shown = [parts.read(name).decode() for name in heads]
    assert [one.count(f'string="{WORDS}"') for one in shown] == [1] * headers
    assert all("z-index:-" in one for one in shown)
    paragraphs = ([p.text for p in Document(io.BytesIO(one)).paragraphs] for one in (plain, marked))
    assert next(paragraphs) == next(paragraphs)
    assert WORDS in reader.around(marked).margins  # where we look for marks of others
    assert word.watermarked(plain, WORDS) == marked


def test_a_file_is_made_with_it_in_the_child_process_too() -> None:
    paper = a_paper(clozes=2, matchings=1)
    assert printed(paper, "test", "pdf", watermark=WORDS) == pdf.print_test(paper, watermark=WORDS)
    with zipfile.ZipFile(io.BytesIO(printed(paper, "key", "docx", watermark=WORDS))) as parts:
        assert any(WORDS in parts.read(name).decode(errors="replace") for name in parts.namelist())


def test_it_fits_across_a_sheet_however_long_it_is() -> None:
    for words in ("内部", WORDS, "长" * 120):
        assert size(words) <= LARGEST
        assert size(words) * ems(words) <= ACROSS + ems(words) * 0.05


def test_words_that_would_break_a_file_stay_words() -> None:
    odd = 'a"<b>&c\x00\ud800’'
    assert WORDS not in pages_of(pdf.print_deck(Deck("甲", (Card("一", "二"),)), watermark="#x"))[0]
    made = word.watermarked(word.print_test(a_paper(clozes=1, matchings=0)), odd)
    assert 'a"<b>&c’' in reader.around(made).margins


@pytest.mark.parametrize(
    "words",
    ["秘密", "机密★10年", "绝 密", "機密", "★", "☆", "内部资料（秘密）", "秘\u200b密", "秘密级"],
)
def test_a_grade_of_secrecy_is_seen_however_it_is_written(words: str) -> None:
    assert is_legal_mark(words)


@pytest.mark.parametrize(
    "words", ["", "内部资料", "保密提醒：注意保管", "仅供学习", "密切联系群众"]
)
def test_an_office_s_own_words_are_no_mark(words: str) -> None:
    assert not is_legal_mark(words)


def test_whoever_is_called_like_a_mark_is_left_out() -> None:
    assert composed("内部资料", "办公室", "秘密", DAY) == "内部资料　办公室　2026-11-22"
    assert composed("", "国家秘密载体销毁中心", "机密★", DAY) == "国家秘密载体销毁中心　2026-11-22"

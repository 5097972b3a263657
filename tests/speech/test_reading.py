"""One file's bytes become one speech, whatever the format, with every word in its place."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from question_bank.errors import UnreadableFile
from question_bank.speech.reading import read_speech
from tests.speech.material import (
    NOT_HERE,
    SHARED,
    TEXT,
    TITLE,
    pdf_file,
    read,
    rebuilt,
    with_body,
    word_file,
)


def test_a_clean_text_is_read_as_it_stands() -> None:
    speech = read(TEXT)
    assert speech.text == speech.raw == TEXT
    assert speech.title == TITLE
    assert speech.script == "simplified"
    assert not speech.cut
    assert (speech.removed, speech.repairs, speech.unfit, speech.warnings) == ((), (), (), ())


def test_the_raw_text_is_the_decoded_file_with_plain_line_ends() -> None:
    data = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n", 3).replace("\n", "\r").encode()
    speech = read_speech("讲话.txt", data)
    assert speech.raw.count("\n") >= TEXT.count("\n")
    assert "\r" not in speech.raw
    assert not speech.raw.startswith("\ufeff")
    assert speech.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("讲话.docx", word_file()),
        ("讲话.pdf", pdf_file()),
        ("讲话.pdf", pdf_file(width="90mm", numbers='"1"')),
        ("讲话.pdf", pdf_file(width="210mm", numbers='"- 1 -"')),
        (
            "讲话.htm",
            f"<html><body><p>{TEXT.replace(chr(10), '</p><p>')}</p></body></html>".encode(),
        ),
        ("讲话", TEXT.encode("gb18030")),
        ("讲话.TXT", ("　　" + TEXT.replace("\n", "\n\n　　")).encode("utf-16")),
    ],
)
def test_every_format_gives_the_same_clean_text(name: str, data: bytes) -> None:
    assert read_speech(name, data).text == TEXT


def test_each_clean_character_points_at_its_raw_one() -> None:
    speech = read(with_body(body="　　　\n- 1 -\n各單位要加强“昼夜”值守 ，不得空岗。"))
    for place, character in enumerate(speech.text):
        begin, end = speech.clean.begins[place], speech.clean.ends[place]
        assert speech.raw[begin:end] == character


NOISY = (
    with_body(head=f"首页 > 讲话 > 正文\n{TITLE}\n2024-05-06 10:20:30 来源：某某网\n{TITLE}"),
    with_body(
        body="机要b_m工作很重要。……(全文共3000字,请登录后阅读)……\n公服务要跟上，办室要带头。"
    ),
    TEXT.replace("制度", "制(zhì)度(dù)").replace("各單", "各單(dān)"),
    with_body(
        foot="上一篇：在全县防汛会议上的讲话\n下一篇：在全县消防会议上的讲话\nCopyright © 2024"
    ),
)


@pytest.mark.parametrize("text", NOISY)
def test_what_was_removed_and_repaired_leads_from_the_raw_to_the_clean_text(text: str) -> None:
    speech = read(text)
    assert speech.text != speech.raw
    assert rebuilt(speech) == speech.text


PIECES = st.sampled_from(
    [
        *"一二、（）()，。：\n 　\t要是第章节条年月日xX*_?“”[]#·…-1>|",
        *TEXT[:60],
        "同志们：",
        "未完",
        "\r\n",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=120).map("".join))
def test_any_text_is_read_or_refused_and_accounted_for(text: str) -> None:
    try:
        speech = read(text + TEXT)
    except UnreadableFile:
        return
    assert rebuilt(speech) == speech.text
    assert all(0 <= span.a <= span.b <= len(speech.text) for span in speech.unfit)


def test_an_instructor_is_told_that_the_text_is_incomplete() -> None:
    speech = read(with_body(foot="要进一步加强值班队伍建设，多关心值班人员的"))
    assert speech.cut
    assert len(speech.warnings) == 2
    assert "截去" in speech.warnings[0]
    assert "1处" in speech.warnings[1]


def test_real_speeches_come_back_unharmed() -> None:
    if not SHARED.is_dir():
        pytest.skip(NOT_HERE)
    files = [*(SHARED / "seeds").glob("*.txt"), *(SHARED / "more" / "raw").glob("*.txt")]
    assert files
    for file in sorted(files):
        data = file.read_bytes()
        speech = read_speech(file.name, data)
        assert speech.raw == data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        if speech.script == "simplified":
            assert rebuilt(speech) == speech.text
        assert read_speech(file.name, speech.raw.encode("gb18030")).text == speech.text

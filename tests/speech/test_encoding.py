"""The encoding of a text file is found, even where bytes are damaged."""

from __future__ import annotations

import pytest

from question_bank.speech.readers.encoding import decode
from tests.speech.material import TEXT

TRADITIONAL = (
    "同志們：辦公室是聯繫群眾的視窗。我們要認真學習，加強調查研究，做好檔案保管與檔案開放工作。"
)


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_simplified_text_is_decoded_from(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16-le"])
def test_traditional_text_is_decoded_from(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)) == TRADITIONAL


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
@pytest.mark.parametrize("length", [60, 100, 200])
def test_a_short_passage_is_enough(encoding: str, length: int) -> None:
    assert decode(TEXT[:length].encode(encoding)) == TEXT[:length]


def test_a_bad_byte_spoils_one_character_only() -> None:
    data = TEXT.encode()
    text = decode(data[:60] + b"\xff" + data[60:])
    damaged = text.index("\ufffd")
    assert text[:damaged] == TEXT[:damaged]
    assert text.endswith(TEXT[damaged + 1 :])


def test_a_text_cut_inside_a_character_keeps_the_rest() -> None:
    data = TEXT.encode()
    assert decode(data[1:-1]).strip("\ufffd") == TEXT[1:-1]

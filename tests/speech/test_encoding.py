"""The encoding of a text file is found, even where bytes are damaged."""

from __future__ import annotations

import codecs
from difflib import SequenceMatcher
from pathlib import Path

import opencc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import quizapp.samples
from question_bank.errors import UnreadableFile
from question_bank.speech.readers import text
from question_bank.speech.readers.text.encoding import decode
from question_bank.speech.reading import read_speech
from tests.speech.material import TEXT

TRADITIONAL = (
    "同志們：辦公室是聯繫群眾的視窗。我們要認真學習，加強調查研究，做好檔案保管與檔案開放工作。"
)
FOLDER = Path(quizapp.samples.__file__).parent / "speeches"
SPEECHES = [TEXT, *(file.read_text(encoding="utf-8") for file in sorted(FOLDER.glob("*.txt")))]
IN_SIMPLIFIED = ("utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-le", "utf-16-be")
IN_BOTH = (*IN_SIMPLIFIED, "big5")
# what a damaged passage reads like is likely, not certain: the same draws each time
DRAWN = settings(max_examples=80, deadline=None, derandomize=True)


@pytest.mark.parametrize("encoding", [*IN_SIMPLIFIED, "utf-32"])
def test_simplified_text_is_decoded_from(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "gb18030", "utf-16-le"])
def test_traditional_text_is_decoded_from(encoding: str) -> None:
    assert decode(TRADITIONAL.encode(encoding)) == TRADITIONAL


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        ("\ufeff".encode("gb18030"), "gb18030"),
    ],
)
def test_a_byte_order_mark_tells_the_encoding_and_is_no_text(mark: bytes, encoding: str) -> None:
    assert decode(mark + TEXT.encode(encoding)) == TEXT


def passage(speech: str, begin: int, length: int, encoding: str) -> str:
    """Return a passage of the speech that the encoding can hold."""
    written = opencc.OpenCC("s2tw").convert(speech) if encoding == "big5" else speech
    begin = begin % max(1, len(written) - length)
    held = written[begin : begin + length].encode(encoding, errors="ignore")
    return held.decode(encoding)


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, str]:
    encoding = draw(st.sampled_from(IN_BOTH))
    speech, begin = draw(st.sampled_from(SPEECHES)), draw(st.integers(0, 20_000))
    return passage(speech, begin, draw(st.integers(30, 400)), encoding), encoding


def lost(text: str, found: str) -> int:
    """Return how many of the text's characters were not found."""
    same = SequenceMatcher(None, text, found, autojunk=False).get_matching_blocks()
    return len(text) - sum(block.size for block in same)


@DRAWN
@given(passages())
def test_any_passage_of_thirty_characters_is_decoded(drawn: tuple[str, str]) -> None:
    text, encoding = drawn
    assert decode(text.encode(encoding)) == text


@DRAWN
@given(passages(), st.booleans(), st.booleans())
def test_a_cut_inside_a_character_costs_what_stands_beside_it(
    drawn: tuple[str, str],
    at_start: bool,  # noqa: FBT001 - hypothesis draws it
    at_end: bool,  # noqa: FBT001
) -> None:
    text, encoding = drawn
    data = text.encode(encoding)
    marked = encoding in {"utf-16", "utf-8-sig"}
    data = data[at_start and not marked : len(data) - at_end]
    assert lost(text, decode(data)) <= 12


@DRAWN
@given(passages(), st.integers(4, 2000), st.sampled_from(["added", "lost", "changed"]))
def test_a_bad_byte_costs_what_stands_beside_it(
    drawn: tuple[str, str], place: int, harm: str
) -> None:
    text, encoding = drawn
    data = text.encode(encoding)
    place = 4 + place % (len(data) - 4)
    bad = b"" if harm == "lost" else b"\xff"
    data = data[:place] + bad + data[place + (harm != "added") :]
    assert lost(text, decode(data)) <= 12


@pytest.mark.parametrize("encoding", ["gb18030", "big5", "utf-16-le", "utf-16-be"])
def test_lines_below_a_lost_byte_are_whole(encoding: str) -> None:
    text = TRADITIONAL + "\n" + TRADITIONAL
    data = text.encode(encoding)
    assert decode(data[:41] + data[42:]).split("\n")[1] == TRADITIONAL


def test_a_bad_byte_spoils_one_character_only() -> None:
    data = TEXT.encode()
    text = decode(data[:60] + b"\xff" + data[60:])
    damaged = text.index("\ufffd")
    assert text[:damaged] == TEXT[:damaged]
    assert text.endswith(TEXT[damaged + 1 :])


def test_a_text_cut_inside_a_character_keeps_the_rest() -> None:
    data = TEXT.encode()
    assert decode(data[1:-1]).strip("\ufffd") == TEXT[1:-1]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-16-le"])
def test_a_little_chinese_among_much_ascii_is_enough(encoding: str) -> None:
    text = "<div class='left menu'>\n" * 5000 + TEXT[:40] + "<br>\n" * 5000
    data = text.encode(encoding) + (b"\xff" if encoding == "utf-8" else b"")
    assert TEXT[:40] in decode(data)


@pytest.mark.parametrize("seed", range(6))
def test_bytes_that_are_no_text_are_refused(seed: int) -> None:
    data = bytes((place * place * (seed + 3) + place * 7919) % 251 for place in range(4000))
    with pytest.raises(UnreadableFile, match="mismatch"):
        read_speech("讲话.txt", data)


def test_a_few_rare_characters_time_and_again_are_a_text() -> None:
    assert text.read(("值班" * 20).encode()) == "值班" * 20

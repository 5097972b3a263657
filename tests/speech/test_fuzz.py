"""Whatever bytes come, a file is read or refused in our own words, and what was read is drawn."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from question_bank.errors import UnreadableFile
from question_bank.outline.builder import build_outline
from question_bank.speech.formats import NAMES
from question_bank.speech.reading import read_speech
from question_bank.speech.refusals import SENTENCES
from tests.speech.material import PARAGRAPHS, TEXT, TITLE, pdf_file, word_file
from tests.speech.test_pages import BODY, DISCUZ, NEWS
from tests.speech.test_refusals import archived

LISTS = (
    "<ol start='3'><li value='x'>一<ol type='i'><li>二</ol><table><tr><td>三<pre>四\n五</pre></ol>"
)
PAGE = f"<html><head><title>{TITLE}</title></head>{NEWS.format(body=BODY + LISTS)}</html>".encode()
THREAD = DISCUZ.format(title=TITLE, body="<br>".join(PARAGRAPHS)).encode("gb18030")
MARKDOWN = (
    f"---\ntitle: x\n---\n# {TITLE}\n\n" + "\n\n".join(PARAGRAPHS) + "\n\n| 甲 | 乙 |\n|---|\n"
)
FILES = [
    ("讲话.txt", TEXT.encode()),
    ("讲话.txt", TEXT.encode("gb18030")),
    ("讲话.txt", TEXT.encode("utf-16")),
    ("讲话.txt", TEXT.encode("big5", errors="ignore")),
    ("讲话.md", MARKDOWN.encode()),
    ("讲话.html", PAGE),
    ("讲话.html", THREAD),
    ("讲话.mht", archived(PAGE)),
    ("讲话.pdf", pdf_file()),
    ("讲话.docx", word_file()),
]
BUDGET = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
PIECES = st.one_of(
    st.binary(max_size=6),
    st.sampled_from(
        [
            *(
                b"\x00",
                b"\xff",
                b"\xef\xbb\xbf",
                b"<",
                b"</",
                b"<!--",
                b"&#x",
                b"<![CDATA[",
                b"]]>",
            ),
            *(b"\n", b"\r", b" " * 40, b"(" * 40, b"%PDF-", b"endobj", b"obj\n<<", b"99999999"),
            *("（一）".encode(), "“".encode(), "第一章".encode(), "同志们：\n".encode(), b"\xa1"),
        ]
    ),
)
HARM = st.lists(
    st.tuples(st.integers(0, 2**20), st.integers(0, 60), PIECES), min_size=1, max_size=12
)


def read_and_draw(name: str, data: bytes) -> None:
    try:
        speech = read_speech(name, data)
    except UnreadableFile as refusal:
        assert refusal.reason in SENTENCES  # noqa: PT017 - reading it is as well
        return
    build_outline(speech)


@BUDGET
@given(st.sampled_from(FILES), HARM)
def test_a_file_that_was_harmed_is_read_or_refused(
    file: tuple[str, bytes], harm: list[tuple[int, int, bytes]]
) -> None:
    name, data = file
    for anywhere, lost, put in harm:
        place = anywhere % (len(data) + 1)
        data = data[:place] + put + data[place + lost :]
    read_and_draw(name, data)


@BUDGET
@given(st.sampled_from(FILES), st.integers(0, 2**20), st.integers(0, 2**20))
def test_a_file_that_was_cut_is_read_or_refused(
    file: tuple[str, bytes], begin: int, end: int
) -> None:
    name, data = file
    read_and_draw(name, data[begin % 64 : end % len(data)])


@BUDGET
@given(st.sampled_from([*NAMES, "", ".doc", ".x"]), st.binary(min_size=1, max_size=3000))
def test_any_bytes_are_read_or_refused_under_any_name(suffix: str, data: bytes) -> None:
    read_and_draw(f"讲话{suffix}", data)


ANYTHING = st.characters(codec=None)  # surrogates, controls and rare characters too


@BUDGET
@given(
    st.sampled_from([".txt", ".md", ".html", ".mht", ""]),
    st.lists(
        st.one_of(
            st.text(ANYTHING, max_size=30), st.sampled_from(["\n", "一、", "“", *PARAGRAPHS])
        ),
        max_size=40,
    ).map("".join),
    st.sampled_from(["utf-8", "utf-16-le", "gb18030"]),
)
@example(".txt", TEXT + "\ud800" + TEXT, "utf-8")
@example(".html", "<p>\udfff" + TEXT, "utf-16-le")
def test_any_text_is_read_or_refused(suffix: str, text: str, encoding: str) -> None:
    errors = "ignore" if encoding == "gb18030" else "surrogatepass"
    read_and_draw(f"讲话{suffix}", text.encode(encoding, errors=errors))


@pytest.mark.parametrize(
    "source",
    [
        "<" * 20_000,
        "<p" * 20_000,
        "<!--" * 20_000,
        "&" * 20_000,
        "<b>" * 20_000 + TEXT,
        "<ol><li>" * 700 + TEXT,
        "<table><tr><td>" * 600 + TEXT,
        "<p style='" + "display:" * 20_000 + "'>" + TEXT,
        "<i aria-hidden='true'>" * 1500 + TEXT,
        "<title>" + "_-" * 20_000 + "</title>" + TEXT,
        "<a href='/'>" * 20_000 + TEXT,
    ],
    ids=range(11),
)
def test_a_page_of_one_thing_many_times_over_is_read_or_refused(source: str) -> None:
    read_and_draw("讲话.html", source.encode())

"""Whatever noise is put in wherever, each clean character still knows its raw one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from question_bank.speech.span import Span
from tests.speech.material import PARAGRAPHS, TEXT, TITLE, read, rebuilt

LINES = (TITLE, *PARAGRAPHS)
BETWEEN = st.sampled_from(
    [
        "",
        " \u3000 ",
        "- 3 -",
        "第 2 页 共 9 页",
        "分享到：微信 微博 QQ空间",
        "2024-05-06 10:20:30",
        "扫一扫在手机打开当前页",
        "相关文章：\n在全县消防工作会议上的讲话\n在全县防汛工作会议上的讲话",
        "<br><div class='ad'>",
        "▲会议现场",
    ]
)
WITHIN = st.sampled_from(
    [
        "\u200b",
        "\u00ad\u2060",
        " ",
        "\u3000",
        "&nbsp;",
        "<span>",
        "</b>",
        "[b]",
        "（掌声）",
        "\ufeff",
    ]
)
SPOTS = st.lists(st.tuples(st.integers(0, len(TEXT)), WITHIN), max_size=8)


def _strewn(text: str, spots: list[tuple[int, str]]) -> str:
    for place, noise in sorted(spots, reverse=True):
        text = text[:place] + noise + text[place:]
    return text


@settings(max_examples=120, deadline=None)
@given(st.lists(BETWEEN, min_size=len(LINES) - 1, max_size=len(LINES) - 1))
def test_noise_between_lines_leaves_the_speech_whole(noise: list[str]) -> None:
    body = [
        part for line, between in zip(LINES[1:], noise, strict=False) for part in (line, between)
    ]
    speech = read("\n".join((TITLE, *body)))
    assert speech.text == TEXT
    assert rebuilt(speech) == TEXT


@settings(max_examples=120, deadline=None)
@given(SPOTS)
def test_noise_within_words_leaves_every_place_true(spots: list[tuple[int, str]]) -> None:
    speech = read(_strewn(TEXT, spots))
    assert rebuilt(speech) == speech.text
    repaired = {(one.start, one.end) for one in speech.repairs}
    for place, character in enumerate(speech.text):
        raw = (speech.clean.begins[place], speech.clean.ends[place])
        assert speech.raw[slice(*raw)] == character or raw in repaired
    assert all(a <= b for a, b in pairwise(speech.clean.begins))


@settings(max_examples=120, deadline=None)
@given(SPOTS, st.data())
def test_a_span_reads_in_the_raw_text_as_in_the_clean_one(
    spots: list[tuple[int, str]], data: st.DataObject
) -> None:
    speech = read(_strewn(TEXT, spots))
    a = data.draw(st.integers(0, len(speech.text) - 1))
    b = data.draw(st.integers(a + 1, len(speech.text)))
    span = Span(speech.clean, a, b)
    there = [
        speech.raw[place]
        for place in range(span.start, span.end)
        if not any(one.start <= place < one.end for one in speech.removed)
    ]
    if not any(one.start < span.end and span.start < one.end for one in speech.repairs):
        assert "".join(there) == span.text


@pytest.mark.parametrize("noise", ["\u200b", "<b>", "\u00ad"])
def test_a_word_split_by_noise_is_one_word(noise: str) -> None:
    speech = read(TEXT.replace("带班制度", f"带班{noise}制度"))
    at = speech.text.index("带班制度")
    span = Span(speech.clean, at, at + 4)
    assert speech.raw[span.start : span.end] == f"带班{noise}制度"


def test_what_several_rules_take_of_one_repaired_character_is_told_once() -> None:
    speech = read(f"当前位置：首页 > 政务公开 > 县领导讲话 文稿\n{TEXT}")
    assert speech.text == TEXT
    assert rebuilt(speech) == TEXT

"""Markdown is read for its words; what only looks like it is left alone."""

from __future__ import annotations

import pytest

from tests.speech.material import PARAGRAPHS, TEXT, TITLE, read, reasons, rebuilt

LONG = "值班工作是机关运转的前哨，是联系群众的窗口，必须抓紧抓实。"
HEADED = f"# {TITLE}\n\n## 一、提高认识\n\n"


def words(body: str) -> list[str]:
    """Return the lines that are read below a title and a heading."""
    speech = read(HEADED + body, "讲话.md")
    assert rebuilt(speech) == speech.text
    lines = speech.text.split("\n")
    assert lines[:2] == [TITLE, "一、提高认识"]
    return lines[2:]


def test_a_speech_written_in_markdown_reads_like_any_other() -> None:
    first, second = PARAGRAPHS[2], PARAGRAPHS[4]
    lines = [f"## {line}" if line in {first, second} else line for line in PARAGRAPHS]
    speech = read(f"# {TITLE}\n\n" + "\n\n".join(lines), "讲话.md")
    assert speech.text == TEXT
    assert speech.title == TITLE
    assert reasons(speech) == {"Markdown 标记"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (f"**（一）抓早。**{LONG}", f"（一）抓早。{LONG}"),
        (f"***抓早。*** {LONG}", f"抓早。{LONG}"),
        (
            f"要做到*抓早*、_抓小_、`抓实`、~~抓严~~。{LONG}",
            f"要做到抓早、抓小、抓实、抓严。{LONG}",
        ),
        (f"- {LONG}\n- 一是{LONG}", f"{LONG}\n一是{LONG}"),
        (f"* {LONG}\n+ 一是{LONG}", f"{LONG}\n一是{LONG}"),
        (f"- [x] {LONG}", LONG),
        (f"> {LONG}\n> > 一是{LONG}", f"{LONG}\n一是{LONG}"),
        (f"1. {LONG}", f"1. {LONG}"),
        (f"1\\. {LONG}", f"1. {LONG}"),
        (
            f'按照[《值班规定》](https://a.cn/a_b "规定")办理。{LONG}',
            f"按照《值班规定》办理。{LONG}",
        ),
        (f"按照[《值班规定》](/a_b)办理。{LONG}", f"按照《值班规定》办理。{LONG}"),
        (f"![值班室](/a.png)\n\n{LONG}", LONG),
        (f"{LONG}\n\n---\n\n一是{LONG}\n\n***", f"{LONG}\n一是{LONG}"),
        (f"```text\n{LONG}\n```", LONG),
        (
            f"| 带班 | 交接 |\n|---|:---:|\n| 昼夜 | 按时 |\n\n{LONG}",
            f"带班\n交接\n昼夜\n按时\n{LONG}",
        ),
        (f"### （一）抓早 ###\n\n{LONG}", f"（一）抓早\n{LONG}"),
    ],
)
def test_marks_go_and_words_stay(written: str, meant: str) -> None:
    assert words(written) == meant.split("\n")


def test_the_data_above_a_text_goes_and_its_title_stays() -> None:
    front = f'---\ntitle: "{TITLE}"\ndate: 2024-05-06\ntags:\n  - 讲话\n---\n\n'
    body = "\n\n".join(PARAGRAPHS)
    assert read(front + body, "讲话.md").text == TEXT
    assert read(f"{front}# {TITLE}\n\n{body}", "讲话.md").text == TEXT


@pytest.mark.parametrize(
    "line",
    [
        "**县**局的同志讲了值班工作的做法，很有启发，值得学习。",
        "面积为3*4*5的值班室，也要有人值守，不能空岗，不能漏岗。",
        "# 号键是值班电话的转接键，要记牢，用熟，不得随意改动。",
        "他在报告里写道：要管好a_b_c三类文件，做到件件有着落。",
    ],
)
def test_what_only_looks_like_markdown_is_left_alone(line: str) -> None:
    speech = read(TEXT + "\n" + line)
    assert "Markdown 标记" not in reasons(speech)
    assert line in speech.text

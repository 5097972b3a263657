"""Recordings set down by machine and copied chats are read without labels, times and asides."""

from __future__ import annotations

from tests.speech.material import PARAGRAPHS, TEXT, TITLE, read, reasons


def test_labels_times_and_asides_of_others_go() -> None:
    lines = [TITLE, PARAGRAPHS[0]]
    for minute, paragraph in enumerate(PARAGRAPHS[1:]):
        lines += [f"说话人 1 {minute:02}:14", paragraph]
    lines += ["说话人 3 06:02", "局长，那个分管领导排不排？", "说话人 1 06:10", "散会。"]
    speech = read("\n".join(lines))
    assert speech.text == f"{TEXT}\n散会。"
    assert {"发言人标签", "他人插话"} <= reasons(speech)


def test_a_speech_copied_from_a_chat_is_read_without_it() -> None:
    lines = ["“办公室交流群”的聊天记录如下："]
    for minute, paragraph in enumerate((TITLE, *PARAGRAPHS)):
        lines += [f"综合科小邓  08:{minute:02}", paragraph, f"档案股老秦  08:{minute:02}", "[图片]"]
    assert read("\n".join(lines)).text == TEXT


def test_times_at_the_beginnings_of_lines_go() -> None:
    stamped = [f"00:0{minute}:12 {line}" for minute, line in enumerate(PARAGRAPHS)]
    assert read("\n".join((TITLE, *stamped))).text == TEXT


def test_a_time_that_the_speaker_names_stays() -> None:
    text = TEXT.replace("今天召开", "8:30，今天召开")
    assert read(text).text == text


def test_what_a_hall_does_is_not_said() -> None:
    assert read(TEXT.replace("无小事。", "无小事。（热烈鼓掌）")).text == TEXT

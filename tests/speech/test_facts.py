"""The title and what a speech says of itself are read from the lines above it."""

from __future__ import annotations

import pytest

from question_bank.speech.speech import Facts
from tests.speech.material import PARAGRAPHS, TITLE, read, with_body


def test_speaker_post_day_and_occasion_are_read_from_the_head() -> None:
    head = "政府工作报告\n——2008年3月5日在第十一届人民代表大会第一次会议上\n县长　李明"
    speech = read(with_body(head=head))
    assert speech.title == "政府工作报告"
    assert speech.facts == Facts("李明", "县长", "2008-03-05", "第十一届人民代表大会第一次会议")
    assert (
        read(with_body(head=head.replace("县长", "县人民政府县长"))).facts.post == "县人民政府县长"
    )


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("（2024年5月6日）", "2024-05-06"),
        ("(二〇二四年十二月二十一日)", "2024-12-21"),
        ("（一九九七年十月十二日）", "1997-10-12"),
        ("（２０２４年５月６日）", "2024-05-06"),
        ("（2024年13月6日）", None),
        ("（5月6日）", None),
    ],
)
def test_a_day_is_read_however_it_is_written(line: str, day: str | None) -> None:
    assert read(with_body(head=f"{TITLE}\n{line}")).facts.given_on == day


def test_what_the_text_does_not_say_is_left_open() -> None:
    speech = read("\n".join(PARAGRAPHS))
    assert speech.title is None
    assert speech.facts == Facts()


@pytest.mark.parametrize("line", ["导 言", "交流发言", "县长", "王家庄全体村民委员"])
def test_a_short_line_is_not_taken_for_a_name(line: str) -> None:
    assert read(with_body(head=f"{TITLE}\n{line}")).facts.speaker is None


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("高举旗帜开创值班工作新局面\n——在全县值班工作会议上的讲话", "高举旗帜开创值班工作新局面"),
        (f"{TITLE}（2024年5月6日）", TITLE),
        ("全县值班工作实施方案", "全县值班工作实施方案"),
    ],
)
def test_the_title_is_the_line_an_editor_would_take(head: str, title: str) -> None:
    assert read(with_body(head=head)).title == title


@pytest.mark.parametrize(
    "filed", ["会议记录0614上午.m4a", "作风建设推进会录音_20231108", "内网办公系统V6.2"]
)
def test_how_a_file_is_filed_is_no_title(filed: str) -> None:
    assert read(with_body(head=filed)).title is None

from __future__ import annotations

import pytest

from tests.outline.drawing import BODY, drawn, outline


def test_a_line_of_its_own_between_paragraphs_is_a_heading() -> None:
    assert drawn("一、提高认识", BODY, "围绕一个主题加深四个认识", BODY) == [
        "一、提高认识",
        "  围绕一个主题加深四个认识",
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "一是在思想上要重视，树立强烈的事业心和使命感，兢兢业业开展工作，时刻保持清醒头脑。",
            "在思想上要重视",
        ),
        (
            "一是纠正“差不多,过得去”的习惯,认真对待交办的每一件事情,把小事做细、把大事做实。",
            "纠正“差不多,过得去”的习惯",
        ),
        (
            "一是强化落实,坚决服从尽心做事,确保政令畅通、决策落地生根。" + BODY,
            "强化落实,坚决服从尽心做事,确保政令畅通、决策落地生根",
        ),
        ("一、置任于心,留诚于实,强化定力 " + BODY * 3, "置任于心,留诚于实,强化定力"),
        ("一、认清当前面临的严峻形势一是各类事故仍呈上升趋势，" + BODY, "认清当前面临的严峻形势"),
        ("一、保持清醒头脑,提", "保持清醒头脑"),
        ("第一，就是博览群书。" + BODY, "博览群书"),
        (
            "一、统一思想，认清形势，切实增强做好全县值班工作的责任感、使命感和紧迫感",
            "统一思想，认清形势，切实增强做好全县值班工作的责任感、使命感和紧迫感",
        ),
    ],
)
def test_the_words_of_a_heading_stop_where_its_topic_closes(line: str, words: str) -> None:
    assert outline(line, BODY).headings[0].words.text == words


def test_works_that_are_referred_to_are_no_headings() -> None:
    lines = ("一、加强值班", BODY, "1. 钟某：“值班浅议”，《秘书工作》1991年第2期", BODY)
    assert drawn(*lines) == ["一、加强值班"]

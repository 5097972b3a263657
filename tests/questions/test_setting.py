"""A question names the speech it is from, also where a file holds several."""

from __future__ import annotations

import pytest

from question_bank.questions.setting import settings_of
from question_bank.questions.stems.materials import occasion
from question_bank.speech.span import Text
from question_bank.speech.speech import Speech
from tests.outline.drawing import BODY, outline
from tests.outline.test_nesting import TWO_SPEECHES


def test_each_speech_of_a_file_has_its_own_setting() -> None:
    made = outline(*TWO_SPEECHES)
    text = made.paragraphs[0].of.text
    speech = Speech("汇编.txt", "", "领导讲话汇编", "simplified", text, Text.plain(text))
    settings = settings_of(speech, made)
    titles = [settings.at(heading.words).title for heading in made.headings if heading.level == 2]
    assert titles == [
        "在全县值班工作会议上的讲话",
        "在全县值班工作会议上的讲话",
        "在全县保密工作会议上的讲话",
    ]
    assert settings.at(made.paragraphs[0]).title == "领导讲话汇编"


def test_the_title_of_a_speech_is_no_topic_of_its_questions() -> None:
    made = outline(*TWO_SPEECHES, "（一）丁事要做得好", BODY)
    text = made.paragraphs[0].of.text
    speech = Speech("汇编.txt", "", None, "simplified", text, Text.plain(text))
    under = made.path(made.paragraphs[-1])
    setting = settings_of(speech, made).at(made.paragraphs[-1])
    assert [made.headings[index].level for index in under] == [1, 2, 3]
    assert setting.topics(under) == ["丁事要做得好", "丙事"]
    assert setting.heading(under[:1]) == ""


@pytest.mark.parametrize(
    ("opening", "called"),
    [
        ("今天，我们召开全县档案工作会议，主要任务是部署工作。", "在全县档案工作会议上的讲话"),
        ("今天把大家叫来，开一个作风整顿会。", "在作风整顿会上的讲话"),
        ("县政府办公室举办这期督查业务培训班。", "在督查业务培训班上的讲话"),
        ("今天是信访积案化解攻坚行动的启动会。", "在信访积案化解攻坚行动启动会上的讲话"),
        ("今天我们召开这次重要会议，我讲三点。", None),
    ],
)
def test_a_speech_without_a_title_is_called_by_its_occasion(
    opening: str, called: str | None
) -> None:
    assert occasion(f"同志们：\n{opening}\n") == called

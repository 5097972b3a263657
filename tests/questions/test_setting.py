"""A question names the speech it is from, also where a file holds several."""

from __future__ import annotations

from question_bank.questions.setting import settings_of
from question_bank.speech.span import Text
from question_bank.speech.speech import Speech
from tests.outline.test_builder import BODY, outline
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

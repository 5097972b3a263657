"""Probable slips stay as they stand, are told of with their place, and keep a sentence from use."""

from __future__ import annotations

import pytest

from question_bank.generator import made_of
from tests.speech.material import TEXT, read


@pytest.mark.parametrize(
    ("wrong", "slip", "why"),
    [
        ("要严于律已、廉洁奉公", "律已", "疑有错别字"),
        ("要建立和和完善制度", "和和", "疑有叠字"),
        ("要把任务布署到位", "布署", "疑有错别字"),
        ("，未交接的-律不得离岗", "-", "疑有错别字"),
        ("，确保万无一shi", "shi", "夹有拼音"),
        ("，呃，前段时间查了三次", "呃", "像是录音转写"),
    ],
)
def test_a_slip_is_flagged_and_kept(wrong: str, slip: str, why: str) -> None:
    speech = read(TEXT.replace("值班无小事", f"值班无小事{wrong}"))
    assert [(one.words.text, one.why) for one in speech.slips] == [(slip, why)]
    assert wrong in speech.text


@pytest.mark.parametrize(
    "sound",
    [
        "坚持解放思想、实事求是是根本",
        "写纪要要忠于原意",
        "干部职工做好服务",
        "以此为目的的培训",
        "实实在在地干",
        "需要要求严一些",
    ],
)
def test_sound_words_are_no_slips(sound: str) -> None:
    assert read(TEXT.replace("值班无小事", f"值班无小事，{sound}")).slips == ()


def test_no_question_of_a_sentence_with_a_slip_is_ready() -> None:
    sound = "全县值班人员要做到“三个必须”：必须坚守岗位，必须及时报告，必须做好记录。"
    made = made_of("讲话.txt", (TEXT + "\n" + sound).encode())
    wrong = made_of("讲话.txt", (TEXT + "\n" + sound.replace("岗位", "岗位、严于律已")).encode())
    of = [draft for draft in made.drafts if "三个必须" in draft.content.stem]
    assert any(draft.ready for draft in of)
    assert not any(draft.ready for draft in wrong.drafts if "三个必须" in draft.content.stem)

"""How a list is called."""

from __future__ import annotations

import pytest

from tests.questions.lists import DUTIES, SPEECH, phrases


@pytest.mark.parametrize(
    ("line", "phrase"),
    [
        (DUTIES[1], "各科室要切实履行的“五项职责”"),
        (
            "县委办公室对全体文秘人员提出了“三条底线”：政治上不越线，工作上不失职，保密上不疏忽。",
            "县委办公室对全体文秘人员提出的“三条底线”",
        ),
        (
            "督查工作还有“三条纪律”：不干预正常工作，不接受基层宴请，不透露内部情况。",
            "督查工作的“三条纪律”",
        ),
        (
            "参与接待要把握“三个尺度”：礼节上热情而不过度，安排上周到而不铺张，言谈上坦诚而不随意。",
            "参与接待要把握的“三个尺度”",
        ),
        (
            "督查干部要注意克服以下三种倾向：一是好人主义，二是经验主义，三是本位主义。",
            "督查干部要注意克服的三种倾向",
        ),
    ],
)
def test_a_list_is_called_by_its_owner_and_its_name_or_number(line: str, phrase: str) -> None:
    assert f"{SPEECH}中{phrase}" in phrases(line)


def test_a_list_that_its_sentence_gives_to_nobody_is_called_by_its_heading() -> None:
    assert phrases(
        "一、改进作风", "要严格落实“三个不准”：不准迟到早退，不准脱岗串岗，不准午间饮酒。"
    ) == [f"{SPEECH}就“改进作风”要求严格落实的“三个不准”"]


def test_what_somebody_unnamed_has_said_is_not_given_to_the_speaker() -> None:
    assert (
        phrases(
            "在能力建设上提出“三个坚持”：坚持学以致用，坚持知行合一，坚持久久为功。",
        )
        == []
    )


def test_what_a_speaker_announces_of_his_talk_and_what_is_at_fault_have_no_name() -> None:
    assert phrases("下面，我讲三点意见。", "一、提高认识", "二、抓好落实", "三、严守纪律") == []
    assert phrases("工作中还存在“三个不足”：学习不足，调研不足，创新不足。") == []


@pytest.mark.parametrize(
    ("line", "phrase"),
    [
        (
            "时间紧、任务重，要突出抓好“三个节”：节电、节水、节油。",
            f"{SPEECH}就“改进作风”要求突出抓好的“三个节”",
        ),
        (
            "每个网格员对自己网格里的“三种人”要做到张口就来：独居老人、残疾人、困境儿童。",
            f"{SPEECH}就“改进作风”提出的“三种人”",
        ),
    ],
)
def test_how_it_stands_with_things_or_whom_a_deed_is_for_is_no_owner(
    line: str, phrase: str
) -> None:
    assert phrases("一、改进作风", line) == [phrase]


def test_a_count_that_only_says_how_they_hang_together_announces_nothing() -> None:
    lines = (
        "这三个环节首尾相连，缺一环就断。",
        "1. 事前评估。项目要先评估后入库。",
        "2. 目标管理。所有项目都要编目标。",
        "3. 运行监控。每年都要集中监控。",
    )

    assert not any("缺一环就断" in phrase for phrase in phrases("一、压实责任", *lines))

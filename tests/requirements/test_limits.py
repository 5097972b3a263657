"""What a sentence sets as a limit: the time, number or share itself, and nothing that was so."""

from __future__ import annotations

import pytest

from question_bank.requirements.limits import limits_in


def found(text: str) -> list[str]:
    return [text[begin:end] for begin, end in limits_in(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("接到投诉后24小时内答复，3个工作日之内办结", ["24小时", "3个工作日"]),
        ("每班值守不得少于2人，单次通报不超过三分钟", ["2人", "三分钟"]),
        ("抽查不少于总数的20%，差错率控制在千分之三以内", ["20%"]),
        ("重大事项须经三分之二以上成员同意", ["三分之二"]),
        ("主要负责人每季度至少听取一次汇报，每半个月通报一次", ["每季度", "每半个月"]),
        ("逾期由原来的十天压缩到两天", ["两天"]),
        ("办公用房压减至9平方米", []),  # no measure that is known
    ],
)
def test_a_limit_is_the_number_with_its_measure(text: str, told: list[str]) -> None:
    assert found(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "去年共办结提案126件",
        "发生率由2.3%下降到1.1%",
        "2023年以来开展检查四次",
        "会议于3月5日上午召开",
        "湿度保持在45%到60%之间",
        "第三天上午集中点评",
        "办法是每年6月、12月各盘点一次",
    ],
)
def test_what_was_counted_dates_and_ranges_are_no_limits(text: str) -> None:
    assert found(text) == []


def test_a_numeral_is_read_whole() -> None:
    assert found("突发情况要做到三十分钟内电话报。") == ["三十分钟"]
    assert found("整改一般在3到5天内完成。") == []

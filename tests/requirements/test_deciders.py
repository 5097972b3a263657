"""Who decides or is told, as a sentence names them: a post or a body, and nobody at large."""

from __future__ import annotations

import pytest

from question_bank.requirements.deciders import deciders_in, somebodies


def found(text: str) -> list[str]:
    return [text[begin:end] for begin, end in deciders_in(text)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("请假三天以内的，由科室负责人审批", ["科室负责人"]),
        (
            "经分管局领导同意，报局主要领导审批",
            ["分管局领导", "局主要领导"],
        ),
        ("出差须经单位分管领导批准，并有两人同行", ["单位分管领导"]),
        ("人员有变动的，3日内报县政府办备案", ["县政府办"]),
        ("大额支出提交村两委会议集体研究", ["村两委会议"]),
        ("采购计划报领导小组审定", ["领导小组"]),
        ("未经指挥长同意，任何人不得发布数据", ["指挥长"]),
    ],
)
def test_who_decides_is_the_post_or_body_named(text: str, named: list[str]) -> None:
    assert found(text) == named


@pytest.mark.parametrize(
    "text",
    [
        "报有关部门批准",
        "由我审定",
        "须经本人签字",
        "报上级机关备案",
        "由人事科和财务科审核",  # two together
        "经市委同意，今天召开这次会议",
        "报经市政府同意，自3月1日起施行",
        "各单位可以制定实施细则，报局办公室备案",
        "由办公室负责解释",
        "已经单位批准",
        "不讲理由科室不予审批",
    ],
)
def test_nobody_in_particular_and_nothing_of_the_paper_itself(text: str) -> None:
    assert found(text) == []


def test_those_who_have_something_to_do_are_named_once() -> None:
    text = "综合科应当每月核对，报局办公室备案；局办公室负责汇总，由人事科牵头。"

    assert somebodies(text) == ("综合科", "局办公室", "人事科")

"""Pairs that sentences of several paragraphs state: who answers for what, who minds what."""

from __future__ import annotations

from question_bank.questions.matching import Matching
from question_bank.requirements.model import Pairs
from tests.questions.matching_sets import is_sound
from tests.requirements.reading import made


def sets(*lines: str) -> list[Matching]:
    """Return the matching sets that are ready, or would be with right sides too many."""
    drafts = made(*lines).drafts
    return [one.content for one in drafts if is_sound(one) and isinstance(one.content, Matching)]


def test_posts_are_matched_with_what_each_answers_for() -> None:
    lines = (
        "经办人，对票据真实负责。发票先查验再签字。",
        "处室负责人，对事项必要负责。签字就是认账。",
        "报账员，对单据完整负责。平时建好答疑群。",
        "分管领导，也就是我，对制度执行负总责。",
    )
    (pairs,) = (
        [(left.text, right.text) for left, right in found.pairs]
        for found in made("一、压实责任", *lines).requirements
        if isinstance(found, Pairs) and found.relation == "岗位 ↔ 负责的事项"
    )
    assert pairs == [
        ("经办人", "票据真实"),
        ("处室负责人", "事项必要"),
        ("报账员", "单据完整"),
        ("分管领导", "制度执行"),
    ]


def test_each_is_matched_with_what_is_his_to_mind() -> None:
    lines = (
        "厂长要管住生产节奏。交货再急，检修不能让路。",
        "车间主任要管住人员培训。班前会讲清风险。",
        "班组长要管住现场动作。口到手到眼到。",
        "安全员要管住隐患闭环，敢喊停、敢开单。",
    )
    found = sets("一、人人有责", *lines)

    assert [one.pairs for one in found] == [
        (
            ("厂长", "生产节奏"),
            ("车间主任", "人员培训"),
            ("班组长", "现场动作"),
            ("安全员", "隐患闭环"),
        )
    ]
    assert found[0].directions.endswith("将左栏的人员与右栏要管住的各项配对。")

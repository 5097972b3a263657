"""Questions for who decides: by whom a paper is signed, to whom something is reported."""

from __future__ import annotations

import pytest

from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.options.deciders import other_deciders
from tests.requirements.reading import made

HEADING = "一、规范用印"


def asked(*lines: str) -> dict[str, Cloze]:
    """Return the ready gap texts by what they ask for."""
    return {
        draft.content.answers[0]: draft.content
        for draft in made(HEADING, *lines).drafts
        if draft.ready and isinstance(draft.content, Cloze)
    }


def test_who_decides_is_asked_with_what_is_decided() -> None:
    found = asked("公章外借应当填写审批单，由单位主要负责人签字。")

    cloze = found["单位主要负责人"]
    assert cloze.stem.endswith("公章外借应当填写审批单，由____签字。")
    assert cloze.accepted == (("主要负责人",),)


def test_what_somebody_is_asked_for_goes_with_it() -> None:
    found = asked("带介绍信外出办事的，应当经办公室分管领导同意，可以外借1天。")

    assert found["办公室分管领导"].stem.endswith("应当经____同意，可以外借1天。")


def test_others_of_another_grade_stand_beside_one_in_a_choice() -> None:
    lines = (
        "一般用印由科室负责人审核。",
        "重要合同用印应当附法律意见，由分管局领导批准。",
        "以局名义用印的，应当填写审批单，报局长审定。",
    )
    choices = {
        draft.content.answer: draft.content
        for draft in made(HEADING, *lines).drafts
        if draft.ready and isinstance(draft.content, Choice)
    }

    assert set(choices["局长"].options) == {"局长", "分管局领导", "科室负责人", "办公室主任"}


@pytest.mark.parametrize(
    ("asked_for", "stem"),
    [
        ("局长", "由____审定"),
        ("主要负责人", "由____签字"),
        ("分管副主任", "报____审核"),
    ],
)
def test_no_two_of_one_grade_stand_beside_one_another(asked_for: str, stem: str) -> None:
    text = "由主要负责人签字，报局长审定，报分管副主任审核，经分管领导同意"

    for seed in ("00000000", "00000001", "00000002"):
        wrong = other_deciders(text, asked_for, stem, wanted=3, seed=seed)
        told = {asked_for, *wrong}
        assert len(told) == 4
        assert len(told & {"局长", "主要负责人"}) <= 1
        assert len(told & {"分管副主任", "分管领导"}) <= 1


@pytest.mark.parametrize(
    ("asked_for", "stem"),
    [
        ("主要负责人", "经办公室主任核稿，由____签发"),
        ("分管局领导", "科室负责人请假的，由____审批"),  # 部门负责人 is his own post
    ],
)
def test_who_is_named_in_the_stem_is_no_option(asked_for: str, stem: str) -> None:
    assert other_deciders("", asked_for, stem, wanted=3, seed="0") == ()


@pytest.mark.parametrize(
    "line",
    [
        "书面报告由单位主要负责人签发，主要负责人不在岗的，由带班领导代签。",
        "计划外发文由分管局领导审签后报局长审定。",
        "查阅其他科室形成的档案，应当经形成科室负责人同意。",
    ],
)
def test_who_is_told_by_the_rest_of_the_sentence_is_not_asked_for(line: str) -> None:
    found = asked(line)

    assert not {"单位主要负责人", "局长", "形成科室负责人"} & set(found)


def test_a_plan_of_which_nothing_is_said_is_not_asked_about() -> None:
    ready = [one for one in made("整改方案报县委作风办备案，年底逐条对账。").drafts if one.ready]

    assert ready == []


def test_the_head_of_a_staff_stands_beside_no_posts_of_an_office() -> None:
    assert other_deciders("", "指挥长", "未经____同意", wanted=3, seed="0") == ()


def test_bodies_stand_only_beside_bodies_of_the_text() -> None:
    text = "人事科应当每月核对，财务科负责汇总，由审计科审核，报综合科备案"

    wrong = other_deciders(text, "综合科", "报____备案", wanted=3, seed="1")
    assert set(wrong) == {"人事科", "财务科", "审计科"}
    assert other_deciders("报综合科备案", "综合科", "报____备案", wanted=3, seed="1") == ()


@pytest.mark.parametrize("asked_for", ["局党组", "市委审计委员会", "局长办公会"])
def test_no_section_stands_beside_a_committee_or_a_meeting(asked_for: str) -> None:
    text = "人事科应当每月核对，财务科负责汇总，由审计科审核，报综合科备案，经局务会研究"

    assert other_deciders(text, asked_for, "报____审定", wanted=3, seed="1") == ()


@pytest.mark.parametrize("asked_for", ["市应急管理局主要负责人", "巡察办主任"])
def test_beside_a_post_of_one_office_no_posts_of_any_stand(asked_for: str) -> None:
    assert other_deciders("", asked_for, "由____批准", wanted=3, seed="0") == ()
    assert other_deciders("", "主要负责人", "由____批准", wanted=3, seed="0")

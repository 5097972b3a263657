"""Questions for what has to be kept to: a time, a number, a share."""

from __future__ import annotations

import pytest

from question_bank.questions.choice import Choice
from question_bank.questions.cloze import Cloze
from question_bank.questions.measures import other_limits, written_otherwise
from tests.requirements.reading import made

HEADING = "一、严格值班纪律"


def stems(*lines: str, answer: str) -> list[str]:
    """Return the stems of the ready cloze questions with an answer."""
    return [
        draft.content.stem
        for draft in made(HEADING, *lines).drafts
        if draft.ready and isinstance(draft.content, Cloze) and draft.content.answers == (answer,)
    ]


def test_a_time_limit_is_asked_with_who_and_what() -> None:
    (stem,) = stems("突发事件发生后，值班人员应当在30分钟内电话报告。", answer="30分钟")

    assert stem.endswith("要求，突发事件发生后，值班人员应当在____内电话报告。")


def test_only_the_clauses_that_lead_up_to_the_limit_are_shown() -> None:
    line = "值班室每周通报一次情况，由办公室汇总；来信来访两天之内与来信人联系，不得推托。"

    (stem,) = stems(line, answer="两天")
    assert stem.endswith("来信来访____之内与来信人联系。")


def test_a_case_goes_with_its_limit() -> None:
    (stem,) = stems("交班时发现漏记的，当班人员应当在两小时内补记，并签字确认。", answer="两小时")

    assert stem.endswith("交班时发现漏记的，当班人员应当在____内补记。")


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("其中夜间抽查不少于三次。", "三次"),  # of what, a sentence before has said
        ("去年全县共组织抽查，平均每站不少于三次。", "三次"),
        ("每季度实地检查不少于一次。", "一次"),  # who would say anything else
        ("自查率必须达到100%。", "100%"),
        ("原则上每两周召开一次，由主任主持。", "每两周"),  # which meeting?
        ("这项报表由每月一次改成每季度一次。", "每季度"),
        ("散会以后，各单位要在三天之内传达到人。", "三天"),
        ("挂账三年以上的有22笔。", "三年"),
    ],
)
def test_what_leans_on_other_words_or_is_guessed_is_not_asked(line: str, answer: str) -> None:
    assert not stems(line, answer=answer)


def test_other_limits_of_the_speech_stand_beside_one_in_a_choice() -> None:
    lines = (
        "特急文件应当在1小时内送达。",
        "加急文件应当在2小时内送达。",
        "平件应当在8小时内送达。",
        "会议纪要应当在12小时内印发。",
    )
    choices = [
        draft.content
        for draft in made(HEADING, *lines).drafts
        if draft.ready and isinstance(draft.content, Choice)
    ]

    asked = {choice.answer: choice for choice in choices}
    assert set(asked["2小时"].options) == {"1小时", "2小时", "8小时", "12小时"}
    assert asked["2小时"].stem.endswith("加急文件应当在（　　）内送达。")


def test_options_are_of_one_unit_and_numeral_and_could_be_true() -> None:
    text = "三天内、3天内、七天内、四天内、五天内、三个月内、两天内、60天内办结"

    assert other_limits(text, "三天", "____内办结", wanted=9) == ("四天", "两天", "五天", "七天")
    assert other_limits(text, "三天", "两天内到场，____内办结", wanted=9) == ()
    assert other_limits(text, "每月", "____一次", wanted=3) == ()


@pytest.mark.parametrize(
    ("amount", "others"),
    [
        ("三个工作日", ("3个工作日",)),
        ("15户", ("十五户",)),
        ("20人", ("二十人",)),
        ("2天", ("二天", "两天")),
        ("两天", ("2天",)),
        ("20%", ()),
        ("每月", ()),
        ("五个坚持", ()),
    ],
)
def test_a_number_may_be_written_in_either_numerals(amount: str, others: tuple[str, ...]) -> None:
    assert written_otherwise(amount) == others


def test_what_a_paragraph_is_about_in_front_of_it_names_the_matter() -> None:
    stems = [
        draft.content.stem
        for draft in made(
            "一、减轻负担", "作业：三年级以上每天不超过60分钟；初中不超过90分钟。"
        ).drafts
        if isinstance(draft.content, Cloze)
    ]

    assert stems
    assert all("就“作业”要求" in stem or "要求，作业：" in stem for stem in stems)


@pytest.mark.parametrize(
    "line",
    [
        "3万元以上、20万元以下的，要提交单位办公会议集体研究。",
        "年底前要化解35件以上。",
        "高危行业的，初次要不少于48学时。",
    ],
)
def test_a_limit_of_what_is_not_said_is_not_asked(line: str) -> None:
    assert [one for one in made("一、抓好落实", line).drafts if one.ready] == []

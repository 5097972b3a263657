"""Questions that stand alone: what they are about is told, what nothing hangs on is not asked."""

from __future__ import annotations

import pytest

from question_bank.generator import made_of
from tests.questions.test_asides import HEADING, notes
from tests.questions.test_last_words import stems


def test_a_spoken_article_says_in_a_word_what_it_is_about() -> None:
    line = "第二条，办文。起草的查一遍，科长查一遍，盖章的还要看一遍，一般的件不超过三天。"
    asked = stems("下面我讲几条。", "第一条，值班。晚上不离人。", line)

    assert asked
    assert all("就“办文”" in one for one in asked)


def test_what_an_article_begins_with_reaches_not_behind_another() -> None:
    line = (
        "第六条　绝密级文件由专人负责，当日退还；秘密级文件阅办时间一般不超过五天。"
        "因工作需要留用的，办理借阅手续，借期不超过一个月。"
    )
    asked = [one for one in stems("第五条　文件专人管。", line) if "借期" in one]

    assert asked
    assert not any("就“绝密级文件" in one for one in asked)


@pytest.mark.parametrize(
    "line",
    [
        "特急电报随到随译，限三十分钟内送领导阅批；加急电报不超过2小时。",
        "市里组织电话抽查、实地暗访；结果每月通报一次。",
        "今年的任务是报送二百条。分解下去，每个科每月至少两条。",
        "责任追究也要讲。今后市里每个月通报一次，到省里上访的排出名次来。",
    ],
)
def test_of_what_a_limit_is_has_to_be_told(line: str) -> None:
    unsaid = ("加急电报不超过", "，结果", "分解下去", "今后市里____")

    assert not any(words in stem for stem in stems(HEADING, line) for words in unsaid)


def test_a_limit_that_names_its_matter_is_asked() -> None:
    line = "市里对信访件的办理情况每月通报一次；重点信访件的办理时间不超过十五天。"

    assert any("办理时间不超过____" in stem for stem in stems(HEADING, line))


@pytest.mark.parametrize(
    ("answer", "line", "note"),
    [
        (
            "更加紧迫",
            "要把安全生产摆上更加突出、更加重要、更加紧迫的位置。",
            "固定说法，不学也会",
        ),
        ("督查", "现在还要办好调研、信息、督查、保密、舆情等等。", "答案不止一项"),
        (
            "应急平台每日",
            "值班电话、传真、点名系统、应急平台每日上午测试一次。",
            "答案带着句中别的话",
        ),
    ],
)
def test_what_anybody_could_say_or_what_is_cut_is_not_ready(
    answer: str, line: str, note: str
) -> None:
    assert note in notes(answer, line)


def test_a_title_of_two_lines_does_not_keep_whole_lists_from_being_asked() -> None:
    speech = "凝心聚力再出发 携手同心谱新篇\n\n——在清源中学教职工大会上的讲话\n\n各位老师：\n\n"
    speech += "要做到“三个敬畏”：敬畏讲台、敬畏学生、敬畏规矩。\n"
    asked = [one for one in made_of("a.txt", speech.encode(), ()).drafts if one.ready]

    assert any("的“三个敬畏”（3项）" in getattr(one.content, "stem", "") for one in asked)


def test_a_list_goes_by_no_demonstrative() -> None:
    lines = (
        "奋斗目标定得不低。围绕这个目标，要着力做好以下三项工作。",
        "一、狠抓组织收入",
        "二、狠抓依法行政",
        "三、狠抓队伍建设",
    )
    asked = [one for one in stems(*lines) if "三项工作" in one]

    assert asked
    assert not any("这个目标" in one for one in asked)


def test_a_part_of_a_word_is_no_demand() -> None:
    line = "要害部位应当具备“三样东西”，即铁门、铁窗、报警器。"

    assert not any("要求害部位" in one for one in stems(HEADING, line))
    assert any("要害部位应当具备“三样东西”" in one for one in stems(HEADING, line))


def test_a_name_governed_by_what_follows_it_is_not_cut_before_that() -> None:
    line = "要加强对“两权”（审批执法权、行政管理权）的监督制约。"
    asked = [one for one in stems(HEADING, line) if "两权" in one]

    assert asked
    assert not any("加强对“两权”：" in one for one in asked)


def test_praise_is_no_demand() -> None:
    line = "可以说，全系统是一支政治上靠得住、工作上有本事、作风上过得硬的队伍。"

    assert not stems(HEADING, line)


@pytest.mark.parametrize(
    ("answer", "line", "note"),
    [
        (
            "哪个要调",
            "对你们经手的东西，哪个要动、哪个要调、哪个项目要来，不得外传。",
            "题干指代不明",
        ),
        ("像蜡烛", "要甘当人梯，像春蚕、像蜡烛、像老黄牛。", "只是比方"),
        ("左右关系", "要协调好上下关系、左右关系、内外关系。", "固定说法，不学也会"),
        (
            "守得住寂寞",
            "要耐得住清贫、守得住寂寞、抗得住诱惑、管得住小节。",
            "固定说法，不学也会",
        ),
    ],
)
def test_what_leans_or_is_known_to_all_is_not_ready(answer: str, line: str, note: str) -> None:
    assert note in notes(answer, line)


def test_no_comma_is_left_of_what_is_left_out() -> None:
    lines = (
        "加强自身建设，核心是一个“严”字。当前和今后一个时期，要突出抓好“四个严格”。",
        "（一）严格学习",
        "（二）严格管理",
        "（三）严格监督",
        "（四）严格问责",
    )
    asked = [one for one in stems(HEADING, *lines) if "四个严格" in one]

    assert asked
    assert not any("，，" in one for one in asked)


def test_an_item_that_begins_with_whoever_is_to_do_it_is_whole() -> None:
    lines = (
        "一、营造好的氛围",
        "要重点抓好以下三个环节。",
        "（一）提高自身素质。天天学。",
        "（二）用好的导向。看实绩。",
        "（三）各级领导干部带好头。说到做到。",
    )

    assert any("要求抓好的三个环节（3项）" in one for one in stems(*lines))


@pytest.mark.parametrize(
    ("line", "holds", "never"),
    [
        (
            "专项治理，按照统一部署，分自查自纠、重点检查、整改落实三个阶段进行。",
            "分____、重点检查、整改落实三个阶段",
            "哪三个阶段进行（",
        ),
        (
            "总的要求是：坚持标本兼治、综合治理、惩防并举、注重预防的方针，守住家底。",
            "提出的总的要求是：坚持标本兼治、",
            "要求，总的要求是",
        ),
        (
            "要说明的是，窗口要落实首问负责制、限时办结制、责任追究制。",
            "要求，窗口要落实",
            "要说明的是",
        ),
        (
            "今后实行首问负责制、限时办结制、责任追究制。",
            "今后实行哪些制度（3项）",
            "哪些做法",
        ),
        (
            "市政府办今年要围绕园区整合、新农村建设、城中村改造等问题，搞出调研报告。",
            "围绕____、",
            "围绕哪些问题",
        ),
    ],
)
def test_a_question_says_what_it_asks_for_and_no_more(line: str, holds: str, never: str) -> None:
    asked = stems(HEADING, line)

    assert any(holds in one for one in asked)
    assert not any(never in one for one in asked)

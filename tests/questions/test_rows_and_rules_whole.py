"""Rows and rules are asked with all they hold: their first, their end, their time, their case."""

from __future__ import annotations

import pytest

from question_bank.questions.stems.materials import cited
from tests.questions.test_asides import HEADING
from tests.questions.test_last_words import stems
from tests.requirements.reading import all_items


def test_the_first_of_a_row_may_be_called_the_head_one() -> None:
    lines = (
        "第二层意思，怎么干。街道定了个“三个一”，不复杂，你们拿笔记一下，过后我要问的。",
        "头一个，一天一走。每天在自己格子里走一圈。",
        "第二个，一周一访。重点人每周必须见着面。",
        "第三个，一月一会。每个月开一回小板凳会。",
    )

    assert ["一天一走", "一周一访", "一月一会"] in all_items(*lines)
    assert any("“三个一”" in stem for stem in stems(*lines))


@pytest.mark.parametrize(
    "line",
    [
        "今天要谈的，是怎么建新的中心、谁来建这个中心、建的时候疼在哪里。",
        "学校要马上做四件事：停止供餐，送医救治，封存食物样品、剩余原料、加工工具，报告。",
        "科室负责人、考勤员隐瞒不报、弄虚作假的，与当事人一并追究责任。",
        "身份证明、安全许可、法律明确规定必须先审核原件的，不在容缺范围。",
    ],
)
def test_half_a_row_and_what_the_talk_is_about_are_not_asked(line: str) -> None:
    asked = "".join(stems(HEADING, line))

    assert "四件事" not in asked
    assert "今天要谈" not in asked
    assert "____、弄虚作假" not in asked
    assert "____必须先审核" not in asked


def test_a_row_keeps_the_time_and_the_case_that_it_holds_for() -> None:
    line = "其一，切换期间，严禁突击入账单据、突击付款事项、突击核销往来。"
    asked = [stem for stem in stems(HEADING, line) if "____" in stem]

    assert asked
    assert all("切换期间，严禁" in stem for stem in asked)


def test_what_a_leader_says_needs_nobody_before_him() -> None:
    line = "总书记讲食品安全要“四个最严”：最严谨的标准、最严格的监管、最严厉的处罚、最严肃的问责。"

    assert any(stem.startswith("总书记讲食品安全要") for stem in stems(HEADING, line))


@pytest.mark.parametrize(
    ("title", "called"),
    [
        (
            "县市场监管局局长许建国同志在全县春季校园食品安全工作部署会上的讲话",
            "《在全县春季校园食品安全工作部署会上的讲话》",
        ),
        (
            "清源市人民政府办公室关于做好2024年汛期值班值守和信息报送工作的通知",
            "《关于做好2024年汛期值班值守和信息报送工作的通知》",
        ),
        (
            "关于进一步加强和改进新时代全市党政机关公文处理和会议管理工作的通知",
            "《关于进一步加强和改进新时代全市党政机关公文处理和会议管理工作的通知》",
        ),
    ],
)
def test_a_long_title_goes_without_who_speaks_or_sends_it(title: str, called: str) -> None:
    assert cited(title) == called


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        (
            "无证排污的，处20万元以上100万元以下罚款，情节严重的，报请政府批准，责令停业、关闭。",
            "报请政府批准。",
        ),
        ("不符合整理要求的，档案室应当退回，移交科室应当在10个工作日内重新整理。", "要求，档案室"),
        ("会计档案由财务科保管；因工作需要确需推迟移交的，最长不超过3年。", "要求，因工作"),
        ("能立改的15日内改完，不能立改的列入台账。", "要求，能立改的"),
        ("归档章应当载明全宗号、年度、件号、机构或者问题等项目。", "____问题"),
    ],
)
def test_no_rule_is_asked_without_its_end_its_case_or_its_subject(line: str, cut: str) -> None:
    assert not any(cut in stem for stem in stems(HEADING, line))


def test_what_a_leader_said_later_he_says() -> None:
    line = (
        "习近平总书记要求做“四有”好老师，后来又讲，教师要做学生锤炼品格的引路人、"
        "学习知识的引路人、创新思维的引路人、奉献祖国的引路人。"
    )

    assert not any("要求，后来又讲" in stem for stem in stems(HEADING, line))

"""Questions from rules: their cases, their chapters, what they enumerate, conditions to the end."""

from __future__ import annotations

from question_bank.generator import made_of
from question_bank.questions.cloze import Cloze
from question_bank.questions.content import prompt

TITLE = "清源县机关印章管理制度"
OPENING = "为加强印章管理，制定本制度，各科室应当遵照执行。"


def ready(*lines: str) -> list[str]:
    """Return what the ready questions of a set of rules ask."""
    text = "\n".join((TITLE, OPENING, *lines))
    return [prompt(one.content) for one in made_of("制度.txt", text.encode()).drafts if one.ready]


def test_the_cases_of_a_rule_are_called_by_what_is_done_in_them() -> None:
    asked = ready(
        "第一章　用印程序",
        "第一条　有下列情形之一的，不予用印：（1）内容不实或者有涂改的；（2）超出本机关职权的；"
        "（3）未经签批或者仅有口头同意的；（4）为个人借贷提供证明的。",
    )

    assert asked
    assert all("不予用印" in stem for stem in asked)


def test_the_chapters_of_rules_are_a_table_of_contents() -> None:
    chapters = ("印章刻制", "印章保管", "用印审批", "监督检查")
    lines = [
        line
        for n, head in zip("一二三四", chapters, strict=True)
        for line in (f"{n}、{head}", "经办人应当当日登记，次日报送。")
    ]

    assert not any("印章保管" in stem and "用印审批" in stem for stem in ready(*lines))


def test_a_condition_that_goes_on_behind_a_list_belongs_to_it() -> None:
    line = "第一条　印章保管员应当具备下列条件：政治可靠，作风严谨，熟悉业务，且在机关工作满两年。"

    assert not any("条件" in stem and "3项" in stem for stem in ready(line))


def test_things_that_a_rule_enumerates_are_no_sentence() -> None:
    lines = (
        "第一条　归档范围如下：",
        "1. 上级颁发的文件，以及视察时形成的讲话、照片、录音、录像；",
        "2. 本级形成的文件，以及会议中形成的签到、记录、纪要、决议。",
    )

    assert not any("照片" in stem or "纪要" in stem for stem in ready(*lines))


def test_points_taken_off_are_no_question() -> None:
    line = "第一条　考核实行百分制：抽查无人接听一次扣5分，记录不全一次扣1分，交接不清一次扣2分。"
    drafts = made_of("制度.txt", "\n".join((TITLE, OPENING, line)).encode()).drafts
    answers = [one.content.answers[0] for one in drafts if isinstance(one.content, Cloze)]

    assert any("扣" in answer for answer in answers)
    assert not any("扣" in stem for stem in ready(line))


def test_what_nobody_may_do_is_called_so() -> None:
    lines = (
        "第一条　接待人员不得有下列行为：",
        "（一）推诿、敷衍、拖延来访人；",
        "（二）收受来访人的财物和礼品；",
        "（三）擅自作出超出规定的承诺。",
    )

    assert any("接待人员不得有的行为" in stem for stem in ready(*lines))


def test_points_that_only_say_for_whom_they_are_make_no_list() -> None:
    lines = (
        "一、租金和补偿",
        "1.新市场摊位租金实行三年不涨。租金标准按照现行标准执行。",
        "2.对自产自销的农民，设置不少于80个免费摊位。",
        "3.老市场摊位要按期腾退。逾期的不再享受奖励。",
        "4.在规定期限内签约的商户，给予一次性奖励。",
    )

    assert not any("租金和补偿" in stem and "4项" in stem for stem in ready(*lines))


def test_a_list_whose_items_hold_one_another_is_cut_wrongly() -> None:
    line = "第一条　不得将检举、控告材料透露、转给被检举、控告的人员或者单位。"

    assert not any("检举" in stem for stem in ready(line))


def test_a_date_is_no_matter() -> None:
    lines = (
        "一、搬迁安排",
        "（一）7月25日前，完成整体搬迁，新市场开业，老市场同日停止营业。",
        "过渡期内确需延长的，经批准最长不得超过10天。",
        "（二）8月1日前，完成摊位登记造册，逐户签订协议，按户建立档案。",
    )
    asked = [stem for stem in ready(*lines) if "10天" in stem or "最长" in stem]

    assert asked
    assert not any("7月25日前" in stem for stem in asked)

"""Times and numbers whose matter stands in other words of the text: they are not asked for."""

from __future__ import annotations

import pytest

from question_bank.questions.choice import Choice, given_away
from question_bank.questions.measures import other_limits
from question_bank.questions.options.deciders import other_deciders
from question_bank.requirements.deciders import somebodies
from tests.questions.test_limits import HEADING, others, ready_stems, stems
from tests.requirements.reading import made


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("对同一漏洞反弹两次以上的，约谈分管领导；反弹三次以上的，移送纪委。", "三次"),
        ("一个季度内被查到两次的，扣当季绩效；一年之内三次以上的，不得评先。", "三次"),
        ("第一次发现脱岗的，电话提醒；同一个单位一年之内第二次，书面通报。", "一年"),
        ("租期一般不超过5年，合同到期一律重新招租。", "5年"),
        ("读者不满意的，可以投诉。办公室应当在受理后3个工作日内答复。", "3个工作日"),
        ("省里要求，到年底，全省70%以上的机关要建成节约型机关。", "70%"),
        ("未经安全保卫科负责人同意的，门卫不得放行。", "安全保卫科负责人"),
        ("住户调查也不能松，辅助调查员每月入户不少于2次。", "2次"),
        ("乡镇每个月报不超过8条，县直部门不超过5条。", "8条"),
        ("普发性公文提前不少于7个工作日。", "7个工作日"),
        ("会场不摆放鲜花；确因重大活动需要的，提前三天报批。", "三天"),
        ("乡镇夜间至少要有两名干部在岗，县直部门至少一个人。", "一个人"),
        ("有下列情形之一的，视情节通报：积压公文超过规定时限两天以上的；丢失公文的。", "两天"),
        (
            "严重不良事件，当班护士应当立即报告护士长和值班的医师，护士长1小时内报告护理部，24小时内填报系统，护理部会同质控科一周内组织分析。",
            "一周",
        ),
        (
            "中央重要文件到达后，机要局应当在30分钟内登记送阅，秘书一处当天提出拟办的意见，需要传达学习的，由主要负责同志确定时间，一般不超过7天。",
            "7天",
        ),
        ("申请由老人向社区提出，社区3个工作日内入户核实，街道审核。", "3个工作日"),
        ("三十天调不成的不许再拖。调不成，三个工作日内转入立案。", "三个工作日"),
        ("督查室发现的那6个点，各乡镇必须在三天之内整改到位。", "三天"),
        ("谁也不是泥捏的人，遇到动手的，法警必须在三分钟内到场。", "三分钟"),
        ("立行立改类问题六十日内整改到位；分阶段整改类，不超过1年。", "1年"),
        ("租车租船取得不了发票的，凭收条报销。单次不超过800元。", "800元"),
        ("每个小区每月至少开一次，谁都可以说话。", "每月"),
        ("早餐会每月办一次。会上提的问题当场交办，7天内答复。", "7天"),
        ("项目不少于三个，其中一半要达到15万元以上。", "15万元"),
        ("本办法所称固定资产，是指单位价值1000元以上，使用期限超过一年的资产。", "1000元"),
        ("各单位要管住八小时以内，也要关心八小时以外。", "八小时"),
        ("首席服务员每人手里不超过5个项目。", "5个项"),
        ("为转变窗口作风，经院党委会研究，决定在全院开展专项行动。", "院党委会"),
    ],
)
def test_of_what_a_limit_is_set_has_to_stand_in_the_stem(line: str, answer: str) -> None:
    assert not stems(line, answer=answer)


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("较大事故，一次死亡三人以上的，按规定提级调查。", "三人"),
        ("每位老师读一本书，写不少于四篇教学反思。", "四篇"),
        ("市委总值班室每月要抽查不少于两次。", "两次"),
        ("投诉人不服的，可以再来。信访件应当在受理后3个工作日内答复。", "3个工作日"),
        ("学校专职保安年龄不超过55周岁，上岗前必须经过培训。", "55周岁"),
        ("公开采购的公告期不得少于5个工作日。", "5个工作日"),
    ],
)
def test_where_it_does_the_limit_is_asked_for(line: str, answer: str) -> None:
    assert stems(line, answer=answer)


def test_a_demand_does_not_go_on_in_the_case_behind_it() -> None:
    line = "各病区夜班必须有一名工作三年以上的护士，做不到的病区，提前24小时申请调配。"
    (stem,) = stems(line, answer="三年")

    assert stem.endswith("必须有一名工作____以上的护士。")


def test_whose_duty_it_is_says_the_line_above_its_row() -> None:
    lines = (
        "第六条 安全保卫科履行下列职责：",
        "（一）拟订大院安全保卫制度和应急预案；",
        "（二）组织安全教育和演练，每年不少于2次；",
    )
    (stem,) = stems(*lines, answer="2次")

    assert stem.endswith("安全保卫科组织安全教育和演练，每年不少于____。")


def test_a_demand_behind_so_much_or_more_ends_with_it() -> None:
    line = "村级开支2000元以上的一律上墙公示，每季度最后一个星期五，村务监督委员会对账。"
    (stem,) = stems(line, answer="2000元")

    assert stem.endswith("____以上的一律上墙公示。")


def test_what_the_speaker_announces_is_left_out() -> None:
    line = "请假的规矩也重新明确一下：一般干部请假一天以内找分管领导批。"
    (stem,) = ready_stems(HEADING, line)

    assert stem.endswith("要求，一般干部请假____以内找分管领导批。")


def test_no_share_stands_beside_one_that_is_more_than_twice_as_much() -> None:
    text = "账实相符率不低于98%，抽查比例不低于40%，清查面不低于25%"
    given = others(text, "30%", "重点抽查比例不低于____")

    assert "98%" not in given
    assert {"40%", "25%"} < set(given)


def test_nobody_has_to_reach_the_highest_mark() -> None:
    for seed in ("00000000", "00000001", "00000002", "00000003"):
        given = other_limits("", "80分", "____以上方可上架", wanted=3, seed=seed)
        assert len(given) == 3
        assert not {"100分", "50分"} & set(given)


def test_a_head_of_a_school_stands_beside_no_posts_of_offices() -> None:
    assert other_deciders("", "校长", "由____签字报中心学校", wanted=3, seed="0") == ()


@pytest.mark.parametrize(
    ("stem", "answer", "told"),
    [
        ("办理组织关系转移的，由（　　）审核。", "组织人事科", True),
        ("办理合同备案的，由（　　）审核。", "组织人事科", False),
        ("《组织部门办事指南》规定，合同由（　　）审核。", "组织人事科", False),
        ("3个工作日内受理，（　　）内办结。", "15个工作日", False),
    ],
)
def test_no_option_is_right_that_alone_repeats_the_stem(
    stem: str, answer: str, *, told: bool
) -> None:
    options = (answer, "财务审计科", "信访接待科", "综合协调科")

    assert bool(list(given_away(Choice(stem, options, answer)))) == told


def test_a_place_in_a_paper_decides_nothing() -> None:
    assert somebodies("文件更改处应当加盖校对章。公章由办公室主任审批。") == ("办公室主任",)


def test_who_decides_is_not_asked_where_the_office_is_named() -> None:
    lines = (
        "办公室文件，由办公室主任签发。",
        "部门文件，由部门负责人签发。",
        "急件，由分管领导签发。",
    )
    asked = {
        one.content.answer
        for one in made("一、规范发文", *lines).drafts
        if one.ready and isinstance(one.content, Choice)
    }

    assert "分管领导" in asked
    assert "办公室主任" not in asked


def test_a_time_within_which_something_is_done_goes_with_it() -> None:
    line = "接待人员在群众落座三分钟以内，水要端到手上。"

    assert not any(stem.endswith("以内。") for stem in ready_stems(HEADING, line))


def test_what_is_due_in_a_case_is_asked_with_the_case() -> None:
    line = (
        "一旦出现疑似食物中毒，学校应当停止供餐、封存留样，"
        "30分钟内电话报告，2小时内报送书面的材料。"
    )

    assert all("一旦出现" in stem for stem in ready_stems(HEADING, line))


def test_no_number_stands_beside_an_odd_one_or_in_two_brackets() -> None:
    lines = (
        "一、抓好落实",
        "组织比选的单位，应当成立三人以上单数的评审小组，两天内报告结果。",
        "农村小规模学校（100人以下）要由中心校统一代购食材，20天内结账。",
    )
    asked = [one.content.stem for one in made(*lines).drafts if isinstance(one.content, Choice)]

    assert not any("单数" in stem and "（　　）以上" in stem for stem in asked)
    assert not any("（（" in stem for stem in asked)

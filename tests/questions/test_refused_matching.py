"""Matching sets that are not asked, and why."""

from __future__ import annotations

import pytest

from question_bank.questions.fitness.form import flaws
from question_bank.questions.fitness.guesses import HOW_OFTEN, are_measures
from question_bank.questions.matching import Matching
from tests.questions.matching_sets import ready_sets
from tests.requirements.reading import made

TOLD = "根据《通知》提出的要求，将左栏各项与右栏对应的要求配对。"


def test_short_duties_that_the_posts_names_tell_are_refused() -> None:
    line = "班长负责教学秩序，支部书记负责组织生活，学习委员负责课题进度，生活委员负责食宿安全。"
    notes = [d.notes for d in made(line).drafts if isinstance(d.content, Matching)]

    assert notes
    assert all("岗位名称说出职责" in one for one in notes)


@pytest.mark.parametrize(
    ("pairs", "note"),
    [
        ((("任务", "要求明确"), ("进度", "实地查看"), ("通报", "点名道姓")), "没有合适的多余选项"),
        (
            (
                *(("思想", "不重视"), ("制度", "不健全"), ("管理", "不规范")),
                *(("技术", "不过关"), ("人员", "不稳定")),
            ),
            "讲的是问题，不是要求",
        ),
        (
            (
                ("“快”", "讲究时效"),
                ("“准”", "讲求真实"),
                ("“深”", "有所分析"),
                ("“精”", "注重质量"),
            ),
            "没有合适的多余选项",
        ),
        (
            (
                *(("脑勤", "善于思考"), ("眼勤", "善于观察"), ("耳勤", "善于倾听")),
                *(("手勤", "善于动笔"), ("腿勤", "善于走动")),
            ),
            "按搭配可以猜出",
        ),
        (
            (("抓督查", "抓调研"), ("抓落实", "抓典型"), ("经常督查", "突击检验")),
            "左右用字相同，可以猜出",
        ),
        (
            (("督查岗", "督促整改"), ("信息岗", "编报要情"), ("文书岗", "收发登记")),
            "左右用字相同，可以猜出",
        ),
        (
            (("一个目标", "安全度汛"), ("两条底线", "不死一人"), ("三项任务", "查险除险")),
            "左栏的数字说出答案",
        ),
        ((("学习上要", "刻苦钻研"), ("业务", "精益求精"), ("生活", "艰苦朴素")), "文字不完整"),
        (
            (("抓食堂，让学生", "吃得放心"), ("宿舍", "住得安心"), ("经费", "交得明白")),
            "不是一个词组",
        ),
        ((("信息", "新、准、快、精"), ("电话", "四个清楚"), ("接待", "三个尺度")), "右栏形式不一"),
        (
            (
                ("登账", "按日登记"),
                ("复核", "逐笔核对"),
                ("主管", "按月汇总"),
                ("审计", "随时抽查"),
            ),
            "左右用字相同，可以猜出",
        ),
        ((("做到", "五个坚持"), ("抓好", "四个环节"), ("用好", "三张清单")), "只是动词和宾语"),
        ((("家庭", "有困难"), ("身体", "有疾病"), ("思想", "有波动")), "讲的是问题，不是要求"),
        (
            (("遇事", "多想规矩"), ("办事", "多想影响"), ("处事", "多想后果")),
            "左右两栏都太相近，容易混淆",
        ),
        (
            (("要事", "必报告"), ("难题", "必会商"), ("出差", "必报备"), ("休假", "就报备")),
            "左右两栏都太相近，容易混淆",
        ),
        (
            (
                ("政策", "不讲大话"),
                ("感情", "不讲气话"),
                ("事实", "不讲空话"),
                ("道义", "不讲歪理"),
            ),
            "左右两栏都太相近，容易混淆",
        ),
        (
            (
                ("特急件", "在半小时内呈送"),
                ("加急件", "在两小时内呈送"),
                ("密码电报", "由专人呈送"),
                ("普通件", "下班前呈送"),
            ),
            "右栏形式不一",
        ),
        (
            (("鞋上", "多沾一点泥"), ("话里", "多带一点土"), ("心里", "多装几个人")),
            "没有合适的多余选项",
        ),
    ],
)
def test_a_set_is_refused_with_its_reason(pairs: tuple[tuple[str, str], ...], note: str) -> None:
    assert note in flaws(Matching(TOLD, pairs))


@pytest.mark.parametrize(
    ("often", "measures"),
    [
        (("每周", "每月", "每年"), True),
        (("每半天", "三天内", "当日"), True),
        (("每周由组长看", "每月由站长看", "每年由局长看"), False),
    ],
)
def test_times_by_themselves_are_known(often: tuple[str, ...], *, measures: bool) -> None:
    told = f"根据《通知》的要求，将左栏各项与右栏对应的{HOW_OFTEN}配对。"
    pairs = tuple(zip(("碰头会", "主题党日", "党员大会"), often, strict=True))

    assert are_measures(Matching(told, pairs)) is measures


def test_five_pairs_are_found_by_leaving_out_and_six_are_not() -> None:
    five = (
        "预算编制要早，项目入库要实，支出标准要严，预算执行要快，绩效管理要硬。",
        "编制要全面覆盖，入库要逐级论证，标准要从严核定，执行要按月通报，绩效要挂钩考核。",
    )
    six = five[1].replace("，绩效", "，调剂要集体研究，绩效")

    assert not ready_sets("一、管好预算", *five)
    assert len(ready_sets("一、管好预算", six)) == 1

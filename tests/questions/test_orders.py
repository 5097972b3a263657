"""Rows of orders, bans and things to be told, asked whole in the words they stand in."""

from __future__ import annotations

import pytest

from tests.questions.test_asking import asked


@pytest.mark.parametrize(
    ("line", "stem"),
    [
        (
            "每座水库均须明确行政责任人、技术责任人、巡查责任人。",
            "要求，每座水库均须明确哪些责任人（3项）？",
        ),
        (
            "食堂一旦出现疑似中毒，应立即停止供餐、封存留样、送医救治。",
            "要求，食堂一旦出现疑似中毒，应立即____（3项）。",
        ),
        ("物业不作为的，先约谈、后通报、再换人。", "要求，物业不作为的，应怎么办（3项）？"),
        (
            "不得在涉密会议室使用手机、智能手表、蓝牙耳机。",
            "要求，不得在涉密会议室使用什么（3项）？",
        ),
        (
            "工作人员不准接受服务对象的宴请、礼金、消费卡。",
            "要求，工作人员不准接受服务对象的什么（3项）？",
        ),
        (
            "到年底，全县要基本形成“一中心、多站点、进家庭”的三级服务网络。",
            "要求，全县要基本形成怎样的三级服务网络（3项）？",
        ),
        (
            "出差应当事先填报审批单，载明事由、地点、天数、人员。",
            "要求，出差应当事先填报审批单，载明哪些内容（4项）？",
        ),
        (
            "各学校招生要公开学区划分、招生计划、录取结果。",
            "要求，各学校招生要公开哪些内容（3项）？",
        ),
        (
            "窗口人员人人都要过业务关、礼仪关、系统操作关。",
            "要求，窗口人员人人都要过哪几关（3项）？",
        ),
        (
            "食堂一律不得制售冷荤食品，一律不得采购鲜黄花菜，一律不得存放亚硝酸盐。",
            "要求，食堂一律不得有哪些行为（3项）？",
        ),
    ],
)
def test_orders_and_bans_are_asked_in_their_own_words(line: str, stem: str) -> None:
    assert [one for one, _ in asked(line)] == [stem]


@pytest.mark.parametrize(
    "line",
    [
        "食堂出现疑似中毒，应立即停止供餐、封存留样、送医救治，30分钟内电话报告。",  # and more
        "涉密人员实行脱密期管理，核心人员三年、重要人员两年、一般人员一年。",
        "会后要检查座位上落下的眼镜、雨伞、笔记本。",
        "到十二月结束，分动员部署、查摆整改、巩固提升三个阶段。",
        "每一项必须写明牵头领导、主抓单位、具体经办人。",
    ],
)
def test_what_is_not_all_or_of_something_untold_is_not_asked(line: str) -> None:
    assert not any("哪" in stem for stem, _ in asked(line))


def test_whose_duties_are_named_is_asked_as_such() -> None:
    line = "要明确业务部门、合规管理部门、监督部门的职责。"

    assert [one for one, _ in asked(line)] == ["要求，要明确哪些部门的职责（3项）？"]

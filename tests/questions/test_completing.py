"""Sentences to be completed with a whole row, where no word asks for it."""

from __future__ import annotations

import pytest

from tests.questions.test_asking import asked


@pytest.mark.parametrize(
    ("line", "stem"),
    [
        (
            "各科室要紧紧围绕“抓学习、强本领、转作风、创一流”总要求，改进各项工作。",
            "要求，各科室要紧紧围绕“____（4项）”总要求。",
        ),
        (
            "秘书科要自觉主动同县委的决策部署、工作要求、时间节点对标对表。",
            "要求，秘书科要自觉主动同县委的____（3项）对标对表。",
        ),
        (
            "各乡镇要把便民服务贯穿申请、受理、审核、办结全过程。",
            "要求，各乡镇要把便民服务贯穿____（4项）全过程。",
        ),
        (
            "工会要关心一线人员的身心健康，让大家干得安心、过得舒心、说得放心。",
            "要求，工会要关心一线人员的身心健康，让大家____（3项）。",
        ),
        (
            "各单位要把群众的意见落实到方案里，体现到流程上，转化到作风中。",
            "要求，各单位要把群众的意见____（3项）。",
        ),
        (
            "办公室要坚持把信访作为掌握民情、汇总民智、维护民利的一项重要工作。",
            "要求，办公室要坚持把信访作为____（3项）的一项重要工作。",
        ),
        (
            "食堂要公示主要食材的来源、价格、检测结果等三类信息，档案室要落实支持养蜂、制茶、编竹器的政策措施。",
            "要求，档案室要落实支持____（3项）的政策措施。",
        ),
        (
            "要吃透政策，学会看图纸、看报表、看现场。",
            "要求，要吃透政策，学会____（3项）。",
        ),
    ],
)
def test_a_sentence_is_completed_with_its_row(line: str, stem: str) -> None:
    assert stem in [one for one, _ in asked(line)]


@pytest.mark.parametrize(
    "line",
    [
        "办公室要加强日常积累，苦下功夫，反复打磨。",  # the verb takes the first alone
        "档案员应当熟悉档案业务、忠于职守、遵守纪律。",
        "资产科负责提出采购需求、参与验收和日常保管。",
        "收发工作是一个有机整体、相互联系、互为促进。",
        "信息科又是综合协调的枢纽、上传下达的桥梁、督促检查的尖兵。",  # it is something else too
        "档案室要在规范性文件审查、公文处理、档案管理等工作中一丝不苟。",  # 规范性 is of the first
        "办公室要不断政治判断力、政治领悟力、政治执行力。",  # a verb is missing
        "文印室严禁强行推销、强行搭售、强行收费，严禁把任务摊给基层。",  # a fourth behind
        "值班人员工作日中午不准饮酒，不准打牌，不准离岗。",  # at noon the first alone
        "评价结果要与年度考核、职务晋升、评优评先挂钩。",  # the last goes on
        "信访科要讲清时间、地点、人数、先期处置情况。",
        "办公室要把确保文件不丢失、会议不误事、通知不遗漏作为底线。",
        "对留守学生、过敏体质学生、因病需要忌口的学生，班主任要摸清底数。",
        "督查室要聚焦重大决策、领导批示件、群众反映强烈的问题，逐件建账。",
        "党组要更加深刻地理解党的路线、方针、政策。",  # everybody knows them
        "要从政府包办企业、包办社会、包办文化中走出来。",  # who?
        "通篇都是“持续深化”“不断强化”“着力优化”。",
        "同分析本地区、本部门、本单位的实际情况。",
        "发生较大事件，或者发生在敏感时间、敏感地点、涉及敏感人群的事件。",
    ],
)
def test_a_sentence_that_says_too_little_is_not_completed(line: str) -> None:
    assert not any("____" in stem for stem, _ in asked(line))


def test_one_word_asks_for_a_row_before_a_gap_does() -> None:
    assert [
        stem for stem, _ in asked("各乡镇要全面推行首问负责、限时办结、一次性告知三项制度。")
    ] == ["要求，各乡镇要全面推行哪三项制度？"]

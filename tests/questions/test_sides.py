"""Rows without a name, asked whole: by what they share, wherein, to what a deed keeps, what for."""

from __future__ import annotations

import pytest

from tests.questions.test_asking import asked


@pytest.mark.parametrize(
    ("line", "stem"),
    [
        (
            "各科室要不断提高写作能力、协调能力、应变能力。",
            "要求，各科室要不断提高哪些能力（3项）？",
        ),
        (
            "办公室要在文稿起草、信息报送、会务服务上走在前列。",
            "要求，办公室要在哪些方面走在前列（3项）？",
        ),
        (
            "值班室要坚持把群众满意、领导放心、基层认可作为标尺。",
            "要求，值班室要坚持把什么作为标尺（3项）？",
        ),
        (
            "水库管理站要围绕防汛备汛、水质监测、设施检修，不断改进日常管理。",
            "要求，水库管理站要围绕什么，不断改进日常管理（3项）？",
        ),
        (
            "全县各单位要努力打造群众满意、企业认可、社会称赞的“第一窗口”。",
            "要求，全县各单位要努力打造怎样的“第一窗口”（3项）？",
        ),
        (
            "办公室要充分发挥档案“为党管档、为国守史、为民服务”的作用。",
            "要求，办公室要充分发挥档案怎样的作用（3项）？",
        ),
        (
            "要确保各类档案收得齐、整得清、用得上。",
            "要求，要确保各类档案做到哪几点（3项）？",
        ),
        (
            "保密员要做到公道正派、严谨细致、守口如瓶，不得擅自离岗。",
            "要求，保密员要做到哪几点（3项）？",
        ),
        (
            "机关干部要学会彼此多体谅，谅人之过，容人之错，学人之长，补己之短。",
            "要求，机关干部要学会彼此多体谅，做到哪几点（4项）？",
        ),
        (
            "督查员进企业要先亮证件，看环保台账、看值班记录、看整改清单。",
            "要求，督查员进企业要先亮证件，看什么（3项）？",
        ),
    ],
)
def test_what_stands_around_a_row_asks_for_it(line: str, stem: str) -> None:
    assert [one for one, _ in asked(line)] == [stem]


def test_a_verb_of_all_items_asks_for_them_and_is_in_none() -> None:
    line = "档案移交清单应当载明卷号、年度、页数和移交单位。"

    assert asked(line) == [
        (
            "要求，档案移交清单应当载明哪些内容（4项）？",
            ("卷号", "年度", "页数", "移交单位"),
        )
    ]


@pytest.mark.parametrize(
    "line",
    [
        "各村塘口要有牌子、有绳子、有竹竿，还要有看护人的名字。",  # a fourth
        "文件传阅中任何人不得抽留、拆散、涂改，不得在文件上随意粘贴。",
        "两页以上的合同、协议、证明材料，应当加盖骑缝章。",  # of which something is due
        "文稿起草要做到“短、实、新”，短而有力，实而有据，新而有度。",  # it is told already
        "违反本办法规定，有下列行为之一的，视情节给予提醒谈话、通报批评、调离岗位。",
        "督查室要聚焦重大决策、领导批示件、群众反映强烈的问题，逐件建账。",  # of the last alone
        "遇到群众心里有怨气的时候，越是这样，越要客气，越要慎重，越要周到。",
        "州直部门全年报送信息不少于8条，坚决杜绝迟报、漏报、瞒报、谎报，一经查实就通报。",
        "带新人，说到底就是播种，播思想、播能力、播作风，一茬接着一茬。",
    ],
)
def test_what_is_not_all_or_leans_on_what_is_not_told_is_not_asked(line: str) -> None:
    assert asked(line) == []


def test_what_holds_only_in_a_case_is_asked_with_it() -> None:
    line = "各级机关召开的会议，会议内容需要保密的，参会人员未经允许不得录音、录像、拍照。"

    assert all("需要保密的，" in stem for stem, _ in asked(line))
    assert asked(line)


def test_a_name_of_two_things_is_no_verb_that_asks() -> None:
    line = "各单位的目标与预算要一并抓，目标与预算同步申报、同步审核、同步批复。"

    assert [stem for stem, _ in asked(line)] == ["要求，目标与预算____（3项）。"]


@pytest.mark.parametrize(
    "items",
    [
        ("编制配备。是否超标准配备车辆。", "派车使用。是否公车私用。", "加油维修。是否一车一卡。"),
        ("报送主体。由办公室报送。", "报送渠道。走专网报送。", "报送时限。当日报送到位。"),
        ("这是上级有要求。文件写得清楚。", "这是现实有需要。", "这是干部有期待。"),
        ("动员部署（7月5日至7月14日）。", "自查自纠（8月1日至8月15日）。", "总结（9月）。"),
    ],
)
def test_what_is_looked_at_and_why_is_not_called_a_demand(items: tuple[str, ...]) -> None:
    numbers = ("1.", "2.", "3.")
    lines = "\n".join(f"{at}{item}" for at, item in zip(numbers, items, strict=True))

    assert not any(stem.endswith("提出的要求（3项）。") for stem, _ in asked(lines))


def test_a_list_of_which_one_item_only_says_how_is_not_asked() -> None:
    line = (
        "要对馆藏档案开展全面普查，六月底前建账；要办好档案文献展览，七月一日开展；"
        "要配合党史学习教育，开展档案进机关活动。"
    )

    assert asked(line) == []

"""One item of a row that nothing names: when it can be asked for beside the others."""

from __future__ import annotations

import pytest

from question_bank.generator import made_of
from tests.questions.test_asides import HEADING
from tests.questions.test_last_words import stems
from tests.questions.test_worth import notes
from tests.requirements.reading import lists

SHORT, UNLIKE = "词太短，容易猜中", "各句不相像，难以单独回忆"
FRONTED = "这些词说的是对象，要求在后面"


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("有清单", "公务接待要有公函、有清单、有审批。"),
        ("高支模", "各镇街要紧盯深基坑、高支模、起重机械。"),
    ],
)
def test_a_short_word_of_a_short_row_is_not_asked_alone(answer: str, line: str) -> None:
    assert SHORT in notes(answer, HEADING, line)


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("专题审核清单", "公务接待要有接待公函、专题审核清单、领导审批意见。"),
        ("有预算", "公务接待要有公函、有清单、有审批、有预算。"),
        ("有清单", "公务接待要做到“三有”：有公函、有清单、有审批。"),
    ],
)
def test_longer_words_longer_rows_and_named_ones_are(answer: str, line: str) -> None:
    assert SHORT not in notes(answer, HEADING, line)


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("有事要请假", "上班要按时签到，有事要请假，外出要说明去向。"),
        ("理由要充分", "不同的文种有不同的写法，请示要一事一请，理由要充分，请求要明确。"),
    ],
)
def test_clauses_of_which_each_says_something_else_are_not_asked_alone(
    answer: str, line: str
) -> None:
    assert UNLIKE in notes(answer, HEADING, line)


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("不许带回家去改", "涉密的文件不许拍照，不许在微信里传，不许带回家去改。"),
        ("容人之错", "办公室的同志要谅人之过，容人之错，学人之长。"),
        ("到位而不越位", "办公室的同志要参谋而不决断，到位而不越位，帮忙而不添乱。"),
        ("写原因要入木三分", "写问题要一针见血，写原因要入木三分，写对策要切实可行。"),
    ],
)
def test_clauses_of_one_build_are(answer: str, line: str) -> None:
    assert UNLIKE not in notes(answer, HEADING, line)


def test_a_row_asked_no_item_of_is_asked_whole_where_it_can_be() -> None:
    asked = stems(HEADING, "公务接待要有公函、有清单、有审批。")

    assert asked
    assert not any("____" in stem for stem in asked)


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("惠农补贴", "惠农补贴、救灾救济、临时救助等资金，一律通过“一卡通”发放到户。"),
        ("残障人士", "对老年群众、残障人士、怀孕妇女等群体，窗口应当提供帮办代办服务。"),
        ("水费欠账", "对电费欠账、水费欠账、房租欠账等行为要及时催缴。"),
        ("专项资金", "各项收入，包括上级拨款、专项资金、非税收入等，一律进入统一账户。"),
        ("座次安排", "方案要反复推敲，议题设置、座次安排、车辆调度，一项一项过。"),
        ("个人隐私", "对统计工作中知悉的国家秘密、个人隐私、商业秘密，都应当予以保密。"),
        ("个人隐私", "对统计工作中知悉的国家秘密、个人隐私、商业秘密,都应当予以保密。"),
        ("恶劣天气", "遇有重大活动、恶劣天气、突发事件，全体队员应当在40分钟内到岗。"),
        ("食品药品", "每月不安排检查，涉及安全生产、食品药品、生态环境等情形除外。"),
        ("盘盈资产", "盘盈资产、盘亏资产、损毁资产的，要查明原因，写出说明。"),
    ],
)
def test_what_something_is_due_of_is_not_asked_for(answer: str, line: str) -> None:
    assert FRONTED in notes(answer, HEADING, line)


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("专账核算", "伙食费实行专户存储、专账核算、收支公开，任何人不得挪用。"),
        ("不得早退", "不得迟到、不得早退、不得旷工，不得擅离岗位。"),
        ("什么地点", "什么人、什么时间、什么地点、什么事、什么要求，五个要素一个都不能少。"),
        ("宜养则养", "要因地制宜，宜种则种、宜养则养、宜游则游，不要一哄而上。"),
        ("数据准确", "反馈材料要做到情况真实、数据准确、结论明确，由负责人签发。"),
    ],
)
def test_what_is_itself_demanded_is(answer: str, line: str) -> None:
    assert FRONTED not in notes(answer, HEADING, line)


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        (
            "负责制定接待制度",
            "局办公室归口管理接待，负责制定接待制度、审核接待申请、安排重要接待、统计和公开接待情况。",
        ),
        ("回访记录整理成卷", "承办单位各自把通知单、报告、现场照片、回访记录整理成卷。"),
    ],
)
def test_what_is_said_of_all_is_no_part_of_one(answer: str, line: str) -> None:
    assert "答案带着句中别的话" in notes(answer, HEADING, line)


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("下游是谁", "产业链图谱要弄清楚上游是谁、下游是谁、缺哪一环。"),
        ("市级复审", "入库材料实行县级初审、市级复审、省级终审，任何一级不得代替填写。"),
    ],
)
def test_what_stands_opposite_gives_it_away(answer: str, line: str) -> None:
    told = {"旁边已经说出答案", "旁边各项已经说出答案大半"}

    assert told & set(notes(answer, HEADING, line))


def test_who_does_only_what_is_his_is_not_asked_for() -> None:
    line = "必须互通信息，由交通运输、卫生健康、公共安全等部门按照各自职责做好工作。"

    assert "只列了部门" in notes("卫生健康", HEADING, line)


def test_what_is_said_to_be_them_is_no_part_of_the_first() -> None:
    line = "要盯紧三条链，三条链是新能源材料、农产品精深加工、医疗器械。"

    assert not [one for one in stems(HEADING, line) if "三条____" in one]


@pytest.mark.parametrize(
    "line",
    [
        "采购上，有的馆图省事，配回来的要么是成套的、精装的、打折打得多的。",
        "越是这样，越要客气，越要慎重，越要周到。",
    ],
)
def test_what_is_complained_of_or_leans_on_what_is_not_told_is_not_asked(line: str) -> None:
    assert not stems(HEADING, line)


def test_what_goes_on_in_brackets_is_not_whole() -> None:
    line = "环境管理要做到四个“按”：按证排污、按期监测、按时记账、按季（年）报告。"

    assert "答案不完整" in notes("按季", HEADING, line)


def test_bare_figures_are_no_list_to_be_known() -> None:
    lines = ("先报三个数。", "第一个数，63。全市63个单位。", "第二个数，11。一共11名会计。")

    assert "各项只是数字" in notes("37%", HEADING, *lines, "第三个数，37%。差错占37%。")


def test_a_name_that_counts_more_than_its_contents_hold_is_not_filled() -> None:
    line = "要落实“六个严禁”，内容包括严禁隐匿资产，严禁突击处置，严禁借机私分等。"

    assert "列举不全" in notes("严禁突击处置", HEADING, line)


def test_what_waits_for_somebody_is_no_end_of_a_row() -> None:
    line = "演练不许演戏，不许提前通知群众、发毛巾、排好队等着领导来看。"

    assert not [one for one in stems(HEADING, line) if "____等着" in one]


def test_a_compound_of_two_verbs_stays_whole() -> None:
    line = "协管人员只准从事宣传劝导、信息采集、秩序维护等辅助工作。"
    (found,) = [one for one in lists(HEADING, line) if one.runs]

    assert [item.text for item in found.items] == ["宣传劝导", "信息采集", "秩序维护"]


def test_the_parts_of_a_paper_are_not_asked_for_by_their_titles() -> None:
    lines = ("一、高度重视，统一思想", "二、突出重点，抓好落实", "三、明确责任，形成合力")
    body = "各单位要按照职责分工，把各项任务一件一件落到实处。"
    parts = (part for one in lines for part in (one, body))
    text = "\n".join(("关于做好清明祭扫工作的通知", *parts))

    drafts = made_of("通知.txt", text.encode()).drafts
    told = [one for one in drafts if "提出的要求是" in getattr(one.content, "stem", "")]
    assert told
    assert all("只是章节名称" in one.notes for one in told)

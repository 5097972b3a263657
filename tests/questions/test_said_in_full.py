"""What a sentence says of its row belongs to the question: its verb, its case, what it is about."""

from __future__ import annotations

import pytest

from question_bank.questions.content import prompt
from tests.requirements.reading import all_items, made

HEADING = "一、规范公务接待"
PLANNED = (
    "（一）实行年度计划制度。各单位应当于每年12月底前编制下一年度的会议计划和培训计划，"
    "内容包括名称、召开或者举办的理由、时间地点、参加人数、所需经费及列支渠道等。"
)
REPORTED = (
    "办公室每季度要汇总各单位公务接待的情况，包括接待的批次、陪餐的人数、列支的经费，"
    "报局主要负责人，并在局内网公示，公示期不少于五个工作日。"
)


def ready(*lines: str, kind: str = "cloze") -> list[str]:
    """Return the stems of the questions of a kind that may be asked."""
    return [
        draft.content.stem
        for draft in made(HEADING, *lines).drafts
        if draft.ready and draft.content.kind == kind
    ]


def told(*lines: str) -> list[str]:
    """Return the stems of all that may be asked of a speech without our heading."""
    drafts = made(*lines).drafts
    return [prompt(draft.content) for draft in drafts if draft.ready]


def test_a_greeting_is_no_matter() -> None:
    line = "大家下午好。把大家请来，我表示感谢。会议时间控制在五十分钟以内，讲完就放大家回去。"

    assert not any("下午好”" in stem for stem in told(line))


@pytest.mark.parametrize(
    ("line", "end"),
    [
        (REPORTED, "公示期不少于____。"),
        (
            "办好“早餐会”，与企业面对面，县委、县政府主要领导每月一次，其他领导随时参加。",
            "领导____一次。",
        ),
        (
            "经乡长办公会审核、党委会议研究后，按程序提请乡人大主席团审查批准。",
            "提请____审查批准。",
        ),
        ("收运时要当面检查，填写记录单；对两次以上不合格的，报告社区。", "报告社区。"),
    ],
)
def test_a_limit_is_asked_with_what_it_is_set_for(line: str, end: str) -> None:
    assert not any(stem.endswith(end) for stem in ready(line))


def test_how_often_is_not_told_by_what_comes_of_it() -> None:
    line = "继续实行退文通报制度，每季度一次，连续两个季度排在末位的，由办公室主任说明情况。"

    assert not any("____一次" in stem for stem in ready(line))


def test_cases_are_not_asked_without_what_is_due_in_them() -> None:
    lines = (
        (
            "第九条　公务接待实行事前审批。承办单位应当提前一个工作日填写审批单，附来访公函，"
            "按照下列权限报批："
        ),
        "（一）接待处级以下人员的，由承办单位主要负责人审核，报分管局领导审批；",
        (
            "（二）接待厅级以上人员的，由局办公室提出接待方案，经分管办公室的局领导审核，"
            "报局主要负责人审批；"
        ),
        "（三）预计单次接待费用超过三千元的，无论来访人员职级，均报局主要负责人审批。",
    )

    assert not any("权限报批：" in stem for stem in ready(*lines))


def test_a_definition_is_not_cut_before_what_it_defines() -> None:
    line = (
        "本办法所称公务接待，是指因出席会议、考察调研、执行任务、学习交流等公务活动，"
        "对来访人员安排的食宿和用车服务。"
    )

    assert not any(stem.endswith("等公务活动。") for stem in ready(line))


def test_what_all_are_told_to_answer_for_is_none_of_the_first() -> None:
    line = "局办公室是归口管理部门，负责制定接待制度、审核接待申请、统计和公开接待情况。"

    assert not any("，____、审核接待申请" in stem for stem in ready(line))


def test_what_all_are_is_none_of_the_last() -> None:
    line = "要坚持市场化、法治化、国际化方向，优化营商环境。"

    assert ["市场化", "法治化", "国际化"] in all_items(HEADING, line)


def test_where_the_last_one_is_belongs_to_it() -> None:
    line = (
        "各单位要落实领导带班，井下排水设备要全部试运转一遍，"
        "地面的尾矿库、矸石山、家属区后面的山坡要逐一排查。"
    )

    assert not any("____的山坡" in stem for stem in ready(line))


def test_a_chain_of_words_tells_its_links() -> None:
    line = "督查要做到有案必立、有立必办、有办必果，不得走过场。"

    assert not [stem for stem in ready(line) if "必" in stem]


def test_a_verb_that_governs_all_is_not_the_first_items() -> None:
    line = "反馈材料要数据准确。已办结的，要说明过程；未办结的，要说明原因、目前进展和下步打算。"

    assert not any("做到哪几点" in stem for stem in ready(line, kind="recall"))


def test_faults_are_pointed_out_and_not_proposed() -> None:
    lines = (
        "我和几位副总分头到各矿住了半个月，总结下来，有这么几个毛病。",
        "第一个毛病，上热中温下凉。集团开会，各矿传达。到了班组，照着本子念一遍。",
        "第二个毛病，隐患整改“纸面销号”。翻开台账，一季度全部销号。",
        "第三个毛病，把外包队伍当“外人”。外包队伍的培训没有人管。",
        "第四个毛病，安全投入打折扣。有的单位把安全费用往后挪。",
    )

    assert not any("提出的四个毛病" in stem for stem in told(*lines))


def test_causes_are_no_demands() -> None:
    lines = (
        "二、剖析根源，从反面典型中汲取深刻教训",
        "这些案件，发生在不同的单位，但仔细剖析，有着共同的原因。",
        "（一）思想的闸门没有关紧。不少人把学习当成任务，笔记请人抄。",
        "（二）对纪律缺乏敬畏。有的人心存侥幸，认为逢年过节不算什么。",
        "（三）监督失之于宽、失之于软。镇里每年都核查，可没有一个人进过户。",
        "（四）制度的笼子扎得不牢。制度并不少，但有的贴在墙上。",
    )

    assert told(*lines) == []


@pytest.mark.parametrize(
    "heads",
    [
        (
            "摸底部署阶段（3月1日至3月31日）",
            "全面推进阶段（4月1日至9月30日）",
            "考核验收阶段（10月）",
        ),
        ("居民小区", "机关企事业单位和学校", "餐饮单位和农贸市场"),
    ],
)
def test_stages_and_places_are_not_called_demands(heads: tuple[str, ...]) -> None:
    marked = (
        f"{one}{head}。要逐户登记，建立台账。" for one, head in zip("123", heads, strict=True)
    )
    lines = [f"{line[0]}．{line[1:]}" for line in marked]

    assert not [stem for stem in told("三、分步实施", *lines) if "提出的要求" in stem]


def test_a_meeting_tells_its_demands_itself() -> None:
    line = "市纪委全会强调，要坚持严在经常、管在日常、抓在平常，把纪律挺在前面。"

    stems = ready(line)
    assert not any("讲话》" in stem for stem in stems if "全会强调" in stem)


def test_names_that_only_give_weight_are_not_matched() -> None:
    lines = (
        "四、完成全年目标",
        "（一）以结算和代发为抓手，做实存款。要抓好代发。",
        "（二）以项目和园区为重点，做优信贷。要走进园区。",
        "（三）以清收处置为关键，守住底线。要一户一策。",
        "（四）以合规建设为保障，强化内控。要查漏补缺。",
        "（五）以减负赋能为导向，建强队伍。要少开会。",
        "（六）以党的建设为引领，转变作风。要带头干。",
    )

    drafts = made(*lines).drafts
    assert not [one for one in drafts if one.ready and one.content.kind in {"matching", "choice"}]


def test_a_body_whose_name_holds_a_joint_is_one() -> None:
    line = "要由县委组织部、县财政局、县人力资源和社会保障局组成联合检查组。"

    assert ["县委组织部", "县财政局", "县人力资源和社会保障局"] in all_items(HEADING, line)


def test_to_whom_papers_are_sent_is_no_row() -> None:
    line = "各乡镇应当结合工作特点制定具体细则，报县委组织部、县人力资源和社会保障局备案。"

    assert not any("____" in stem for stem in ready(line))


def test_a_day_and_a_half_is_one_measure() -> None:
    stems = ready("全县性的业务会议，会期不得超过一天半，参会人员一律轻车简从。")

    assert any(stem.endswith("会期不得超过____。") for stem in stems)


def test_how_things_went_and_what_is_laid_open_is_no_demand() -> None:
    lines = (
        "二、把问题摆到桌面上，不遮丑、不护短",
        "第一，办案拖了，质量松了。有的案件一放半年。",
        "第二，纪律松了，规矩忘了。有的人上班迟到。",
        "第三，班子带头不够。开会讲得多，下去看得少。",
    )

    assert told(*lines) == []
    assert ready("今年的纠纷，大多是为了田坎、水沟、牛吃了人家的禾苗。", kind="recall") == []


def test_what_is_gone_through_one_by_one_is_said_to_be() -> None:
    line = (
        "会前，方案要反复推敲，议题、时间、范围、材料、座次、车辆、餐饮、保障，一项一项过；"
        "会中，要有人盯在现场，都要落到人头。"
    )

    assert all("一项一项过" in stem for stem in ready(line) if "座次" in stem)


@pytest.mark.parametrize(
    "line",
    [
        PLANNED,
        "一年内被检查组通报1次的，由单位负责人约谈；通报2次以上的，年度考核不得确定为称职等次。",
    ],
)
def test_what_it_is_said_of_is_not_lost(line: str) -> None:
    stems = ready(line)

    assert not any("指出，内容包括" in stem for stem in stems)
    assert not any("，通报____以上" in stem for stem in stems)

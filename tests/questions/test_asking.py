"""Questions for all of what runs through a sentence, asked in the words of the sentence."""

from __future__ import annotations

import pytest

from question_bank.generator import made_of
from question_bank.questions.recall import Recall
from tests.requirements.reading import OPENING, made

SPEECH = "《在清源县办公室系统工作会议上的讲话》"
HEADING = "一、守住底线"


def asked(line: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the ready questions for whole lists that a sentence below a heading makes."""
    drafts = made_of("speech.txt", (OPENING + HEADING + "\n" + line + "\n").encode()).drafts
    return [
        (draft.content.stem.removeprefix(f"{SPEECH}就“守住底线”"), draft.content.items)
        for draft in drafts
        if isinstance(draft.content, Recall) and draft.ready
    ]


@pytest.mark.parametrize(
    ("line", "stem"),
    [
        (
            "涉密文件的管理，要抓好登记、传阅、清退、销毁四个环节。",
            "要求，涉密文件的管理，要抓好哪四个环节？",
        ),
        (
            "公文审核应当坚持准确规范、精简高效、分级负责、安全保密的原则。",
            "要求，公文审核应当坚持哪些原则（4项）？",
        ),
        (
            "各乡镇办公室要建立日清单、周碰头、月晾晒的督办制度。",
            "要求，各乡镇办公室要建立怎样的督办制度（3项）？",
        ),
        (
            "窗口人员要重点检查漏填单位、代签姓名、涂改日期等违规行为。",
            "要求，窗口人员要重点检查哪些违规行为（列举3项）？",
        ),
        (
            "值班人员要做到电话畅通、交接清楚、记录完整。",
            "要求，值班人员要做到哪几点（3项）？",
        ),
        (
            "文印室的同志不准代人打印私件，不准留存密件底稿，不准带外人进入机房。",
            "要求，文印室的同志要做到哪几个“不准”（3项）？",
        ),
        (
            "秘书岗负责会议记录、纪要整理和领导日程。",
            "要求，秘书岗负责哪些工作（3项）？",
        ),
    ],
)
def test_a_sentence_is_asked_for_what_runs_through_it(line: str, stem: str) -> None:
    assert [one for one, _ in asked(line)] == [stem]


def test_all_items_are_to_be_written() -> None:
    line = "涉密文件的管理，要抓好登记、传阅、清退、销毁四个环节。"

    assert [items for _, items in asked(line)] == [("登记", "传阅", "清退", "销毁")]


@pytest.mark.parametrize(
    "line",
    [
        "炊事员上岗要穿工作服、戴白帽子、戴口罩，剪指甲、勤洗手、不戴首饰。",
        "要在登记、交办、催办、回访上多下功夫。",
        "要努力提高站位、改进作风、狠抓落实。",
        "围绕群众增收、粮食稳产、物价平稳三个方面。",
    ],
)
def test_a_sentence_that_goes_on_or_tells_of_nobody_is_not_asked(line: str) -> None:
    assert asked(line) == []


def test_what_is_counted_before_a_colon_is_asked_by_its_count() -> None:
    line = "各单位要围绕三个方面选题：领导正在关注的事、群众正在议论的事、外地正在探索的事。"

    assert [one for one, _ in asked(line)] == ["要求，各单位要围绕哪三个方面选题？"]


def test_a_case_is_not_asked_without_what_is_to_be_done_then() -> None:
    assert not asked("值班员遇有管道爆裂、水质异常、库区险情等紧急情况。")


def test_what_somebody_is_quoted_with_before_is_no_part_of_the_question() -> None:
    line = "老站长说过：“门开着，人就得在。”各值班点要克服麻痹思想、侥幸心理、厌战情绪。"

    assert all("老站长" not in stem for stem, _ in asked(line))


def test_a_whole_quotation_before_the_demand_is_no_part_of_the_question() -> None:
    line = "正如老站长在会上所讲：“门开着，人就得在。”各值班点要克服麻痹思想、侥幸心理、厌战情绪。"

    assert [stem for stem, _ in asked(line)] == ["要求，各值班点要克服什么（3项）？"]


@pytest.mark.parametrize(
    ("line", "stem"),
    [
        (
            "信息员要报送有情况、有分析、有建议的高质量信息。",
            "要求，信息员要报送怎样的高质量信息（3项）？",
        ),
        (
            "信访工作具有很强的政治性、群众性、时效性。",
            "指出，信访工作具有很强的哪些特性（3项）？",
        ),
        (
            "各乡镇要走出一条具有山区特色、时代特征、农家特点的发展新路。",
            "要求，各乡镇要走出一条怎样的发展新路（3项）？",
        ),
        (
            "各乡镇要着力抓好水渠、机井、泵站等一批重点工程。",
            "要求，各乡镇要着力抓好哪些重点工程（列举3项）？",
        ),
        (
            "各科室要坚持谋大事、抓重点、创特色的工作要求。",
            "要求，各科室要坚持哪些工作要求（3项）？",
        ),
        (
            "各单位要按照“严中更严、细中更细、实中更实、快中更快”的总体要求，以更好的作风，更足的干劲，认真办好每一件事。",
            "要求，各单位要按照哪些总体要求（4项）？",
        ),
    ],
)
def test_deeds_that_mark_a_thing_are_asked_for_by_its_kind(line: str, stem: str) -> None:
    assert [one for one, _ in asked(line)] == [stem]


def test_what_follows_from_a_condition_is_asked_with_it() -> None:
    line = "只要县委有部署，各单位就要做到有行动、有结果、有回音。"

    assert [one for one, _ in asked(line)] == [
        "要求，只要县委有部署，各单位就要做到哪几点（3项）？"
    ]


@pytest.mark.parametrize(
    "line",
    [
        "临时工、学徒工、工作不满三个月的人员，不得进入机房。",
        "目标是做到底数清、任务明、措施实。",
    ],
)
def test_a_question_that_leans_on_other_words_is_not_asked(line: str) -> None:
    assert asked(line) == []


def test_who_is_charged_with_something_is_told() -> None:
    line = "每个科室定一名联络员，负责文件的接收、登记、分送、归还。"

    assert [one for one, _ in asked(line)] == [
        "要求，每个科室定一名联络员，负责文件的哪些方面（4项）？"
    ]


def test_whole_sentences_may_be_of_any_length() -> None:
    lines = (
        "一、在统筹协调上下功夫",
        "要紧扣中心。中心工作定了，就不能三心二意。",
        "要牢固树立“重要事项必报告、重大活动必请示、离岗外出必报备”的意识。谁出了岔子谁负责。",
        "要守住底线。底线一破，前功尽弃。",
    )
    found = made(*lines).drafts

    assert any(isinstance(one.content, Recall) and one.ready for one in found)


def test_what_a_meeting_demanded_is_asked_where_the_speech_looks_back() -> None:
    lines = (
        "一、认清形势",
        "会议强调要围绕服务中心、凝聚合力、建强队伍，从文稿起草、信息报送、督查督办、会务保障等工作入手，提升办公室工作水平。",
    )
    found = [one for one in made(*lines).drafts if isinstance(one.content, Recall) and one.ready]

    asked = [one.content.stem for one in found]
    assert any(one.endswith("从哪些工作入手，提升办公室工作水平（列举4项）？") for one in asked)


@pytest.mark.parametrize(
    ("line", "stem"),
    [
        (
            "各单位要落实好年休假、健康体检、谈心谈话制度。",
            "要求，各单位要落实好哪些制度（3项）？",
        ),
        (
            "要堵住审批、发包、变更、验收四个环节的漏洞。",
            "要求，要堵住哪四个环节的漏洞？",
        ),
    ],
)
def test_the_verb_and_the_noun_around_a_row_stay_in_the_question(line: str, stem: str) -> None:
    assert [one for one, _ in asked(line)] == [stem]


@pytest.mark.parametrize(
    "line",
    [
        "干部教育培训，是建设高素质队伍的先导性、基础性、战略性工程。",
        "下湾、枣林、后沟三个村要搞夜间演练。",
        "带新人，说到底就是播种，播思想、播能力、播作风。",
    ],
)
def test_what_something_is_and_which_places_by_name_are_not_asked(line: str) -> None:
    assert asked(line) == []


def test_what_goes_before_a_meeting_is_no_part_of_what_is_demanded() -> None:
    line = "会前，县委王书记专门听取了汇报，要求各单位做到任务到人、时限到天、责任到岗。"

    assert not any("听取" in stem for stem, _ in asked(line))


def test_what_there_is_to_be_is_asked_for_so() -> None:
    line = "各单位的整改清单上要有问题、有措施、有期限。"

    assert [stem for stem, _ in asked(line)] == ["要求，各单位的整改清单上要有哪几样（3项）？"]


def test_a_noun_at_the_end_is_of_all_and_no_part_of_the_last() -> None:
    assert asked("档案室的库房应当配备防盗、防火、防潮、防高温设施。") == []


def test_steps_that_follow_a_first_one_are_not_asked_with_its_word() -> None:
    assert asked("采伐要记住：先看树倒方向、再清安全道、后下锯。") == []


@pytest.mark.parametrize(
    "line",
    [
        "不得从伙食费中列支水电费以外的公用支出、教职工福利、招待费。",
        "每月编印公文办理情况，列明逾期未办的单位、文号、天数。",
    ],
)
def test_a_question_cut_before_its_object_is_not_asked(line: str) -> None:
    assert not [one for one in asked(line) if "哪些方面" in one[0]]

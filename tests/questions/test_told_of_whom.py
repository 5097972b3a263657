"""Of whom and of what a row is told: of things, of an office, in a definition, before a demand."""

from __future__ import annotations

import pytest

from question_bank.questions.cloze import Cloze
from question_bank.questions.content import prompt
from tests.requirements.reading import is_good, made

HEADING = "一、规范车辆管理"


def told(*lines: str) -> list[str]:
    """Return what is asked of these lines under our heading."""
    return [prompt(draft.content) for draft in made(HEADING, *lines).drafts if is_good(draft)]


def keys(*lines: str) -> list[tuple[str, ...]]:
    """Return the answers of the gap texts that may be asked."""
    drafts = made(HEADING, *lines).drafts
    return [d.content.answers for d in drafts if is_good(d) and isinstance(d.content, Cloze)]


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ("派车单应当载明事由、时间、去向、里程和驾驶人姓名。", "去向"),
        ("查出的问题要按措施、责任、资金、时限、预案“五落实”的要求整改。", "资金"),
    ],
)
def test_what_a_paper_has_to_hold_is_asked_word_by_word(line: str, word: str) -> None:
    assert (word,) in keys(line)


def test_a_document_that_came_out_says_nothing_itself() -> None:
    line = (
        "《条例》出台以后，国家局又推进规范化，要求做到“三个统一”：标识统一、标准统一、流程统一。"
    )

    assert not any(stem.startswith(("《条例》要求", "简述《条例》")) for stem in told(line))
    assert not any("引述的《条例》" in stem for stem in told(line))


def test_what_is_done_in_so_many_stages_is_not_called_by_how() -> None:
    lines = (
        "整治行动从即日起至明年3月，分三个阶段进行。",
        "（一）动员部署阶段（3月底前）。制定方案，明确责任。",
        "（二）组织实施阶段（4月至9月）。逐车检查，建立台账。",
        "（三）总结巩固阶段（10月）。总结经验，健全制度。",
    )

    assert not any("阶段进行（" in stem for stem in told(*lines))


def test_what_only_leads_up_to_a_demand_is_no_point_of_it() -> None:
    lines = (
        "（一）以宣传月为契机，组织安全进车队，开展应急演练，让每名驾驶人员都受到教育。",
        "（二）抓住节假日时机，对长途车辆逐台检查。",
        "（三）对重点岗位人员，每季度培训一次，做到会检查、会处置。",
    )

    assert not any(stem.startswith("简述") for stem in told(*lines))


def test_a_definition_is_no_row() -> None:
    line = "机要通信用车是指用于传递、运送机要文件和涉密载体的机动车辆。"

    assert not any("怎样的" in stem for stem in told(line))


def test_a_term_is_not_told_what_not_to_do() -> None:
    line = "租赁期限连续不得超过三十日，不得以租赁名义长期占用车辆，不得租赁豪华车辆。"

    assert not any("期限连续不得有哪些" in stem for stem in told(line))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("对这六十八项任务，要实行“一月一调度、一季一通报、半年一评估”。", "六十八项"),
        ("今年要办的几件事，车库大修改造、夜班窗口开放、充电设施更新，都要抓紧。", "几件事，____"),
        ("公安、应急等部门要加强烟花爆竹运输、储存、销售等环节监管。", "加强____"),
        ("窗口应当设置标识，公示服务事项、办理依据、申请材料、承诺时限。", "，____、办理依据"),
    ],
)
def test_no_question_is_cut_out_of_its_sentence(line: str, words: str) -> None:
    assert not any(words in stem for stem in told(line))


def test_places_are_not_called_demands() -> None:
    lines = (
        "（一）人员密集场所。商场、宾馆要开展夜查。",
        "（二）经营性自建房和沿街门店。要落实实体墙分隔。",
        "（三）高层建筑和老旧小区。要看消火栓有没有水。",
        "（四）农村地区和传统村落。要逐村检查水源。",
    )

    assert not any("提出的要求（" in stem for stem in told(*lines))


def test_what_can_be_checked_is_not_asked_without_what_follows() -> None:
    lines = (
        "材料要尽量减少，让群众少跑路。",
        "能够通过数据共享核验的营业执照、身份证明、不动产权属等信息，不得要求群众重复提交。",
    )

    assert not any("核验的哪些" in stem for stem in told(*lines))

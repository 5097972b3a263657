"""Questions about a list as a whole: how it is called, and what stands beside its items."""

from __future__ import annotations

import pytest

from tests.questions.lists import DUTIES, RULES, SPEECH, contents
from tests.questions.matching_sets import sets
from tests.requirements.reading import made


def test_a_named_list_is_recalled_as_a_whole() -> None:
    recalls = contents("recall", *DUTIES)

    assert [(one.stem, one.items, one.order_free) for one in recalls] == [
        (
            f"简述{SPEECH}中各科室要切实履行的“五项职责”（5项）。",
            ("辅助决策", "统筹协调", "督办落实", "保障运转", "保守秘密"),
            True,
        )
    ]


def test_steps_are_put_in_order_and_recalled_in_it() -> None:
    lines = ("办理收文要经过“四个步骤”：核对签收，逐件登记，提出拟办，分送批示。",)

    assert [one.items for one in contents("ordering", *lines)] == [
        ("核对签收", "逐件登记", "提出拟办", "分送批示")
    ]
    assert [one.order_free for one in contents("recall", *lines)] == [False]
    assert contents("ordering", *DUTIES) == []


@pytest.mark.parametrize(
    ("line", "steps"),
    [
        ("收文要按照签收、登记、拟办、批办、归档的程序办理。", "签收 登记 拟办 批办 归档"),
        ("各类来文应当经过签收、登记、拟办、归档四个环节。", "签收 登记 拟办 归档"),
    ],
)
def test_what_is_done_one_after_the_other_in_a_sentence_is_put_in_order(
    line: str, steps: str
) -> None:
    (asked,) = contents("ordering", "一、规范收文", line)

    assert asked.items == tuple(steps.split())
    assert asked.stem.endswith("？请按先后顺序排列。")
    assert "项）" not in asked.stem
    assert [one.order_free for one in contents("recall", "一、规范收文", line)] == [False]


@pytest.mark.parametrize(
    "line",
    [
        "要抓好基础、硬件、队伍三个环节。",  # things, in no order
        "整治工作要按照3月动员、4月自查、5月整改、6月验收的步骤推进。",  # dates tell the order
        "今后上项目，要做到先问销路、再问技术、后问资金。",
    ],
)
def test_what_has_no_order_or_tells_it_is_not_put_in_order(line: str) -> None:
    assert contents("ordering", "一、抓好工作", line) == []


def test_a_false_statement_carries_its_correction() -> None:
    drafts = [d for d in made(*RULES).drafts if d.content.kind == "judgement"]

    assert drafts
    for draft in drafts:
        content = draft.content
        assert draft.ready
        assert content.truth == (content.correction is None)
        if not content.truth:
            assert content.correction.partition("是：")[0] == content.statement.partition("是：")[0]


def test_nothing_of_a_quotation_is_judged() -> None:
    quoted = RULES[1].replace("值班人员要做到", "县委书记王某在会上强调，要做到")

    assert not [
        d
        for d in made(quoted, RULES[2]).drafts
        if d.content.kind == "judgement" and ("四个不准" in d.content.statement)
    ]


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("值班人员要把握“三个要素”：什么时间发生，什么地点发生，什么原因引起。", "各项是问句"),
        ("值班人员要履行“三项职责”：接听电话，登记来访，完成其他任务。", "有一项没有实际内容"),
        (
            "值班人员要做到“三个必须”：必须坚守岗位，必须在接到突发事件报告之后立即逐级上报，必须交接。",
            "各项长短悬殊",
        ),
    ],
)
def test_a_list_that_nobody_could_recall_is_refused(line: str, note: str) -> None:
    notes = [d.notes for d in made(line).drafts if d.content.kind == "recall"]

    assert notes
    assert all(note in one for one in notes)


def test_the_same_list_found_twice_is_asked_once() -> None:
    again = "会后，各科室要切实履行“五项职责”：辅助决策，统筹协调，督办落实，保障运转，保守秘密。"

    assert len(contents("recall", *DUTIES, again)) == 1


def test_every_core_requirement_has_a_question_chosen() -> None:
    drafts = made(*DUTIES, *RULES).drafts
    ready = {draft.requirement for draft in drafts if draft.ready}

    assert {draft.requirement for draft in drafts if draft.chosen} == ready
    assert all(draft.ready for draft in drafts if draft.chosen)


def test_who_is_responsible_is_asked_of_a_set_of_posts() -> None:
    line = (
        "拟稿人负责内容真实、文字通顺，核稿人负责体例规范、表述严谨，"
        "签批人负责全面审定、决定缓急，印制员负责版面清晰、份数准确，收发员负责登记编号、按时送达。"
    )
    (asked,) = contents("choice", "一、办好公文", line)

    assert asked.stem.startswith(f"根据{SPEECH}就“办好公文”提出的要求，负责")
    assert len(set(asked.options)) == len(asked.options) == 4
    assert set(asked.options) < {"拟稿人", "核稿人", "签批人", "印制员", "收发员"}


def test_a_row_is_judged_as_it_stands_and_another_with_the_side_of_a_third() -> None:
    right = {
        "观察形势": "看得远",
        "分析问题": "钻得深",
        "起草文稿": "写得实",
        "转办事项": "传得快",
        "待人接物": "沉得住",
    }
    told = "，".join(f"{left}要{side}" for left, side in right.items()) + "。"
    line = f"办公室的同志要练好“五项本领”：{told}"
    drafts = [d for d in made("一、练好本领", line).drafts if d.content.kind == "judgement"]

    assert [(draft.content.truth, draft.ready) for draft in drafts] == [
        (True, True),
        (False, True),
    ]
    true, false = (draft.content for draft in drafts)
    assert any(true.statement.endswith(f"对“{a}”的要求是“{b}”。") for a, b in right.items())
    assert any(false.correction.endswith(f"对“{a}”的要求是“{b}”。") for a, b in right.items())
    assert false.statement != false.correction
    assert false.statement.rpartition("是")[0] == false.correction.rpartition("是")[0]
    assert false.statement.rpartition("“")[2].removesuffix("”。") in right.values()


def test_no_time_of_a_rule_is_changed() -> None:
    line = (
        "组织生活要落实“四个一”：每月一次主题党日，每季度一堂党课，"
        "每半年一次谈心谈话，每年一次党性体检。"
    )

    assert contents("judgement", "一、从严管理", line) == []


def test_what_stands_against_a_fault_or_is_found_by_sense_is_not_asked_alone() -> None:
    against = (
        "一要克服好人主义，做到敢说真话。二要克服经验主义，做到常学常新。"
        "三要克服本位主义，做到顾全大局。四要克服形式主义，做到注重实效。"
    )
    sense = "登记要逐份编号，传阅要专夹专人，清退要限时核对，销毁要双人监督。"
    for line in (against, sense):
        assert len(sets("一、加强管理", line)) == 1
        assert contents("choice", "一、加强管理", line) == []
        assert contents("judgement", "一、加强管理", line) == []


@pytest.mark.parametrize(
    ("line", "clause"),
    [
        (
            "要做政治上的明白人，做业务上的内行人，做团结上的知心人，做廉洁上的守夜人，做纪律上的带头人。",
            "上要做（　　）。",
        ),
        (
            "对老年人多一分耐心，对残疾人多一分照顾，对外地人多一分解释，对上访户多一分包容。",
            "要做到（　　）。",
        ),
    ],
)
def test_a_row_is_asked_as_its_columns_stand_to_each_other(line: str, clause: str) -> None:
    asked = contents("choice", "一、加强建设", line)

    assert asked
    assert all(one.stem.endswith(clause) for one in asked)


def test_a_row_is_asked_in_a_sentence_and_no_option_stands_out_by_its_form() -> None:
    rows = (
        ("主动服务的理念", "超前谋划的能力"),
        ("群众满意的标准", "调查研究的能力"),
        ("上下同心的观念", "分工配合的能力"),
        ("求新求变的意识", "改革攻坚的能力"),
        ("敢闯敢试的勇气", "化解矛盾的能力"),
    )
    line = "".join(
        f"{number}要树立{one}，提升{two}。"
        for number, (one, two) in zip("一二三四五", rows, strict=True)
    )
    (asked,) = contents("choice", "一、转变观念", line)

    assert any(asked.stem.endswith(f"，树立{one}，要提升（　　）。") for one, _ in rows)
    assert dict(rows)[asked.stem.split("树立")[-1].split("，")[0]] == asked.answer
    assert not asked.negative

    uneven = (
        "要做到“五个度”，即分析问题要有深度，完成任务要有速度，督查落实要有力度，"
        "接待来宾要有风度，言谈举止要讲适度。"
    )
    assert all(one.answer != "讲适度" for one in contents("choice", uneven))


def test_a_list_that_is_no_demand_is_offered_once_and_not_item_by_item() -> None:
    drafts = made("全年起草了政府工作报告、领导讲话、综合材料等文稿。").drafts

    assert [draft.notes for draft in drafts] == [("不是要求",)]


def test_what_something_is_due_of_is_not_recalled_for_what_is_due() -> None:
    lines = (
        "一、严格查对",
        "1. 给药、输血等操作，必须同时使用姓名和住院号两种方式识别身份，并扫描腕带。",
        "2. 高警示药品，必须单独存放，标识醒目，两人共同管理钥匙。",
        "3. 口头医嘱，应当复述一遍，经医师确认后执行。",
    )
    recalls = [one.content for one in made(*lines).drafts if one.content.kind == "recall"]

    assert all("给药、输血等操作" not in recall.items for recall in recalls)

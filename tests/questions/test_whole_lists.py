"""Questions about a list as a whole: how it is called, and what stands beside its items."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from question_bank.generator import made_of
from question_bank.questions.options.shelf import Sibling
from question_bank.questions.setting import settings_of
from question_bank.questions.stems.naming import naming
from question_bank.requirements.model import RequirementList
from tests.requirements.reading import OPENING, made

if TYPE_CHECKING:
    from question_bank.questions.content import Content

SPEECH = "《在清源县办公室系统工作会议上的讲话》"
DUTIES = (
    "一、找准位置",
    "各科室要切实履行“五项职责”：辅助决策，统筹协调，督办落实，保障运转，保守秘密。",
)
RULES = (
    "二、守住底线",
    "值班人员要做到“四个不准”：不准擅自离岗，不准私下换班，不准饮酒娱乐，不准迟报信息。",
    "保密人员要做到“三个不准”：不准携带密件，不准外传文件，不准私自复印。",
)


def phrases(*lines: str) -> list[str]:
    """Return what the lists of a speech are called."""
    whole = made(*lines)
    settings = settings_of(whole.speech, whole.outline)
    found = [one for one in whole.requirements if isinstance(one, RequirementList)]
    called = [naming(settings.at(one.place), one) for one in found]
    return [one.phrase for one in called if one]


def contents(kind: str, *lines: str, siblings: tuple[Sibling, ...] = ()) -> list[Content]:
    content = (OPENING + "\n".join(lines) + "\n").encode()
    drafts = made_of("speech.txt", content, siblings).drafts
    return [draft.content for draft in drafts if draft.content.kind == kind and draft.ready]


@pytest.mark.parametrize(
    ("line", "phrase"),
    [
        (DUTIES[1], "各科室要切实履行的“五项职责”"),
        (
            "县委办公室对全体文秘人员提出了“三条底线”：政治上不越线，工作上不失职，保密上不疏忽。",
            "县委办公室对全体文秘人员提出的“三条底线”",
        ),
        (
            "督查工作还有“三条纪律”：不干预正常工作，不接受基层宴请，不透露内部情况。",
            "督查工作的“三条纪律”",
        ),
        (
            "参与接待要把握“三个尺度”：礼节上热情而不过度，安排上周到而不铺张，言谈上坦诚而不随意。",
            "参与接待要把握的“三个尺度”",
        ),
        (
            "督查干部要注意克服以下三种倾向：一是好人主义，二是经验主义，三是本位主义。",
            "督查干部要注意克服的三种倾向",
        ),
    ],
)
def test_a_list_is_called_by_its_owner_and_its_name_or_number(line: str, phrase: str) -> None:
    assert f"{SPEECH}中{phrase}" in phrases(line)


def test_a_list_that_its_sentence_gives_to_nobody_is_called_by_its_heading() -> None:
    assert phrases(
        "一、改进作风", "要严格落实“三个不准”：不准迟到早退，不准脱岗串岗，不准午间饮酒。"
    ) == [f"{SPEECH}就“改进作风”要求严格落实的“三个不准”"]


def test_what_somebody_unnamed_has_said_is_not_given_to_the_speaker() -> None:
    assert (
        phrases(
            "在能力建设上提出“三个坚持”：坚持学以致用，坚持知行合一，坚持久久为功。",
        )
        == []
    )


def test_what_a_speaker_announces_of_his_talk_and_what_is_at_fault_have_no_name() -> None:
    assert phrases("下面，我讲三点意见。", "一、提高认识", "二、抓好落实", "三、严守纪律") == []
    assert phrases("工作中还存在“三个不足”：学习不足，调研不足，创新不足。") == []


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


def test_wrong_options_have_the_frame_of_the_right_ones_and_come_from_a_sibling() -> None:
    multiple = contents("multiple", *RULES)
    negative = [one for one in contents("choice", *RULES) if one.negative]

    assert {one.stem for one in multiple} == {
        f"{SPEECH}中值班人员要做到的“四个不准”包括（　　）。",
        f"{SPEECH}中保密人员要做到的“三个不准”包括（　　）。",
    }
    for one in multiple:
        assert 2 <= len(one.answers) <= 3
        assert len(one.options) == 4
        assert all(option.startswith("不准") for option in one.options)
    assert f"下列不属于{SPEECH}中值班人员要做到的“四个不准”的是（　　）。" in {
        one.stem for one in negative
    }
    guards = {"不准擅自离岗", "不准私下换班", "不准饮酒娱乐", "不准迟报信息"}
    for one in negative:
        rights = set(one.options) - {one.answer}
        assert (one.answer in guards) != (rights <= guards)
        assert len(rights) == 3


def test_a_list_without_a_homogeneous_wrong_option_is_not_asked_by_options() -> None:
    assert contents("multiple", *DUTIES) == []
    assert contents("choice", *DUTIES) == []
    assert contents("judgement", *DUTIES) == []


def test_the_bank_lends_options_but_none_of_a_list_of_the_same_name() -> None:
    other = Sibling("四条规矩", ("不准公车私用", "不准工作饮酒", "不准弄虚作假", "不准推诿扯皮"))
    same = Sibling("四个不准", ("不准公车私用", "不准虚报浮夸", "不准弄虚作假", "不准推诿扯皮"))

    lent = contents("multiple", *RULES[:2], siblings=(other,))
    assert len(lent) == 1
    assert set(lent[0].options) & set(other.items)
    assert contents("multiple", *RULES[:2], siblings=(same,)) == []
    assert not {"不准公车私用", "不准弄虚作假"} & {
        option
        for one in contents("multiple", *RULES[:2], siblings=(other, same))
        for option in one.options
    }


def test_a_twin_of_a_right_one_is_no_wrong_option() -> None:
    line = "党员干部要提高“三种能力”：政治判断力，政治领悟力，政治执行力。"
    twin = Sibling("三种本领", ("政治敏锐力", "政治鉴别力", "政治免疫力"))

    assert contents("multiple", line, siblings=(twin,)) == []


def test_an_item_of_another_list_is_put_into_the_frame_of_the_right_ones() -> None:
    line = "科室负责人要做到“四个带头”：带头钻研业务，带头团结协作，带头严守规矩，带头深入基层。"
    always = Sibling("四个始终", ("始终心怀敬畏", "始终保持清醒", "始终遵守纪律", "始终对党忠诚"))
    must_not = Sibling("三个不得", ("不得擅离岗位", "不得饮酒娱乐", "不得推诿扯皮"))
    (asked,) = contents("multiple", line, siblings=(always, must_not))

    wrong = set(asked.options) - set(asked.answers)
    assert wrong
    assert wrong <= {"带头心怀敬畏", "带头保持清醒"}


def test_what_forbids_the_same_in_other_words_or_is_of_another_trade_is_no_wrong_option() -> None:
    twin = Sibling("两个不得", ("不得脱岗漏岗", "不得漏报信息", "不得酒后值守"))
    trade = Sibling("三个不得", ("不得让家长批改作业", "不得公布学生成绩", "不得由家长代管课堂"))

    assert contents("multiple", *RULES[:2], siblings=(twin, trade)) == []


def test_no_leaders_name_is_a_wrong_option() -> None:
    person = Sibling("三个榜样", ("不准议论书记", "不准冒犯主席", "不准顶撞同志"))

    assert contents("multiple", *RULES[:2], siblings=(person,)) == []


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
    line = "，".join(f"{left}要{side}" for left, side in right.items()) + "。"
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
        assert len(contents("matching", "一、加强管理", line)) == 1
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


def test_a_heading_whose_points_are_mere_matters_is_not_recalled_as_demands() -> None:
    matters = ("医疗质量", "药品管理", "安全生产")
    demands = ("提高医疗质量", "规范药品管理", "确保安全生产")

    assert contents("recall", *points(*matters)) == []
    assert [one.items for one in contents("recall", *points(*demands))] == [demands]


def points(*heads: str) -> tuple[str, ...]:
    """Return the paragraphs of a part with these headings under its own."""
    marked = zip("一二三", heads, strict=True)
    body = "。各科室每天都要逐项核对记录，发现问题当场处置，处置不了的马上报告院办公室。"
    return ("一、抓住关键环节", *(f"（{mark}）{head}{body}" for mark, head in marked))


def test_points_whose_number_the_heading_belies_are_not_asked_as_a_whole() -> None:
    heads = ("提高医疗质量", "规范药品管理", "确保安全生产")
    lines = points(*heads)

    assert len(contents("recall", *lines)) == 1
    assert contents("recall", lines[0].replace("关键环节", "四个环节"), *lines[1:]) == []


def test_what_a_speaker_will_talk_about_is_not_recalled_as_demands() -> None:
    assert contents("recall", *points("先讲讲今年的形势", "规范药品管理", "确保安全生产")) == []


def test_the_headings_of_a_part_are_asked_together_and_one_by_one() -> None:
    lines = points("提高医疗质量", "规范药品管理", "确保安全生产")
    single = [d for d in made(*lines).drafts if "提高医疗质量" in d.content.asked()]

    assert [(d.content.kind, d.ready) for d in single] == [("cloze", True), ("recall", True)]


def test_the_headings_of_a_whole_speech_are_asked_together_and_not_one_by_one() -> None:
    heads = ("把底数摸到每一户", "把责任压到每一岗", "把台账建到每一天")
    lines = [
        line for one in zip("一二三", heads, strict=True) for line in ("、".join(one), "要抓紧。")
    ]
    single = [d for d in made(*lines).drafts if heads[1] in d.content.asked()]

    assert [(d.content.kind, d.ready) for d in single] == [("cloze", False), ("recall", True)]
    assert single[0].notes == ("整组默写更合适",)

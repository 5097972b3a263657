from __future__ import annotations

import pytest

from question_bank.generator import made_of
from question_bank.questions.content import prompt
from tests.requirements.reading import is_good, made

PRAISED = "属于回顾或评价"
FOUND = "讲的是问题，不是要求"
SAYING = "固定说法，不学也会"


def notes(answer: str, *lines: str) -> tuple[str, ...]:
    """Return why the questions that ask for some words are not ready."""
    asked = [draft for draft in made(*lines).drafts if answer in "".join(_answers(draft.content))]
    assert asked
    return tuple(note for draft in asked if not is_good(draft) for note in draft.notes)


def _answers(content: object) -> tuple[str, ...]:
    return getattr(content, "answers", ())


@pytest.mark.parametrize(
    "line",
    [
        "群众反映的突出问题集中在三类：开证明跑腿多，占五成；窗口排队久，占三成；电话没人接，占两成。",
        "从检查情况看，台账不健全，值班不规范，交接不清，培训跟进不够。",
        "这三起事故的原因主要是：隐患排查走过场，现场监护不到位，应急物资没备齐。",
    ],
)
def test_what_is_found_is_not_asked_as_a_requirement(line: str) -> None:
    ready = [draft for draft in made("一、把握现状", line).drafts if draft.ready]

    assert not ready


def test_what_somebody_managed_to_do_is_a_story() -> None:
    line = "体育组几位老师硬是把走廊、架空层、车棚旁边那块空地都利用起来。"

    assert "不是要求" in notes("走廊", line)


def test_faults_that_have_a_name_are_asked_by_it() -> None:
    asked = made(
        "一、找准不足",
        "对照新要求，机关还有“三个不适应”：思想观念不适应，业务能力不适应，工作节奏不适应。",
    ).drafts

    assert any(draft.ready for draft in asked)


def test_what_people_have_already_is_praise() -> None:
    assert PRAISED in notes(
        "一股钻劲", "老党员身上有“三股劲”：一股钻劲，一股韧劲，一股干劲，大家都看在眼里。"
    )


def test_what_is_to_be_learnt_from_people_is_a_requirement() -> None:
    assert PRAISED not in notes(
        "一股钻劲", "要学习老党员身上的“三股劲”：一股钻劲，一股韧劲，一股干劲。"
    )


def test_a_saying_is_not_asked_but_what_the_speech_adds_to_it_is() -> None:
    line = "办公室的同志要做到活到老、学到老、钻研到老。"

    assert SAYING in notes("活到老", line)
    assert SAYING not in notes("钻研到老", line)


def test_examples_of_what_came_up_are_not_asked() -> None:
    assert "只是举例" in notes(
        "缺柴油", "要对群众反映的缺农具、缺柴油、道路不通等问题，两小时内转到责任站所办理。"
    )


def test_exceptions_are_no_requirement() -> None:
    assert "句子不完整" in notes(
        "安全生产", "除安全生产、抢险救灾、食品卫生和环境保护外，每月前二十天一律不安排检查。"
    )


def test_what_a_thing_is_may_be_said_in_many_ways() -> None:
    assert "答案可有多种说法" in notes(
        "是了解民情的重要窗口",
        "信访工作是群众工作的重要部分，是了解民情的重要窗口，是改进作风的重要途径。",
    )


def test_questions_as_headings_are_only_the_order_of_a_talk() -> None:
    drafts = made(
        "下面我讲三个问题。",
        "一、为什么练",
        "练兵是为了打仗。",
        "二、怎么练",
        "要坚持集中学与自己学相结合。",
        "三、谁来练",
        "全体干部都要练。",
    ).drafts

    assert not any(draft.ready and "怎么练" in _answers(draft.content) for draft in drafts)


def test_a_speech_of_promises_requires_nothing() -> None:
    text = (
        "在任前集体谈话会上的表态发言\n同志们：\n今后要做到勤学习、敢担当、守规矩，把工作做好。\n"
    )

    assert not any(draft.ready for draft in made_of("speech.txt", text.encode()).drafts)


def test_three_short_words_are_a_figure_of_speech_and_five_a_list() -> None:
    few = notes("领取", "要做好涉密文件的领取、传阅、清退等工作。")
    many = notes("领取", "要做好涉密文件的领取、传阅、借阅、保管、清退等工作。")

    assert "词语过短" in few
    assert "词语过短" not in many


def test_what_came_of_it_shows_that_a_thing_is_done_already() -> None:
    assert "不是要求" in notes(
        "履职尽责",
        "各级各部门履职尽责、克难攻坚、扎实工作，推动了信访形势的持续好转。",
    )


def test_things_gone_wrong_are_no_requirement_unless_they_are_to_be_kept_so() -> None:
    assert FOUND in notes("路灯不亮", "要办成小事，路灯不亮、水管漏水、垃圾不清，件件都要有人管。")
    assert FOUND not in notes("思想不松", "节日期间要做到思想不松、力度不减、人员不散。")


def test_where_the_first_item_begins_must_be_plain() -> None:
    assert "答案带着句中别的话" in notes(
        "教学点学生", "一要摸底数，每个教学点学生、教师、校舍、债务都要造册。"
    )


def test_few_words_that_say_much_the_same_of_one_thing_are_not_asked() -> None:
    assert "旁边各项已经说出答案大半" in notes(
        "提高自己", "要在实践中不断提高自己、丰富自己、充实自己。"
    )
    assert "旁边各项已经说出答案大半" not in notes(
        "理论水平", "要不断提高理论水平、政策水平、业务水平。"
    )


def test_what_a_body_is_may_be_said_in_several_clauses() -> None:
    assert "不是要求" not in notes(
        "科学决策的参谋部",
        "办公室是科学决策的参谋部、推动工作的督导部、高效运转的后勤部，是反映机关作风的窗口。",
    )


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("有司机", "在座的五十二位，有文印员，有档案员，有司机。"),
        ("配备干事三名", "股里现有人员五人，设股长一名，配备干事三名，配备司机一名。"),
        (
            "随手转了一份文件",
            "出事的都是小事：随手拍了一张图，随手转了一份文件，随手丢了一个本子。",
        ),
    ],
)
def test_who_is_there_and_what_happened_is_no_requirement(answer: str, line: str) -> None:
    assert not any(
        draft.ready and answer in "".join(_answers(draft.content))
        for draft in made("一、吸取教训", line).drafts
    )


def test_a_word_that_ends_in_yao_tells_nobody_to_do_anything() -> None:
    found = made("一、分工", "副主任协助主任分管机要、档案、后勤三项工作。")

    (items,) = (
        [item.text for item in one.items] for one in found.requirements if one.kind == "list"
    )
    assert items == ["机要", "档案", "后勤"]
    assert not any("要做到" in getattr(draft.content, "stem", "") for draft in found.drafts)


def test_a_text_that_is_one_paragraph_opens_with_its_greeting() -> None:
    line = (
        "同志们：今年的防汛形势不容乐观。各乡镇防汛办要做到底数摸清、队伍备齐、物资到位。"
        "水库值守要盯住夜间、盯住雨中、盯住上游。"
    )

    assert "属于结尾号召" not in notes("队伍备齐", line)


def test_what_answers_why_it_goes_wrong_is_no_requirement() -> None:
    line = "报得慢，原因在哪里？我看主要在三个方面：一是台账不全；二是人手不齐；三是没人催。"

    assert not any(draft.ready for draft in made("一、抓紧报数", line).drafts)


def test_points_that_stand_nowhere_are_no_outline_of_the_talk() -> None:
    lines = (
        "春耕快到了，三件事让我睡不着。一是种子站的库里还空着。二是下河村的水泵坏了半年。三是三个社没人管账。",
        *(
            f"{place}的田要先看墒情，再定下种的日子，哪天种、种多深，听农技员的。"
            for place in "东南西北"
        ),
    )

    assert not any("所讲的" in prompt(draft.content) for draft in made(*lines).drafts)


def test_what_is_to_be_done_in_another_case_is_not_shown() -> None:
    line = (
        "各单位要落实好年休假、健康体检、谈心谈话制度，"
        "对在岗满五年、表现优秀的，要主动向组织部门推荐。"
    )
    shown = [prompt(draft.content) for draft in made("一、给关爱", line).drafts if draft.ready]

    assert shown
    assert not any("五年" in words for words in shown)


def test_a_leaders_list_is_not_given_to_whoever_explains_it() -> None:
    lines = (
        "一、懂得原则",
        "去年，总书记作出重要批示，提出“三个服务好”的要求。大家要记在心里。",
        "“三个服务好”，就是服务好大局，服务好基层，服务好群众。",
    )

    assert "句子说的是别人" in notes("服务好基层", *lines)
    assert not any(draft.ready for draft in made(*lines).drafts)


def test_a_question_that_the_speaker_asks_is_none_of_ours() -> None:
    line = "一所大学，教师是主体，学生是中心，学术是灵魂，机关是什么？"

    assert [one for one in made("一、想清楚", line).drafts if one.ready] == []

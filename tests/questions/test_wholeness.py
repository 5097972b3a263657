"""What reads wrongly when it is cut, called or quoted: questions from sentences of speeches."""

from __future__ import annotations

import pytest

from question_bank.questions.content import prompt
from question_bank.questions.recall import Recall
from tests.questions.test_asides import HEADING, notes
from tests.questions.test_last_words import stems
from tests.requirements.reading import all_items, lists, made


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("要抓好教育收费、医药价格、农资价格的监督检查。", "抓好哪些方面的监督检查"),
        ("要满足机关与社会、当前与长远的利用需求。", None),
        ("要树立正确的世界观、人生观、价值观。", None),
        ("要完善人才培养、使用、评价、激励机制。", None),
    ],
)
def test_a_question_for_all_reads_as_a_sentence(line: str, asked: str | None) -> None:
    found = [
        one.content.stem
        for one in made(HEADING, line).drafts
        if isinstance(one.content, Recall) and one.ready
    ]

    assert any(asked in stem for stem in found) if asked else not found


def test_the_demands_of_a_section_are_not_those_of_its_chapter() -> None:
    told = (
        "办公室的同志职务不一定高，但站的位置要高。要顾全大局不讲条件，经常想一想怎么办。"
        "要围绕中心选题目，不能自己选些不痛不痒的题目应付。"
        "要注意上下左右的协调，部门之间扯皮的事要主动站出来。"
    )
    section = ("二、改进机关作风", f"（一）顾全大局。{told}", "（二）敢担责任。交办的事有回音。")
    asked = stems(*section)

    assert any("就“顾全大局”提出的三个方面是：要顾全大局不讲条件；" in one for one in asked)
    assert not any("就“改进机关作风”提出" in one for one in asked)
    assert not any("就“顾全大局”提出的三个方面是：____" in one for one in asked)


def test_a_number_is_asked_with_what_hangs_on_it() -> None:
    line = "要配齐专职党务干部，编制在100人以上的单位，专职党务干部不得少于2名。"
    asked = [one for one in stems(HEADING, line) if "编制在____以上" in one]

    assert asked
    assert all("专职党务干部不得少于2名" in one for one in asked)


def test_nobody_grows_as_old_as_a_wrong_option() -> None:
    line = "空巢老人，80岁以上的每天要见一面或者通一个电话。"
    options = [
        option
        for one in made(HEADING, line).drafts
        if one.content.kind == "choice"
        for option in one.content.options
    ]

    assert options
    assert all(int(option.removesuffix("岁")) <= 90 for option in options)


def test_a_second_post_belongs_to_who_speaks() -> None:
    line = (
        "年初，省委常委、工委书记在全会上提出，要做到“三个聚焦”，即聚焦建设、聚焦提升、聚焦转变。"
    )
    asked = [one for one in stems(HEADING, line) if "三个聚焦" in one]

    assert asked
    assert all("省委常委、工委书记" in one for one in asked)


def test_a_headings_own_number_is_none_of_its_words() -> None:
    lines = (
        "校长要处理好三个关系。",
        "第一个是质量与素质的关系。有人说两头只能顾一头，我看不对。",
        "第二个是校长与书记的关系。两个人要补台，不要拆台。",
        "第三个是学校与家庭的关系。学校的门要打开，请家长进来。",
    )
    rows = all_items("一、当好校长", *lines)

    assert ["质量与素质的关系", "校长与书记的关系", "学校与家庭的关系"] in rows


@pytest.mark.parametrize(
    ("answer", "line", "note"),
    [
        (
            "选责任心强",
            "各股室要选责任心强、坐得住、有一定文化程度的同志来管档案。",
            "答案带着句中别的话",
        ),
        (
            "患者家属当监督员",
            "每家医院要请企业职工、退休教师、社区网格员和患者家属当监督员。",
            "答案带着句中别的话",
        ),
        (
            "表现突出的，要大胆使用",
            "任满五年的，要有计划地交流；长期加班的，要安排补休；表现突出的，要大胆使用。",
            "答案不止一项",
        ),
        ("政协委员", "要请人大代表、政协委员、媒体记者来评。", "固定说法，不学也会"),
    ],
)
def test_what_is_cut_or_known_by_heart_is_not_ready(answer: str, line: str, note: str) -> None:
    assert note in notes(answer, line)


def test_a_must_that_stands_against_a_ban_is_shown() -> None:
    lines = ("记住“三要三不要”。", "一要团结，不要拆台。二要公道，不要偏心。三要干净，不要伸手。")

    assert ["要团结，不要拆台", "要公道，不要偏心", "要干净，不要伸手"] in all_items(*lines)


def test_a_bare_name_is_taken_where_its_count_is_met() -> None:
    line = "四同步，就是下达与归档同步，检查与积累同步，评审与验收同步，评奖与证明同步。"

    assert "四同步" in {one.name for one in lists(HEADING, line)}


def test_the_number_of_an_item_is_not_what_its_paragraph_is_about() -> None:
    lines = (
        "一要勤。腿要勤、嘴要勤、手要勤。",
        "二要会借力。信息员一个人跑不过来。",
        "三要盯着领导的关注点。每个月初列一张单子。",
        "四要敢报忧。坏消息要先报。",
    )
    asked = [one for one in stems(HEADING, *lines) if "敢报忧" in one]

    assert asked
    assert not any("就“一要勤”" in one for one in asked)


def test_who_calls_upon_others_says_so_himself() -> None:
    line = "习近平总书记强调，要爱护群众，还勉励大家弘扬“敬畏生命、甘于奉献、大爱无疆”的精神。"
    asked = [one for one in stems(HEADING, line) if "精神" in one]

    assert asked
    assert not any("，勉励" in one for one in asked)


@pytest.mark.parametrize(
    ("answer", "line", "note"),
    [
        (
            "认识上有“松劲”的",
            "主要是：认识上有“松劲”的，产业上有“跟风”的，资金上有“睡觉”的。",
            "讲的是问题，不是要求",
        ),
        ("自己的职责", "各部门要把自己的职责、流程、时限、联系人公开。", "答案带着句中别的话"),
        ("联系人公开", "各部门要把自己的职责、流程、时限、联系人公开。", "答案带着句中别的话"),
        (
            "宁可少而精",
            "提建议，宁可少而精，不要多而泛；宁可有棱角，不要和稀泥。",
            "固定说法，不学也会",
        ),
        ("对上级要尊重", "对上级要尊重，对同级要真诚，对基层要热情。", "挖空在句首"),
        (
            "工作中",
            "眼要亮，把基层的新鲜事、群众的烦心事、工作中的苗头性问题及时报上来。",
            "答案带着句中别的话",
        ),
    ],
)
def test_faults_parts_and_pairs_of_opposites_are_not_ready(
    answer: str, line: str, note: str
) -> None:
    assert note in notes(answer, line)


def test_nobody_is_told_that_two_are_more_than_one() -> None:
    assert not any("____" in one for one in stems(HEADING, "检查的时候至少两个人一起去。"))


def test_what_is_told_of_persons_is_shown_behind_them() -> None:
    line = "要建好成长档案，单亲家庭、留守儿童、有心理困扰的学生，要单独建立台账。"
    drafts = made(HEADING, line).drafts
    asked = [prompt(one.content) for one in drafts if "留守儿童" in prompt(one.content)]

    assert asked
    assert all("要单独建立台账" in one for one in asked)


def test_a_question_does_not_point_back() -> None:
    line = "今年定了三件大事，都是硬任务。各级办公室要围绕这三件大事搞调研、抓督查、报信息。"

    assert not any("这三件大事" in one for one in stems(HEADING, line) if "？" in one)
    assert not any(
        "不容易：" in one for one in stems(HEADING, "办好并不容易：办文要精，办会要细，办事要稳。")
    )


def test_for_how_long_something_holds_is_left_out_whole() -> None:
    line = "当前和今后一个时期，要突出抓好“三个严格”：严格学习，严格管理，严格问责。"
    asked = [one for one in stems(HEADING, line) if "三个严格" in one]

    assert asked
    assert not any("和今后一个时期" in one for one in asked)

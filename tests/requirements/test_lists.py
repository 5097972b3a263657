from __future__ import annotations

import pytest

from question_bank.requirements.counts import counts_in_name
from tests.requirements.reading import all_items, items, lists, made


def named(name: str, *lines: str) -> list[str]:
    return next(items(found) for found in lists(*lines) if found.name == name)


def test_a_name_in_front_of_a_bracket_counts_its_items() -> None:
    found = named(
        "四个到位",
        "全县办公室系统要做到“四个到位”（思想认识到位；工作措施到位；责任落实到位；督促检查到位）。",
    )

    assert found == ["思想认识到位", "工作措施到位", "责任落实到位", "督促检查到位"]


def test_items_parted_by_half_width_commas_may_hold_a_pause_mark() -> None:
    found = named(
        "三个表率",
        "要当好“三个表率”(做讲学习、讲团结的表率,做守规矩、守时限的表率,做能吃苦、能战斗的表率)。",
    )

    assert found == ["做讲学习、讲团结的表率", "做守规矩、守时限的表率", "做能吃苦、能战斗的表率"]


def test_a_name_may_follow_its_items() -> None:
    found = named(
        "三个走在前", "我们要落实“学习走在前、服务走在前、落实走在前”的“三个走在前”要求。"
    )

    assert found == ["学习走在前", "服务走在前", "落实走在前"]


def test_a_name_may_add_up_different_counts() -> None:
    found = named(
        "三最一枢纽",
        "办公室工作是“离领导最近、联系基层最广、保障运转最直接，处在承上启下的枢纽位置”的“三最一枢纽”定位。",
    )

    assert found == ["离领导最近", "联系基层最广", "保障运转最直接", "处在承上启下的枢纽位置"]


def test_the_count_decides_where_a_list_without_an_end_stops() -> None:
    found = named(
        "三件大事",
        "当前要围绕三件大事，即春耕生产、防汛备汛、项目开工以及群众关心的其他事项，抓好落实。",
    )

    assert found == ["春耕生产", "防汛备汛", "项目开工"]


@pytest.mark.parametrize(
    "sentence",
    ["要按照“三服务”要求，以良好的状态做好工作。", "要深入开展“四不两直”调研，掌握实情。"],
)
def test_no_items_are_made_up_for_a_name_that_is_never_unfolded(sentence: str) -> None:
    assert [found for found in lists(sentence) if found.name] == []


def test_a_list_within_a_sentence_leaves_its_verb_and_its_tail_outside() -> None:
    assert all_items("办公室要扎实有效地开展文稿起草、信息报送、督促检查、后勤接待等工作。") == [
        ["文稿起草", "信息报送", "督促检查", "后勤接待"]
    ]


def test_a_joint_parts_the_last_two_items() -> None:
    assert all_items("办公室要不断提高理论水平、政策水平和业务水平。") == [
        ["理论水平", "政策水平", "业务水平"]
    ]


def test_quotation_marks_of_the_items_are_left_outside() -> None:
    assert all_items("要让档案“收得全”、“管得住”、“用得上”。") == [["收得全", "管得住", "用得上"]]


def test_clauses_of_one_frame_are_a_list() -> None:
    assert all_items("各科室要把底数摸清，把责任压实，把时限卡准。") == [
        ["把底数摸清", "把责任压实", "把时限卡准"]
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "县委、县政府、各部门要高度重视。",
        "出席会议的有张主任、李主任、王主任。",
        "一个好的风气，既要靠大家干，更要靠领导带。",
    ],
)
def test_bodies_people_and_leaning_clauses_are_no_list(sentence: str) -> None:
    assert all_items(sentence) == []


def test_headings_are_a_list_and_a_gap_makes_it_incomplete() -> None:
    speech = made(
        "下面，我讲四点要求。",
        "一、提高认识",
        "办公室工作一刻也不能放松。",
        "二、突出重点",
        "抓工作要抓住要害。",
        "四、加强领导",
        "领导要带头。",
    )
    found = speech.requirements[0]

    assert items(found) == ["提高认识", "突出重点", "加强领导"]  # type: ignore[arg-type]
    assert found.stated == 4  # type: ignore[union-attr]
    assert not found.complete  # type: ignore[union-attr]


def test_every_item_stands_where_it_says_it_does() -> None:
    speech = made(
        "办公室要做到“三个到位”（思想到位；措施到位；责任到位），抓好会务、接待、值班等工作。"
    )
    for found in speech.requirements:
        for item in getattr(found, "items", ()):
            assert speech.speech.raw[item.start : item.end] == item.text


def test_a_sentence_may_begin_with_nothing_but_colons() -> None:
    assert all_items("要办好几件事。", "：；抓学习；抓值班；抓落实。") == [
        ["抓学习", "抓值班", "抓落实"]
    ]


def test_brackets_are_read_within_brackets_but_not_without_end() -> None:
    assert all_items("要办实事（重点是三件（修好路、引好水、通好电））。") == [
        ["修好路", "引好水", "通好电"]
    ]


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("三个一律", (3,)),
        ("四个一致", (4,)),
        ("三个一", (3,)),
        ("四最一中枢", (4, 1)),
        ("一个中心、两个基本点", (1, 2)),
        ("三个坚持", (3,)),
    ],
)
def test_a_name_counts_by_its_numerals_alone(name: str, counts: tuple[int, ...]) -> None:
    assert counts_in_name(name) == counts


@pytest.mark.parametrize(
    ("sentence", "items"),
    [
        (
            "值班人员要第一时间核实、第一时间报告、第一时间处置。",
            ("第一时间核实", "第一时间报告", "第一时间处置"),
        ),
        (
            "库管员要做到“三必知”：库存数量必知，存放位置必知……到期时间必知，其他情况随时问。",
            ("库存数量必知", "存放位置必知", "到期时间必知"),
        ),
    ],
)
def test_words_that_begin_with_a_number_stay_whole_and_dots_part_items(
    sentence: str, items: tuple[str, ...]
) -> None:
    assert items in [tuple(item.text for item in one.items) for one in lists(sentence)]


def test_a_count_that_is_not_met_before_a_comma_takes_nothing_from_behind_it() -> None:
    line = (
        "值班员要有“四能”：能说清雨情、能找得到人、能写得出快报，各站要在四月前做到场地、人员齐备。"
    )

    assert not any("齐备" in "".join(one) and "能找得到人" in one for one in all_items(line))


def test_a_name_may_stand_for_what_is_quoted_behind_it() -> None:
    found = lists("机关要讲“三短”。", "“三短”即“开短会、讲短话、发短文”。")

    assert ["开短会", "讲短话", "发短文"] in [[item.text for item in one.items] for one in found]
    assert any(one.name == "三短" for one in found)


def test_what_is_counted_keeps_its_number() -> None:
    line = "跟班这样安排：第一个月跟着师傅看，第二个月师傅看着干，第三个月自己干。"

    assert not any(item.startswith("个月") for found in all_items(line) for item in found)


def test_a_name_that_counts_ends_where_the_next_one_begins() -> None:
    line = "要抓住两个关键，即参谋决策和督促落实；实现三个转变，即由粗到细、由浅到深、由慢到快。"

    assert ["由粗到细", "由浅到深", "由慢到快"] in all_items(line)
    assert not any("实现三个转变" in found for found in all_items(line))

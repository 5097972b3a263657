from __future__ import annotations

from tests.requirements.reading import lists, sides


def test_items_of_one_frame_part_into_two_sides() -> None:
    assert sides("要做到政务上用心、事务上细心、服务上尽心。") == {
        "方面 ↔ 要求": [("政务", "用心"), ("事务", "细心"), ("服务", "尽心")]
    }


def test_a_quoted_role_goes_with_what_it_is_for() -> None:
    assert sides("办公室是联系上下的“纽带”、沟通左右的“桥梁”、服务群众的“窗口”。") == {
        "事项 ↔ 形象说法": [("联系上下", "纽带"), ("沟通左右", "桥梁"), ("服务群众", "窗口")]
    }


def test_a_grid_gives_a_list_for_each_named_column_and_pairs_for_each_two() -> None:
    grid = (
        "一、转变观念",
        (
            "要做到“三个破除、三个树立”。一要破除等靠要的观念，牢固树立争先进位的思想。"
            "二要破除怕担责的观念，牢固树立敢闯敢试的思想。三要破除图应付的观念，牢固树立务求实效的思想。"
        ),
    )

    assert sides(*grid)["要破除的观念 ↔ 要树立的思想"] == [
        ("等靠要的观念", "争先进位的思想"),
        ("怕担责的观念", "敢闯敢试的思想"),
        ("图应付的观念", "务求实效的思想"),
    ]
    assert {"三个破除", "三个树立"} <= {found.name for found in lists(*grid)}


def test_headings_go_with_what_their_text_says_they_show_in() -> None:
    found = sides(
        "办公室工作可以用三个关键词来形容：",
        "第一个关键词：辛苦。体现在任务重、加班多。办公室的同志常常放弃休息。",
        "第二个关键词：琐碎。体现在头绪多、杂事多。大事小情都要过手。",
        "第三个关键词：光荣。体现在责任大、舞台大。大家要珍惜岗位。",
    )

    assert found["关键词 ↔ 体现"] == [
        ("辛苦", "任务重、加班多"),
        ("琐碎", "头绪多、杂事多"),
        ("光荣", "责任大、舞台大"),
    ]


def test_sides_that_repeat_each_other_are_no_pairs() -> None:
    assert sides("该牵头的主动牵头、该协调的主动协调、该服务的主动服务。") == {}


def test_who_answers_for_something_keeps_his_whole_name() -> None:
    found = sides("带教老师负责传授方法，科室负责人负责安排任务，综合科负责汇总情况。")
    assert ("科室负责人", "安排任务") in found["岗位 ↔ 负责的事项"]


def test_what_things_are_taken_for_and_what_ways_lead_to_are_pairs() -> None:
    assert sides("要以创建活动为载体、以制度建设为保障、以服务群众为根本。") == {
        "内容 ↔ 定位": [("创建活动", "载体"), ("制度建设", "保障"), ("服务群众", "根本")]
    }
    assert sides("要做到通过对照检查找差距、通过现场观摩学经验、通过集中研讨明思路。") == {
        "途径 ↔ 目的": [("对照检查", "找差距"), ("现场观摩", "学经验"), ("集中研讨", "明思路")]
    }

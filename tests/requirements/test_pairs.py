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


def test_what_is_allowed_for_papers_is_gathered_from_several_sentences() -> None:
    found = sides(
        "一、抓好公文运转",
        "特急件要在一小时内送达，平件三个工作日内办结。办文的同志不能只当收发员。",
        "会议纪要应当在2个工作日内印发，来信来访件自收到之日起15日内答复。",
    )

    assert found["事项 ↔ 时限"] == [
        ("特急件", "一小时内"),
        ("平件", "三个工作日内"),
        ("会议纪要", "2个工作日内"),
        ("来信来访件", "15日内"),
    ]


def test_a_paper_of_two_times_and_a_time_of_two_papers_are_left_out() -> None:
    found = sides(
        "一、抓好公文运转",
        "特急件要在一小时内送达，平件三个工作日内办结。领导批示件两日内报初步情况，十日内办结。",
        "简报3个工作日内印发，议定事项五日内报告，书面报告七日内送交，纪要于8日印发。",
    )

    assert found["事项 ↔ 时限"] == [
        ("特急件", "一小时内"),
        ("平件", "三个工作日内"),
        ("议定事项", "五日内"),
    ]


def test_how_often_may_stand_before_what_is_done() -> None:
    found = sides(
        "要落实“四个一”制度：每月一次业务学习，每季度一次案例点评，每半年一次谈心谈话，每年一次岗位练兵。"
    )

    assert found["对象 ↔ 多久一次"] == [
        ("业务学习", "每月"),
        ("案例点评", "每季度"),
        ("谈心谈话", "每半年"),
        ("岗位练兵", "每年"),
    ]


def test_who_bears_which_responsibility_is_a_pair() -> None:
    found = sides("局长负总责，分管副局长负领导责任，各科科长负直接责任，办公室负督促责任。")

    assert ("分管副局长", "领导责任") in found["主体 ↔ 责任"]


def test_headings_that_ask_for_one_character_go_with_it() -> None:
    found = sides(
        "（一）起草，讲究一个“精”字",
        "写稿先要想清楚。",
        "（二）会务，讲究一个“细”字",
        "会场要提前看。",
        "（三）保密，讲究一个“严”字",
        "文件不能带回家。",
    )

    assert found["工作 ↔ 字"] == [("起草", "“精”字"), ("会务", "“细”字"), ("保密", "“严”字")]


def test_a_kind_of_paper_goes_with_as_many_uses_as_can_be_shown() -> None:
    found = sides(
        "（一）批复。适用于答复下级单位请示事项。",
        "（二）决议。适用于会议讨论通过的重大决策、表彰先进集体和先进个人、变更下级单位不适当的决定。",
        "（三）纪要。适用于记载会议情况和议定事项。",
        "（四）通知。适用于发布、传达下级单位需要一律遵照执行和有关单位需要周知或者共同执行的事项。",
    )

    assert found["文种 ↔ 适用情形"] == [
        ("批复", "答复下级单位请示事项"),
        ("决议", "会议讨论通过的重大决策"),
        ("纪要", "记载会议情况和议定事项"),
    ]


def test_a_grid_may_name_the_means_and_set_up_by_one_character() -> None:
    found = sides(
        "（一）以限时办结破除拖拉之习，立马上就办之风",
        "每件事都要定出时间。",
        "（二）以驻点调研破除漂浮之习，立脚踏实地之风",
        "每月要住到村里去。",
        "（三）以考核问责破除敷衍之习，立认真较真之风",
        "干好干坏不能一个样。",
    )

    assert found["要破除的内容 ↔ 要立的内容"] == [
        ("拖拉之习", "马上就办之风"),
        ("漂浮之习", "脚踏实地之风"),
        ("敷衍之习", "认真较真之风"),
    ]
    assert ("驻点调研", "脚踏实地之风") in found["要采取的举措 ↔ 要立的内容"]


def test_what_each_is_watched_for_goes_with_its_point() -> None:
    found = sides(
        "要做到“四个盯住”，盯住领导关心的重点，盯住群众议论的热点，"
        "盯住工作推进的难点，盯住基层创新的亮点。"
    )

    assert found["内容 ↔ 点"][0] == ("领导关心的", "重点")

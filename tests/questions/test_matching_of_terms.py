"""Matching sets of times, of names a speech makes up, and of whom they are."""

from __future__ import annotations

from question_bank.generator import made_of
from question_bank.questions.fitness.form import flaws
from question_bank.questions.matching import Matching
from tests.questions.matching_sets import ready_sets, sets


def test_times_stand_beside_other_times_of_the_speech() -> None:
    (asked,) = sets(
        "一、抓好公文运转",
        "特急件要在一小时内送达，急件当天办结，平件三个工作日内办结。",
        "来访群众反映的事，十五个工作日内给话；每件都要三十分钟内登记完。",
    )

    assert asked.directions.endswith("将左栏各项与右栏对应的时限要求配对。")
    assert asked.rights == ("一小时内", "当天", "三个工作日内")
    assert asked.extra == ("十五个工作日内", "三十分钟内")


def test_times_alone_are_found_by_their_order_and_not_asked() -> None:
    line = "特急件要在一小时内送达，急件当天办结，平件三个工作日内办结。"
    assert ready_sets("一、抓好公文运转", line) == []


def test_frequencies_stand_beside_another_of_the_speech() -> None:
    (asked,) = sets(
        "一、抓好支部",
        "要落实“四个一”制度：每月一次业务学习，每季度一次案例点评，每半年一次谈心谈话，每年一次岗位练兵。",
        "值班日志每天要有人看。",
    )

    assert (asked.rights, asked.extra) == (("每月", "每季度", "每半年", "每年"), ("每天",))


def test_accounts_and_gates_of_the_speech_go_with_what_is_said_of_them() -> None:
    (asked,) = sets(
        "下面讲四笔账。",
        "（一）安全账：谁的灶台谁看牢。",
        "这笔账天天要算。",
        "（二）民心账：把群众的急事办在前头。",
        "这笔账月月要算。",
        "（三）发展账：叫山里的好货卖出好价。",
        "这笔账年年要算。",
        "（四）家底账：不让一分钱糊里糊涂花掉。",
        "这笔账人人要算。",
    )

    assert asked.lefts == ("安全账", "民心账", "发展账", "家底账")
    assert asked.directions.endswith("将左栏各项与右栏对应的内容配对。")


def test_images_that_call_for_their_verbs_are_not_asked() -> None:
    (asked,) = sets(
        "一、抓好治理",
        "第一，安全的网要扎牢。第二，发展的路要走宽。第三，干部的心要收拢。第四，文明的根要扎深。",
        ready=False,
    )

    assert "按搭配可以猜出" in list(flaws(asked))


def test_whom_one_meets_goes_with_what_is_to_be_done_there() -> None:
    (asked,) = sets(
        "一、抓好回访",
        (
            "办理要做到“四个见面”：与反映人见面，听明诉求；与承办科室见面，查实经过；"
            "与左邻右舍见面，核对说法；与法律顾问见面，找准依据。"
        ),
    )

    assert asked.lefts == ("反映人", "承办科室", "左邻右舍", "法律顾问")
    assert asked.directions.endswith("将左栏的对象与右栏对应的要求配对。")


def test_what_a_leader_proposed_is_his_in_the_directions() -> None:
    (asked,) = sets(
        "一、学好精神",
        (
            "去年，张国强同志提出并阐释了窗口精神：日清月结、心中有数的办事规矩，春风化雨、推己及人的待客礼节，"
            "刻苦钻研、触类旁通的业务追求，守口如瓶、一尘不染的为人底线。"
        ),
    )

    assert "引述的张国强同志提出的要求" in asked.directions
    assert asked.pairs[0] == ("办事规矩", "日清月结、心中有数")


def test_a_set_whose_directions_name_nothing_is_not_asked() -> None:
    said = "今天没有稿子。要把学习往深里走，把作风往严里抓，把业务往细里做。"
    found = made_of(
        "speech.txt", f"{said}\n老规矩，散会以后各回各的岗位，饭堂照常开饭。\n".encode()
    )
    drafts = [one for one in found.drafts if isinstance(one.content, Matching)]
    assert drafts
    assert all("看不出是哪份材料" in one.notes for one in drafts)


def test_what_is_gathered_from_several_sections_is_put_under_none_of_them() -> None:
    (asked,) = sets(
        "一、抓好办文",
        "把好时限关。特急件要在一小时内送达，急件当天办结，平件三个工作日内办结。",
        "二、抓好办会",
        "会议纪要五个工作日内印发，代表建议十个工作日内答复。",
    )

    assert len(asked.pairs) == 5
    assert "时限关" not in asked.directions
    assert "办文" not in asked.directions

"""What looks like a list of requirements, and is none."""

from __future__ import annotations

import pytest

from tests.questions.test_worth import notes
from tests.requirements.reading import all_items, made

SAMPLES = "只是举例"


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("塌方", "要会应急，停电、塌方、渗水、有人走失，这些情况都要有预案。"),
        ("吸收入股", "今年要完成十二家供销社的改造，租赁经营、吸收入股、公开转让，各种形式都有。"),
        ("换洗衣服", "要把下乡用的东西，从饭盒、水壶、雨衣、手电、药箱、换洗衣服，一样一样备齐。"),
    ],
)
def test_what_is_only_counted_up_in_passing_is_not_asked(answer: str, line: str) -> None:
    assert SAMPLES in notes(answer, line)


def test_where_a_thing_begins_may_be_a_list() -> None:
    assert SAMPLES not in notes("一滴水", "要从一度电、一滴水、一张纸抓起，厉行节约。")


@pytest.mark.parametrize(
    "line",
    [
        "我只讲三件事：先讲讲为什么要抓早，再说说怎么分工，最后讲讲责任。",
        "一、粮食收购审计情况\n收购基本平稳。\n二、仓储设施审计情况\n设施比较陈旧。\n三、资金管理审计情况\n账目比较清楚。",
    ],
)
def test_the_outline_of_a_talk_or_a_report_is_not_asked(line: str) -> None:
    assert not any(draft.ready for draft in made(*line.split("\n")).drafts)


def test_what_people_say_of_someone_is_no_requirement() -> None:
    assert "不是要求" in notes(
        "活账本", "会计这个岗，大家都说老会计是单位的“活账本”、“铁算盘”、“防火墙”。"
    )


def test_demands_on_different_things_are_no_frame() -> None:
    assert all_items("三类仓库每四小时查一次，半夜也要查，查库时要带钥匙，烟头不要乱扔。") == []


@pytest.mark.parametrize(
    "line",
    [
        "收受礼金的，不论数额大小，一律上交，绝不姑息。",
        "炊事班是“无名英雄”，干好了没人夸，干坏了有人骂。",
    ],
)
def test_clauses_that_lean_on_each_other_are_no_list(line: str) -> None:
    assert all_items(line) == []


def test_a_story_within_a_demand_requires_nothing() -> None:
    line = "出车前要做到查油、查水、查胎压，昨天三号车就没有做到，水箱干涸、轮胎漏气、中途抛锚。"

    assert "不是要求" in notes("水箱干涸", line)


def test_words_that_count_other_things_announce_no_list() -> None:
    drafts = made(
        "一、从严管理",
        "去年全县有五个乡镇搞得比较好。",
        "（一）抓责任。要把责任压到人头。",
        "（二）抓巡查。要天天走一遍。",
        "（三）抓保障。要备足物资。",
    ).drafts

    assert not any("五个乡镇" in str(draft.content) for draft in drafts if draft.ready)


def test_points_of_different_kinds_are_no_list() -> None:
    points = (
        "一、为什么抓：把安全当作头等大事",
        "值班是底线。",
        "二、巡查要走到坡上坎下",
        "每天走一遍。",
        "三、抢险要有人有车有料",
        "每村备一车料。",
    )

    assert "各项不是一类" in notes("巡查要走到坡上坎下", *points)


def test_headings_that_fit_every_speech_are_formulas() -> None:
    points = (
        "一、提高站位，深化认识",
        "值班是底线。",
        "二、突出重点，务求实效",
        "每天走一遍。",
        "三、加强领导，形成合力",
        "每村备一车料。",
    )

    assert "固定说法，不学也会" in notes("突出重点，务求实效", *points)


def test_what_two_bodies_have_said_is_no_row_of_three() -> None:
    line = "要紧紧围绕市委、政府重大决策、重要工作部署，登记造册。"

    assert "各项不是一类" in notes("政府重大决策", line)


def test_a_roster_of_posts_is_no_list_of_requirements() -> None:
    posts = (
        "（一）主任",
        "负责全面工作。",
        "（二）副主任（综合）",
        "协助主任。",
        "（三）文秘岗",
        "起草文稿。",
    )
    drafts = made("一、岗位职责", *posts).drafts

    assert not any(draft.ready and "文秘岗" in str(draft.content) for draft in drafts)


def test_questions_are_no_items() -> None:
    lines = (
        "一、办好学校",
        "何谓有温度？就是把学生放在心上。",
        "何谓有筋骨？就是把课堂立起来。",
        "何谓有书香？就是把书读进去。",
    )

    assert not any(draft.ready for draft in made(*lines).drafts)


def test_how_long_it_still_is_is_no_requirement() -> None:
    assert "不是要求" in notes("规划管五年", "一、抓紧干\n规划管五年，今年是第三年，往后就剩两年。")


def test_what_there_is_by_now_is_no_requirement() -> None:
    line = "截至目前，已正式开放清源山、落霞湖、白鹭洲、栖霞岭四个公园。"

    assert not any(draft.ready for draft in made("一、建好公园", line).drafts)

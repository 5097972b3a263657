from __future__ import annotations

from tests.requirements.reading import items, lists, made

ROW = (
    "第一，接送要严。实行接送卡制度，认卡认人。",
    "第二，活动要细。老师要先看场地，再带孩子出门。",
    "第三，食堂要净。餐具要消毒，食材要留样。",
)
RULE = "我们重申“三不准”：不准体罚幼儿，不准收受礼物，不准擅自离岗。"


def test_what_follows_a_row_of_single_paragraphs_is_not_the_last_items() -> None:
    found = next(one for one in lists(*ROW, RULE) if one.name == "三不准")

    assert found.under == ()


def test_the_last_item_keeps_its_own_paragraph() -> None:
    read = made(*ROW[:2], ROW[2] + RULE)
    found = next(one for one in lists(*ROW[:2], ROW[2] + RULE) if one.name == "三不准")

    assert [read.outline.headings[index].words.text for index in found.under] == ["食堂要净"]


def test_an_item_of_several_paragraphs_shows_that_the_last_may_have_more_too() -> None:
    found = next(
        one for one in lists(ROW[0], "家长也要配合。", *ROW[1:], RULE) if one.name == "三不准"
    )

    assert len(found.under) == 1


def test_an_item_right_behind_the_colon_is_whole() -> None:
    found = next(
        one
        for one in lists(
            "要落实“三必访”：干部生病住院必访，家庭变故必访，退休离岗必访。",
        )
        if one.name == "三必访"
    )

    assert items(found) == ["干部生病住院必访", "家庭变故必访", "退休离岗必访"]


def test_semicolons_part_the_groups_of_a_name_that_adds_up() -> None:
    found = next(
        one
        for one in lists(
            "扑火要坚持“两先三不打”，即先勘察地形、先选好退路；山高坡陡不打，风大火急不打，夜间不明不打。"
        )
        if one.name == "两先三不打"
    )

    assert items(found) == [
        "先勘察地形",
        "先选好退路",
        "山高坡陡不打",
        "风大火急不打",
        "夜间不明不打",
    ]


def test_an_introduction_that_names_fewer_things_announces_no_others() -> None:
    found = next(
        one
        for one in lists(
            "今天开会就三件事：认账、整改、立规矩。",
            "一要转变态度。把群众当亲人，说话要和气。",
            "二要简化流程。证明材料能免的一律免。",
            "三要守住底线。审核材料要一页一页看。",
            "四要强化考核。评价结果要用起来。",
        )
        if "守住底线" in items(one)
    )

    assert found.intro is None


def test_what_is_broken_down_begins_behind_the_verb() -> None:
    found = lists("要着力破解干部能上不能下、员工能进不能出、收入能增不能减的老大难问题。")

    assert ["干部能上不能下", "员工能进不能出", "收入能增不能减"] in list(map(items, found))

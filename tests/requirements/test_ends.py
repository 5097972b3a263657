from __future__ import annotations

from tests.requirements.reading import all_items, items, lists


def test_what_is_said_only_behind_the_last_item_is_none_of_it() -> None:
    found = lists(
        "钥匙管理要做到“四统一”：统一编号、统一登记、统一存放、统一更换，对三十把旧钥匙逐把清点。"
    )

    assert items(found[0]) == ["统一编号", "统一登记", "统一存放", "统一更换"]


def test_the_noun_that_a_name_counts_hangs_on_no_single_item() -> None:
    found = lists("实现“三个增强”，就是实现服务意识、法治意识、创新意识增强。")

    assert items(found[0]) == ["服务意识", "法治意识", "创新意识"]


def test_a_count_behind_a_list_is_no_part_of_its_last_item() -> None:
    found = lists("各村要做到人员、物资、车辆、预案四到位。")

    assert items(found[0]) == ["人员", "物资", "车辆", "预案"]
    assert found[0].stated == 4


def test_a_count_in_front_of_a_colon_is_the_lists_own() -> None:
    found = lists("夏粮收购要做到三个不拖：验质不拖，过秤不拖，结算不拖。")

    assert items(found[0]) == ["验质不拖", "过秤不拖", "结算不拖"]
    assert found[0].stated == 3


def test_numbers_stand_in_no_item() -> None:
    assert all_items(
        "仓库管理要抓三件事：一、清查底数，一周内完成；二、补齐台账，做到账物相符；三、更换门锁，由专人保管。"
    ) == [["清查底数，一周内完成", "补齐台账，做到账物相符", "更换门锁，由专人保管"]]


def test_steps_stand_in_a_list_once_and_under_its_name() -> None:
    found = lists("要推行“三步法”：第一步，摸清底数；第二步，建好台账；第三步，逐户回访。")

    assert [(one.name, items(one)) for one in found] == [
        ("三步法", ["摸清底数", "建好台账", "逐户回访"])
    ]


def test_the_same_words_make_one_list_however_they_could_be_parted() -> None:
    assert all_items("要落实包案制，谁包案、谁接访，谁调查、谁答复，谁结案、谁回访。") == [
        ["谁包案、谁接访", "谁调查、谁答复", "谁结案、谁回访"]
    ]

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


def test_an_open_list_ends_at_its_end_whatever_it_is_called() -> None:
    found = lists("要推动村庄绿化、污水治理、道路硬化、改厕改水等重点工作取得实效。")

    assert items(found[0]) == ["村庄绿化", "污水治理", "道路硬化", "改厕改水"]


def test_who_is_told_is_none_of_what_is_to_be_done() -> None:
    found = lists("各乡镇、各部门一定要从讲政治、讲大局、讲民生的高度，坚决打赢这一仗。")

    assert items(found[0]) == ["讲政治", "讲大局", "讲民生"]


def test_no_item_begins_within_a_word() -> None:
    found = lists("水利部门要对水库逐一检查，做到查一处、登记一处、销号一处。")

    assert items(found[0]) == ["查一处", "登记一处", "销号一处"]


def test_a_name_in_the_middle_of_a_title_is_not_that_of_a_list() -> None:
    found = lists(
        "在全镇“三秋”生产暨秸秆禁烧工作会上我讲几点意见。",
        "一、抓紧抢收",
        "要抢收。",
        "二、抓好抢种",
        "要抢种。",
        "三、严防火情",
        "要巡查。",
    )

    assert [one.name for one in found if items(one)[0] == "抓紧抢收"] == [None]


def test_what_a_verb_reaches_by_a_preposition_begins_behind_it() -> None:
    found = lists("要加强对客运车辆、农村面包车、景区接驳车的检查。")

    assert items(found[0]) == ["客运车辆", "农村面包车", "景区接驳车"]


def test_a_quoted_name_may_stand_right_behind_what_it_counts() -> None:
    found = lists("报销要做到公函、清单、发票“三单合一”，缺一不可。")

    assert [(one.name, items(one)) for one in found] == [("三单合一", ["公函", "清单", "发票"])]


def test_the_count_behind_the_last_item_is_none_of_it() -> None:
    line = "柜面业务要盯住现金、重要空白凭证、印章、密押四个要害。"

    assert ["现金", "重要空白凭证", "印章", "密押"] in all_items(line)


def test_verbs_that_govern_a_row_are_no_part_of_its_first_item() -> None:
    assert ["切配", "烹饪", "清洗消毒"] in all_items("摄像头要对准切配、烹饪、清洗消毒等重点部位。")
    assert ["通关", "查验", "物流", "技术", "督查"] in all_items(
        "关党委成立领导小组，下设通关、查验、物流、技术、督查五个专项组。"
    )


def test_what_is_asked_of_two_things_is_not_parted_between_them() -> None:
    line = "值班员要问清起火地点、火势大小、风向风力、周边有无村庄和重要设施，报告带班领导。"

    assert not any("重要设施" in one for one in all_items(line))


def test_an_item_may_begin_with_have() -> None:
    assert ["有问必答", "百问不烦", "首问负责"] in all_items(
        "回答问询要用普通话，做到有问必答、百问不烦、首问负责，不得推托。"
    )


def test_who_is_told_is_no_part_of_the_first_thing_to_do() -> None:
    line = "资金方面，财政局要用好专项债、争取中央预算内资金、引导社会资本，不留缺口。"

    assert not any("财政局" in one for row in all_items(line) for one in row)


def test_what_is_forbidden_first_may_stand_behind_where_it_is_forbidden() -> None:
    found = all_items("车间里不准抽烟，不准堆放易燃物品，不准私拉电线，不准带小孩上岗。")

    assert found == [["不准抽烟", "不准堆放易燃物品", "不准私拉电线", "不准带小孩上岗"]]


def test_a_clause_that_is_built_otherwise_is_no_item_though_it_is_as_long() -> None:
    found = all_items("合格的简报或者有数据，或者有案例，或者有对策，一样都不占，就退回去重写。")

    assert found == [["或者有数据", "或者有案例", "或者有对策"]]


def test_an_adjective_behind_the_end_of_a_list_is_none_of_it() -> None:
    found = all_items("档案工作是指文件收集、整理、保管等一系列前后衔接、环环相扣的活动。")

    assert found == [["文件收集", "整理", "保管"]]


def test_a_deed_among_deeds_keeps_its_verb() -> None:
    found = all_items("培训班引导全体学员坚定信念、勇于担当、锤炼作风，走好入职第一步。")

    assert found == [["坚定信念", "勇于担当", "锤炼作风"]]


def test_a_named_lists_items_may_hold_things_of_their_own() -> None:
    found = lists(
        "执行“四不准”要求：不准在家里起草、打印密件，不准托人捎带密件，不准把密件放在车上，不准私自留存密件。"
    )

    assert found[0].name == "四不准"
    assert items(found[0])[0] == "不准在家里起草、打印密件"


def test_who_does_the_third_of_three_readings_is_told_with_it() -> None:
    found = lists("“三核”是指经办人一核、股长二核、分管领导三核。")

    assert items(found[0]) == ["经办人一核", "股长二核", "分管领导三核"]


def test_the_number_of_an_article_counts_nothing() -> None:
    found = lists("第十三条　印章管理包括印章的刻制、启用、停用、销毁等环节。")

    assert [one.name for one in found] == [None]


def test_a_deed_keeps_its_verb_behind_the_verb_of_all() -> None:
    found = all_items("办公室肩负着参与政务、管理事务、综合服务等重要职责。")

    assert found == [["参与政务", "管理事务", "综合服务"]]


def test_a_name_behind_the_last_item_may_be_its_alone() -> None:
    found = lists("要盯住项目资金、惠农补贴、村集体“三资”。")

    assert [one.name for one in found] == [None]


def test_commas_part_as_many_items_as_are_announced() -> None:
    line = "搬迁要坚持三条原则：政府主导、市场运作，先建后搬、平稳过渡，以人为本、依法推进。"
    found = all_items(line)

    assert ["政府主导、市场运作", "先建后搬、平稳过渡", "以人为本、依法推进"] in found


def test_questions_and_times_are_no_such_items() -> None:
    line = "下面讲三个方面：我们从哪里来、往哪里去，要守什么规矩、防什么人，怎么办、谁来办。"

    assert all_items(line) == []


def test_how_something_is_done_is_no_part_of_the_last_item() -> None:
    assert ["网格员", "民警", "社区干部"] in all_items("要组织网格员、民警、社区干部逐户上门。")

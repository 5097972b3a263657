from __future__ import annotations

import pytest

from tests.questions.test_worth import notes
from tests.requirements.reading import all_items, made

MORE = "答案带着句中别的话"
GUESSED = "旁边各项已经说出答案大半"
WHO = "只说由谁做"
NOT_ALL = "列举不全"


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("带齐证件", "下乡时要带齐证件、电话、雨衣、手电，不准缺项。"),
        ("不得携带酒精", "进站要过安检，不得携带酒精、煤油、烟花爆竹入内。"),
        ("粮食站参加", "每月要开一次碰头会，由供销社、农机站、粮食站参加。"),
        ("货源共揽合作模式", "三个站要探索车辆互调、信息互通、货源共揽合作模式。"),
        ("文化站等场所开放", "要抓好图书室、健身房、文化站等场所开放、管护到位。"),
        ("退役兵申请补助", "对低保户、残疾人、退役兵申请补助的事项，要当天办理。"),
    ],
)
def test_what_is_said_of_all_items_is_no_part_of_the_first_or_the_last(
    answer: str, line: str
) -> None:
    assert MORE in notes(answer, line)


def test_what_every_item_says_is_part_of_each() -> None:
    line = "机要室的同志要做到不得抄录、不得外借、不得在家里谈论内容。"

    assert MORE not in notes("不得抄录", line)
    assert MORE not in notes("不得在家里谈论内容", line)


def test_verbs_and_the_things_that_the_last_of_them_governs_are_not_one_list() -> None:
    assert "各项不是一类" in notes("传播谣言", "不得下载、传播谣言、邪教、暴力的内容。")


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("人不离岗", "夜间运钞要做到双人押运，人不离岗，岗不离人。"),
        ("该停的停", "对超载车辆要该停的停、该卸的卸、该罚的罚。"),
        ("优先审理", "要对欠薪案件优先立案、优先审理、优先执行。"),
        ("账卡相符", "每年年底要盘点一次，做到账账相符、账卡相符、账实相符。"),
    ],
)
def test_few_items_that_differ_in_a_word_are_guessed_from_each_other(
    answer: str, line: str
) -> None:
    assert GUESSED in notes(answer, line)


def test_who_is_to_do_a_thing_is_not_asked() -> None:
    assert WHO in notes("农业部门", "水利部门、农业部门、气象部门、交通部门要各负其责。")


def test_a_list_of_which_one_more_is_told_without_a_number_is_not_asked() -> None:
    assert NOT_ALL in notes(
        "脚板，要跑得勤",
        "一、怎样当好信息员",
        "信息员要有四样本事：第一是脚板，要跑得勤；第二是耳朵，要听得真；第三是眼睛，要看得准；"
        "还有就是嘴巴，要管得严。",
    )


def test_halves_of_rows_are_not_asked_without_the_other_halves() -> None:
    drafts = made(
        "一、改进作风",
        "一要破除等靠要的依赖心理，树立自力更生的志气。",
        "二要破除怕担责的躲闪习惯，树立敢负责的担当。",
        "三要破除老一套的办事路数，树立讲效率的规矩。",
    ).drafts

    assert not any(
        draft.ready
        and draft.content.kind in {"cloze", "recall"}
        and "树立" not in str(draft.content)
        for draft in drafts
    )


def test_a_topic_before_the_clauses_is_no_item() -> None:
    assert all_items("执勤用车，出库前查刹车，入库后查刹车，钥匙要锁进柜子。") == []


def test_a_word_is_not_parted_where_the_first_item_begins_or_the_last_ends() -> None:
    assert all_items("窗口要做到：老年人优先、伤残优先、远途优先，当场办结。") == [
        ["老年人优先", "伤残优先", "远途优先"]
    ]
    assert ["身份", "事由", "电话", "住址"] in all_items("来电要讲清身份、事由、电话、住址。")
    assert "复习时间集" not in str(all_items("手机在上课、自习、开会、复习时间集中保管。"))


def test_a_name_of_numbers_alone_counts_nothing() -> None:
    assert all_items("要落实“双四一”：大家知道的那些，各连队都有。") == []
    assert all_items(
        "要做到“三个一律”：闲置的一律收回，超标的一律清退，重复的一律合并；另建新群要报批。"
    ) == [["闲置的一律收回", "超标的一律清退", "重复的一律合并"]]


def test_a_part_of_the_thing_before_it_is_no_item_beside_it() -> None:
    assert "各项不是一类" in notes(
        "每一名员工", "通报要传达到每一个车间、每一名员工，包括临时工、外包队，一个不漏。"
    )


def test_a_name_that_adds_up_is_read_group_by_group() -> None:
    assert all_items(
        "仓库要推行“三关一控”：人走关灯、关水、关窗，冷库温度不高于四度、不低于零度。"
    ) == [["人走关灯", "关水", "关窗", "冷库温度不高于四度、不低于零度"]]
    assert all_items("交接要做到“三清一签”，即货物清、账目清、钥匙清，双方签字。") == [
        ["货物清", "账目清", "钥匙清", "双方签字"]
    ]


def test_the_number_of_times_is_no_part_of_an_item() -> None:
    line = "读稿要过“三遍关”：第一遍看懂大意，第二遍查清生字，第三遍读出声来。"

    assert all_items(line) == [["看懂大意", "查清生字", "读出声来"]]


def test_what_numbers_an_item_is_no_part_of_it() -> None:
    line = "我讲三句话。第一句话，认识要高；第二句话，措施要硬；第三句话，落实要快。"

    assert ["认识要高", "措施要硬", "落实要快"] in all_items(line)
    line = "违规收礼的，第一次通报，第二次停职，第三次撤职。"

    assert ["通报", "停职", "撤职"] in all_items(line)


@pytest.mark.parametrize(
    ("answer", "line"),
    [
        ("查计划", "督查室要把信访工作纳入年度督查计划、年中督、年底查。"),
        ("饭桌", "信息员要善于在会议里、文件里、饭桌上发现线索。"),
        ("茶农人", "要支持边远地区、库区移民和茶农人才计划。"),
    ],
)
def test_an_item_that_tears_a_word_is_not_asked(answer: str, line: str) -> None:
    drafts = [draft for draft in made("一、改进作风", line).drafts if draft.ready]

    assert all(part.text != answer for draft in drafts for part in draft.parts)


def test_a_name_that_counts_more_than_there_is_beside_it_is_not_asked() -> None:
    line = "值班人员应当具备“四能”：能说清雨情、能找得到人、能写得出快报。"

    assert NOT_ALL in notes("能找得到人", line)


def test_what_the_last_of_a_row_owns_is_said_of_all() -> None:
    line = "必须管住载体，加强涉密纸介质、移动存储介质和信息系统的管理。"

    assert MORE in notes("信息系统的管理", line)


@pytest.mark.parametrize(
    ("answer", "line", "note"),
    [
        ("笔头有快有慢", "秘书班子里，性格有急有缓，笔头有快有慢，要彼此让一步。", "各项不是一类"),
        (
            "领导带班值守",
            "深入推进领导带班值守、文件清退集中攻坚、会议流程再造等工作，扎实苦干，推动了形势向好。",
            "不是要求",
        ),
    ],
)
def test_what_the_rest_of_the_sentence_says_of_a_row_counts(
    answer: str, line: str, note: str
) -> None:
    assert note in notes(answer, line)


def test_a_first_item_unlike_all_others_that_begin_alike_is_none() -> None:
    line = "从今年起，全面推行首办负责制，谁先接待、谁来跟踪，谁来签字、谁来答复。"
    drafts = [draft for draft in made("一、改进作风", line).drafts if draft.ready]

    assert all("首办" not in part.text for draft in drafts for part in draft.parts)


def test_cases_are_not_asked_where_the_stem_does_not_call_them_so() -> None:
    points = (
        "一、审核程序",
        "有下列情形之一的，退回起草科室并书面说明理由：",
        "（一）可发可不发的；",
        "（二）没有实质内容的；",
        "（三）未经会签一致的。",
    )
    drafts = [draft for draft in made(*points).drafts if draft.content.kind == "cloze"]

    assert not any(draft.ready and "下列" not in draft.content.stem for draft in drafts)


def test_what_is_done_the_second_time_is_not_asked_without_saying_so() -> None:
    line = "对迟报信息的，第一次提醒，第二次通报批评，第三次调离岗位。"
    drafts = [draft for draft in made("一、改进作风", line).drafts if draft.ready]

    assert all(part.text != "通报批评" for draft in drafts for part in draft.parts)


def test_a_verb_that_sets_up_all_items_is_no_part_of_the_first() -> None:
    line = "办公室现设主任一名，下设文秘、机要档案、信息宣传、后勤保障四个岗位组。"

    assert MORE in notes("下设文秘", line)


def test_an_item_that_goes_on_with_a_row_of_its_own_is_not_asked() -> None:
    line = "坚决防止盛气凌人、态度傲慢、发号施令甚至随意删节、更改领导批示的现象。"

    assert MORE in notes("发号施令甚至随意删节", line)


def test_things_behind_the_verb_of_the_first_are_not_asked_as_deeds() -> None:
    assert MORE in notes("填写姓名", "经手人交接钥匙，应当填写姓名、时间和房间号码。")


def test_what_is_to_become_of_a_body_is_told_and_not_who_does_it() -> None:
    line = (
        "省长强调：各级政府一要履行职能，建设廉洁政府；二要依法行政，建设法治政府；"
        "三要改进服务，建设满意政府。"
    )

    assert WHO not in notes("建设廉洁政府", "一、建好机关", line)


def test_what_the_stem_names_already_is_not_asked_for() -> None:
    line = "完整、安全、好用，三者之中，完整是基础，安全是前提，好用是目的。"

    assert "题干中出现答案" in notes("安全是前提", "一、管好档案", line)


def test_a_bundle_of_things_is_no_key() -> None:
    line = "会务组要落实三件事：摆好座签、话筒、茶水；备好车辆；印好材料。"

    assert "答案不止一项" in notes("摆好座签、话筒、茶水", "一、办好会", line)

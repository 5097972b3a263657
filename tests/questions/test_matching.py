"""Matching sets: how their columns are called, whose they are, what may stand beside them."""

from __future__ import annotations

from question_bank.questions.options.shelf import Sibling
from tests.questions.matching_sets import ready_sets, sets


def test_headings_of_one_verb_and_what_each_says_make_a_set() -> None:
    headings = (
        "（一）抓教育，筑防线",
        "（二）抓制度，扎笼子",
        "（三）抓查处，动真格",
        "（四）抓作风，转形象",
    )
    lines = [line for head in headings for line in (head, "各庭室要按月对照检查，逐项落实到人。")]

    (asked,) = sets("一、突出重点", *lines)

    assert asked.directions.endswith("将左栏要抓的各项与右栏对应的要求配对。")
    assert asked.pairs[0] == ("教育", "筑防线")


def test_what_something_is_called_goes_with_it() -> None:
    heads = ("水质是命根子", "管网是生命线", "水表是铁算盘", "服务是金招牌")
    lines = [
        line
        for n, head in zip("一二三四", heads, strict=True)
        for line in (f"{n}、{head}", "各站要抓紧落实。")
    ]

    (asked,) = sets(*lines)

    assert asked.directions.endswith("将左栏各项与右栏对应的定位配对。")
    assert asked.pairs[1] == ("管网", "生命线")


def test_what_one_owes_to_whom_is_found_by_sense() -> None:
    line = "对上级要尊重不盲从，对同级要配合不推诿，对下级要指导不训斥，对来客要耐心不敷衍。"

    assert sets("一、搞好团结", line) == []


def test_what_lasts_is_no_time_by_which_it_is_done() -> None:
    line = "睡眠：小学生每天10小时，初中生9小时，高中生8小时；作业：初中不超过90分钟。"

    assert sets("一、减轻负担", line) == []


def test_things_of_one_kind_may_open_alike() -> None:
    (asked,) = sets(
        "一、转变作风",
        "对师生的表扬要记入年度评优，对师生的批评要书面逐条回应，对师生的建议要汇总提交校会，对师生的求助要指定专人跟进。",
    )

    assert asked.pairs[0] == ("师生的表扬", "记入年度评优")


def test_one_character_is_enough_where_it_is_quoted_or_there_are_many() -> None:
    line = "今年抓五件事：粮食安全要“稳”，防返贫要“准”，产业要“兴”，建设要“宜”，治理要“活”。"

    (asked,) = sets("一、抓好大事", line)

    assert asked.pairs[1] == ("防返贫", "要“准”")
    assert sets("一、抓好大事", line.replace("“", "").replace("”", "")) == []


def test_what_is_to_be_told_to_whom_makes_a_set() -> None:
    line = "要对审判长讲裁量权，对执行员讲标的物，对法警讲押解安全，对会计讲票据管理。"

    (asked,) = sets("一、抓好教育", line)

    assert asked.directions.endswith("将左栏的对象与右栏要讲的内容配对。")
    assert asked.pairs[0] == ("审判长", "裁量权")


def test_of_a_grid_the_columns_are_asked_that_stand_farthest_apart() -> None:
    line = (
        "一要破除被动应付的心态，树立主动服务的理念，提升超前谋划的能力。"
        "二要破除闭门造车的做派，树立群众满意的标准，提升调查研究的能力。"
        "三要破除照抄照搬的惯性，树立求新求变的意识，提升改革攻坚的能力。"
        "四要破除怕担责任的顾虑，树立敢闯敢试的勇气，提升化解矛盾的能力。"
        "五要破除各管一段的想法，树立全县一体的观念，提升协同配合的能力。"
    )

    asked = next(one for one in sets("一、转变观念", line) if "提升的能力" in one.directions)

    assert asked.directions.endswith("将左栏要破除的各项与右栏要提升的能力一一配对。")
    assert asked.pairs[0] == ("被动应付的心态", "超前谋划的能力")


def test_of_a_quality_it_is_asked_what_it_is_to_be() -> None:
    told = (
        "坚持绝对忠诚的政治品格，坚持高度自觉的大局意识，坚持极端负责的工作作风，"
        "坚持无怨无悔的奉献精神，坚持廉洁自律的道德操守。"
    )

    (asked,) = sets(f"要做到“五个坚持”：{told}")

    assert asked.pairs[0] == ("政治品格", "绝对忠诚")
    assert asked.directions.endswith("“五个坚持”，将左栏的方面与右栏对应的要求配对。")
    assert sets(f"一、加强建设\n要{told}") == []  # without a name only the sense is asked


def test_what_somebody_else_proposed_is_credited_to_him_or_not_asked() -> None:
    told = (
        "在提升能力上提出“坚持高度自觉的大局意识、坚持绝对忠诚的政治品格、坚持极端负责的工作作风、"
        "坚持无怨无悔的奉献精神、坚持廉洁自律的道德操守”的“五个坚持”要求。"
    )

    whole = f"习近平总书记对办公厅工作作出重要指示。{told}"
    (known,) = sets(whole)

    assert known.directions.startswith(
        "根据《在清源县办公室系统工作会议上的讲话》引述的习近平总书记提出的“五个坚持”，"
    )
    assert sets(told) == []


def test_what_only_describes_is_no_demand() -> None:
    assert sets("对巡查走过场的、转移打折扣的、信息报假数的，一律先免职。") == []
    assert sets("有的同志家庭有困难、身体有疾病、思想有波动、工作有压力、情绪有起伏。") == []


def test_right_sides_too_many_are_built_and_stand_as_the_right_ones() -> None:
    speech = (
        "一、抓好三项工作",
        "要在统筹协调上汇聚合力，在督查落实上体现成效，在服务保障上突出精细。",
        "要站稳立场，凝聚人心，守住底线，讲清道理。",
        "要掌握领导的思想动态、工作脉络、关注焦点。",
    )

    (found,) = sets(*speech)

    assert found.lefts == ("统筹协调", "督查落实", "服务保障")
    assert set(found.extra) < {"站稳立场", "凝聚人心", "守住底线", "讲清道理"}
    assert len(found.extra) == 2


def test_right_sides_too_many_come_from_other_pairs_of_the_relation() -> None:
    line = "学习上要有“饥饿感”，业务上要有“危机感”，作风上要有“敬畏感”。"  # too few alone
    lent = Sibling(
        None, ("荣誉感", "紧迫感", "金点子"), "事项 ↔ 形象说法", ("班组", "作风", "调研")
    )
    framed = Sibling(
        None, ("荣誉感", "紧迫感", "归属感"), "事项 ↔ 形象说法", ("班组", "作风", "同事")
    )

    (asked,) = sets("一、转变作风", line, siblings=(framed,))

    alone, lent_one = (
        ready_sets("一、转变作风", line),
        ready_sets("一、转变作风", line, siblings=(lent,)),
    )
    assert alone == lent_one == []
    assert asked.extra == ("荣誉感", "归属感")


def test_names_of_lists_go_with_what_they_are_of() -> None:
    line = (
        "办文要守住“四个不出门”，办会要把好“五道关”，办事要做到“三个当日”，值班要做到“两个不离”。"
    )
    (asked,) = sets("一、严格标准", line)

    assert asked.pairs[:2] == (("办文", "四个不出门"), ("办会", "五道关"))


def test_parts_of_ones_own_are_called_by_themselves() -> None:
    line = (
        "要管好自己的心，不任性妄为；管好自己的嘴，不妄加评议；"
        "管好自己的手，不贪得私利；管好自己的腿，不乱进场所。"
    )
    lefts = [one.lefts for one in sets("一、守住底线", line)]

    assert lefts == [("心", "嘴", "手", "腿")]


def test_a_pair_that_its_characters_tell_lends_only_its_right_side() -> None:
    line = (
        "决定适用于对重要事项作出部署，通知适用于发布需要执行的事项，"
        "请示适用于向上级请求批准，函适用于不相隶属机关商洽工作，"
        "通报适用于传达重要情况。"
    )
    (asked,) = sets("一、文种", line)

    assert asked.directions.endswith("将左栏的文种与右栏对应的适用情形配对。")
    assert asked.lefts == ("决定", "通知", "函", "通报")
    assert asked.extra == ("向上级请求批准",)
    assert sets("一、文种", line.replace("，通报适用于传达重要情况", "")) == []


def test_a_question_is_no_side_of_a_pair() -> None:
    line = "教师是办学的主体，学生是办学的中心，学术是办学的灵魂，机关是办学的什么？"

    assert all("什么" not in one.rights for one in sets("一、想清楚", line))
